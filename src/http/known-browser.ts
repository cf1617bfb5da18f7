// A known browser: a cookie of its own that says that an account was signed in here before. It signs nobody in; it only keeps a flood of
// strangers' guesses from slowing the owner down.

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CredentialBook } from '#community/access/credential-book.ts'
import { pathCookieName } from './cookie-name.ts'

const NAME = 'mt_known'
const KEPT_S = 180 * 24 * 3600
const tokenPattern = /^[A-Za-z0-9_-]{43}$/

/** Its token, if this account was signed in here before. */
export const knownToken = (
  request: FastifyRequest,
  account: number | undefined,
  credentials: Pick<CredentialBook, 'isKnown'>,
): string | undefined => {
  const token = request.cookies[pathCookieName(request, NAME)]
  if (token === undefined || account === undefined || !tokenPattern.test(token)) return undefined
  return credentials.isKnown(account, token) ? token : undefined
}

/** Does nothing where it is known already. */
export const rememberBrowser = (
  request: FastifyRequest,
  reply: FastifyReply,
  account: number,
  credentials: Pick<CredentialBook, 'isKnown' | 'knowDevice'>,
): void => {
  const token = knownToken(request, account, credentials) ?? credentials.knowDevice(account)
  const secure = request.protocol === 'https'
  const manner = { path: '/api/sign-in', httpOnly: true, sameSite: 'strict', secure, maxAge: KEPT_S } as const
  reply.setCookie(pathCookieName(request, NAME), token, manner)
}
