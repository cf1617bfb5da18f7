// Gaps: what is recorded of a camera's day and was not looked at. The sub stream is looked at where it is there, the main stream where it alone is.

import type { CameraId, StreamName } from '#base/ids.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { TICK_MS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import { dayBegins, type MotionStore } from '#engine/noticing/motion-store.ts'
import { joined, type Span, within, without } from '#engine/noticing/spans.ts'
import type { CatalogueReader } from '#engine/recording/catalogue.ts'

/** Within one local day. */
export type Gap = {
  readonly camera: CameraId
  readonly day: string
  readonly stream: StreamName
  readonly from: WallTime90k
  readonly to: WallTime90k
  /** What is known of it is to be forgotten. */
  readonly anew: boolean
}

const TICK_90K = TICK_MS * 90
const DAY_90K = TICKS_PER_DAY * TICK_90K
/** Files do not begin and end with a look: less than this is not worth one. */
const LEAST = 5_000 / TICK_MS
/** Looked at in one go, and written down then. */
const LONGEST = 1_800_000 / TICK_MS

/** The newest first. `until`: what is recorded later is looked at as it comes. */
export const gapsOf = (
  reader: CatalogueReader,
  store: MotionStore,
  camera: CameraId,
  day: string,
  until: WallTime90k,
  anew?: { readonly from: WallTime90k; readonly to: WallTime90k },
): readonly Gap[] => {
  const begins = dayBegins(day)
  const ticks = (at: number): number => Math.max(0, Math.min(TICKS_PER_DAY, (at - begins) / TICK_90K))
  const asked: readonly Span[] = anew === undefined ? [[0, TICKS_PER_DAY]] : [[ticks(anew.from), ticks(anew.to)]]
  const looked = anew === undefined ? store.looked(camera, day) : []
  const taken: Span[] = [...looked, [ticks(until), TICKS_PER_DAY]]
  const found: Gap[] = []
  for (const stream of ['sub', 'main'] as const) {
    const spans = within(without(recordedTicks(reader, camera, stream, begins), taken), asked)
    for (const [from, to] of spans.filter(([from, to]) => to - from >= LEAST).flatMap(inPieces)) {
      const at = (tick: number): WallTime90k => wallTime90k(begins + Math.round(tick) * TICK_90K)
      found.push({ camera, day, stream, from: at(from), to: at(to), anew: anew !== undefined })
    }
    taken.push(...spans)
  }
  return found.toSorted((a, b) => b.to - a.to)
}

/** Ticks of a day of which a stream is recorded. */
export const recordedTicks = (
  reader: CatalogueReader,
  camera: CameraId,
  stream: StreamName,
  begins: WallTime90k,
): readonly Span[] =>
  joined(
    reader
      .segments(camera, stream, begins, wallTime90k(begins + DAY_90K))
      .map(
        ({ start, end }): Span => [
          Math.max(0, (start - begins) / TICK_90K),
          Math.min(TICKS_PER_DAY, (end - begins) / TICK_90K),
        ],
      ),
  )

const inPieces = ([from, to]: Span): readonly Span[] => {
  const pieces: Span[] = []
  for (let end = to; end > from; end -= LONGEST) pieces.push([Math.max(from, end - LONGEST), end])
  return pieces
}
