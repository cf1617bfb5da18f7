// Enlarged tools: what can be done with one large picture: zoom into it, steer the camera, keep a still, mark the moment. Steering is a mode
// of its own, so that a pull on the picture means one thing at a time.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { Ptz } from '#contract/ptz.ts'
import { useMay, useMayWith } from '#web/may.ts'
import { ptzQuery } from '#web/pages/camera/camera-queries.ts'
import { keyed } from '#web/pages/camera/steer.ts'
import { SteeringPanel } from '#web/pages/camera/steering.tsx'
import { useSteer } from '#web/pages/camera/use-steer.ts'
import { Button, buttonLook, IconButton } from '#web/ui/button.tsx'
import { BookmarkIcon, ForwardIcon, TelevisionIcon } from '#web/ui/icons.tsx'
import { PictureIcon, SearchRegionIcon, ShrinkIcon, ZoomInIcon, ZoomOutIcon } from '#web/ui/more-icons.tsx'
import { keysTaken } from '#web/ui/shortcuts.ts'
import { useWords } from '#web/words/language.ts'
import type { CellHands } from './cell-hands.ts'
import { usePull } from './use-pull.ts'
import type { Zooming } from './use-zoom.ts'

const STEP = 1.5

export const EnlargedTools = ({
  camera,
  cell,
  zooming,
  steering,
  hands,
}: {
  readonly camera: Camera
  readonly cell: number
  readonly zooming: Zooming
  readonly steering: boolean
  readonly hands: CellHands
}) => {
  const say = useWords()
  const [may, mayWith] = [useMay(), useMayWith(camera)]
  const steerable = mayWith('ptz')
  const ptz = useQuery(ptzQuery(camera.id, steerable && camera.device.service_url !== null)).data
  const steers = steerable && steering && ptz?.can != null
  return (
    <>
      {steers && <SteerLayer camera={camera} ptz={ptz} can={ptz.can!} />}
      <div className="absolute top-2 right-2 z-10 flex max-w-[calc(100%-1rem)] flex-wrap justify-end rounded-xl bg-night/80 p-1">
        {steerable && ptz?.can != null && (
          <Button
            weight={steers ? 'strong' : 'quiet'}
            aria-pressed={steers}
            onClick={() => hands.onDeed('steer', cell)}
          >
            {say('steer')}
          </Button>
        )}
        {!steers && (
          <>
            {zooming.zoom.scale > 1 && (
              <Button weight="quiet" onClick={zooming.reset}>
                {say('zoomed', { times: zooming.zoom.scale.toFixed(1).replace('.', say('decimal')) })}
              </Button>
            )}
            <IconButton label={say('key_zoom_out')} shortcut="−" onClick={() => zooming.by(1 / STEP)}>
              <ZoomOutIcon />
            </IconButton>
            <IconButton label={say('key_zoom_in')} shortcut="+" onClick={() => zooming.by(STEP)}>
              <ZoomInIcon />
            </IconButton>
          </>
        )}
        {mayWith('still') && (
          <IconButton label={say('save_still')} shortcut="S" onClick={() => hands.onDeed('still', cell)}>
            <PictureIcon />
          </IconButton>
        )}
        {mayWith('mark') && (
          <IconButton label={say('bookmark')} shortcut="B" onClick={() => hands.onDeed('bookmark', cell)}>
            <BookmarkIcon />
          </IconButton>
        )}
        {mayWith('search') && (
          <Link
            to="/search"
            search={{ cameras: camera.id }}
            aria-label={say('search_region')}
            data-tip={say('search_region')}
            className={buttonLook('quiet', 'px-2')}
          >
            <SearchRegionIcon />
          </Link>
        )}
        {may('steer_television', 'whole') && (
          <IconButton label={say('send_to_television')} shortcut="V" onClick={() => hands.onDeed('television', cell)}>
            <TelevisionIcon />
          </IconButton>
        )}
        <Link
          to="/camera/$id"
          params={{ id: camera.id }}
          aria-label={say('key_open_camera')}
          data-tip={`${say('key_open_camera')} (O)`}
          className={buttonLook('quiet', 'px-2')}
        >
          <ForwardIcon />
        </Link>
        <IconButton label={say('back_to_wall')} shortcut="Esc" onClick={hands.onShrink}>
          <ShrinkIcon />
        </IconButton>
      </div>
    </>
  )
}

/** Pulling anywhere on the picture turns the camera; so do the arrow keys while they are held. */
const SteerLayer = ({
  camera,
  ptz,
  can,
}: {
  readonly camera: Camera
  readonly ptz: Ptz
  readonly can: NonNullable<Ptz['can']>
}) => {
  const say = useWords()
  const steered = useSteer(camera.id)
  const { steer } = steered
  const pull = usePull(steer)
  useEffect(() => {
    const stop = new AbortController()
    const options = { signal: stop.signal, capture: true }
    const onDown = (event: KeyboardEvent): void => {
      const direction = keyed[event.key]
      if (direction === undefined || event.ctrlKey || event.altKey || event.metaKey || keysTaken(event.target)) return
      event.preventDefault()
      event.stopPropagation() // arrows would go to another tile
      if (!event.repeat) steer.hold(direction)
    }
    const onUp = (event: KeyboardEvent): void => {
      if (event.key in keyed) steer.release()
    }
    document.addEventListener('keydown', onDown, options)
    document.addEventListener('keyup', onUp, options)
    window.addEventListener('blur', () => steer.release(), { signal: stop.signal })
    return () => stop.abort()
  }, [steer])
  return (
    <>
      <div className="absolute inset-0 cursor-move touch-none" {...pull} />
      <p className="pointer-events-none absolute top-2 left-2 rounded-lg bg-night/80 px-3 py-2 text-sm max-sm:hidden">
        {say('steer_how')}
      </p>
      <div className="absolute right-3 bottom-3 z-10">
        <SteeringPanel camera={camera.id} can={can} presets={ptz.presets} {...steered} />
      </div>
    </>
  )
}
