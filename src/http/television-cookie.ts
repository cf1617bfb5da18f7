// A television's own cookie: 256 random bits that scripts cannot read. It opens the routes that are meant for televisions and no other,
// and a session opens none of those: whoever tries the television's page on their own computer is not taken for one.

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '#community/access/accounts.ts'
import type { TelevisionBook } from '#community/access/televisions.ts'
import { cookieName } from './cookie-name.ts'

const NAME = 'mt_television'
/** As long as browsers keep any cookie; begun anew each time the page is opened. */
const KEPT_S = 400 * 24 * 3600
const tokenPattern = /^[A-Za-z0-9_-]{43}$/

export const televisionToken = (request: FastifyRequest): string | undefined => {
  const token = request.cookies[cookieName(request, NAME)]
  return token !== undefined && tokenPattern.test(token) ? token : undefined
}

/** It was paired once. */
export const hasTelevisionCookie = (request: FastifyRequest): boolean => televisionToken(request) !== undefined

export const televisionCaller = (request: FastifyRequest, televisions: Pick<TelevisionBook, 'find'>): Caller => {
  const token = televisionToken(request)
  const television = token === undefined ? undefined : televisions.find(token)
  return television === undefined ? { kind: 'nobody' } : { kind: 'television', id: television.id }
}

export const setTelevisionCookie = (request: FastifyRequest, reply: FastifyReply, token: string): void => {
  const secure = request.protocol === 'https'
  reply.setCookie(cookieName(request, NAME), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: KEPT_S,
  })
}
