// Opens the writing of bundles on a station: the bundler with what it takes from the books, the access log and the guests.

import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import type { AccessHead } from '#contract/access-log.ts'
import type { LedgerReader } from '#engine/recording/ledger.ts'
import type { Footage } from '#engine/viewing/footage.ts'
import type { PictureMaker } from '#engine/viewing/picture-maker.ts'
import { createTrailBook } from '#store/trails.ts'
import { type ApprovedCopy, bundleAdditions, type TrailPapers } from './bundle-additions.ts'
import { Bundler } from './bundler.ts'
import { timeStamp } from './time-stamp.ts'

type Need = {
  readonly data: string
  readonly db: DatabaseSync
  readonly footage: Footage
  readonly ledger: LedgerReader
  readonly pictures: PictureMaker
  readonly redaction: (id: number) => ApprovedCopy | undefined
  readonly trailPapers: TrailPapers
  /** Signs how far the access log has come. */
  readonly seal: () => Promise<AccessHead>
  /** Where the page was built. */
  readonly web: string
  readonly clock: Clock
  readonly log: Logger
}

export const openBundling = ({
  data,
  db,
  footage,
  ledger,
  pictures,
  redaction,
  trailPapers,
  seal,
  web,
  clock,
  log,
}: Need): Bundler =>
  new Bundler({
    ...{ data, ledger, clock, log, page: join(web, 'kiem-tra.html') },
    added: bundleAdditions({
      ...{ data, footage, pictures, trails: createTrailBook(db, clock), trailPapers, redaction, log },
    }),
    logHead: async () => {
      const { head, signature } = await seal()
      return head === null || signature === null ? null : { head, signature }
    },
    stamp: (url, manifest) => timeStamp(url, manifest, log),
  })
