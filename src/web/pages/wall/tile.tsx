// Tile: one camera on the wall. The sub stream while it is small, the main stream over it when it is large; with it one quiet line: who,
// where, the clock of the picture, what is wrong. What lies outside the screen is not watched.

import { lazy, memo, Suspense, useEffect, useRef } from 'react'
import type { WallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { LivePicture } from '#web/player/live-picture.tsx'
import type { LiveState } from '#web/player/live-state.ts'
import { stationNow } from '#web/station-clock.ts'
import { liveTold } from '#web/ui/live-words.ts'
import { useNow } from '#web/ui/now.ts'
import { useWords } from '#web/words/language.ts'
import { clockText } from '#web/words/time.ts'
import type { Alert } from './alerts.ts'
import { useLingering, useOnScreen } from './room.ts'
import { TileLine } from './tile-line.tsx'
import type { TileHandle, TileProps } from './tile-props.ts'
import { useStreams } from './use-streams.ts'
import { useZoom } from './use-zoom.ts'
import { transformOf } from './zoom.ts'

const EnlargedTools = lazy(async () => ({ default: (await import('./enlarged-tools.tsx')).EnlargedTools }))

const TileInside = (props: TileProps) => {
  const { camera, cell, rect, line, enlarged, covered, tabbable, alert, hands } = props
  const say = useWords()
  const box = useRef<HTMLElement>(null)
  const cover = useRef<HTMLButtonElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const clock = useRef<HTMLTimeElement>(null)
  const at = useRef<WallTime90k>(undefined)
  const watching = useWatching(useOnScreen(box), covered)
  const zooming = useZoom(enlarged, cover)
  useHandle(props.handles, camera.id, {
    video: () => video.current,
    at: () => at.current ?? stationNow(),
    zoomBy: zooming.by,
    zoomReset: zooming.reset,
    scale: () => zooming.zoom.scale,
  })
  const live = useStreams(camera, enlarged || props.large)
  const onPicture = showClock(clock, at)
  return (
    <article
      ref={box}
      aria-label={camera.name}
      data-cell={cell}
      className={`absolute flex snap-start flex-col overflow-hidden rounded-lg bg-slate ${enlarged ? 'z-10' : ''} ${covered ? 'invisible' : ''} ${frameOf(alert)}`}
      style={rect}
    >
      <div data-theme="dark" className="relative min-h-0 flex-1 overflow-hidden bg-black">
        <div className="absolute inset-0" style={{ transform: transformOf(zooming.zoom), transformOrigin: '0 0' }}>
          <LivePicture
            camera={camera.id}
            stream={live.way.stream}
            as={live.way.as}
            watching={watching}
            label={camera.name}
            {...(live.main_shows ? {} : { element: video })}
            onState={live.setLow}
            onPicture={onPicture}
          />
          {live.both && (
            <LivePicture
              camera={camera.id}
              stream="main"
              watching={watching}
              label={camera.name}
              className={`absolute inset-0 ${live.main_shows ? '' : 'opacity-0'}`}
              {...(live.main_shows ? { element: video } : {})}
              onState={live.setHigh}
              onPicture={onPicture}
            />
          )}
        </div>
        <TileMessage state={live.state} camera={camera} />
        <button
          ref={cover}
          type="button"
          data-cover={cell}
          tabIndex={tabbable ? 0 : -1}
          aria-label={say(enlarged ? 'shrink_camera' : 'enlarge_camera', { name: camera.name })}
          aria-pressed={enlarged}
          className={`absolute inset-0 size-full focus-visible:-outline-offset-3 ${enlarged || props.arranging ? 'touch-none' : 'touch-manipulation'} ${props.arranging ? 'cursor-grab' : ''}`}
          {...(enlarged ? zooming.hands : { onPointerDown: event => hands.onPress(event, cell) })}
          onFocus={() => hands.onSelect(cell)}
          onClick={event => hands.onClick(event, cell)}
          onDoubleClick={() => hands.onEnlarge(cell)}
        />
        {enlarged && (
          <Suspense fallback={null}>
            <EnlargedTools camera={camera} zooming={zooming} steering={props.steering} hands={hands} cell={cell} />
          </Suspense>
        )}
        {line === 0 && <TileLine {...props} live={live} clock={clock} over />}
      </div>
      {line > 0 && <TileLine {...props} live={live} clock={clock} />}
    </article>
  )
}

/** Drawn anew only when something about it has changed. */
export const Tile = memo(TileInside)

const frameOf = (alert: Alert | undefined): string => {
  if (alert === undefined) return ''
  return `outline-3 -outline-offset-3 ${alert.kind === 'motion' ? 'outline-line' : 'outline-warn'}`
}

const useHandle = (handles: Map<string, TileHandle>, camera: string, handle: TileHandle): void => {
  const current = useRef(handle)
  current.current = handle
  useEffect(() => {
    const mine: TileHandle = {
      video: () => current.current.video(),
      at: () => current.current.at(),
      zoomBy: factor => current.current.zoomBy(factor),
      zoomReset: () => current.current.zoomReset(),
      scale: () => current.current.scale(),
    }
    handles.set(camera, mine)
    return () => {
      if (handles.get(camera) === mine) handles.delete(camera)
    }
  }, [handles, camera])
}

/** A tile that is covered for a moment goes on, so that going back shows it at once; one that scrolled away soon stops. */
const useWatching = (on_screen: boolean, covered: boolean): boolean => {
  const near = useLingering(on_screen, 2_000)
  const open = useLingering(!covered, 8_000)
  return near && open
}

/** Writes the picture's own clock beside it, once a second, without drawing the tile anew. */
const showClock = (
  clock: React.RefObject<HTMLTimeElement | null>,
  instant: React.RefObject<WallTime90k | undefined>,
) => {
  let shown = ''
  return (at: WallTime90k): void => {
    instant.current = at
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
