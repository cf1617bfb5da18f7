// Stage: the picture that is drawn upon, with its rectangles. A drag on the picture draws a new one; the chosen one is moved and sized by pointer, finger
// and arrow keys.

import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from 'react'
import type { RedactionArea } from '#contract/redaction.ts'
import { useWords } from '#web/words/language.ts'
import { held, type Place, placeAt } from './drawn.ts'

const STEP = 0.005
const LEAST_DRAWN = 0.015
const corners = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const

type StageProps = {
  readonly video: RefObject<HTMLVideoElement | null>
  readonly src: string
  /** Where each picture stands, told to whoever looks for the one that is shown. */
  readonly onShown: (seconds: number) => void
  readonly onPlaying: (playing: boolean) => void
  readonly areas: readonly RedactionArea[]
  readonly at: number
  readonly chosen: number | undefined
  readonly preview: string | undefined
  readonly nameOf: (area: RedactionArea) => string
  readonly onChoose: (id: number) => void
  readonly onDraw: (place: Place) => void
  readonly onPlace: (id: number, place: Place) => void
}

export const Stage = (props: StageProps) => {
  const say = useWords()
  const box = useRef<HTMLDivElement>(null)
  const { video, src, areas, at, preview } = props
  const drag = useDrag(box, props)
  const shown = areas.flatMap(area => {
    const place = drag.moved?.id === area.id ? drag.moved.place : placeAt(area, at)
    return place === undefined ? [] : [{ area, place }]
  })
  return (
    <div
      ref={box}
      role="application"
      aria-label={say('redaction_stage')}
      className="relative touch-none overflow-hidden rounded-lg bg-night select-none"
      {...drag.surface}
    >
      <video
        ref={video}
        src={src}
        playsInline
        preload="auto"
        className="block aspect-[auto_16/9] w-full"
        onSeeked={event => props.onShown(event.currentTarget.currentTime)}
        onLoadedData={event => props.onShown(event.currentTarget.currentTime)}
        onTimeUpdate={event => props.onShown(event.currentTarget.currentTime)}
        onPlay={() => props.onPlaying(true)}
        onPause={() => props.onPlaying(false)}
      >
        <track kind="captions" />
      </video>
      {preview !== undefined && (
        <img src={preview} alt={say('redaction_preview_alt')} className="absolute inset-0 size-full" />
      )}
      {preview === undefined &&
        shown.map(({ area, place }) => (
          <Rectangle key={area.id} area={area} place={place} drag={drag} {...props} chosen={props.chosen === area.id} />
        ))}
      {drag.drawn !== undefined && <div className="absolute border-2 border-accent" style={styleOf(drag.drawn)} />}
    </div>
  )
}

const styleOf = ({ x, y, width, height }: Place) => ({
  ...{ left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` },
})

const Rectangle = ({
  area,
  place,
  chosen,
  drag,
  nameOf,
  onChoose,
  onPlace,
}: {
  readonly area: RedactionArea
  readonly place: Place
  readonly chosen: boolean
  readonly drag: ReturnType<typeof useDrag>
} & Pick<StageProps, 'nameOf' | 'onChoose' | 'onPlace'>) => {
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const [x, y] = [step[0]! * STEP, step[1]! * STEP]
    const moved = event.shiftKey
      ? { ...place, width: place.width + x, height: place.height + y }
      : { ...place, x: place.x + x, y: place.y + y }
    onPlace(area.id, held(moved))
  }
  return (
    <button
      type="button"
      aria-label={nameOf(area)}
      aria-pressed={chosen}
      className={`absolute cursor-move border-2 ${chosen ? 'border-accent' : 'border-warn'} ${
        area.how === 'fill' ? 'bg-black/60' : 'backdrop-blur-md'
      }`}
      style={styleOf(place)}
      onFocus={() => onChoose(area.id)}
      onKeyDown={onKey}
      onPointerDown={event => drag.grab(event, area.id, place, undefined)}
    >
      {chosen &&
        corners.map(([right, low], corner) => (
          <span
            key={`${right}${low}`}
            className="absolute size-7 -translate-1/2 before:absolute before:inset-2 before:rounded-full before:border-2 before:border-night before:bg-accent"
            style={{ left: `${right * 100}%`, top: `${low * 100}%` }}
            onPointerDown={event => drag.grab(event, area.id, place, corner)}
          />
        ))}
    </button>
  )
}

type Grabbed = { readonly id: number; readonly place: Place; readonly corner: number | undefined }

/** What a pointer does on the picture, in parts of it. */
const useDrag = (box: RefObject<HTMLDivElement | null>, { onChoose, onDraw, onPlace, preview }: StageProps) => {
  const [drawn, setDrawn] = useState<Place>()
  const [moved, setMoved] = useState<{ readonly id: number; readonly place: Place }>()
  const from = useRef<{ readonly x: number; readonly y: number; readonly grabbed: Grabbed | undefined }>(undefined)
  const where = (event: PointerEvent) => {
    const { left, top, width, height } = box.current!.getBoundingClientRect()
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height }
  }
  const begin = (event: PointerEvent, grabbed: Grabbed | undefined): void => {
    if (event.button !== 0 || preview !== undefined) return
    box.current?.setPointerCapture(event.pointerId)
    from.current = { ...where(event), grabbed }
  }
  return {
    drawn,
    moved,
    grab: (event: PointerEvent, id: number, place: Place, corner: number | undefined): void => {
      event.stopPropagation()
      onChoose(id)
      begin(event, { id, place, corner })
    },
    surface: {
      onPointerDown: (event: PointerEvent) => begin(event, undefined),
      onPointerMove: (event: PointerEvent) => {
        const begun = from.current
        if (begun === undefined) return
        const to = where(event)
        if (begun.grabbed === undefined) setDrawn(between(begun, to))
        else setMoved({ id: begun.grabbed.id, place: dragged(begun.grabbed, to.x - begun.x, to.y - begun.y) })
      },
      onPointerUp: () => {
        if (moved !== undefined) onPlace(moved.id, moved.place)
        if (drawn !== undefined && drawn.width > LEAST_DRAWN && drawn.height > LEAST_DRAWN) onDraw(drawn)
        from.current = undefined
        setDrawn(undefined)
        setMoved(undefined)
      },
      onPointerCancel: () => {
        from.current = undefined
        setDrawn(undefined)
        setMoved(undefined)
      },
    },
  }
}

type Point = { readonly x: number; readonly y: number }

const between = (one: Point, other: Point): Place => ({
  x: Math.min(one.x, other.x),
  y: Math.min(one.y, other.y),
  width: Math.abs(one.x - other.x),
  height: Math.abs(one.y - other.y),
})

const dragged = ({ place, corner }: Grabbed, x: number, y: number): Place => {
  if (corner === undefined) return held({ ...place, x: place.x + x, y: place.y + y })
  const [right, low] = corners[corner]!
  const ends = [
    { x: place.x + (right === 0 ? x : 0), y: place.y + (low === 0 ? y : 0) },
    { x: place.x + place.width + (right === 1 ? x : 0), y: place.y + place.height + (low === 1 ? y : 0) },
  ] as const
  return held(between(...ends))
}
