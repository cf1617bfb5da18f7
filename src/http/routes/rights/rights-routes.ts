// The desk for people in the picture: what they asked, what was done about it, the footage that is kept for it, and the letters that answer.

import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import { localDay } from '#base/local-day.ts'
import { Problem } from '#base/problems.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { ControllerBook } from '#community/rights/controller-book.ts'
import { mustBeOpen, standingOf } from '#community/rights/request-state.ts'
import type { RightsBook } from '#community/rights/rights-book.ts'
import type { KeepingBook } from '#community/upkeep/keeping-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import {
  holdForRequestShape,
  letterKindShape,
  newRightsRequestShape,
  paperForms,
  type RightsRequest,
  rightsListShape,
  rightsRequestShape,
  rightsStepShape,
} from '#contract/rights-request.ts'
import { mustDecide, toCamera, toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { sendPaper } from '#http/routes/papers/send-paper.ts'
import type { Press } from '#papers/press.ts'
import { rightsLetter, stepOfLetter } from '#papers/rights-letters.ts'
import { requestClocks, shownRequest } from './shown-request.ts'

export type RightsPorts = {
  readonly rights: RightsBook
  readonly controllers: ControllerBook
  readonly cameras: SeenCameras
  readonly keeping: Pick<KeepingBook, 'hold'>
  /** Tells the recorder of a hold. */
  readonly tell: () => Promise<boolean>
  readonly press: Press
  readonly personOf: (username: string) => string
  readonly clock: Clock
}

const DAY_90K = 24 * 3600 * 90_000
const REVIEW_DAYS = 30

const requestParams = z.strictObject({ request: z.coerce.number().int().min(1).max(1e9) })
const letterParams = requestParams.extend({ letter: letterKindShape, form: z.enum(paperForms) })
const letterQuery = z.strictObject({ language: z.enum(['vi', 'en']).default('vi') })

export const rightsRoutes = (need: RightsPorts): readonly Route[] => {
  const show = showing(need)
  return [...bookRoutes(need, show), ...stepRoutes(need, show), letterRoute(need)]
}

type Show = (id: number) => RightsRequest

const showing =
  ({ rights, controllers, clock }: RightsPorts): Show =>
  id =>
    shownRequest(rights.get(id), rights.steps(id), new Set(controllers.stated().days_off), clock.wall())

const bookRoutes = ({ rights, clock }: RightsPorts, show: Show): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/rights-requests',
    access: 'session',
    does: toStation('handle_requests'),
    summary:
      'What people asked about their own data, the newest first, with what was done and by when the next thing is due.',
    answers: { 200: rightsListShape },
    handler: () => ({ requests: rights.list().map(({ id }) => show(id)) }),
  }),
  route({
    method: 'GET',
    path: '/api/rights-requests/:request',
    access: 'session',
    does: toStation('handle_requests'),
    summary: 'One request.',
    params: requestParams,
    answers: { 200: rightsRequestShape },
    handler: ({ params }) => show(params.request),
  }),
  route({
    method: 'POST',
    path: '/api/rights-requests',
    access: 'session',
    does: toStation('handle_requests'),
    summary: 'Enters a request that came by hand, telephone, letter or VNeID. Its clocks run from when it came in.',
    body: newRightsRequestShape,
    answers: { 201: rightsRequestShape },
    handler: ({ body: { received_90k, ...asked }, caller }, reply) => {
      const now = clock.wall()
      const received: WallTime90k = received_90k === undefined ? now : wallTime90k(Math.min(received_90k, now))
      const { id } = rights.add({ ...asked, received, entered_by: nameOf(caller) })
      return reply.code(201).send(show(id))
    },
  }),
]

const stepRoutes = ({ rights, cameras, keeping, tell, clock }: RightsPorts, show: Show): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/rights-requests/:request/steps',
    access: 'session',
    does: toStation('handle_requests'),
    summary:
      'Takes a step: tells them it was received, notes who they are, hands it to somebody, extends, grants, refuses, closes.',
    params: requestParams,
    body: rightsStepShape,
    answers: { 201: rightsRequestShape },
    handler: ({ params, body, caller }, reply) => {
      rights.get(params.request)
      mustBeOpen(standingOf(rights.steps(params.request)), body.kind)
      const text = body.kind === 'assign' ? body.to : 'text' in body ? body.text : ''
      const ground = body.kind === 'refuse' ? body.ground : null
      rights.step(params.request, { kind: body.kind, text, ground, by: nameOf(caller) })
      return reply.code(201).send(show(params.request))
    },
  }),
  route({
    method: 'POST',
    path: '/api/rights-requests/:request/holds',
    access: 'session',
    does: toCamera('hold', 'body.camera'),
    summary: 'Keeps the footage that is asked for from being removed until the request is answered.',
    params: requestParams,
    body: holdForRequestShape,
    answers: { 201: rightsRequestShape },
    handler: async ({ params, body, caller, sight }, reply) => {
      mustDecide(sight, 'handle_requests', { kind: 'station' })
      const { number } = rights.get(params.request)
      const camera = knownCamera(cameras.seenBy(sight), body.camera)
      const by = nameOf(caller)
      const hold = keeping.hold({
        ...{ camera, stream: undefined, from: wallTime90k(body.from_90k), to: wallTime90k(body.to_90k) },
        ...{ reason: `Yêu cầu của người dân số ${number}`, owner: by },
        review: wallTime90k(clock.wall() + REVIEW_DAYS * DAY_90K),
      })
      await tell()
      rights.step(params.request, { kind: 'hold', text: hold.id, ground: null, by })
      return reply.code(201).send(show(params.request))
    },
  }),
]

const letterRoute = ({ rights, controllers, clock, press, personOf }: RightsPorts): Route =>
  route({
    method: 'GET',
    path: '/api/rights-requests/:request/letters/:letter/:form',
    access: 'session',
    does: toStation('handle_requests'),
    summary: 'A letter to whoever asked, as PDF or DOCX, in Vietnamese or English.',
    params: letterParams,
    query: letterQuery,
    answers: { 200: { type: 'application/pdf', says: 'The letter; DOCX where that was asked for.' } },
    handler: async ({ params: { request: id, letter, form }, query: { language } }, reply) => {
      const request = rights.get(id)
      const steps = rights.steps(id).map(step => ({ ...step, by: personOf(step.by) }))
      if (!steps.some(({ kind }) => kind === stepOfLetter[letter])) throw new Problem('letter_not_yet', { letter })
      const { controllers: list, days_off } = controllers.stated()
      const clocks = requestClocks(request, steps, new Set(days_off))
      const today = localDay(clock.wall())
      const paper = rightsLetter({ letter, language, request, steps, clocks, controller: list[0] ?? null, today })
      return sendPaper(reply, press, { paper, form, name: `${letter}-${request.number.replaceAll('/', '-')}` })
    },
  })
