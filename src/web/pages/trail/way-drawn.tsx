// Way drawn: the ground of the map with a trail's line over it, and the cameras that are offered.

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { MapShown } from '#contract/map.ts'
import type { Site } from '#contract/site.ts'
import type { Offered, Trail } from '#contract/trail.ts'
import type { SurfaceHand } from '#web/pages/map/ground.ts'
import { MapFace } from '#web/pages/map/map-face.tsx'
import { mapQuery, sitesQuery } from '#web/pages/map/map-queries.ts'
import { boundsOf, fitted, type Place, type Point, worldPoint } from '#web/pages/map/mercator.ts'
import { useGround } from '#web/pages/map/use-ground.ts'
import { useWords } from '#web/words/language.ts'
import { clockText } from '#web/words/time.ts'
import { numberedMarks, type Standpoint } from './way.ts'

type Shown = {
  readonly trail: Trail | undefined
  readonly here: Standpoint | undefined
  readonly offered: readonly Offered[]
  readonly cameras: readonly Camera[]
}

type WayPoint = Place & {
  readonly key: string
  readonly label: string
  readonly kind: 'seen' | 'not_seen' | 'offered'
  readonly text: string
}

export const WayDrawn = ({ nothing, ...shown }: Shown & { readonly nothing: ReactNode }) => {
  const map = useQuery(mapQuery).data
  const sites = useQuery(sitesQuery).data?.sites
  const points = wayPoints(shown, sites ?? [])
  if (map === undefined || sites === undefined) return null
  if (points.length === 0) return <>{nothing}</>
  return <OnMap map={map} points={points} />
}

const FIRST_SIZE = { width: 340, height: 300 }

const OnMap = ({ map, points }: { readonly map: MapShown; readonly points: readonly WayPoint[] }) => {
  const { ground } = useGround(map, undefined)
  const hand = useRef<SurfaceHand>(undefined)
  const aim = (size: { width: number; height: number }) => fitted(boundsOf(points)!, size, { padding: 44, nearest: 18 })
  const [start] = useState(() => aim(FIRST_SIZE))
  const [origin] = useState(() => start.center)
  const fit = (): void => {
    const view = hand.current?.view()
    if (view !== undefined && view.width > 0) hand.current?.go(aim(view))
  }
  const fitNow = useRef(fit)
  fitNow.current = fit
  const ready = useCallback((given: SurfaceHand | undefined) => {
    hand.current = given
    // Its size is known once it has been laid out.
    if (given !== undefined) requestAnimationFrame(() => fitNow.current())
  }, [])
  const where = points.map(({ longitude, latitude }) => `${longitude} ${latitude}`).join(',')
  useEffect(() => {
    if (where !== '') fitNow.current()
  }, [where])
  return (
    <div className="relative h-80">
      <MapFace
        start={start}
        ground={ground}
        origin={origin}
        onReady={ready}
        onPress={() => undefined}
        onFit={fit}
        onSize={fit}
        onDrop={() => undefined}
        over={zoom => <Way points={points} zoom={zoom} origin={origin} />}
        aim={undefined}
      />
    </div>
  )
}

/** Marks in order of time, then where it can be next. */
const wayPoints = ({ trail, here, offered, cameras }: Shown, sites: readonly Site[]): readonly WayPoint[] => {
  const siteOf = (camera: string) => sites.find(site => site.camera === camera)
  const marks = trail === undefined ? [] : numberedMarks(trail)
  const marked = marks.flatMap((mark): WayPoint[] => {
    if (mark.longitude === null || mark.latitude === null) return []
    const at = wallTime90k(mark.at_90k ?? mark.from_90k)
    const kind = mark.seen ? 'seen' : 'not_seen'
    const place = { longitude: mark.longitude, latitude: mark.latitude }
    return [{ ...place, key: `m${mark.id}`, label: String(mark.no), kind, text: `${mark.name} ${clockText(at)}` }]
  })
  const first = trail === undefined && here !== undefined ? siteOf(here.camera) : undefined
  const starts: readonly WayPoint[] =
    first === undefined
      ? []
      : [
          {
            ...{ longitude: first.longitude, latitude: first.latitude, key: 'start', label: '1', kind: 'seen' },
            text: `${cameras.find(({ id }) => id === here?.camera)?.name ?? ''} ${clockText(here!.at)}`,
          },
        ]
  const next = offered.flatMap((one): WayPoint[] => {
    const site = siteOf(one.camera)
    if (site === undefined) return []
    const { longitude, latitude } = site
    return [{ longitude, latitude, key: `o${one.camera}`, label: '?', kind: 'offered', text: one.name }]
  })
  return [...next, ...marked, ...starts]
}

const looks = {
  seen: 'border-accent bg-accent text-night',
  not_seen: 'border-edge bg-slate text-quiet line-through',
  offered: 'border-dashed border-accent bg-slate text-accent',
} as const

const Way = ({
  points,
  zoom,
  origin,
}: {
  readonly points: readonly WayPoint[]
  readonly zoom: number
  readonly origin: Place
}) => {
  const say = useWords()
  const base = worldPoint(origin, zoom)
  const at = (place: Place): Point => {
    const point = worldPoint(place, zoom)
    return { x: point.x - base.x, y: point.y - base.y }
  }
  const line = points.filter(({ kind }) => kind === 'seen').map(at)
  return (
    <>
      <svg
        aria-hidden="true"
        className="pointer-events-none absolute overflow-visible text-accent"
        width="1"
        height="1"
      >
        <polyline
          points={line.map(({ x, y }) => `${x},${y}`).join(' ')}
          fill="none"
          className="stroke-slate"
          strokeWidth="7"
          strokeLinejoin="round"
        />
        <polyline
          points={line.map(({ x, y }) => `${x},${y}`).join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth="3.5"
          strokeLinejoin="round"
        />
        <path
          d={line
            .slice(1)
            .map((to, leg) => arrowAt(line[leg]!, to))
            .join('')}
          fill="currentColor"
        />
      </svg>
      <ul aria-label={say('trail_way')}>
        {points.map(point => {
          const { x, y } = at(point)
          return (
            <li key={point.key} className="absolute" style={{ transform: `translate(${x}px, ${y}px)` }}>
              <span
                title={point.text}
                className={`absolute -top-3.5 -left-3.5 grid size-7 place-content-center rounded-full border-2 text-sm font-semibold shadow-md ${looks[point.kind]}`}
              >
                <span aria-hidden="true">{point.label}</span>
                <span className="sr-only">{`${point.kind === 'offered' ? '' : `${point.label}. `}${point.text}`}</span>
              </span>
              {point.kind === 'seen' && (
                <span
                  aria-hidden="true"
                  className="absolute top-4 left-0 -translate-x-1/2 rounded bg-slate/90 px-1 text-xs leading-4.5 whitespace-nowrap tabular-nums"
                >
                  {point.text.slice(-8)}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** In the middle of a leg, where no circle lies over it; none where the leg is shorter than itself. */
const arrowAt = (from: Point, to: Point): string => {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length < 40) return ''
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length]
  const [mx, my] = [(from.x + to.x) / 2, (from.y + to.y) / 2]
  const tip = `${mx + ux * 9} ${my + uy * 9}`
  const left = `${mx - ux * 5 - uy * 7} ${my - uy * 5 + ux * 7}`
  const right = `${mx - ux * 5 + uy * 7} ${my - uy * 5 - ux * 7}`
  return `M${tip}L${left}L${right}z`
}
