// Tile: one camera on the wall. The sub stream while it is small, the main stream over it when it is enlarged; below it one
// quiet line: who, where, the clock of the picture, or what is wrong.

import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { StreamName } from '#base/ids.ts'
import type { Camera } from '#contract/camera.ts'
import { LivePicture } from '#web/player/live-picture.tsx'
import type { LiveState } from '#web/player/live-state.ts'
import { waysOf } from '#web/player/ways.ts'
import { stationNow } from '#web/station-clock.ts'
import { liveTold } from '#web/ui/live-words.ts'
import { useNow } from '#web/ui/now.ts'
import { useWords } from '#web/words/language.ts'
import { clockText } from '#web/words/time.ts'
import { type RecordedDay, RecordedDays } from './recorded-days.tsx'
import { useLingering, useOnScreen } from './room.ts'

type TileProps = {
  readonly camera: Camera
  readonly enlarged: boolean
  /** Another tile covers this one. */
  readonly covered: boolean
  /** How much of the last days is recorded, today last, once known. */
  readonly recorded: readonly RecordedDay[] | undefined
  readonly width: number
  readonly onEnlarge: () => void
}

export const Tile = ({ camera, enlarged, covered, recorded, width, onEnlarge }: TileProps) => {
  const say = useWords()
  const box = useRef<HTMLElement>(null)
  const watching = useWatching(useOnScreen(box), covered)
  const small: StreamName = camera.sub_url === null ? 'main' : 'sub'
  const ways = waysOf(small, camera.sub_url !== null)
  const [tried, setTried] = useState(0)
  const way = ways[tried] ?? ways[0]!
  const [low, setLow] = useState<LiveState>(connecting)
  const [high, setHigh] = useState<LiveState>(connecting)
  const clock = useRef<HTMLTimeElement>(null)
  const both = enlarged && small === 'sub'
  const main_shows = both && high.kind === 'playing'
  const high_ails = both && (high.kind === 'waiting' || high.kind === 'stalled')
  const state = main_shows || low.kind === 'playing' ? playing : high_ails ? high : low
  const onPicture = showClock(clock)
  const falls_back = low.kind === 'unsupported' && tried < ways.length - 1
  useEffect(() => {
    if (falls_back) setTried(tried + 1)
  }, [falls_back, tried])
  return (
    <article
      ref={box}
      aria-label={camera.name}
      className={`flex flex-col overflow-hidden rounded-lg bg-slate ${enlarged ? 'absolute inset-0 z-10 m-auto h-fit' : 'relative'} ${covered ? 'invisible' : ''}`}
      style={{ width }}
    >
      <button
        type="button"
        onClick={onEnlarge}
        aria-label={say(enlarged ? 'shrink_camera' : 'enlarge_camera', { name: camera.name })}
        aria-pressed={enlarged}
        data-theme="dark"
        className="relative block aspect-video w-full bg-black focus-visible:-outline-offset-3"
      >
        <LivePicture
          camera={camera.id}
          stream={way.stream}
          as={way.as}
          watching={watching}
          label={camera.name}
          onState={setLow}
          onPicture={onPicture}
        />
        {both && (
          <LivePicture
            camera={camera.id}
            stream="main"
            watching={watching}
            label={camera.name}
            className={`absolute inset-0 ${main_shows ? '' : 'opacity-0'}`}
            onState={setHigh}
            onPicture={onPicture}
          />
        )}
        <TileMessage state={state} camera={camera} />
      </button>
      <div className="flex h-11 items-center gap-2 pr-3 pl-1">
        <Link
          to="/camera/$id"
          params={{ id: camera.id }}
          title={say('open_camera', { name: camera.name })}
          className="flex h-11 min-w-0 items-center gap-2 rounded px-2"
        >
          <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${dot(state)}`} />
          <span className="truncate font-medium">{camera.name}</span>
        </Link>
        <span className="min-w-0 flex-1 truncate text-sm text-quiet">{camera.place}</span>
        {both && high.kind === 'unsupported' && <span className="text-sm text-warn">{say('using_sub_stream')}</span>}
        {camera.hours?.recording === false && camera.suspended === null && (
          <span className="shrink-0 text-sm text-quiet" title={say('outside_hours_now')}>
            {say('outside_hours')}
          </span>
        )}
        {way.as === 'h264' && low.kind === 'playing' && !main_shows && (
          <span className="text-sm text-warn">{say('transcoding_now')}</span>
        )}
        {recorded !== undefined && <RecordedDays days={recorded} />}
        <time ref={clock} className="text-sm text-quiet tabular-nums" />
      </div>
    </article>
  )
}

/** A tile that is covered for a moment goes on, so that going back shows it at once; one that scrolled away soon stops. */
const useWatching = (on_screen: boolean, covered: boolean): boolean => {
  const near = useLingering(on_screen, 2_000)
  const open = useLingering(!covered, 8_000)
  return near && open
}

/** Writes the picture's own clock beside it, once a second, without drawing the tile anew. */
const showClock = (clock: React.RefObject<HTMLTimeElement | null>) => {
  let shown = ''
  return (at: Parameters<typeof clockText>[0]): void => {
    const text = clockText(at)
    if (text === shown || clock.current === null) return
    shown = text
    clock.current.textContent = text
  }
}

type Told = { readonly state: LiveState; readonly camera: Camera }

const TileMessage = ({ state, camera }: Told) => (
  <span aria-live="polite">{state.kind !== 'playing' && <MessageOver state={state} camera={camera} />}</span>
)

export const MessageOver = ({ state, camera }: Told) => {
  const say = useWords()
  const told = liveTold(state, useNow(), say, camera.suspended)
  if (told === undefined) return null
  const tone = { calm: 'text-ink', warn: 'text-warn', bad: 'text-bad' }[told.tone]
  return (
    <span className="absolute inset-0 grid place-content-center gap-1 bg-night/80 px-4 text-center">
      <span className={`font-medium text-balance ${tone}`}>{told.title}</span>
      <span aria-live="off" className="text-sm text-quiet tabular-nums">
        {told.detail}
      </span>
    </span>
  )
}

const playing: LiveState = { kind: 'playing' }
const connecting = (): LiveState => ({ kind: 'connecting', since: stationNow() })

const dot = (state: LiveState): string =>
  state.kind === 'playing' ? 'bg-accent' : state.kind === 'connecting' || rests(state) ? 'bg-quiet' : 'bg-bad'

const rests = (state: LiveState): boolean => state.kind === 'waiting' && state.reason === 'suspended'
