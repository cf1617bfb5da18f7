// What goes back when something cannot be done: RFC 9457 problem details in the asker's language. Promises that nothing
// internal leaves: no stack, no library's words, no input echoed back. What was unexpected goes to the log instead.

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Logger } from '#base/log.ts'
import { Problem, type ProblemCode, type ProblemKind, problems } from '#base/problems.ts'
import { explain } from '#community/access/explain.ts'
import { denialShape, verbShape } from '#contract/access.ts'
import type { ProblemDetails } from '#contract/problem.ts'

/** The one table from kind to HTTP status. `denied` is 401 where signing in, or pairing, would help, else 403. */
export const statusOfKind: Record<ProblemKind, number> = {
  invalid: 400,
  denied: 403,
  missing: 404,
  conflict: 409,
  exhausted: 429,
  unavailable: 503,
  damaged: 500,
  bug: 500,
}
const signInHelps: ReadonlySet<ProblemCode> = new Set([
  'signed_out',
  'wrong_password',
  'sign_in_over',
  'passkey_refused',
  'provider_refused',
  'identity_not_tied',
  'television_not_paired',
  'television_taken_out',
])

export const statusOf = (code: ProblemCode): number => (signInHelps.has(code) ? 401 : statusOfKind[problems[code].kind])

/** Sends `error` as a problem; anything that is not a Problem is a bug and is logged whole. */
export const sendProblem = (
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Logger,
): FastifyReply => {
  const problem = tooLargeOf(error, request) ?? problemOf(error)
  const status = statusOf(problem.code)
  if (status >= 500)
    log.error('a request failed', { method: request.method, path: pathOf(request), code: problem.code, error })
  const wait = problem.where.retry_after_s
  if (typeof wait === 'number') reply.header('retry-after', String(wait))
  const details = problemDetails(problem, request.headers['accept-language'])
  reply.header('content-language', languageOf(request.headers['accept-language']))
  return reply.code(status).type('application/problem+json; charset=utf-8').send(JSON.stringify(details))
}

/** The problem as it goes over the wire. Files and folders are the operator's business and stay in the log. */
export const problemDetails = (problem: Problem, acceptLanguage?: string): ProblemDetails => {
  const { file: _file, folder: _folder, ...where } = problem.where
  return {
    type: `/problems/${problem.code}`,
    title: problems[problem.code][languageOf(acceptLanguage)],
    status: statusOf(problem.code),
    ...detailOf(problem, languageOf(acceptLanguage)),
    ...(problem.where.most_bytes === undefined ? {} : sizeOf(problem, languageOf(acceptLanguage))),
    code: problem.code,
    where,
  }
}

/** A body beyond its limit, where its route has a name for that: how large it is, and how large it may be. */
const tooLargeOf = (error: unknown, { headers, routeOptions }: FastifyRequest): Problem | undefined => {
  const code = routeOptions.config.tooLarge
  const refused = error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE'
  if (!refused || code === undefined) return undefined
  const bytes = Number(headers['content-length'])
  return new Problem(code, { most_bytes: routeOptions.bodyLimit ?? 0, ...(Number.isSafeInteger(bytes) && { bytes }) })
}

/** `31,2 MB` */
const megabytes = (bytes: unknown, language: 'vi' | 'en'): string => {
  const text = `${Math.round(Number(bytes) / 100_000) / 10}`
  return `${language === 'vi' ? text.replace('.', ',') : text} MB`
}

const sizeOf = ({ code, where }: Problem, language: 'vi' | 'en'): Pick<ProblemDetails, 'detail'> => {
  const [is, most] = [megabytes(where.bytes, language), megabytes(where.most_bytes, language)]
  const told = language === 'vi' ? `Tệp này ${is}, nhiều nhất ${most}.` : `This file has ${is}; ${most} is the most.`
  return where.bytes === undefined ? {} : { detail: `${problems[code][language]} ${told}` }
}

const detailOf = ({ code, where }: Problem, language: 'vi' | 'en'): Pick<ProblemDetails, 'detail'> => {
  const [verb, because] = [verbShape.safeParse(where.verb), denialShape.safeParse(where.because)]
  if (code !== 'not_allowed' || !verb.success || !because.success) return {}
  const can_allow = String(where.can_allow ?? '').split(' ')
  return { detail: explain({ verb: verb.data, because: because.data, can_allow })[language] }
}

/** What Zod found, as a problem: the first field that is wrong and why, never the value. */
export const problemOfInput = (part: string, error: z.ZodError): Problem => {
  const issue = error.issues[0]
  const field = [part, ...(issue?.path ?? [])].map(String).join('.').slice(0, 120)
  return new Problem('invalid_request', { field, reason: issue?.code ?? 'invalid', wrong_fields: error.issues.length })
}

/** Vietnamese unless English is preferred to it (RFC 9110 §12.5.4). */
export const languageOf = (acceptLanguage = ''): 'vi' | 'en' => {
  const weight = { vi: 0, en: 0 }
  for (const [at, item] of acceptLanguage.slice(0, 200).split(',').entries()) {
    const [tag = '', ...options] = item.trim().toLowerCase().split(';')
    const language = tag.split('-')[0]
    const asked = Number(options.find(option => option.trim().startsWith('q='))?.split('=')[1] ?? 1)
    const q = (Number.isFinite(asked) ? asked : 0) - at / 1_000
    if (language === 'vi' || language === 'en') weight[language] = Math.max(weight[language], q)
  }
  return weight.en > weight.vi ? 'en' : 'vi'
}

const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 404) return new Problem('no_such_page')
  // The web framework refused the input: too large, not JSON, an address it cannot read.
  const reason = error instanceof Error && 'code' in error ? String(error.code).replace(/^FST_ERR_/, '') : 'refused'
  if (status >= 400 && status < 500) return new Problem('invalid_request', { reason: reason.toLowerCase() })
  return new Problem('bug', {}, { cause: error })
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? ''
