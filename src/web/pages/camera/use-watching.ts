// What is being watched on the camera page: live or recorded, which instant, playing or not, how fast. The deeds of buttons,
// keys and timeline all end here.

import { type RefObject, useEffect, useRef, useState } from 'react'
import type { StreamName } from '#base/ids.ts'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { useSaves } from '#web/player/data-saver.ts'
import { footageOf } from '#web/player/footage.ts'
import type { Span90k } from '#web/player/playback-plan.ts'
import { PlaybackPlayer, type PlaybackState } from '#web/player/playback-player.ts'
import { waysOf } from '#web/player/ways.ts'
import { stationNow } from '#web/station-clock.ts'
import { nextSpeed } from './keys.ts'
import { pictureOf } from './still.ts'

export type Watching = {
  readonly mode: 'live' | 'playback'
  /** The instant of the picture on the screen, drawn anew a few times a second. */
  readonly position: WallTime90k
  readonly playing: boolean
  readonly speed: number
  readonly playback: PlaybackState
  /** The gap that was hopped over last, while it is still worth telling. */
  readonly gap: Span90k | undefined
  /** Playback shows the sub stream, because this browser cannot play the main one. */
  readonly sub_instead: boolean
  /** Playback is transcoded by the station, because this browser can play neither stream. */
  readonly transcoded: boolean
  /** The live picture as it stood when it was paused, until the recorded one is there. */
  readonly poster: HTMLCanvasElement | undefined
  /** The instant being shown, exactly, for whoever keeps step with it. */
  readonly exactly: () => WallTime90k
  readonly video: RefObject<HTMLVideoElement | null>
  readonly goTo: (at: WallTime90k) => void
  readonly skip: (seconds: number) => void
  readonly goLive: () => void
  readonly playOrPause: () => void
  readonly step: (direction: 1 | -1) => void
  readonly setSpeed: (speed: number) => void
  readonly changeSpeed: (direction: 1 | -1) => void
  readonly onPicture: (at: WallTime90k) => void
}

const GAP_TOLD_MS = 8_000

export const useWatching = (camera: string, has_sub: boolean, start: WallTime90k | undefined): Watching => {
  const [mode, setMode] = useState<'live' | 'playback'>(start === undefined ? 'live' : 'playback')
  const [position, setPosition] = usePosition(start)
  const [playing, setPlaying] = useState(true)
  const [speed, setSpeed] = useState(1)
  const [playback, setPlayback] = useState<PlaybackState>({ kind: 'loading', since: stationNow() })
  const saves = useSaves()
  const first: StreamName = saves ? 'sub' : 'main'
  const ways = waysOf(first, has_sub)
  const [tried, setTried] = useState(0)
  const { stream, as } = ways[tried] ?? ways[0]!
  const [gap, setGap] = useGap()
  const [poster, setPoster] = useState<HTMLCanvasElement>()
  const video = useRef<HTMLVideoElement>(null)
  const player = useRef<PlaybackPlayer>(undefined)
  const exact = useRef(start ?? stationNow())
  const wish = useRef({ playing, speed })
  wish.current = { playing, speed }

  const onPicture = (at: WallTime90k): void => {
    exact.current = at
    setPosition(at)
  }
  const goLive = (): void => {
    setGap(undefined)
    setPlaying(true)
    setSpeed(1)
    setMode('live')
  }
  const toPlayback = (at: WallTime90k, play: boolean): void => {
    exact.current = at
    setPosition(at, true)
    setPlaying(play)
    setGap(undefined)
    if (player.current === undefined) {
      setPoster(play || video.current === null ? undefined : pictureOf(video.current))
      setMode('playback')
    } else player.current.goTo(at)
  }
  const goTo = (at: WallTime90k): void => {
    if (at >= stationNow() - 2 * TICKS_PER_SECOND) goLive()
    else toPlayback(at, wish.current.playing)
  }
  const events = useRef({ onPicture, goLive, setGap, setTried })
  events.current = { onPicture, goLive, setGap, setTried }

  useEffect(() => {
    if (mode !== 'playback' || video.current === null) return
    setPlayback({ kind: 'loading', since: stationNow() })
    const opened = new PlaybackPlayer(video.current, footageOf(camera, stream, as), exact.current, {
      onState: state =>
        state.kind === 'unsupported' && tried < waysOf(first, has_sub).length - 1
          ? events.current.setTried(tried + 1)
          : setPlayback(state),
      onPicture: at => events.current.onPicture(at),
      onGap: found => events.current.setGap(found),
      onNow: () => events.current.goLive(),
    })
    player.current = opened
    opened.setSpeed(wish.current.speed)
    if (wish.current.playing) opened.play()
    return () => {
      player.current = undefined
      opened.dispose()
    }
  }, [mode, camera, stream, as, tried, first, has_sub])
  useEffect(() => player.current?.setSpeed(speed), [speed])
  useEffect(() => (playing ? player.current?.play() : player.current?.pause()), [playing])

  return {
    mode,
    position,
    playing: mode === 'live' || playing,
    speed,
    playback,
    gap,
    poster,
    sub_instead: stream === 'sub' && !saves,
    transcoded: as === 'h264',
    exactly: () => player.current?.position ?? exact.current,
    video,
    onPicture,
    goTo,
    goLive,
    setSpeed,
    skip: seconds => goTo(wallTime90k((player.current?.position ?? exact.current) + seconds * TICKS_PER_SECOND)),
    playOrPause: () => (mode === 'live' ? toPlayback(exact.current, false) : setPlaying(!playing)),
    changeSpeed: direction => mode === 'playback' && setSpeed(nextSpeed(speed, direction)),
    step: direction => {
      if (mode === 'live') return toPlayback(exact.current, false)
      setPlaying(false)
      player.current?.step(direction)
    },
  }
}

/** The position as state, at most five times a second: the picture's own clock needs no more. */
const usePosition = (start: WallTime90k | undefined) => {
  const [position, setPosition] = useState(start ?? stationNow())
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
    setPosition(at)
  }
  return [position, tell] as const
}

const useGap = () => {
  const [gap, setGap] = useState<Span90k>()
  useEffect(() => {
    if (gap === undefined) return
    const timer = setTimeout(() => setGap(undefined), GAP_TOLD_MS)
    return () => clearTimeout(timer)
  }, [gap])
  return [gap, setGap] as const
}
