// Drawing marks: a layer while it is drawn, over either surface: its features, the corners of the one in hand, and what the pen has drawn so far.

import { useRef } from 'react'
import { useWords } from '#web/words/language.ts'
import { chooseFeature, cornerAdded, cornerMoved, cornerRemoved, cornersOf, finished, toolOf } from './drawing.ts'
import { isArea, linesOf, placeAt, type Spot } from './geo-features.ts'
import { type Place, type Point, project, unproject, type View, worldPoint } from './mercator.ts'
import { useDrag } from './use-drag.ts'
import type { DrawingDesk } from './use-drawing.ts'

type MarksProps = {
  readonly drawing: DrawingDesk
  readonly zoom: number
  readonly origin: Place
  readonly view: () => View | undefined
}

export const DrawingMarks = ({ drawing: { now, change }, zoom, origin, view }: MarksProps) => {
  if (now === undefined) return null
  const { features, chosen, pen, tool } = now.drawing
  const base = worldPoint(origin, zoom)
  const at = (spot: Spot): Point => {
    const point = worldPoint(placeAt(spot), zoom)
    return { x: point.x - base.x, y: point.y - base.y }
  }
  const path = (lines: readonly (readonly Spot[])[]): string =>
    lines
      .map(
        line =>
          `M${line
            .map(at)
            .map(({ x, y }) => `${x} ${y}`)
            .join('L')}`,
      )
      .join('')
  const held = chosen === undefined ? undefined : features[chosen]
  return (
    <>
      <svg aria-hidden="true" className="pointer-events-none absolute overflow-visible" width="1" height="1">
        {features.map((feature, index) => {
          const tone = index === chosen ? 'text-accent' : 'text-later'
          const pressed = { onClick: () => tool === undefined && change(drawing => chooseFeature(drawing, index)) }
          const key = `feature ${index}`
          const [spot] = cornersOf(feature.geometry)
          if (feature.geometry.type === 'Point' && spot !== undefined)
            return (
              <circle
                key={key}
                {...pressed}
                cx={at(spot).x}
                cy={at(spot).y}
                r="7"
                className={`pointer-events-auto cursor-pointer fill-current ${tone}`}
              />
            )
          return (
            <g
              key={key}
              {...pressed}
              className={`cursor-pointer ${tool === undefined ? 'pointer-events-auto' : ''} ${tone}`}
            >
              <path d={path(linesOf(feature.geometry))} fill="none" stroke="transparent" strokeWidth="18" />
              <path
                d={path(linesOf(feature.geometry))}
                className={`stroke-current ${isArea(feature.geometry) ? 'pointer-events-none fill-current' : 'fill-none'}`}
                fillOpacity="0.12"
                strokeWidth={index === chosen ? 4 : 3}
                strokeLinejoin="round"
              />
            </g>
          )
        })}
        {pen.length > 0 && (
          <path
            d={`${path([pen])}${tool === 'area' && pen.length > 2 ? 'Z' : ''}`}
            className="fill-current stroke-current text-accent"
            fillOpacity={tool === 'area' ? 0.15 : 0}
            strokeWidth="3"
            strokeDasharray="7 5"
          />
        )}
      </svg>
      {numbered(pen).map(({ spot, index }) => (
        <PenMark key={`pen ${index}`} at={at(spot)} last={index === pen.length - 1} onFinish={() => change(finished)} />
      ))}
      {held !== undefined && chosen !== undefined && (
        <Corners
          key={chosen}
          feature={chosen}
          corners={cornersOf(held.geometry)}
          closed={isArea(held.geometry)}
          point={toolOf(held.geometry) === 'point'}
          at={at}
          view={view}
          change={change}
        />
      )}
    </>
  )
}

/** A press on the last corner ends what the pen draws, as people try. */
const PenMark = ({
  at,
  last,
  onFinish,
}: {
  readonly at: Point
  readonly last: boolean
  readonly onFinish: () => void
}) => {
  const say = useWords()
  const dot = <span className="size-4 rounded-full border-2 border-accent bg-slate" />
  const look = 'absolute -top-5.5 -left-5.5 grid size-11 place-content-center rounded-full'
  const style = { transform: `translate(${at.x}px, ${at.y}px)` }
  if (!last)
    return (
      <span aria-hidden="true" className={look} style={style}>
        {dot}
      </span>
    )
  return (
    <button
      type="button"
      aria-label={say('draw_finish_here')}
      className={`pointer-events-auto ${look}`}
      style={style}
      onClick={onFinish}
    >
      {dot}
    </button>
  )
}

