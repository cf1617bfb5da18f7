// The public notice, for anybody who scans a sign: who answers for the cameras, what for, how long, which rights, and a form that reaches the desk.
// It tells no camera's place and shows no picture.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import { localDay } from '#base/local-day.ts'
import { Problem } from '#base/problems.ts'
import { TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import { answeringFor, type ControllerBook } from '#community/rights/controller-book.ts'
import type { RightsBook } from '#community/rights/rights-book.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { KeepingBook } from '#community/upkeep/keeping-book.ts'
import { daysKept } from '#community/upkeep/policy-versions.ts'
import { publicRequestShape } from '#contract/rights-request.ts'
import { isOwnMachine } from '#http/plain-line.ts'
import { languageOf } from '#http/problem-response.ts'
import { type Route, route } from '#http/route.ts'
import { requestClocks } from '#http/routes/rights/shown-request.ts'
import { networkOf } from '#http/sign-in-tries.ts'
import { dayText } from '#papers/days.ts'
import { keptText, purposeSentence } from '#papers/sign-words.ts'
import { createFormTries } from './form-tries.ts'
import { type FormPart, type NoticeFacts, noticePage, sentPage, type Typed } from './notice-page.ts'
import { noticeStyle } from './notice-style.ts'

export type PublicNoticePorts = {
  readonly controllers: ControllerBook
  readonly rights: RightsBook
  readonly cameras: CameraReader
  readonly keeping: Pick<KeepingBook, 'rules'>
  /** Where https answers; undefined while it does not. */
  readonly httpsPort: () => number | undefined
  readonly clock: Clock
}

type Language = 'vi' | 'en'

const FORM_BYTES = 24 * 1024
const DAY = 24 * 3600 * TICKS_PER_SECOND
const html = { type: 'text/html; charset=utf-8', says: 'A page without scripts.' } as const

const noticeQuery = z.object({ lang: z.enum(['vi', 'en']).optional().catch(undefined) })

export const publicNoticeRoutes = (need: PublicNoticePorts): readonly Route[] => {
  const { rights, controllers, clock } = need
  const tries = createFormTries({ wall: () => clock.wall(), monotonic: () => clock.monotonic() })
  return [
    route({
      method: 'GET',
      path: '/notice',
      access: 'public',
      summary: 'The public notice that signs lead to: who answers for the cameras, what for, how long, and how to ask.',
      query: noticeQuery,
      answers: { 200: html },
      handler: (request, reply) => {
        const language = request.query.lang ?? languageOf(request.headers['accept-language'])
        return sendPage(
          reply,
          language,
          noticePage(language, noticeFacts(need, language), formFor(need, request, language)),
        )
      },
    }),
    route({
      method: 'GET',
      path: '/notice.css',
      access: 'public',
      summary: 'The look of the public notice.',
      answers: { 200: { type: 'text/css', says: 'A style sheet.' } },
      handler: (_, reply) =>
        reply.header('cache-control', 'max-age=3600').type('text/css; charset=utf-8').send(noticeStyle),
    }),
    route({
      method: 'POST',
      path: '/api/notice/requests',
      access: 'public',
      summary: 'The form of the public notice: a request of somebody in the picture, to the desk. Counted and slowed.',
      bodyLimit: FORM_BYTES,
      answers: { 201: html, 400: html, 429: html },
      handler: (request, reply) => {
        const typed = typedOf(request.body)
        const language: Language = typed.language === 'en' ? 'en' : 'vi'
        const read = publicRequestShape.safeParse(typed)
        if (!read.success) {
          const wrong = [...new Set(read.error.issues.map(({ path }) => String(path[0] ?? '')))]
          const page = noticePage(language, noticeFacts(need, language), {
            kind: 'form',
            typed,
            wrong,
            too_many: false,
          })
          return sendPage(reply.code(400), language, page)
        }
        if (!mayBegin(need, tries, request, reply))
          return sendPage(
            reply,
            language,
            noticePage(language, noticeFacts(need, language), { kind: 'form', typed, wrong: [], too_many: true }),
          )
        const now = clock.wall()
        // What only a program fills in: it is thanked, and nothing is kept.
        if (typed.website) return sendPage(reply.code(201), language, sentPage(language, '–', dayText(localDay(now))))
        const { language: _, ...asked } = read.data
        const row = rights.add({ ...asked, channel: 'public_form', processors: false, received: now, entered_by: '' })
        const { answer_by } = requestClocks(row, [], new Set(controllers.stated().days_off))
        return sendPage(reply.code(201), language, sentPage(language, row.number, dayText(answer_by)))
      },
    }),
  ]
}

/** On a line that others can read there is no form, but the way to it. */
const formFor = ({ httpsPort }: PublicNoticePorts, request: FastifyRequest, language: Language): FormPart => {
  const port = httpsPort()
  if (request.protocol === 'https' || port === undefined || isOwnMachine(request.socket.remoteAddress))
    return { kind: 'form', typed: {}, wrong: [], too_many: false }
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  return { kind: 'elsewhere', url: `https://${host}${port === 443 ? '' : `:${port}`}/notice?lang=${language}#ask` }
}

const mayBegin = (
  { rights, clock }: PublicNoticePorts,
  tries: ReturnType<typeof createFormTries>,
  { ip }: FastifyRequest,
  reply: FastifyReply,
): boolean => {
  try {
    tries.begin(networkOf(ip), rights.publicSince(wallTime90k(clock.wall() - DAY)))
    return true
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    reply.code(429).header('retry-after', String(error.where.retry_after_s))
    return false
  }
}

/** A browser tells the origin of a form only where the page lets it: without it the form would count as another site's. */
const sendPage = (reply: FastifyReply, language: Language, page: string): FastifyReply =>
  reply
    .header('referrer-policy', 'same-origin')
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .type(html.type)
    .send(page)

const typedOf = (body: unknown): Typed =>
  Object.fromEntries(
    Object.entries(typeof body === 'object' && body !== null ? body : {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )

const noticeFacts = ({ controllers, cameras, keeping }: PublicNoticePorts, language: Language): NoticeFacts => {
  const stated = controllers.stated()
  const own = new Map(controllers.ofCameras().map(notice => [notice.camera, notice]))
  const [list, rules] = [cameras.list(), keeping.rules()]
  const purposes = [...new Set(list.flatMap(({ id }) => answeringFor(stated, own.get(id)).purposes))]
  const days = list.map(camera => daysKept(rules, camera))
  const all = rules.find(({ scope }) => scope.kind === 'all')?.days ?? null
  const first = stated.controllers[0]
  return {
    controller: first ?? null,
    purposes: purposeSentence(purposes.length === 0 ? stated.purposes : purposes, language),
    cameras: list.length,
    kept: keptSentence(days.length === 0 ? [all] : days, language),
    recognition: stated.recognition,
  }
}

/** One length, or from the shortest to the longest. */
const keptSentence = (days: readonly (number | null)[], language: Language): string => {
  const sentence = (text: string) => `${text[0]!.toUpperCase()}${text.slice(1)}.`
  const known = days.filter(one => one !== null)
  const [least, most] = [Math.min(...known), Math.max(...known)]
  if (known.length < days.length || least === most)
    return sentence(keptText(days.includes(null) ? null : least, language))
  return sentence(
    language === 'vi'
      ? `tùy camera, từ ${least} đến ${most} ngày, sau đó tự động xóa`
      : `depending on the camera ${least} to ${most} days, then deleted`,
  )
}
