// What is being watched on the camera page: live, or the past on a review's clock; which instant, playing or not, how fast. The deeds of
// buttons, keys and timeline all end here.

import { type RefObject, useEffect, useRef, useState } from 'react'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Span90k } from '#web/player/playback-plan.ts'
import { nextClockSpeed } from '#web/player/review-clock.ts'
import type { Stepped } from '#web/player/stepping.ts'
import type { Synchronised } from '#web/player/synchronised.ts'
import { useClockState, useClockTime, useReview } from '#web/player/use-review.ts'
import { stationNow } from '#web/station-clock.ts'
import { pictureOf, type Screen } from './still.ts'

export type Watching = {
  readonly mode: 'live' | 'playback'
  /** The clock of the past, and who follows it; stands while live pictures are watched. */
  readonly review: Synchronised
  /** The instant of the picture on the screen, drawn anew a few times a second. */
  readonly position: WallTime90k
  readonly playing: boolean
  readonly speed: number
  /** The span that is repeated. */
  readonly loop: Span90k | undefined
  /** The live picture as it stood when it was paused, until the recorded one is there. */
  readonly poster: HTMLCanvasElement | undefined
  /** The instant being shown, exactly, for whoever keeps step with it. */
  readonly exactly: () => WallTime90k
  /** The element that shows the picture. */
  readonly screen: RefObject<Screen | null>
  readonly goTo: (at: WallTime90k) => void
  readonly scrub: (at: WallTime90k) => void
  readonly skip: (seconds: number) => void
  readonly goLive: () => void
  readonly playOrPause: () => void
  readonly step: (direction: 1 | -1) => Promise<Stepped>
  readonly setSpeed: (speed: number) => void
  readonly changeSpeed: (direction: 1 | -1) => void
  /** Repeats a span; undefined ends it. */
  readonly repeat: (span: Span90k | undefined) => void
  readonly onPicture: (at: WallTime90k) => void
}

/** A moment so near is live. */
const IS_NOW = 2 * TICKS_PER_SECOND
/** Playback that runs out of pictures so near the present has caught up with it. */
const NEAR_NOW = 20 * TICKS_PER_SECOND

export const useWatching = (start: WallTime90k | undefined, onHop: (gap: Span90k) => void): Watching => {
  const [mode, setMode] = useState<'live' | 'playback'>(start === undefined ? 'live' : 'playback')
  const [seen, setSeen] = useLastSeen()
  const [poster, setPoster] = useState<HTMLCanvasElement>()
  const screen = useRef<Screen>(null)
  const live_at = useRef(stationNow())
  const review = useReview(start ?? stationNow(), {
    onHop,
    onEnd: at => stationNow() - at < NEAR_NOW && goLive(),
  })
  const { clock } = review
  const state = useClockState(clock)
  const at = useClockTime(clock)
  const [begins_past] = useState(start !== undefined)
  useEffect(() => {
    if (begins_past) clock.play()
  }, [clock, begins_past])

  const goLive = (): void => {
    clock.pause()
    clock.setSpeed(1)
    clock.setLoop(undefined)
    live_at.current = stationNow()
    setSeen(live_at.current, true)
    setMode('live')
  }
  const look = (poster?: HTMLCanvasElement): void => {
    setPoster(poster)
    setMode('playback')
  }
  /** From live to the past; what was live plays on there. */
  const toPast = (move: () => void): void => {
    if (mode === 'live') {
      clock.play()
      look()
    }
    move()
  }
  const pauseLive = (): void => {
    clock.standAt(live_at.current)
    look(screen.current === null ? undefined : pictureOf(screen.current))
  }
  const exactly = (): WallTime90k => (mode === 'live' ? live_at.current : clock.at)
  const goTo = (to: WallTime90k): void => (to >= stationNow() - IS_NOW ? goLive() : toPast(() => clock.goTo(to)))

  return {
    mode,
    review,
    position: mode === 'live' ? seen : at,
    playing: mode === 'live' || state.playing,
    speed: mode === 'live' ? 1 : state.speed,
    loop: state.loop,
    poster,
    exactly,
    screen,
    goTo,
    goLive,
    scrub: to => toPast(() => clock.scrub(to)),
    skip: seconds => goTo(wallTime90k(exactly() + seconds * TICKS_PER_SECOND)),
    playOrPause: () => (mode === 'live' ? pauseLive() : state.playing ? clock.pause() : clock.play()),
    step: direction => {
      if (mode === 'live') pauseLive()
      return review.step(direction)
    },
    setSpeed: speed => clock.setSpeed(speed),
    changeSpeed: direction => mode === 'playback' && clock.setSpeed(nextClockSpeed(state.speed, direction)),
    repeat: span => (span === undefined ? clock.setLoop(undefined) : toPast(() => clock.setLoop(span))),
    onPicture: taken => {
      live_at.current = taken
      setSeen(taken)
    },
  }
}

/** The same for whoever may not look back: whatever leads into the past says so, and the live picture stays. */
export const liveOnly = (watching: Watching, told: () => void): Watching => ({
  ...watching,
  goTo: told,
  scrub: told,
  skip: told,
  playOrPause: told,
  repeat: told,
})

/** When the last live picture was taken, as state, at most five times a second: the picture's own clock needs no more. */
const useLastSeen = () => {
  const [seen, setSeen] = useState(stationNow)
  const told_ms = useRef(0)
  const late = useRef<ReturnType<typeof setTimeout>>(undefined)
  const tell = (at: WallTime90k, at_once = false): void => {
    const waited_ms = performance.now() - told_ms.current
    clearTimeout(late.current)
    if (!at_once && waited_ms < 200) {
      late.current = setTimeout(() => tell(at, true), 200 - waited_ms)
      return
    }
    told_ms.current = performance.now()
    setSeen(at)
  }
  return [seen, tell] as const
}
