// Picture state: what is to be said of one camera's picture in a review.

import type { WallTime90k } from '#base/units.ts'
import type { Span90k } from './playback-plan.ts'

export type PictureState =
  | { readonly kind: 'loading'; readonly since: WallTime90k }
  | { readonly kind: 'showing' }
  /** Nothing was recorded at the clock's instant; the picture waits for it to be over. */
  | { readonly kind: 'gap'; readonly gap: Span90k }
  /** Nothing is recorded at the clock's instant, nor in the week before it. */
  | { readonly kind: 'nothing_earlier'; readonly until: WallTime90k }
  /** Nothing is recorded at or after the clock's instant. */
  | { readonly kind: 'nothing_later'; readonly since: WallTime90k }
  | { readonly kind: 'unsupported'; readonly codec: string }
  | { readonly kind: 'trouble'; readonly error: unknown; readonly since: WallTime90k }

export type PictureReport = {
  readonly onState: (state: PictureState) => void
  /** The picture of this instant is on the screen. */
  readonly onPicture: (at: WallTime90k) => void
  /** After a jump its picture is there: time need not wait for this one any more. */
  readonly onReady: () => void
}

/** What is said of a hole; `bottom` is where it begins when nothing is known to lie before it. */
export const stateOfHole = ({ from, to }: Span90k, bottom: WallTime90k | undefined): PictureState =>
  from === bottom ? { kind: 'nothing_earlier', until: to } : { kind: 'gap', gap: { from, to } }

/** Whether there is anything new to say. */
export const saysTheSame = (a: PictureState, b: PictureState): boolean => {
  if (a.kind === 'gap' && b.kind === 'gap') return a.gap.to === b.gap.to && a.gap.from === b.gap.from
  return a.kind === b.kind && a.kind !== 'trouble'
}
