// Search: when something moved, came or went in what was drawn, told a line of JSON at a time while it is found; and where in a picture most moves.
// What may not be seen is not searched, and the answer says so.

import { PassThrough } from 'node:stream'
import { setImmediate as breathe } from 'node:timers/promises'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, wallTime90k } from '#base/units.ts'
import type { Sight } from '#community/access/sight.ts'
import {
  heatQueryShape,
  heatShape,
  type Searched,
  type SearchLine,
  searchAskShape,
  searchLineShape,
} from '#contract/search.ts'
import { COLUMNS, ROWS } from '#engine/noticing/motion-grid.ts'
import { type Found, type FoundHit, type SearchStep, touchesPicture } from '#engine/viewing/motion-search.ts'
import { toCamera, toCameras } from '#http/deed.ts'
import { lookerOf } from '#http/looker.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import { whileHeard } from '#http/routes/recordings/covered-footage.ts'
import { type AskedCamera, askedCamera } from './asked-camera.ts'
import { SearchPlaces } from './search-places.ts'
import type { SearchPorts } from './search-ports.ts'

const LONGEST = spanFromMillis(93 * 24 * 3_600_000)

type Ask = z.output<typeof searchAskShape>

export const searchRoutes = (ports: SearchPorts, places = new SearchPlaces()): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/search',
    access: 'session',
    does: toCameras('search', 'body.cameras'),
    summary:
      'When something moved, came or went in regions of pictures, or crossed a line: a line of JSON each as it is found, the last says what was searched and what was not, and why.',
    body: searchAskShape,
    bodyLimit: 512 * 1024,
    answers: { 200: { type: 'application/x-ndjson', says: `Lines, each one of: ${kindsOf()}.` } },
    handler: async ({ body, sight }, reply) => {
      mustBeSearchable(body)
      const gone = whileHeard(reply)
      const leave = places.take(personOf(reply.request))
      try {
        const asked = await askedCameras(ports, sight, body)
        return reply.type('application/x-ndjson; charset=utf-8').send(answer(ports, body, asked, gone, leave))
      } catch (error) {
        leave()
        throw error
      }
    },
  }),
  route({
    method: 'GET',
    path: '/api/cameras/:camera/heat',
    access: 'session',
    does: toCamera('search'),
    summary: 'How many seconds something moved in each cell of a camera’s picture, over a span.',
    params: cameraParamsShape,
    query: heatQueryShape,
    answers: { 200: heatShape },
    handler: async ({ params, query, sight }, reply) => {
      mustBeSpan(query, 'query')
      const camera = knownCamera(ports.cameras.seenBy(sight), params.camera)
      const [from, to] = [wallTime90k(query.from_90k), wallTime90k(query.to_90k)]
      const leave = places.take(personOf(reply.request))
      try {
        const asked = askedCamera(ports, sight, { camera, region: null }, { from, to, hours: null })
        const { seconds, looked } = await ports.motion.heat(asked.searched, whileHeard(reply))
        return { columns: COLUMNS, rows: ROWS, seconds: Array.from(seconds, Math.round), searched: asked.tell(looked) }
      } finally {
        leave()
      }
    },
  }),
]

const kindsOf = (): string => searchLineShape.options.map(({ shape }) => shape.kind.value).join(', ')

const personOf = (request: FastifyRequest): string => {
  const { kind, name } = lookerOf(request)
  return `${kind} ${name}`
}

const mustBeSpan = ({ from_90k, to_90k }: Pick<Ask, 'from_90k' | 'to_90k'>, where: 'body' | 'query'): void => {
  if (to_90k <= from_90k) throw new Problem('invalid_request', { field: `${where}.to_90k` })
  if (to_90k - from_90k > LONGEST) throw new Problem('search_too_long', { days: 93 })
}

const mustBeSearchable = (asked: Ask): void => {
  mustBeSpan(asked, 'body')
  const { cameras, line, what } = asked
  if (line !== null && (cameras.length !== 1 || what !== 'motion' || !touchesPicture(null, line)))
    throw new Problem('search_line_wrong', { cameras: cameras.length })
  for (const { camera, region } of line === null ? cameras : [])
    if (!touchesPicture(region, null)) throw new Problem('search_region_empty', { camera })
}

const askedCameras = async (ports: SearchPorts, sight: Sight, asked: Ask): Promise<readonly AskedCamera[]> => {
  const seen = ports.cameras.seenBy(sight)
  const span = { from: wallTime90k(asked.from_90k), to: wallTime90k(asked.to_90k), hours: asked.hours }
  const all: AskedCamera[] = []
  for (const { camera, region } of asked.cameras) {
    all.push(askedCamera(ports, sight, { camera: knownCamera(seen, camera), region }, span))
    await breathe() // live pictures of others pass in between
  }
  return all
}

/** The lines, written as they come. */
const answer = (
  { motion, clock }: SearchPorts,
  { cameras: _, ...plan }: Ask,
  asked: readonly AskedCamera[],
  gone: AbortSignal,
  leave: () => void,
): PassThrough => {
  const out = new PassThrough()
  const write = (line: SearchLine) => out.write(`${JSON.stringify(line)}\n`)
  const began = clock.monotonic()
  let told = 0
  const take = (step: SearchStep): void => {
    if (step.kind === 'progress') return void write(step)
    told += step.hits.length
    for (const hit of step.hits) write(toldHit(hit))
  }
  const search = async (): Promise<void> => {
    const searching = motion.search({ ...plan, cameras: asked.map(({ searched }) => searched) }, take, gone)
    const [found] = await Promise.all([searching, prepared(asked, gone)])
    const searched: Searched[] = []
    for (const [at, { looked }] of found.cameras.entries()) {
      searched.push(asked[at]!.tell(looked))
      await breathe()
    }
    write({ kind: 'end', ...sums(found, told), searched, took_ms: Math.round(clock.monotonic() - began) })
    out.end()
  }
  search()
    .catch(error => out.destroy(error))
    .finally(leave)
  return out
}

/** Little by little: live pictures of others pass in between. */
const prepared = async (asked: readonly AskedCamera[], gone: AbortSignal): Promise<void> => {
  for (const { prepare } of asked) {
    if (gone.aborted) return
    prepare()
    await breathe()
  }
}

const sums = ({ total, an_hour, cameras }: Found, told: number) => ({
  hits: told,
  more: total > told,
  total,
  found: cameras.map(({ camera, hits }) => ({ camera, hits })),
  an_hour: an_hour.map(([from_90k, hits]) => ({ from_90k, hits })),
})

const toldHit = ({ camera, from, to, part, parts, box, way }: FoundHit): SearchLine => ({
  ...{ kind: 'hit', camera, from_90k: from, to_90k: to, part: Math.round(part * 1000) / 1000, parts },
  box: box.map(side => Math.round(side * 10_000) / 10_000) as [number, number, number, number],
  way,
})
