// The one place where the front door writes the access log: every request that looks at footage, changes something or was refused, before its
// answer leaves. What leaves the station is refused while the log cannot be written, and what needs a purpose until one is stated.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '#base/clock.ts'
import { Problem, type ProblemCode, problems } from '#base/problems.ts'
import type { Access, AccessLog, LookedSpan, Looker } from '#community/access/access-log.ts'
import type { AccountBook } from '#community/access/accounts.ts'
import { lackingOf, needsPurpose } from '#community/access/purposes.ts'
import type { TaskBook } from '#community/access/task-book.ts'
import { caseNumberShape, type PurposePolicy, purposeCodeShape, type Task } from '#contract/purpose.ts'
import { lookerOf } from './looker.ts'
import { type AskedItem, changedBy, declaredVerb, nameOfRoute, newFootage, objectOf, verbOf } from './noted-deed.ts'
import type { HttpRoute, Route } from './route.ts'
import { sessionToken } from './session-cookie.ts'

export type Noting = {
  readonly log: AccessLog
  readonly tasks: TaskBook
  readonly policy: () => PurposePolicy
  /** Which time a segment is of, by its number; undefined where there is none. */
  readonly spanOfSegment: (segment: number) => LookedSpan | undefined
  /** What a request for footage is about, by its number: its own purpose, case, cameras and spans stand beside whatever is done with it. */
  readonly ofExtraction: (extraction: number) => AskedFootage | undefined
}

export type AskedFootage = Stated & { readonly items: readonly AskedItem[] }

type Need = { readonly noting: Noting; readonly clock: Clock; readonly accounts: Pick<AccountBook, 'find'> }

type Stated = Pick<Task, 'purpose' | 'case' | 'note'>

declare module 'fastify' {
  interface FastifyRequest {
    /** Why it is being refused. */
    refusal: ProblemCode | undefined
    /** What the settings were before it changed them. */
    before: unknown
    /** For who answers with another moment than was asked for: throws `purpose_needed` where that one needs a purpose. */
    mustSayWhy: ((span: LookedSpan) => void) | undefined
    /** For who answers with footage that its path does not name: what of whom is looked at. */
    footage: { readonly cameras: readonly string[]; readonly span: LookedSpan } | undefined
  }
}

/** Settings that are read before they are changed, so that the log says from what to what. */
const readBefore: ReadonlySet<string> = new Set([
  '/api/cameras/:camera',
  '/api/retention',
  '/api/network',
  '/api/republish',
  '/api/walls/:wall',
  '/api/nvrs/:nvr',
  '/api/map',
  '/api/access-log/settings',
  '/api/controller',
])

/** Its hooks come behind those that decide whether the caller may. */
export const noteAccesses = (app: FastifyInstance, need: Need, routes: readonly Route[]): void => {
  const readers = new Map(
    routes.flatMap(route =>
      route.method === 'GET' && !route.websocket && readBefore.has(route.path) ? [[route.path as string, route]] : [],
    ),
  )
  app.decorateRequest('refusal', undefined)
  app.decorateRequest('before', undefined)
  app.decorateRequest('mustSayWhy', undefined)
  app.decorateRequest('footage', undefined)
  app.addHook('preHandler', async (request, reply) => {
    const verb = verbOf(request)
    if (verb === undefined) return
    need.noting.log.mustKeep(verb === 'extract')
    mustHavePurpose(need, request, verb, spanOf(need.noting, request))
    request.mustSayWhy = span => mustHavePurpose(need, request, verb, span)
    if (request.method === 'PATCH' || request.method === 'PUT') await lookBefore(readers, request, reply)
  })
  app.addHook('onError', async (request, _reply, error) => {
    request.refusal = error instanceof Problem ? error.code : 'invalid_request'
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const access = accessOf(need, request, reply, payload)
    if (access !== undefined) for (const one of ofEachSpan(need.noting, request, access)) note(need, request, one)
    return payload
  })
}

/** Throws `purpose_needed`, of people only: a television cannot say why, and the machine’s operator is beyond being asked. */
const mustHavePurpose = (
  { noting, clock }: Need,
  request: FastifyRequest,
  verb: string,
  span: LookedSpan | undefined,
): void => {
  if (request.caller.kind !== 'account') return
  // The log taken along leaves the house like footage.
  const asked = nameOfRoute(request) === 'GET /api/access-log/export' ? 'extract' : verb
  if (!needsPurpose(noting.policy(), { verb: asked, span }, clock.wall())) return
  const stated = statedBy(noting, request, clock)
  if (stated === undefined) throw new Problem('purpose_needed', { verb })
  // What a request for footage still lacks is asked by its own steps; rules that came later do not ask about it again.
  if (askedFootage(noting, request) !== undefined) return
  const lacking = lackingOf(noting.policy(), stated)
  if (lacking !== undefined) throw new Problem('purpose_needed', { verb, lacking })
}

/** A segment is asked for by its number, and is of a time all the same. */
const spanOf = ({ spanOfSegment }: Noting, request: FastifyRequest): LookedSpan | undefined => {
  const { segment } = (request.params ?? {}) as { readonly segment?: unknown }
  return typeof segment === 'string' ? spanOfSegment(Number.parseInt(segment, 10)) : objectOf(request).span
}

const lookedAt = (noting: Noting, request: FastifyRequest): ReturnType<typeof objectOf> => {
  const span = spanOf(noting, request)
  return { ...objectOf(request), ...(span !== undefined && { span }) }
}