type CornersProps = Pick<MarksProps, 'view'> &
  Pick<DrawingDesk, 'change'> & {
    readonly feature: number
    readonly corners: readonly Spot[]
    readonly closed: boolean
    readonly point: boolean
    readonly at: (spot: Spot) => Point
  }

const Corners = ({ feature, corners, closed, point, at, view, change }: CornersProps) => {
  const say = useWords()
  const moved = (corner: number, from: Spot) => (by: Point, deed: string) => {
    const seen = view()
    if (seen === undefined) return
    const start = project(seen, placeAt(from))
    const to = unproject(seen, { x: start.x + by.x, y: start.y + by.y })
    change(drawing => cornerMoved(drawing, feature, corner, to), deed)
  }
  const middles = corners.slice(0, closed ? undefined : -1).map((spot, index) => {
    const next = corners[(index + 1) % corners.length]!
    return [(spot[0] + next[0]) / 2, (spot[1] + next[1]) / 2] as const
  })
  return (
    <>
      {!point &&
        numbered(middles).map(({ spot, index }) => (
          <button
            key={`middle ${index + 1}`}
            type="button"
            aria-label={say('draw_add_corner', { after: index + 1 })}
            onClick={() => change(drawing => cornerAdded(drawing, feature, index, placeAt(spot)))}
            className="pointer-events-auto absolute -top-5.5 -left-5.5 grid size-11 place-content-center"
            style={{ transform: `translate(${at(spot).x}px, ${at(spot).y}px)` }}
          >
            <span className="size-3 rounded-full border-2 border-accent bg-slate opacity-70" />
          </button>
        ))}
      {numbered(corners).map(({ spot, index }) => (
        <Corner
          key={`corner ${index + 1}`}
          at={at(spot)}
          label={say('draw_corner', { number: index + 1 })}
          onDrag={moved(index, spot)}
          onNudge={by =>
            change(
              drawing => cornerMoved(drawing, feature, index, placeAt([spot[0] + by.x, spot[1] + by.y])),
              `nudge ${index}`,
            )
          }
          onRemove={() => change(drawing => cornerRemoved(drawing, feature, index))}
        />
      ))}
    </>
  )
}

/** About a metre. */
const NUDGE_DEG = 1e-5

const Corner = ({
  at,
  label,
  onDrag,
  onNudge,
  onRemove,
}: {
  readonly at: Point
  readonly label: string
  readonly onDrag: (by: Point, deed: string) => void
  readonly onNudge: (by: Point) => void
  readonly onRemove: () => void
}) => {
  const start = useRef<{ readonly deed: string; readonly drag: typeof onDrag }>(undefined)
  const { wasDragged: _, ...hands } = useDrag({
    onDrag: (by, deed) => {
      if (start.current?.deed !== deed) start.current = { deed, drag: onDrag }
      start.current.drag(by, deed)
    },
  })
  return (
    <button
      type="button"
      aria-label={label}
      {...hands}
      onDoubleClick={onRemove}
      onKeyDown={event => {
        if (event.key === 'Delete' || event.key === 'Backspace') onRemove()
        const by = nudges[event.key]
        if (by === undefined) return
        event.preventDefault()
        onNudge({ x: by.x * NUDGE_DEG, y: by.y * NUDGE_DEG })
      }}
      className="pointer-events-auto absolute -top-5.5 -left-5.5 grid size-11 cursor-move touch-none place-content-center rounded-full"
      style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
    >
      <span className="size-5 rounded-full border-3 border-accent bg-slate shadow-md" />
    </button>
  )
}

const nudges: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
}

/** A corner is what it is by its number. */
const numbered = (spots: readonly Spot[]) => spots.map((spot, index) => ({ spot, index }))
