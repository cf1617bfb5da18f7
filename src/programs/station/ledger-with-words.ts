// The ledger as it is read: what the recorder noted, and what persons said, in one list.

import type { CauseReader, Statement } from '#community/upkeep/cause-book.ts'
import type { LedgerReader, Outage } from '#engine/recording/ledger.ts'

export const ledgerWithWords = (ledger: LedgerReader, causes: CauseReader): LedgerReader => ({
  outages: (camera, stream, from, to) => {
    const said = causes.statements(camera, from, to).flatMap(standing)
    const noted = ledger.outages(camera, stream, from, to)
    return said.length === 0 ? noted : [...noted, ...said].sort((a, b) => a.from - b.from)
  },
})

/** A word is about the camera, whichever of its streams is asked for. */
const standing = ({ camera, from, to, cause, note, by, at, withdrawn }: Statement): readonly Outage[] =>
  withdrawn !== undefined
    ? []
    : [{ camera, stream: undefined, from, to, cause, by, detail: note, noted: at, stated: true }]
