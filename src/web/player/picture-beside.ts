// Picture beside: which picture comes next after the one that an instant shows, or before it, fetched where it is not here. Whoever asks before
// anything is there is told so, and may ask again.

import { mediaSpan90k, TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { FrameList, FrameTime } from './frame-list.ts'
import type { Loaded } from './held-footage.ts'
import type { Span90k } from './playback-plan.ts'

/** `none`: nothing was recorded near it; `not_yet`: it may come, for it is being recorded, or another way to it is tried. */
export type Beside = FrameTime | 'none' | 'not_yet'

export type Held = {
  readonly frames: Pick<FrameList, 'beside'>
  readonly known: (at: WallTime90k) => Span90k | undefined
  readonly load: (span: Span90k, signal: AbortSignal) => Promise<Loaded>
}

const FIRST_REACH = mediaSpan90k(2 * TICKS_PER_SECOND)
/** Each reaches twice as far as the one before. */
const MOST_FETCHES = 5

export const pictureBeside = async (
  held: Held,
  at: WallTime90k,
  direction: 1 | -1,
  signal: AbortSignal,
): Promise<Beside> => {
  for (let fetches = 0; ; fetches++) {
    const known = held.known(at)
    const found = held.frames.beside(at, direction)
    if (found !== undefined && known !== undefined && found.at >= known.from && found.at < known.to) return found
    if (fetches === MOST_FETCHES) return 'none'
    const loaded = await held.load(spanToAsk(known, at, direction, FIRST_REACH * 2 ** fetches), signal)
    if (loaded !== 'loaded') return 'not_yet'
  }
}

/** Onwards from what is known; where nothing is, with the instant itself inside, so that its own picture is known too. */
const spanToAsk = (known: Span90k | undefined, at: WallTime90k, direction: 1 | -1, reach: number): Span90k => {
  if (direction === 1) return { from: known?.to ?? at, to: wallTime90k((known?.to ?? at) + reach) }
  return { from: wallTime90k((known?.from ?? at) - reach), to: known?.from ?? wallTime90k(at + TICKS_PER_SECOND) }
}