/** As the session’s task says; a program may state it with each request instead, but for what needs more words than a header has. */
const statedBy = (noting: Noting, request: FastifyRequest, clock: Clock): Stated | undefined => {
  const { tasks } = noting
  const asked = askedFootage(noting, request)
  if (asked !== undefined) return asked
  const purpose = purposeCodeShape.safeParse(request.headers['x-purpose'])
  if (purpose.success) {
    const number = caseNumberShape.safeParse(request.headers['x-case'])
    return { purpose: purpose.data, case: number.success ? number.data : null, note: '' }
  }
  const token = sessionToken(request)
  return token === undefined ? undefined : tasks.of(token, clock.wall())
}

/** What is asked with the request itself, or was asked when it was made. */
const askedFootage = ({ ofExtraction }: Noting, request: FastifyRequest): AskedFootage | undefined => {
  const { extraction } = (request.params ?? {}) as { readonly extraction?: unknown }
  // A stranger who guesses numbers stated no purpose, and writes no line for each camera of what they guessed.
  if (request.caller.kind === 'nobody') return undefined
  if (extraction === undefined) return newFootage(request)
  return /^\d{1,9}$/.test(String(extraction)) ? ofExtraction(Number(extraction)) : undefined
}

const purposeOf = (noting: Noting, request: FastifyRequest, clock: Clock): Pick<Access, 'purpose' | 'case'> => {
  const stated = statedBy(noting, request, clock)
  if (stated === undefined) return {}
  return { purpose: stated.purpose, ...(stated.case !== null && { case: stated.case }) }
}

/** What cannot be read is not known, and keeps nobody from changing it. */
const lookBefore = async (
  readers: ReadonlyMap<string, HttpRoute>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> => {
  try {
    request.before = await readers.get(request.routeOptions.url ?? '')?.handler(request, reply)
  } catch {
    request.before = undefined
  }
}

const accessOf = (need: Need, request: FastifyRequest, reply: FastifyReply, payload: unknown): Access | undefined => {
  const name = nameOfRoute(request)
  const refused = reply.statusCode >= 400 ? (request.refusal ?? 'invalid_request') : undefined
  if (name === undefined || (refused !== undefined && !isTold(refused))) return undefined
  const verb = verbOf(request) ?? (refused === undefined ? undefined : (declaredVerb(request) ?? 'read'))
  if (verb === undefined || reply.statusCode === 416) return undefined
  const changes = refused === undefined && request.method !== 'GET' && !/^(?:ptz|search|sign_.*)$/.test(verb)
  const changed = changes ? changedBy(request, request.before) : undefined
  return {
    who:
      verb === 'sign_in' && (refused !== undefined || request.caller.kind !== 'account')
        ? whoSignsIn(need, request, payload)
        : lookerOf(request),
    ...{ verb, act: name },
    ...(verb === 'read_log' || verb === 'see_looks' ? readLogOf(request) : lookedAt(need.noting, request)),
    ...purposeOf(need.noting, request, need.clock),
    ...(changed !== undefined && { changed }),
    ...(refused !== undefined && { refused }),
    request: request.id,
  }
}

/** A request for footage of several spans is told once for each: whoever answers for a camera is told of its own span. */
const ofEachSpan = (noting: Noting, request: FastifyRequest, access: Access): readonly Access[] => {
  const asked = askedFootage(noting, request)
  if (asked === undefined || asked.items.length === 0) return [access]
  const together = new Map<string, { readonly span: LookedSpan; readonly cameras: Set<string> }>()
  for (const { camera, from, to } of asked.items) {
    const one = together.get(`${from} ${to}`) ?? { span: [from, to], cameras: new Set() }
    one.cameras.add(camera)
    together.set(`${from} ${to}`, one)
  }
  return [...together.values()].map(({ span, cameras }) => ({ ...access, span, cameras: [...cameras] }))
}

/** Whoever reads about a camera has not looked at it. */
const readLogOf = (request: FastifyRequest): Pick<Access, 'about'> => {
  const { cameras = [], about } = objectOf(request)
  return cameras.length === 0 && about === undefined ? {} : { about: { ...about, cameras: cameras.join(' ') } }
}

/** Who was not let in, who asked for what is not theirs to know, and who asked too often; other failures are no matter of access. */
const isTold = (code: ProblemCode): boolean => {
  const { kind } = problems[code]
  return (
    kind === 'denied' ||
    kind === 'exhausted' ||
    code === 'no_such_camera' ||
    code === 'no_such_extraction' ||
    code.startsWith('access_log_')
  )
}

/** The name that was tried is told where there is such an account: people type passwords into the wrong field. */
const whoSignsIn = ({ accounts }: Need, request: FastifyRequest, payload: unknown): Looker => {
  const { address = '' } = lookerOf(request)
  const made = typeof payload === 'string' ? usernameIn(payload) : undefined
  if (made !== undefined) return { kind: 'account', name: made, address }
  const { username } = (request.body ?? {}) as { readonly username?: unknown }
  const tried = typeof username === 'string' && accounts.find(username) !== undefined ? username : ''
  return { kind: 'nobody', name: tried, address }
}

const usernameIn = (payload: string): string | undefined => {
  try {
    const { account } = JSON.parse(payload) as { readonly account?: { readonly username?: unknown } }
    return typeof account?.username === 'string' ? account.username : undefined
  } catch {
    return undefined // nothing that names anybody
  }
}

/** A refusal that cannot be written down any more is a refusal all the same. */
const note = ({ noting }: Need, request: FastifyRequest, access: Access): void => {
  try {
    noting.log.note(access)
  } catch (error) {
    if (request.refusal === undefined) throw error
  }
}
