// Objects over HTTP: what the detector guessed that went through a camera's picture, and what went over a line, hour by hour. Whoever may search may ask;
// what stands behind a privacy mask is not told to whoever may not see behind it, nor what its household did not share, nor what is kept no more.

import { setImmediate as breathe } from 'node:timers/promises'
import type { CameraId, StreamName } from '#base/ids.ts'
import { localDay, localDayStart } from '#base/local-day.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Sight } from '#community/access/sight.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import {
  type Counts,
  countsQueryShape,
  countsShape,
  objectsQueryShape,
  objectsShape,
  type SeenObjects,
} from '#contract/detection.ts'
import { TICK_MS } from '#engine/noticing/motion-grid.ts'
import { byHour, crossingsOf, wentThrough } from '#engine/noticing/object-counts.ts'
import type { ObjectDay, SeenObject } from '#engine/noticing/object-day.ts'
import { lengthOf, type Span, within, without } from '#engine/noticing/spans.ts'
import { toCamera } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import type { CoveredFootage } from '#http/routes/recordings/covered-footage.ts'
import type { SharedFootage } from '#http/routes/recordings/shared-footage.ts'

export type ObjectPorts = {
  readonly cameras: SeenCameras
  readonly day: (camera: CameraId, day: string) => ObjectDay
  readonly shared: Pick<SharedFootage, 'unshared'>
  readonly covered: Pick<CoveredFootage, 'masksOver'>
  /** When the first footage of a stream begins. */
  readonly first: (camera: CameraId, stream: StreamName) => WallTime90k | undefined
}

const TICK_90K = TICK_MS * 90
const DAY = spanFromMillis(24 * 3_600_000)
const HOUR = spanFromMillis(3_600_000)
const LONGEST_DAYS = 31

export const objectRoutes = (ports: ObjectPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/cameras/:camera/objects',
    access: 'session',
    does: toCamera('search'),
    summary:
      'What the detector guessed that went through the picture, by class and region. Labels are hints of a machine, never of who somebody is.',
    params: cameraParamsShape,
    query: objectsQueryShape,
    answers: { 200: objectsShape },
    handler: ({ params, query, sight }) =>
      objects(ports, sight, knownCamera(ports.cameras.seenBy(sight), params.camera), query),
  }),
  route({
    method: 'GET',
    path: '/api/cameras/:camera/counts',
    access: 'session',
    does: toCamera('search'),
    summary: 'How many of each class went over a line, each way, hour by hour, as far as the detector looked.',
    params: cameraParamsShape,
    query: countsQueryShape,
    answers: { 200: countsShape },
    handler: ({ params, query, sight }) =>
      counts(ports, sight, knownCamera(ports.cameras.seenBy(sight), params.camera), query),
  }),
]

type Asked = { readonly from_90k: number; readonly to_90k: number }

const objects = async (
  ports: ObjectPorts,
  sight: Sight,
  camera: CameraId,
  {
    classes,
    region,
    most,
    ...span
  }: Asked & {
    readonly classes: readonly string[]
    readonly region?: readonly (readonly [number, number])[] | undefined
    readonly most: number
  },
): Promise<SeenObjects> => {
  const isInside = region === undefined ? () => true : wentThrough(region)
  let found: SeenObjects['objects'] = []
  let [total, looked_ms] = [0, 0]
  for await (const { begins, day } of daysOf(ports, sight, camera, span)) {
    looked_ms += lookedIn(day, begins, span)
    for (const object of day.objects) {
      const [from, to] = spanOf(object, begins)
      if (to < span.from_90k || from >= span.to_90k || !classes.includes(object.class) || !isInside(object)) continue
      const [, left, top, width, height] = object.path[object.path.length >> 1]!
      const box: SeenObjects['objects'][number]['box'] = [left, top, left + width, top + height]
      found.push({ class: object.class, score: object.score, from_90k: from, to_90k: to, box })
      total++
    }
    found = newest(found, most) // a month of a busy road is not kept in memory
  }
  return { objects: newest(found, most), more: total > most, looked_ms }
}

