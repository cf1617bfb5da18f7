// Camera marks: every camera where it stands, over either surface: its state by shape and colour, what it sees as a wedge, its name where there
// is room, and those that lie over each other as one with their number. They are buttons: whoever has no pointer goes through them with Tab.

import { memo, useMemo, useRef } from 'react'
import { StateMark } from '#web/ui/state-mark.tsx'
import { useWords } from '#web/words/language.ts'
import { type AreaName, AreaNames } from './area-names.tsx'
import { markOf, type PlacedPoint, type PointState, pointStateWords, worstOf } from './camera-points.ts'
import { clustersOf } from './clusters.ts'
import { placedLabels } from './labels.ts'
import { type Place, type Point, pixelsPerMetre, worldPoint } from './mercator.ts'
import { textWidth } from './text-width.ts'
import { useDrag } from './use-drag.ts'
import { towards, wedgePath } from './wedge.ts'

const APART_PX = 34
/** So near that a street is as wide as a hand: nothing is drawn together any more that does not stand together. */
const APART_NEAR_PX = 12
const NEAR_ZOOM = 18
/** A wedge is never drawn smaller: which way a camera looks is seen from afar too. */
const LEAST_WEDGE_PX = 20
const WEDGES_FROM_ZOOM = 14
/** A longer name is cut short: it would lie over half a phone's map, and find no room beside others. */
const LONGEST_NAME_PX = 200

export type MarkDeeds = {
  readonly onChoose: (camera: string) => void
  readonly onCluster: (members: readonly PlacedPoint[]) => void
  /** Undefined: nothing can be moved now. */
  readonly onMove: ((camera: string, from: Place, by: Point, deed: string) => void) | undefined
}

type MarksProps = MarkDeeds & {
  readonly points: readonly PlacedPoint[]
  readonly zoom: number
  readonly origin: Place
  readonly chosen: string | undefined
  readonly areas: readonly AreaName[]
}

/** Laid out around `origin`; whoever moves the map moves the element around it, and nothing here is drawn anew. */
export const CameraMarks = memo(({ points, zoom, origin, chosen, areas, ...deeds }: MarksProps) => {
  const at = useMemo(() => {
    const base = worldPoint(origin, zoom)
    return ({ site }: PlacedPoint): Point => {
      const point = worldPoint(site, zoom)
      return { x: point.x - base.x, y: point.y - base.y }
    }
  }, [origin, zoom])
  const alone = points.find(({ camera }) => camera.id === chosen)
  const clusters = useMemo(() => {
    const others = points.filter(point => point !== alone)
    const found = clustersOf(others, at, zoom >= NEAR_ZOOM ? APART_NEAR_PX : APART_PX)
    return alone === undefined ? found : [{ ...at(alone), members: [alone] }, ...found]
  }, [points, alone, at, zoom])
  const singles = clusters.flatMap(({ members, x, y }) => (members.length === 1 ? [{ x, y, point: members[0]! }] : []))
  const names = placedLabels(
    singles.map(({ point, ...place }) => ({
      ...place,
      id: point.camera.id,
      width: nameWidth(point),
      looks_down: looksDown(point),
    })),
    clusters,
  )
  const beside = singles.flatMap(({ point, x, y }) => {
    const name = names.get(point.camera.id)
    return name === undefined ? [] : [{ x: x + name.x, y: y + name.y, width: nameWidth(point) }]
  })
  return (
    <>
      <AreaNames areas={areas} zoom={zoom} origin={origin} marks={clusters} names={beside} />
      {zoom >= WEDGES_FROM_ZOOM && (
        <svg aria-hidden="true" className="pointer-events-none absolute overflow-visible" width="1" height="1">
          {singles.map(({ point, x, y }) => (
            <Wedge key={point.camera.id} point={point} x={x} y={y} zoom={zoom} chosen={point === alone} />
          ))}
        </svg>
      )}
      {clusters.map(({ members, x, y }) =>
        members.length > 1 ? (
          <ClusterMark key={`${members[0]!.camera.id} and more`} members={members} x={x} y={y} {...deeds} />
        ) : (
          <CameraMark
            key={members[0]!.camera.id}
            point={members[0]!}
            x={x}
            y={y}
            name={names.get(members[0]!.camera.id)}
            chosen={members[0] === alone}
            {...deeds}
          />
        ),
      )}
    </>
  )
})

const nameWidth = ({ camera }: PlacedPoint): number => Math.min(LONGEST_NAME_PX, textWidth(camera.name) + 10)

const looksDown = ({ site: { direction_deg } }: PlacedPoint): boolean =>
  direction_deg !== null && direction_deg > 100 && direction_deg < 260

