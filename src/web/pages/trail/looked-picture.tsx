// Looked picture: one camera of the step, played through its window, with what can be said of it: seen here at this very picture, or not seen. Players of
// pictures that are off the screen are let go.

import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { useLingering, useOnScreen } from '#web/pages/wall/room.ts'
import { ReviewPicture } from '#web/player/review-picture.tsx'
import type { Synchronised } from '#web/player/synchronised.ts'
import { useClockTime, useReview } from '#web/player/use-review.ts'
import { Button } from '#web/ui/button.tsx'
import { Slider } from '#web/ui/slider.tsx'
import { useWords } from '#web/words/language.ts'
import { clockText } from '#web/words/time.ts'
import type { StepGroup, Window } from './step-group.ts'
import type { PicksOf } from './use-picks.ts'

const LINGERS_MS = 4_000

export type Hand = { readonly review: Synchronised; readonly window: Window }

export const LookedPicture = ({
  camera,
  group,
  window,
  number,
  chosen,
  stream,
  head,
  notes,
  actions,
  picks,
  onChoose,
  onHand,
}: {
  readonly camera: Pick<Camera, 'id' | 'name' | 'sub_url'>
  readonly group: StepGroup
  readonly window: Window
  /** The key that chooses it. */
  readonly number: number
  readonly chosen: boolean
  readonly stream: 'main' | 'sub'
  readonly head: ReactNode
  readonly notes?: ReactNode
  readonly actions: (at: () => WallTime90k) => ReactNode
  /** Moments at which something moved; undefined: nobody asked. */
  readonly picks?: PicksOf | undefined
  readonly onChoose: () => void
  /** What keys act on while it is chosen. */
  readonly onHand: (hand: Hand | undefined) => void
}) => {
  const say = useWords()
  const box = useRef<HTMLElement>(null)
  const there = useLingering(useOnScreen(box), LINGERS_MS)
  const review = useReview(window.from, {})
  const { from, to } = window
  const hand = useMemo(() => ({ review, window: { from, to } }), [review, from, to])
  useEffect(() => {
    if (!there) return
    return group.join({ clock: review.clock, window: { from, to } })
  }, [there, group, review, from, to])
  const told = useRef(onHand)
  told.current = onHand
  useEffect(() => {
    if (!chosen) return
    told.current(hand)
    return () => told.current(undefined)
  }, [chosen, hand])
  return (
    <article
      ref={box}
      aria-label={camera.name}
      data-chosen={chosen || undefined}
      onPointerDown={onChoose}
      onFocus={onChoose}
      className={`grid content-start overflow-hidden rounded-xl border bg-slate ${chosen ? 'border-accent outline-2 outline-accent' : 'border-line'}`}
    >
      <div className="flex min-h-14 items-start gap-3 px-3 py-2">
        <span aria-hidden="true" className="mt-0.5 rounded border border-edge px-2 text-sm text-quiet max-sm:hidden">
          {number}
        </span>
        <div className="min-w-0 flex-1">{head}</div>
      </div>
      <div className="relative aspect-video bg-black">
        {there && <ReviewPicture review={review} camera={camera} stream={stream} lead={chosen} />}
      </div>
      <WindowSlider review={review} window={hand.window} label={say('trail_in_window', { name: camera.name })} />
      {picks !== undefined && <PickButtons picks={picks} onPick={at => review.clock.goTo(at)} />}
      {notes}
      <div className="flex flex-wrap gap-2 px-3 pb-3">{actions(() => review.clock.at)}</div>
    </article>
  )
}

const WindowSlider = ({
  review,
  window: { from, to },
  label,
}: {
  readonly review: Synchronised
  readonly window: Window
  readonly label: string
}) => {
  const at = useClockTime(review.clock, 250)
  const [held, setHeld] = useState<number>()
  const shown = Math.min(to, Math.max(from, held ?? at))
  return (
    <div className="px-3">
      <Slider
        labels={[label]}
        values={[shown]}
        from={from}
        to={to}
        step={TICKS_PER_SECOND / 2}
        text={value => clockText(wallTime90k(value))}
        onChange={([value = from]) => {
          setHeld(value)
          review.clock.scrub(wallTime90k(value))
        }}
        onSettle={([value = from]) => {
          setHeld(undefined)
          review.clock.goTo(wallTime90k(value))
        }}
      />
    </div>
  )
}

const PickButtons = ({ picks, onPick }: { readonly picks: PicksOf; readonly onPick: (at: WallTime90k) => void }) => {
  const say = useWords()
  if (picks === 'unsearched' || picks.length === 0)
    return (
      <p className="px-3 pb-2 text-sm text-quiet">
        {say(picks === 'unsearched' ? 'trail_picks_unsearched' : 'trail_picks_none')}
      </p>
    )
  return (
    <ul aria-label={say('trail_picks')} className="flex flex-wrap gap-1 px-3 pb-2">
      {picks.map(at => (
        <li key={at}>
          <Button className="px-2 text-sm tabular-nums" onClick={() => onPick(at)}>
            {clockText(at)}
          </Button>
        </li>
      ))}
    </ul>
  )
}