const counts = async (
  ports: ObjectPorts,
  sight: Sight,
  camera: CameraId,
  { line, ...span }: Asked & { readonly line: readonly (readonly [number, number])[] },
): Promise<Counts> => {
  const [from, to] = line
  if (from === undefined || to === undefined || line.length > 2) throw new Problem('rule_line_needed', {})
  const hours: Counts['hours'] = []
  let looked_ms = 0
  for await (const { begins, day } of daysOf(ports, sight, camera, span)) {
    looked_ms += lookedIn(day, begins, span)
    for (const [hour, told] of byHour(crossingsOf(day.objects, from, to)).entries()) {
      const from_90k = begins + hour * HOUR
      if (from_90k + HOUR > span.from_90k && from_90k < span.to_90k) hours.push({ from_90k, counts: [...told] })
    }
  }
  return { hours, looked_ms }
}

const newest = (found: SeenObjects['objects'], most: number): SeenObjects['objects'] =>
  found.toSorted((a, b) => b.from_90k - a.from_90k).slice(0, most)

async function* daysOf(
  ports: ObjectPorts,
  sight: Sight,
  camera: CameraId,
  { from_90k, to_90k }: Asked,
): AsyncGenerator<{ readonly begins: WallTime90k; readonly day: ObjectDay }> {
  if (to_90k <= from_90k) throw new Problem('invalid_request', { field: 'query.to_90k' })
  if (to_90k - from_90k > LONGEST_DAYS * DAY) throw new Problem('span_too_long', { days: LONGEST_DAYS })
  for (let begins = localDayStart(wallTime90k(from_90k)); begins < to_90k; begins = wallTime90k(begins + DAY)) {
    yield { begins, day: seenDay(ports, sight, camera, begins) }
    await breathe() // Live pictures of others pass in between.
  }
}

/** A day without what this caller may not know of. */
const seenDay = (
  { day, shared, covered, first }: ObjectPorts,
  sight: Sight,
  camera: CameraId,
  begins: WallTime90k,
): ObjectDay => {
  const ends = wallTime90k(begins + DAY)
  const hidden = covered.masksOver(sight, camera, begins, ends).map(area => wentThrough(area))
  const kept = (['main', 'sub'] as const).flatMap(stream => first(camera, stream) ?? [])
  const kept_from = kept.length === 0 ? ends : Math.min(...kept)
  const unknown: readonly Span[] = [
    [Number.MIN_SAFE_INTEGER, kept_from],
    ...shared.unshared(sight, camera, begins, ends).map(({ from, to }): Span => [from, to]),
  ]
  const { looked, objects } = day(camera, localDay(begins))
  const isShown = (object: SeenObject): boolean => {
    const [from, to] = spanOf(object, begins)
    return lengthOf(within([[from, to + 1]], unknown)) === 0 && !hidden.some(hides => hides(object))
  }
  const spans = looked.map(([from, to]): Span => [begins + from * TICK_90K, begins + to * TICK_90K])
  return {
    looked: without(spans, unknown).map(([from, to]) => [(from - begins) / TICK_90K, (to - begins) / TICK_90K]),
    objects: objects.filter(isShown),
  }
}

const spanOf = ({ path }: SeenObject, begins: WallTime90k): readonly [from: number, to: number] => [
  begins + path[0]![0] * TICK_90K,
  begins + path.at(-1)![0] * TICK_90K,
]

const lookedIn = ({ looked }: ObjectDay, begins: WallTime90k, { from_90k, to_90k }: Asked): number =>
  Math.round(
    looked.reduce((sum, [from, to]) => {
      const span = Math.min(to_90k, begins + to * TICK_90K) - Math.max(from_90k, begins + from * TICK_90K)
      return sum + Math.max(0, span)
    }, 0) / 90,
  )
