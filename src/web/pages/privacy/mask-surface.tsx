// The picture under the masks, and the hands on it: corners are dragged with a mouse or a finger, or moved with arrow keys.

import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from 'react'
import type { Camera } from '#contract/camera.ts'
import { LivePicture } from '#web/player/live-picture.tsx'
import { waysOf } from '#web/player/ways.ts'
import { useWords } from '#web/words/language.ts'
import {
  type Areas,
  type Corner,
  middleOf,
  moved,
  numbered,
  pointsOf,
  withCorner,
  withCornerAfter,
  withoutCorner,
} from './areas.ts'

type Props = {
  readonly camera: Camera
  readonly areas: Areas
  readonly chosen: number | undefined
  /** As others see it: black, without handles. */
  readonly preview: boolean
  readonly onAreas: (areas: Areas) => void
  readonly onChosen: (which: number) => void
}

const STEP = 0.005
const LONG_STEP = 0.05
const ways: Readonly<Record<string, Corner>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const nothing = (): void => {}

export const MaskSurface = (props: Props) => {
  const { camera, areas, chosen, preview, onAreas, onChosen } = props
  const say = useWords()
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = camera.main ?? {}
  const way = waysOf(camera.sub_url === null ? 'main' : 'sub', camera.sub_url !== null)[0]!
  const drag = useDrag(box)
  return (
    <div
      ref={box}
      data-theme="dark"
      className="relative w-full touch-pan-y overflow-hidden rounded-lg bg-black select-none"
      style={{ aspectRatio: `${width ?? 16} / ${height ?? 9}` }}
    >
      <LivePicture
        camera={camera.id}
        stream={way.stream}
        watching
        label={say('live_of', { name: camera.name })}
        className="absolute inset-0"
        onState={nothing}
        onPicture={nothing}
      />
      <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" className="absolute inset-0 size-full" aria-hidden="true">
        {numbered(areas).map(({ one: area, at: which, key }) => (
          <polygon
            key={key}
            points={pointsOf(area)}
            vectorEffect="non-scaling-stroke"
            className={
              preview
                ? 'fill-black'
                : `cursor-move touch-none fill-black/60 stroke-2 ${which === chosen ? 'stroke-accent' : 'stroke-ink'}`
            }
            {...(!preview &&
              drag(
                by => onAreas(moved(areas, which, by.since)),
                () => onChosen(which),
              ))}
          />
        ))}
      </svg>
      {!preview && chosen !== undefined && areas[chosen] !== undefined && (
        <Handles {...props} which={chosen} drag={drag} />
      )}
    </div>
  )
}

const Handles = ({
  areas,
  which,
  drag,
  onAreas,
}: Pick<Props, 'areas' | 'onAreas'> & { readonly which: number; readonly drag: Drag }) => {
  const say = useWords()
  const area = areas[which]!
  const n = which + 1
  const onKey = (corner: number) => (event: KeyboardEvent) => {
    const way = ways[event.key]
    if (way !== undefined) {
      const by = event.shiftKey ? LONG_STEP : STEP
      const [x, y] = area[corner]!
      onAreas(withCorner(areas, which, corner, [x + way[0] * by, y + way[1] * by]))
    } else if (event.key === 'Delete' || event.key === 'Backspace') onAreas(withoutCorner(areas, which, corner))
    else return
    event.preventDefault()
  }
  return (
    <>
      {numbered(area).map(({ one: [x, y], at: corner, key }) => (
        <button
          key={`corner ${key}`}
          type="button"
          aria-label={say('mask_corner', { corner: corner + 1, n })}
          title={say('mask_corner', { corner: corner + 1, n })}
          onKeyDown={onKey(corner)}
          {...drag(({ at }) => onAreas(withCorner(areas, which, corner, at)), nothing)}
          className="absolute grid size-11 -translate-x-1/2 -translate-y-1/2 cursor-grab touch-none place-content-center rounded-full"
          style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
        >
          <span className="size-4 rounded-full border-2 border-night bg-accent" />
        </button>
      ))}
      {numbered(area).map(({ at: corner, key }) => {
        const [x, y] = middleOf(area, corner)
        const label = say('mask_new_corner', { corner: corner + 1, n })
        return (
          <button
            key={`after ${key}`}
            type="button"
            aria-label={label}
            title={label}
            onClick={() => onAreas(withCornerAfter(areas, which, corner))}
            className="absolute grid size-8 -translate-x-1/2 -translate-y-1/2 place-content-center rounded-full"
            style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
          >
            <span className="grid size-5 place-content-center rounded-full border border-night bg-ink text-sm leading-none font-bold text-night">
              +
            </span>
          </button>
        )
      })}
    </>
  )
}

type Dragged = { readonly at: Corner; readonly since: Corner }
type Drag = ReturnType<typeof useDrag>

/** What a pointer does on the picture, in parts of it. */
const useDrag = (box: RefObject<HTMLDivElement | null>) => {
  const held = useRef<Corner>(undefined)
  const partOf = ({ clientX, clientY }: PointerEvent): Corner => {
    const { left, top, width, height } = box.current!.getBoundingClientRect()
    return [(clientX - left) / width, (clientY - top) / height]
  }
  return (onMove: (dragged: Dragged) => void, onBegin: () => void) => ({
    onPointerDown: (event: PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      held.current = partOf(event)
      onBegin()
    },
    onPointerMove: (event: PointerEvent) => {
      if (held.current === undefined) return
      const at = partOf(event)
      const since: Corner = [at[0] - held.current[0], at[1] - held.current[1]]
      held.current = at
      onMove({ at, since })
    },
    onPointerUp: () => {
      held.current = undefined
    },
    onPointerCancel: () => {
      held.current = undefined
    },
  })
}
