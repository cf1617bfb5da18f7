// Footage: recorded spans fetched from the station, as the player wants them.

import type { StreamName } from '#base/ids.ts'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { askStation, StationProblem } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import type { Span90k } from './playback-plan.ts'

export type Footage =
  | {
      readonly kind: 'footage'
      readonly mime: string
      readonly bytes: Uint8Array<ArrayBuffer>
      /** Where recorded picture goes on at or after the asked span; undefined when there is none yet. */
      readonly next: WallTime90k | undefined
    }
  | {
      readonly kind: 'nothing'
      readonly next: WallTime90k | undefined
      /** Where recorded picture ends before the asked span; undefined when there is none. */
      readonly before: WallTime90k | undefined
    }

/** The station looks so far back for where footage ended. */
const LOOKS_BACK = 7 * 24 * 3600 * TICKS_PER_SECOND

/** From when on nothing is recorded, as far as the station told when it had nothing in a span. */
export const emptySince = (asked: Span90k, { before }: Extract<Footage, { kind: 'nothing' }>): WallTime90k =>
  wallTime90k(Math.min(asked.from, before ?? Math.max(0, asked.from - LOOKS_BACK)))

export type FootageSource = (span: Span90k, signal: AbortSignal) => Promise<Footage>

export const footageOf =
  (camera: string, stream: StreamName, as?: 'h264'): FootageSource =>
  async ({ from, to }, signal) => {
    try {
      const response = await askStation(paths.playback(camera, { from_90k: from, to_90k: to }, stream, as), { signal })
      return {
        kind: 'footage',
        mime: response.headers.get('x-mime') ?? '',
        bytes: new Uint8Array(await response.arrayBuffer()),
        next: tick(response.headers.get('x-next-90k')),
      }
    } catch (error) {
      // What its owner did not share is, for others, not there; the timeline says why.
      if (!(error instanceof StationProblem) || !(error.code === 'nothing_recorded' || error.code === 'not_shared'))
        throw error
      return { kind: 'nothing', next: tick(error.where.next_90k), before: tick(error.where.before_90k) }
    }
  }

const tick = (value: unknown): WallTime90k | undefined => {
  const number = value === null || value === undefined ? Number.NaN : Number(value)
  return Number.isSafeInteger(number) && number > 0 ? wallTime90k(number) : undefined
}
