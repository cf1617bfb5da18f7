// The session cookie: 256 random bits that scripts cannot read and other sites cannot make the browser send.

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller, SessionBook } from '#community/access/accounts.ts'

const NAME = 'mt_session'
const KEPT_S = 30 * 24 * 3600
const tokenPattern = /^[A-Za-z0-9_-]{43}$/

/** The token that the browser sent, if it looks like one of ours. */
export const sessionToken = (request: FastifyRequest): string | undefined => {
  const token = request.cookies[NAME]
  return token !== undefined && tokenPattern.test(token) ? token : undefined
}

export const callerOf = (request: FastifyRequest, sessions: SessionBook): Caller => {
  const token = sessionToken(request)
  const account = token === undefined ? undefined : sessions.find(token)
  return account === undefined ? { kind: 'nobody' } : { kind: 'account', account }
}

export const setSessionCookie = (request: FastifyRequest, reply: FastifyReply, token: string): void => {
  reply.setCookie(NAME, token, { ...manner(request), maxAge: KEPT_S })
}

export const clearSessionCookie = (request: FastifyRequest, reply: FastifyReply): void => {
  reply.clearCookie(NAME, manner(request))
}

const manner = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' }) as const
