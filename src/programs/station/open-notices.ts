// Opens the notices on a station: the book in notices.sqlite, what cameras say written into it every few seconds, and removed again with the
// footage that it lies beside. A book that cannot be read is set aside and begun anew: recording and everything else go on.

import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { spanFromMillis, wallTime90k } from '#base/units.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { RuleNoticeReader } from '#community/watching/rule-book.ts'
import type { HeardEvent } from '#engine/camera/event-follower.ts'
import type { OnvifConditions } from '#engine/camera/onvif-device.ts'
import type { NoticeBook } from '#engine/noticing/notice-book.ts'
import { Noticing, type Word } from '#engine/noticing/noticing.ts'
import type { LedgerReader } from '#engine/recording/ledger.ts'
import type { Route } from '#http/route.ts'
import { noticeRoutes } from '#http/routes/notices/notice-routes.ts'
import { createBegunOutages } from '#store/ledger.ts'
import { createNoticeBook } from '#store/notices.ts'
import { createRemovedUntil } from '#store/removed-until.ts'
import type { CameraBooks } from './camera-at-hand.ts'
import { CameraEventsBook } from './camera-events.ts'
import { openNoticesFile } from './notices-file.ts'

const WRITE_EVERY_MS = 5_000
const TIDY_EVERY_MS = 3_600_000
const FIRST_TIDY_MS = 120_000
/** Also where footage is held for longer. */
const LONGEST_KEPT = spanFromMillis(400 * 24 * 3_600_000)

type Need = {
  readonly data: string
  readonly catalogue: DatabaseSync
  readonly books: CameraBooks
  readonly onvif: OnvifConditions
  readonly cameras: SeenCameras
  readonly ledger: LedgerReader
  readonly ruled: RuleNoticeReader
  readonly clock: Clock
  readonly log: Logger
}

export type OpenNotices = {
  readonly routes: readonly Route[]
  readonly events: CameraEventsBook
  readonly stop: () => Promise<void>
}

export const openNotices = ({ data, catalogue, books, onvif, log, ...shared }: Need): OpenNotices => {
  const { clock } = shared
  const db = openNoticesFile(data, clock, log)
  const book = createNoticeBook(db)
  const noticing = new Noticing(book)
  /** Says what a book that fails did not take; cameras go on being listened to. */
  const attempt = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      log.error('what cameras noticed cannot be written down just now', { error })
    }
  }
  const events = new CameraEventsBook(books, onvif, {
    hear: (camera, heard) => {
      const word = wordOf(heard)
      if (word !== undefined) attempt(() => noticing.hear(camera, word))
    },
    lose: (camera, alive) => attempt(() => noticing.lose(camera, alive)),
  })
  const write = (): void =>
    attempt(() => {
      const now = clock.wall()
      noticing.write(now, camera => events.alive(camera) ?? now)
    })
  const writing = setInterval(write, WRITE_EVERY_MS)
  const removed = createRemovedUntil(catalogue)
  const keeping = startTidying(book, camera => Math.max(removed(camera), clock.wall() - LONGEST_KEPT), log)
  const notices = () => {
    write()
    return book
  }
  const begunOutages = createBegunOutages(catalogue)
  return {
    events,
    routes: noticeRoutes({ notices, begun: after => noticing.begun(after), begunOutages, ...shared }),
    stop: async () => {
      await events.stop()
      clearInterval(writing)
      await keeping.stop()
      write()
      db.close()
    },
  }
}

/** Undefined for what is told in the maker's own words only. */
const wordOf = ({ event, at }: HeardEvent): Word | undefined => {
  if (event.kind === 'other') return undefined
  const { kind, active, changed, topic, source = '' } = event
  return { kind, active, changed, at, source: `${source} ${topic}` }
}

/** Removes what lies before all footage of its camera, a little at a time. */
const startTidying = (
  book: NoticeBook,
  until: (camera: Parameters<NoticeBook['forget']>[0]) => number,
  log: Logger,
) => {
  let stopped = false
  let under_way: Promise<void> = Promise.resolve()
  const tidy = async (): Promise<void> => {
    for (const camera of book.cameras()) {
      const before = wallTime90k(Math.max(0, until(camera)))
      do await breathe()
      while (!stopped && book.forget(camera, before) > 0)
    }
  }
  let timer = setTimeout(function look() {
    under_way = tidy().catch(error => log.error('old notices could not be removed', { error }))
    timer = setTimeout(look, TIDY_EVERY_MS)
  }, FIRST_TIDY_MS)
  return {
    stop: (): Promise<void> => {
      stopped = true
      clearTimeout(timer)
      return under_way
    },
  }
}
