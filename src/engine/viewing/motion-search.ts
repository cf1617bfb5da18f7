// Motion search: goes through the motion of many cameras day by day and tells what it finds on the way, newest or oldest first, all cameras of a
// day together. It goes in small steps, so that several searches share a thread; who may see what, and what was recorded, is left to others.

import type { CameraId } from '#base/ids.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { CELLS, COLUMNS, ROWS, TICK_MS } from '#engine/noticing/motion-grid.ts'
import { type CellRange, type Corner, cellsOf, countOf, wholePicture } from '#engine/noticing/region.ts'
import { besideLine, CrossingSearch, type Way } from './search/crossings.ts'
import { atTick, daysOf, type MaskedSpan, type PlannedDay, type Span, unmaskedCells } from './search/day-plan.ts'
import { type Looked, LookedAt } from './search/looked-at.ts'
import { type Order, OverMidnight } from './search/over-midnight.ts'
import { type DayHit, DaySearch, type Detail } from './search/search-day.ts'
import type { SearchableDay } from './search/searchable-day.ts'

export type { Looked, MaskedSpan, SearchableDay, Span }

export type SearchedCamera = {
  readonly camera: CameraId
  /** Null: the whole picture. */
  readonly region: readonly Corner[] | null
  /** In order, none touching another. */
  readonly spans: readonly Span[]
  readonly masks: readonly MaskedSpan[]
}

export type SearchPlan = {
  readonly cameras: readonly SearchedCamera[]
  readonly what: 'motion' | 'change'
  readonly line: { readonly from: Corner; readonly to: Corner; readonly way: 'both' | Way } | null
  /** Of the region, at once. */
  readonly least_part: number
  readonly least_ms: number
  readonly joined_ms: number
  readonly order: Order
  readonly most: number
}

export type FoundHit = {
  readonly camera: CameraId
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly part: number
  readonly parts: number
  /** Left, top, right, bottom: parts of the picture. */
  readonly box: readonly [number, number, number, number]
  readonly way: Way | null
}

/** The motion of cameras, as it lies on disk. */
export type MotionDays = {
  /** Local days of which there is any. */
  readonly days: (camera: CameraId) => ReadonlySet<string>
  /** Undefined: it has gone meanwhile. */
  readonly open: (camera: CameraId, day: string) => SearchableDay | 'damaged' | undefined
}

export type SearchStep =
  | { readonly kind: 'hits'; readonly hits: readonly FoundHit[] }
  | { readonly kind: 'progress'; readonly days: number; readonly of_days: number }

export type Found = {
  readonly total: number
  /** Hits by the hour in which they begin. */
  readonly an_hour: readonly (readonly [from: WallTime90k, hits: number])[]
  readonly cameras: readonly { readonly camera: CameraId; readonly hits: number; readonly looked: Looked }[]
}

/** Whether a region, or what lies beside a line, is of the picture at all. */
export const touchesPicture = (region: readonly Corner[] | null, line: SearchPlan['line']): boolean =>
  searchedCells(region, line).length > 0

const searchedCells = (region: readonly Corner[] | null, line: SearchPlan['line']): readonly CellRange[] => {
  if (line !== null) return besideLine(line.from, line.to).cells
  return region === null ? wholePicture : cellsOf(region)
}

type Hit = DayHit & { readonly way?: Way }

/** One camera while it is searched. */
type Walked = {
  readonly asked: SearchedCamera
  readonly cellsOn: ReturnType<typeof unmaskedCells>
  readonly region_cells: number
  readonly days: ReadonlyMap<WallTime90k, PlannedDay>
  readonly joining: OverMidnight<Hit>
  readonly looked: LookedAt
  hits: number
}

const HOUR_90K = 3_600_000 * 90
const DAY_90K = 24 * HOUR_90K

/** Tells hits, never more than `most`, and counts the rest. */
export function* searchMotion(plan: SearchPlan, motion: MotionDays): Generator<SearchStep | undefined, Found> {
  const cameras = plan.cameras.map(asked => walked(asked, plan, motion))
  const days = [...new Set(cameras.flatMap(({ days }) => [...days.keys()]))].sort((a, b) => a - b)
  if (plan.order === 'newest') days.reverse()
  const search = daySearcher(plan)
  const hours = new Hours()
  let [told, total] = [0, 0]
  for (const [at, begins] of days.entries()) {
    const found: FoundHit[] = []
    const tells = told < plan.most
    for (const camera of cameras) {
      const asksSize = plan.least_part * camera.region_cells > 1
      const detail = tells ? { told: plan.order, most: plan.most } : asksSize ? 'sized' : 'counted'
      const own = searchOne(camera, begins, (...asked) => search(...asked, detail), motion)
      const settled = camera.joining.take(Math.round(begins / DAY_90K), own, at === days.length - 1)
      const hits = settled.filter(hit => isLargeEnough(hit, plan, camera))
      camera.hits += hits.length
      total += hits.length
      for (const { from } of hits) hours.add(atTick(begins, from))
      if (tells) for (const hit of ofMost(hits, plan)) found.push(foundHit(camera, hit, begins))
      yield // others take their turn
    }
    found.sort(plan.order === 'newest' ? (a, b) => b.from - a.from : (a, b) => a.to - b.to)
    const hits = found.slice(0, plan.most - told)
    told += hits.length
    if (hits.length > 0) yield { kind: 'hits', hits }
    yield { kind: 'progress', days: at + 1, of_days: days.length }
  }
  return {
    total,
    an_hour: hours.told(),
    cameras: cameras.map(({ asked, hits, looked }) => ({ camera: asked.camera, hits, looked: looked.told() })),
  }
}

