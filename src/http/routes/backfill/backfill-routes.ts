// Backfill: what is being fetched from cards and recorders, by which rules, and asking for a span by hand.

import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, wallTime90k } from '#base/units.ts'
import { parseWeekHours, weekHoursText } from '#base/week-hours.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import {
  askBackfillShape,
  type BackfillJobShown,
  type BackfillRules,
  backfillJobShape,
  backfillListShape,
  backfillQueryShape,
  backfillRulesShape,
  setBackfillRulesShape,
} from '#contract/backfill.ts'
import type { Backfill } from '#engine/relay/backfill.ts'
import type { BackfillJob, JobBook } from '#engine/relay/backfill-job.ts'
import { toCamera, toSome, toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'

const LONGEST = spanFromMillis(31 * 24 * 3_600_000)

export type BackfillPorts = {
  readonly backfill: Pick<Backfill, 'ask' | 'cancel' | 'again'>
  readonly book: JobBook
  readonly cameras: SeenCameras
  readonly clock: Clock
}

const jobParams = z.strictObject({
  job: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31),
})

export const backfillRoutes = ({ backfill, book, cameras, clock }: BackfillPorts): readonly Route[] => {
  const mustKnow = (sight: Sight, camera: string): CameraId => knownCamera(cameras.seenBy(sight), camera)
  return [
    route({
      method: 'GET',
      path: '/api/backfill',
      access: 'session',
      does: toSome('read_coverage'),
      summary: 'Jobs that bring missing footage from cards and recorders, the newest first, and the rules they go by.',
      query: backfillQueryShape,
      answers: { 200: backfillListShape },
      handler: ({ query: { camera }, sight }) => ({
        rules: book.rules(),
        jobs: book
          .list(camera === undefined ? undefined : mustKnow(sight, camera))
          .filter(job => sight.may('read_coverage', job.camera))
          .map(shown),
        now_90k: clock.wall(),
      }),
    }),
    route({
      method: 'POST',
      path: '/api/backfill',
      access: 'session',
      does: toCamera('recover', 'body.camera'),
      summary: 'Asks for what is missing of a span of one camera; a gap that was found by itself needs no asking.',
      body: askBackfillShape,
      answers: { 201: backfillJobShape },
      handler: ({ body: { camera, stream, from_90k, to_90k }, caller, sight }, reply) => {
        const id = mustKnow(sight, camera)
        if (to_90k <= from_90k || to_90k - from_90k > LONGEST || to_90k > clock.wall())
          throw new Problem('backfill_span_wrong', { camera, from_90k, to_90k })
        const gap = { from: wallTime90k(from_90k), to: wallTime90k(to_90k) }
        return reply.code(201).send(shown(backfill.ask(id, stream, gap, nameOf(caller))))
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/backfill/:job',
      access: 'session',
      does: toSome('recover'),
      summary: 'Cancels a job. What it brought stays.',
      params: jobParams,
      answers: { 200: backfillJobShape },
      handler: async ({ params, sight }) => shown(await backfill.cancel(mustSee(book, sight, params.job))),
    }),
    route({
      method: 'POST',
      path: '/api/backfill/:job/again',
      access: 'session',
      does: toSome('recover'),
      summary: 'Tries a job that ended or waits once more, at once and with all its tries.',
      params: jobParams,
      answers: { 200: backfillJobShape },
      handler: ({ params, sight }) => shown(backfill.again(mustSee(book, sight, params.job))),
    }),
    route({
      method: 'PUT',
      path: '/api/backfill/rules',
      access: 'session',
      does: toStation('configure_station'),
      summary: 'Sets by which rules footage is fetched; what is left out stays.',
      body: setBackfillRulesShape,
      answers: { 200: backfillRulesShape },
      handler: ({ body, caller }) => {
        const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
        const rules = { ...book.rules(), ...given } as BackfillRules
        book.setRules({ ...rules, hours: readHours(rules.hours) }, nameOf(caller))
        return book.rules()
      },
    }),
  ]
}

const mustSee = (book: JobBook, sight: Sight, job: number): number => {
  const camera = book.get(job)?.camera
  if (camera === undefined || !sight.may('recover', camera)) throw new Problem('no_such_backfill', { job })
  return job
}

const readHours = (hours: string | null): string | null => {
  if (hours === null) return null
  const read = parseWeekHours(hours)
  if (!read.ok) throw new Problem('bad_hours', { field: 'body.hours' })
  return weekHoursText(read.value)
}

const shown = ({ from, to, made, next_try, ended, ...job }: BackfillJob): BackfillJobShown => ({
  ...job,
  from_90k: from,
  to_90k: to,
  made_90k: made,
  next_try_90k: next_try,
  ended_90k: ended,
})
