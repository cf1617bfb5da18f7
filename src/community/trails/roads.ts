// Roads: lines of a map made a graph, and how far it is along them from one place to others. People draw roads that end a little before the one
// they join and cross without a common corner: whatever meets within a few metres is taken as joined, and what crosses too.

import { type Metres, type Place, planeAround } from './ground.ts'
import type { RoadLine } from './road-lines.ts'
import { SegmentGrid } from './segment-grid.ts'
import { shortest } from './shortest.ts'

/** Once for each change of the map. */
const MOST_SEGMENTS = 30_000
/** An end that lies so near to another road joins it. */
const JOINS_M = 12
/** A camera farther from any road than this stands on none. */
const BESIDE_M = 150

export type Roads = {
  /** Metres to walk from one place to each of the others along roads; undefined for what no road reaches. */
  readonly distances: (from: Place, to: readonly Place[]) => readonly (number | undefined)[]
}

/** Undefined where there are no lines at all; `too_many` where there are more than can be joined in good time. */
export const joinRoads = (lines: readonly RoadLine[]): Roads | 'too_many' | undefined => {
  const first = lines[0]?.[0]
  if (first === undefined) return undefined
  if (lines.reduce((sum, line) => sum + line.length - 1, 0) > MOST_SEGMENTS) return 'too_many'
  const plane = planeAround(first)
  const grid = new SegmentGrid()
  const ends: Metres[] = []
  for (const line of lines) {
    const points = line.map(plane)
    for (let at = 1; at < points.length; at++) if (!grid.add(points[at - 1]!, points[at]!)) return 'too_many'
    ends.push(points[0]!, points.at(-1)!)
  }
  if (grid.crowded) return 'too_many'
  const graph = joined(grid, ends)
  return { distances: (from, to) => along(grid, graph, plane(from), to.map(plane)) }
}

/** Corners by number, and for each segment the corners that lie on it, in order. */
type Graph = { readonly corners: Corners; readonly stops: readonly (readonly Stop[])[]; readonly links: Links }
type Stop = { readonly part: number; readonly corner: number }
type Links = readonly (readonly { readonly to: number; readonly metres: number }[])[]

/** Corners within a metre are one. */
class Corners {
  readonly places: Metres[] = []
  readonly #known = new Map<string, number>()

  at(point: Metres): number {
    const key = `${Math.round(point.x)} ${Math.round(point.y)}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.places.push(point)
    this.#known.set(key, this.places.length - 1)
    return this.places.length - 1
  }
}

const joined = (grid: SegmentGrid, ends: readonly Metres[]): Graph => {
  const corners = new Corners()
  const stops: Stop[][] = grid.segments.map(({ from, to }) => [
    { part: 0, corner: corners.at(from) },
    { part: 1, corner: corners.at(to) },
  ])
  for (const { one, other, part_one, part_other, point } of grid.crossings()) {
    const corner = corners.at(point)
    stops[one]!.push({ part: part_one, corner })
    stops[other]!.push({ part: part_other, corner })
  }
  const extra: [number, number, number][] = []
  for (const end of ends) {
    const own = corners.at(end)
    for (const { segment, part, metres, point } of grid.near(end, JOINS_M)) {
      if (metres < 0.5) stops[segment]!.push({ part, corner: own })
      else {
        const corner = corners.at(point)
        stops[segment]!.push({ part, corner })
        extra.push([own, corner, metres])
      }
    }
  }
  return {
    corners,
    stops: stops.map(list => list.sort((a, b) => a.part - b.part)),
    links: linksOf(corners, stops, extra),
  }
}

const linksOf = (
  { places }: Corners,
  stops: readonly (readonly Stop[])[],
  extra: readonly (readonly [number, number, number])[],
): Links => {
  const links = places.map((): { to: number; metres: number }[] => [])
  const link = (one: number, other: number, metres: number): void => {
    if (one === other) return
    links[one]!.push({ to: other, metres })
    links[other]!.push({ to: one, metres })
  }
  for (const list of stops)
    for (let at = 1; at < list.length; at++) {
      const [one, other] = [list[at - 1]!.corner, list[at]!.corner]
      link(one, other, apart(places[one]!, places[other]!))
    }
  for (const [one, other, metres] of extra) link(one, other, metres)
  return links
}

const apart = (one: Metres, other: Metres): number => Math.hypot(one.x - other.x, one.y - other.y)

/** A place beside a road: which corners are next to it, and how far. */
const beside = (grid: SegmentGrid, { stops, corners }: Graph, place: Metres) => {
  const nearest = grid
    .near(place, BESIDE_M)
    .reduce<ReturnType<SegmentGrid['near']>[number] | undefined>(
      (best, one) => (best === undefined || one.metres < best.metres ? one : best),
      undefined,
    )
  if (nearest === undefined) return undefined
  const list = stops[nearest.segment]!
  const after = Math.max(
    1,
    list.findIndex(({ part }) => part >= nearest.part),
  )
  const next = [list[after - 1]!, list[Math.min(after, list.length - 1)]!]
  return {
    ...nearest,
    corners: next.map(({ corner }) => ({
      corner,
      metres: nearest.metres + apart(nearest.point, corners.places[corner]!),
    })),
  }
}

const along = (grid: SegmentGrid, graph: Graph, from: Metres, to: readonly Metres[]) => {
  const start = beside(grid, graph, from)
  if (start === undefined) return to.map(() => undefined)
  const far = shortest(graph.links, start.corners)
  return to.map(place => {
    const end = beside(grid, graph, place)
    if (end === undefined) return undefined
    const ways = end.corners.map(({ corner, metres }) => metres + (far[corner] ?? Number.POSITIVE_INFINITY))
    // Both beside one stretch: no corner lies between them.
    if (end.segment === start.segment) ways.push(start.metres + end.metres + apart(start.point, end.point))
    const metres = Math.min(...ways)
    return Number.isFinite(metres) ? metres : undefined
  })
}