const isLargeEnough = (
  { cells, from, to }: Hit,
  { least_part, least_ms }: SearchPlan,
  { region_cells }: Walked,
): boolean => Math.max(1, cells) >= least_part * region_cells && (to - from) * TICK_MS >= least_ms

/** Those that may still be told of one camera, at the most. */
const ofMost = (hits: readonly Hit[], { order, most }: SearchPlan): readonly Hit[] =>
  order === 'newest' ? hits.slice(-most) : hits.slice(0, most)

/** How many begin in each hour. */
class Hours {
  readonly #hits = new Map<number, number>()
  /** Hits come in order: most begin in the hour of the one before. */
  #hour = 0
  #inHour = 0

  add(at: WallTime90k): void {
    if (at < this.#hour || at >= this.#hour + HOUR_90K) {
      this.#put()
      this.#hour = at - (at % HOUR_90K)
    }
    this.#inHour++
  }

  #put(): void {
    if (this.#inHour > 0) this.#hits.set(this.#hour, (this.#hits.get(this.#hour) ?? 0) + this.#inHour)
    this.#inHour = 0
  }

  told(): Found['an_hour'] {
    this.#put()
    return [...this.#hits].sort((a, b) => a[0] - b[0]).map(([from, hits]) => [wallTime90k(from), hits])
  }
}

const walked = (asked: SearchedCamera, plan: SearchPlan, motion: MotionDays): Walked => {
  const known = motion.days(asked.camera)
  const { what, order, joined_ms, line } = plan
  const region = searchedCells(asked.region, line)
  return {
    asked,
    cellsOn: unmaskedCells(region, asked.masks),
    region_cells: countOf(region),
    days: new Map(daysOf(asked.spans).flatMap(one => (known.has(one.day) ? [[one.begins, one]] : []))),
    // Each crossing counts: none goes on from another.
    joining: new OverMidnight({ what, order, joined_ticks: line === null ? joined_ms / TICK_MS : 0 }),
    looked: new LookedAt(),
    hits: 0,
  }
}

type SearchOneDay = (day: SearchableDay, camera: Walked, planned: PlannedDay) => readonly Hit[] | undefined
type SearchInDetail = (...asked: [...Parameters<SearchOneDay>, detail: Detail]) => ReturnType<SearchOneDay>

const daySearcher = ({ line, what, joined_ms }: SearchPlan): SearchInDetail => {
  if (line !== null) {
    const search = new CrossingSearch()
    const { rightOf } = besideLine(line.from, line.to)
    return (day, { cellsOn }, { begins, within }) =>
      search
        .search(day, { cells: cellsOn(begins).cells, rightOf }, within)
        ?.filter(({ way }) => line.way === 'both' || way === line.way)
  }
  const search = new DaySearch()
  const joined_ticks = joined_ms / TICK_MS
  const layer = what === 'change' ? 'changes' : 'motion'
  return (day, { cellsOn }, { begins, within }, detail) =>
    search.search(day, { cells: cellsOn(begins).cells, layer, within, joined_ticks }, detail)
}

const searchOne = (camera: Walked, begins: WallTime90k, search: SearchOneDay, motion: MotionDays): readonly Hit[] => {
  const planned = camera.days.get(begins)
  if (planned === undefined) return []
  const { masked_part } = camera.cellsOn(begins)
  const day = motion.open(camera.asked.camera, planned.day)
  if (day === undefined) return []
  if (day === 'damaged') {
    camera.looked.damaged(planned)
    return []
  }
  using open = day
  const hits = masked_part === 1 ? [] : search(open, camera, planned)
  if (hits === undefined) camera.looked.damaged(planned)
  else camera.looked.look(planned, open.about, masked_part)
  return hits ?? []
}

const foundHit = ({ asked, region_cells }: Walked, hit: Hit, begins: WallTime90k): FoundHit => ({
  camera: asked.camera,
  from: atTick(begins, hit.from),
  to: atTick(begins, hit.to),
  part: region_cells === 0 ? 0 : Math.min(1, hit.cells / region_cells),
  parts: hit.parts,
  box: [hit.box.left / COLUMNS, hit.box.top / ROWS, (hit.box.right + 1) / COLUMNS, (hit.box.bottom + 1) / ROWS],
  way: hit.way ?? null,
})

/** Row by row: seconds that something moved in the cell. */
export type Heat = { readonly seconds: Float64Array; readonly looked: Looked }

/** How much moved where in one camera's picture. */
export function* heatOf(camera: SearchedCamera, motion: MotionDays): Generator<undefined, Heat> {
  const heat = new Float64Array(CELLS)
  const looked = new LookedAt()
  const known = motion.days(camera.camera)
  const cellsOn = unmaskedCells(wholePicture, camera.masks)
  for (const planned of daysOf(camera.spans)) {
    if (!known.has(planned.day)) continue
    const { cells, masked_part } = cellsOn(planned.begins)
    const day = motion.open(camera.camera, planned.day)
    if (day === undefined) continue
    if (day === 'damaged') {
      looked.damaged(planned)
      continue
    }
    using open = day
    const own = new Float64Array(CELLS)
    const whole = cells.every(({ first, last }) =>
      open.runs('motion', first, last, (cell, from, to) => {
        for (const [begins, ends] of planned.within) {
          const ticks = Math.min(to, ends) - Math.max(from, begins)
          if (ticks > 0) own[cell] = own[cell]! + (ticks * TICK_MS) / 1000
        }
      }),
    )
    if (!whole) looked.damaged(planned)
    else {
      looked.look(planned, open.about, masked_part)
      for (let cell = 0; cell < CELLS; cell++) heat[cell] = heat[cell]! + own[cell]!
    }
    yield
  }
  return { seconds: heat, looked: looked.told() }
}
