// The session cookie: 256 random bits that scripts cannot read and other sites cannot make the browser send. A browser that was made the duty
// wall's keeps that session in a cookie of its own, under the one of whoever signs in there: when theirs ends, the wall is there again.

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '#community/access/accounts.ts'
import type { SessionReader } from '#community/access/session-book.ts'
import { cookieName } from './cookie-name.ts'

const NAME = 'mt_session'
const WALL = 'mt_wall'
/** As long as any session may live; the station ends most of them much sooner. */
const KEPT_S = 90 * 24 * 3600
const tokenPattern = /^[A-Za-z0-9_-]{43}$/

declare module 'fastify' {
  interface FastifyRequest {
    /** As `chooseSession` found it, once for the whole request: an answer under way does not slip into another session. */
    token: string | undefined
  }
}

/** The session by which this request is judged: the signed-in one while it lives, else the wall beneath it. */
export const chooseSession = (request: FastifyRequest, sessions: SessionReader): void => {
  const [own, wall] = [tokenIn(request, NAME), wallBeneath(request, sessions)]
  request.token = own !== undefined && (wall === undefined || sessions.row(own) !== undefined) ? own : wall
}

export const sessionToken = (request: FastifyRequest): string | undefined => request.token

/** The living duty wall's session of this browser, whoever is signed in over it. */
export const wallBeneath = (request: FastifyRequest, sessions: SessionReader): string | undefined => {
  const token = tokenIn(request, WALL)
  return token !== undefined && sessions.row(token)?.duty_wall_by !== undefined ? token : undefined
}

/** What this browser holds: kept when every other session of an account ends. */
export const ownTokens = (request: FastifyRequest): readonly string[] =>
  [sessionToken(request), tokenIn(request, WALL)].filter(token => token !== undefined)

/** The cookie, if it looks like one of ours. */
const tokenIn = (request: FastifyRequest, name: string): string | undefined => {
  const token = request.cookies[cookieName(request, name)]
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
  reply.setCookie(cookieName(request, NAME), token, { ...manner(request), maxAge: KEPT_S })
}

export const setWallCookie = (request: FastifyRequest, reply: FastifyReply, token: string): void => {
  reply.setCookie(cookieName(request, WALL), token, { ...manner(request), maxAge: KEPT_S })
}

export const clearWallCookie = (request: FastifyRequest, reply: FastifyReply): void => {
  reply.clearCookie(cookieName(request, WALL), manner(request))
}

export const clearSessionCookie = (request: FastifyRequest, reply: FastifyReply): void => {
  reply.clearCookie(cookieName(request, NAME), manner(request))
}

const manner = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' }) as const
