// Noticing: from what cameras say to spans of time. A word that something began opens a notice, what follows it closely is part of it, and one
// whose end nobody heard is closed where it was last known to last. However much a camera says, a day of it is a bounded number of notices.

import type { CameraId } from '#base/ids.ts'
import { localDayStart } from '#base/local-day.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import { type SaidKind, saidKindShape } from '#contract/notice.ts'
import type { NoticeBook, SaidNotice } from './notice-book.ts'

/** What begins again within this belongs to the one before. */
export const JOINED = spanFromMillis(10_000)
/** After so many of a camera and kind in a day, only what is farther apart is told apart: at most 288 more. */
export const FINE_A_DAY = 400
export const JOINED_COARSELY = spanFromMillis(300_000)
/** Motion that nobody spoke of for so long: there are cameras that never say that it ended. */
export const SILENT_MOTION = spanFromMillis(600_000)
/** How often it is written down that something still lasts. */
const WRITTEN_AGAIN = spanFromMillis(60_000)
/** A book that cannot be written for so long loses the oldest. */
const MOST_PASSED = 10_000
/** Rules and inputs of one camera and kind that are told apart. */
const MOST_SOURCES = 32
const LONGEST_SOURCE = 120

export type Word = {
  readonly kind: SaidKind
  readonly active: boolean
  /** Which rule or input of the camera says it. */
  readonly source: string
  /** False: the state as it stood when we asked. */
  readonly changed: boolean
  readonly at: WallTime90k
}

export type Begun = {
  readonly camera: CameraId
  readonly kind: SaidKind
  readonly since: WallTime90k
  readonly lasts: boolean
}

type Track = {
  readonly camera: CameraId
  readonly kind: SaidKind
  readonly active: Set<string>
  notice: SaidNotice | undefined
  heard: WallTime90k
  /** When it was last said to begin; undefined while only its state was told. */
  begun: WallTime90k | undefined
  day: WallTime90k
  begun_that_day: number
  /** When this state of the notice was written down; undefined: it was not. */
  written: WallTime90k | undefined
}

export class Noticing {
  readonly #book: NoticeBook
  readonly #tracks = new Map<string, Track>()
  /** Notices that ended and gave way to the next before they were written down. */
  #passed: SaidNotice[] = []

  /** What another station process left open is closed. */
  constructor(book: NoticeBook) {
    this.#book = book
    book.closeAll()
  }

  hear(camera: CameraId, word: Word): void {
    const track = this.#trackOf(camera, word.kind)
    const source = word.source.slice(0, LONGEST_SOURCE)
    if (!word.active) {
      const was = track.active.delete(source)
      if (was && track.active.size === 0) close(track, word.at, 'heard')
      return
    }
    if (track.active.size < MOST_SOURCES) track.active.add(source)
    track.heard = word.at
    if (word.changed && (track.begun === undefined || track.notice?.end !== 'lasts')) track.begun = word.at
    if (track.notice?.end !== 'lasts') this.#begin(track, word)
  }

  /** The camera is not listened to any more: what lasts was last known to last at `alive`. */
  lose(camera: CameraId, alive: WallTime90k): void {
    for (const kind of saidKindShape.options) {
      const track = this.#tracks.get(`${camera} ${kind}`)
      if (track !== undefined) close(track, alive, 'unheard')
    }
  }

  /** Writes down what is new. `alive` says until when a camera is known to have been listened to. Throws when the book cannot be written. */
  write(now: WallTime90k, alive: (camera: CameraId) => WallTime90k = () => now): void {
    const tracks = [...this.#tracks.values()]
    for (const track of tracks) {
      if (track.notice?.end !== 'lasts') continue
      if (track.kind === 'motion' && now - track.heard > SILENT_MOTION) close(track, track.heard, 'unheard')
      else track.notice = { ...track.notice, to: later(track.notice.to, alive(track.camera)) }
    }
    const due = tracks.filter(({ notice, written }) => {
      if (notice === undefined) return false
      return written === undefined || (notice.end === 'lasts' && now - written > WRITTEN_AGAIN)
    })
    const rows = [...this.#passed, ...due.map(({ notice }) => notice!)]
    if (rows.length > 0) this.#book.put(rows)
    this.#passed = []
    for (const track of due) track.written = now
  }

  /** What was said to begin after an instant. */
  begun(after: WallTime90k): readonly Begun[] {
    return [...this.#tracks.values()].flatMap(({ camera, kind, begun, notice }) =>
      begun === undefined || begun <= after ? [] : [{ camera, kind, since: begun, lasts: notice?.end === 'lasts' }],
    )
  }

  #trackOf(camera: CameraId, kind: SaidKind): Track {
    const key = `${camera} ${kind}`
    const known = this.#tracks.get(key)
    if (known !== undefined) return known
    const never = wallTime90k(0)
    const track: Track = {
      ...{ camera, kind, active: new Set<string>(), notice: this.#book.last(camera, kind) },
      ...{ heard: never, begun: undefined, day: never, begun_that_day: 0, written: never },
    }
    this.#tracks.set(key, track)
    return track
  }

  #begin(track: Track, { at, changed }: Word): void {
    const { camera, kind, notice } = track
    const day = localDayStart(at)
    if (day !== track.day) {
      track.day = day
      track.begun_that_day = this.#book.begunSince(camera, kind, day)
    }
    const apart = track.begun_that_day < FINE_A_DAY ? JOINED : JOINED_COARSELY
    if (notice !== undefined && at >= notice.from && at - notice.to <= apart)
      track.notice = { ...notice, to: later(notice.to, at), end: 'lasts', times: notice.times + (changed ? 1 : 0) }
    else {
      if (notice !== undefined && track.written === undefined) this.#pass(notice)
      track.notice = { camera, kind, from: at, to: at, end: 'lasts', times: 1 }
      track.begun_that_day++
    }
    track.written = undefined
  }

  #pass(notice: SaidNotice): void {
    this.#passed.push(notice)
    if (this.#passed.length > MOST_PASSED) this.#passed.shift()
  }
}

const close = (track: Track, at: WallTime90k, end: 'heard' | 'unheard'): void => {
  track.active.clear()
  if (track.notice?.end !== 'lasts') return
  track.notice = { ...track.notice, to: later(track.notice.to, at), end }
  track.written = undefined
}

const later = (one: WallTime90k, other: WallTime90k): WallTime90k => wallTime90k(Math.max(one, other))