type At = { readonly x: number; readonly y: number }

export const wedgeRadius = ({ site }: PlacedPoint, zoom: number): number =>
  Math.max(LEAST_WEDGE_PX, (site.range_m ?? 0) * pixelsPerMetre(zoom, site.latitude))

const wedgeTones: Readonly<Record<PointState, string>> = {
  works: 'text-accent',
  coming: 'text-quiet',
  stalled: 'text-warn',
  resting: 'text-quiet',
  no_footage: 'text-bad',
  lost: 'text-bad',
}

const Wedge = ({
  point,
  x,
  y,
  zoom,
  chosen,
}: At & { readonly point: PlacedPoint; readonly zoom: number; readonly chosen: boolean }) => {
  const { direction_deg, field_of_view_deg, range_m } = point.site
  const radius = wedgeRadius(point, zoom)
  if (direction_deg === null) return null
  const transform = `translate(${x} ${y})`
  if (field_of_view_deg === null || range_m === null) {
    const tip = towards(direction_deg, radius)
    return (
      <path
        transform={transform}
        d={`M0 0L${tip.x} ${tip.y}`}
        className={`stroke-current ${wedgeTones[point.state]}`}
        strokeWidth="3"
      />
    )
  }
  return (
    <path
      transform={transform}
      d={wedgePath(direction_deg, field_of_view_deg, radius)}
      className={`fill-current stroke-current ${wedgeTones[point.state]}`}
      fillOpacity={chosen ? 0.34 : 0.2}
      strokeOpacity={chosen ? 1 : 0.6}
      strokeWidth={chosen ? 2 : 1}
    />
  )
}

const CameraMark = ({
  point,
  x,
  y,
  name,
  chosen,
  onChoose,
  onMove,
}: At & MarkDeeds & { readonly point: PlacedPoint; readonly name: Point | undefined; readonly chosen: boolean }) => {
  const say = useWords()
  const { camera, site, state } = point
  const from = useRef<{ readonly deed: string; readonly place: Place }>(undefined)
  const { wasDragged, ...hands } = useDrag({
    onDrag: (by, deed) => {
      if (from.current?.deed !== deed) from.current = { deed, place: site }
      onMove?.(camera.id, from.current.place, by, deed)
    },
  })
  return (
    <div className="absolute" style={{ transform: `translate(${x}px, ${y}px)` }}>
      <button
        type="button"
        aria-label={`${camera.name}: ${say(pointStateWords[state])}`}
        aria-pressed={chosen}
        {...(onMove === undefined ? {} : hands)}
        onClick={() => {
          if (!wasDragged()) onChoose(camera.id)
        }}
        className={`pointer-events-auto absolute -top-5.5 -left-5.5 grid size-11 touch-none place-content-center rounded-full ${onMove === undefined ? '' : 'cursor-move'}`}
      >
        <span
          className={`grid place-content-center rounded-full border-2 bg-slate shadow-md ${chosen ? 'size-8 border-accent' : 'size-6 border-edge'}`}
        >
          <StateMark state={markOf[state]} className={chosen ? 'size-4' : ''} />
        </span>
      </button>
      {name !== undefined && (
        <span
          aria-hidden="true"
          title={camera.name}
          className="absolute truncate rounded bg-slate/90 px-1.25 text-[0.8125rem] leading-5.5"
          style={{ left: name.x, top: name.y, maxWidth: LONGEST_NAME_PX }}
        >
          {camera.name}
        </span>
      )}
    </div>
  )
}

const ClusterMark = ({
  members,
  x,
  y,
  onCluster,
}: At & Pick<MarkDeeds, 'onCluster'> & { readonly members: readonly PlacedPoint[] }) => {
  const say = useWords()
  const worst = worstOf(members)
  const alike = members.filter(({ state }) => state === worst).length
  const values = { count: members.length, alike, state: say(pointStateWords[worst]) }
  return (
    <button
      type="button"
      aria-label={say('map_cluster', values)}
      data-tip={say('map_cluster', values)}
      onClick={() => onCluster(members)}
      className="pointer-events-auto absolute -top-5.5 -left-5.5 grid size-11 place-content-center rounded-full"
      style={{ transform: `translate(${x}px, ${y}px)` }}
    >
      <span className="flex h-9 min-w-9 items-center justify-center gap-1 rounded-full border-2 border-edge bg-slate px-1.5 font-semibold shadow-md">
        <StateMark state={markOf[worst]} />
        <span className="tabular-nums">{members.length}</span>
      </span>
    </button>
  )
}
