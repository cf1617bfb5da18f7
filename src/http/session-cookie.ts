// The session cookie: 256 random bits that scripts cannot read and other sites cannot make the browser send.

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '#community/access/accounts.ts'
import type { SessionReader } from '#community/access/session-book.ts'

const NAME = 'mt_session'
/** As long as any session may live; the station ends most of them much sooner. */
const KEPT_S = 90 * 24 * 3600
const tokenPattern = /^[A-Za-z0-9_-]{43}$/

/** The token that the browser sent, if it looks like one of ours. */
export const sessionToken = (request: FastifyRequest): string | undefined => {
  const token = request.cookies[NAME]
  return token !== undefined && tokenPattern.test(token) ? token : undefined
}

/** A sign-in that lacks a step is nobody's yet. */
export const callerOf = (request: FastifyRequest, sessions: SessionReader): Caller => {
  const token = sessionToken(request)
  const row = token === undefined ? undefined : sessions.row(token)
  if (row?.stage !== 'open') return { kind: 'nobody' }
  return { kind: 'account', account: row.account, session: row.id, duty_wall: row.duty_wall_by !== undefined }
}

export const setSessionCookie = (request: FastifyRequest, reply: FastifyReply, token: string): void => {
  reply.setCookie(NAME, token, { ...manner(request), maxAge: KEPT_S })
}

export const clearSessionCookie = (request: FastifyRequest, reply: FastifyReply): void => {
  reply.clearCookie(NAME, manner(request))
}

const manner = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' }) as const
