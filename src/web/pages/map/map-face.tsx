// Map face: the ground with everything over it that stands on a place, kept in step while hands move it; and the few buttons that every map has.

import { type DragEvent, type ReactNode, useCallback, useRef, useState } from 'react'
import { Button, IconButton } from '#web/ui/button.tsx'
import { CloseIcon, PlusIcon } from '#web/ui/icons.tsx'
import { useWords } from '#web/words/language.ts'
import type { Aim, Ground, SurfaceHand } from './ground.ts'
import { FitIcon, MinusIcon } from './map-icons.tsx'
import { type Place, type Point, project, unproject, type View } from './mercator.ts'
import { Surface } from './surface.tsx'

export type FaceProps = {
  readonly start: Aim
  readonly ground: Ground
  /** Places are laid out around it. */
  readonly origin: Place
  readonly onReady: (hand: SurfaceHand | undefined) => void
  readonly onPress: (place: Place) => void
  readonly onFit: () => void
  /** The map is of another size than before. */
  readonly onSize: (before: View, now: View) => void
  /** A camera from the tray was let go over the map. */
  readonly onDrop: (camera: string, place: Place) => void
  /** What stands on places, at a zoom. */
  readonly over: (zoom: number) => ReactNode
  /** Where the middle of the map is meant: `aim` says for what. */
  readonly aim:
    | {
        readonly text: string
        readonly label: string
        readonly onAim: (place: Place) => void
        readonly onCancel: () => void
      }
    | undefined
}

export const MapFace = ({ start, ground, origin, onReady, onPress, onFit, onSize, onDrop, over, aim }: FaceProps) => {
  const say = useWords()
  const box = useRef<HTMLElement>(null)
  const [view, setView] = useState<View>()
  const [missing, setMissing] = useState(false)
  const hand = useRef<SurfaceHand>(undefined)
  const seen = useRef<View>(undefined)
  const onView = (next: View): void => {
    const before = seen.current
    seen.current = next
    setView(next)
    if (before !== undefined && before.width > 0 && (before.width !== next.width || before.height !== next.height))
      onSize(before, next)
  }
  const ready = useCallback(
    (given: SurfaceHand | undefined) => {
      hand.current = given
      onReady(given)
    },
    [onReady],
  )
  const dropped = (event: DragEvent): void => {
    const camera = event.dataTransfer.getData(DRAGGED)
    if (camera === '' || view === undefined || box.current === null) return
    event.preventDefault()
    const { left, top } = box.current.getBoundingClientRect()
    onDrop(camera, unproject(view, { x: event.clientX - left, y: event.clientY - top }))
  }
  const shift: Point = view === undefined ? { x: 0, y: 0 } : project(view, origin)
  return (
    <section
      ref={box}
      aria-label={say('map')}
      className="absolute inset-0 overflow-hidden"
      onDragOver={event => event.dataTransfer.types.includes(DRAGGED) && event.preventDefault()}
      onDrop={dropped}
    >
      <Surface
        start={start}
        ground={ground}
        label={say('map_moves')}
        onView={onView}
        onPress={onPress}
        onMissing={setMissing}
        onReady={ready}
      />
      {view !== undefined && view.width > 0 && (
        <div
          className="pointer-events-none absolute inset-0 overflow-hidden"
          onWheel={({ deltaY, deltaMode, clientX, clientY, currentTarget }) => {
            const { left, top } = currentTarget.getBoundingClientRect()
            const lines = deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
            hand.current?.zoomBy((-deltaY * lines) / 300, { x: clientX - left, y: clientY - top })
          }}
        >
          <div className="absolute top-0 left-0" style={{ transform: `translate(${shift.x}px, ${shift.y}px)` }}>
            {over(view.zoom)}
          </div>
        </div>
      )}
      <div className="absolute top-3 left-3 grid overflow-hidden rounded-lg border border-line bg-slate shadow-md">
        <IconButton label={say('map_nearer')} className="rounded-none" onClick={() => hand.current?.zoomBy(1)}>
          <PlusIcon />
        </IconButton>
        <IconButton label={say('map_farther')} className="rounded-none" onClick={() => hand.current?.zoomBy(-1)}>
          <MinusIcon />
        </IconButton>
        <IconButton label={say('map_fit')} className="rounded-none" onClick={onFit}>
          <FitIcon />
        </IconButton>
      </div>
      {aim !== undefined && view !== undefined && (
        <AimBar aim={aim} middle={() => hand.current?.view().center ?? view.center} />
      )}
      <div className="pointer-events-none absolute right-2 bottom-1 grid justify-items-end gap-1 text-right text-xs">
        {missing && (
          <p className="rounded bg-warn-deep px-1.5 py-0.5">
            {say(ground.base.kind === 'pmtiles' ? 'map_base_missing' : 'map_part_missing')}
          </p>
        )}
        {ground.base.kind === 'osm' && <p className="rounded bg-slate/85 px-1.5 py-0.5">{say('osm_attribution')}</p>}
        {ground.layers.some(({ made_up }) => made_up) && (
          <p className="rounded bg-slate/85 px-1.5 py-0.5 font-medium">{say('map_made_up')}</p>
        )}
      </div>
    </section>
  )
}

/** What a camera from the tray is carried as. */
export const DRAGGED = 'application/x-matthan-camera'

const AimBar = ({ aim, middle }: { readonly aim: NonNullable<FaceProps['aim']>; readonly middle: () => Place }) => {
  const say = useWords()
  return (
    <>
      <svg
        aria-hidden="true"
        viewBox="0 0 48 48"
        className="pointer-events-none absolute top-1/2 left-1/2 size-12 -translate-1/2 text-accent"
      >
        <path d="M24 4v14M24 30v14M4 24h14M30 24h14" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
        <circle cx="24" cy="24" r="2.5" fill="currentColor" />
      </svg>
      <div className="absolute inset-x-3 top-3 mx-auto ml-18 flex w-fit max-w-[calc(100%-5rem)] flex-wrap items-center gap-2 rounded-lg border border-accent bg-slate py-1 pr-1 pl-4 shadow-lg md:mx-auto">
        <p role="status" className="min-w-40 flex-1 py-1 text-sm leading-snug">
          {aim.text}
        </p>
        <Button weight="strong" onClick={() => aim.onAim(middle())}>
          {aim.label}
        </Button>
        <IconButton label={say('cancel')} onClick={aim.onCancel}>
          <CloseIcon />
        </IconButton>
      </div>
    </>
  )
}
