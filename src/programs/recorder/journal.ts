// Journal: joins the catalogue and the outage journal when the recorder starts, and keeps the journal while it records. Whichever of the two
// was lost is made whole from the other, before anything new is noted.

import { existsSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { spanFromMillis } from '#base/units.ts'
import type { JournalEntry } from '#engine/recording/outage-journal.ts'
import { deletionsSince, enterJournal, lackingEntries, wholeLedger } from '#store/journalled-ledger.ts'
import { JournalFile, readJournalFiles, tidyJournal } from './journal-file.ts'
import { rebuildingFile } from './open-catalogue.ts'

/** What retention removes is copied so often: its records grow for hours, and are the same records. */
const DELETIONS_EVERY_MS = 60_000

export type Journal = {
  readonly note: (entry: JournalEntry) => void
  /** Call it about once a second, after the catalogue was committed. */
  readonly flush: () => void
  readonly close: () => Promise<void>
}

export const openJournal = (data: string, db: DatabaseSync, clock: Clock, log: Logger): Journal => {
  const file = new JournalFile(data, clock, log)
  const fresh = db.prepare('SELECT 1 FROM outage LIMIT 1').get() === undefined
  const known = readJournalFiles(data, fresh || existsSync(rebuildingFile(data)) ? 'all' : 'newest', log)
  const entered = enterJournal(db, known.entries, known.alive)
  if (entered > 0) log.info('the ledger is made whole from its journal', { entries: entered })
  for (const entry of known.files === 0 ? wholeLedger(db) : lackingEntries(db, known.entries, clock.wall()))
    file.note(entry)
  let copied = { at: clock.wall(), at_ms: clock.monotonic() as number }
  const copyDeletions = () => {
    const now = clock.wall()
    const since = Math.min(copied.at, now) - spanFromMillis(1000)
    for (const entry of deletionsSince(db, since)) file.note(entry)
    copied = { at: now, at_ms: clock.monotonic() }
  }
  return {
    note: entry => file.note(entry),
    flush: () => {
      if (clock.monotonic() - copied.at_ms >= DELETIONS_EVERY_MS) copyDeletions()
      void file.flush()
    },
    close: async () => {
      copyDeletions()
      await file.flush() // one that is under way may have begun before the last notes
      await file.flush()
      tidyJournal(data, log) // now, and not at a start: months take a while to read, and whoever starts is waited for
    },
  }
}
