// Signing in at the province's identity provider. What was sent away is remembered here under a cookie of its own, which comes back with the
// person from the other site (`Lax`, for this path alone); the session's own cookie never does. Whoever the provider names must have been tied
// to an account by an admin.

import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import type { Errand, IdentityBook, IdentityProvider } from '#community/access/identity-provider.ts'
import { pathCookieName } from '#http/cookie-name.ts'
import type { Ports } from '#http/ports.ts'
import { type Route, route } from '#http/route.ts'
import type { SignInDesk } from './sign-in-desk.ts'

type Need = Pick<Ports, 'accounts' | 'clock' | 'log'> & {
  readonly desk: SignInDesk
  readonly provider: IdentityProvider
  readonly identities: Pick<IdentityBook, 'find'>
}

const NAME = 'mt_errand'
const PATH = '/api/sign-in/provider'
const GOOD_MS = 10 * 60_000
const MOST_ERRANDS = 2_000

export const providerRoutes = (need: Need): readonly Route[] => {
  const { accounts, desk, provider, identities, log } = need
  const errands = createErrands(need.clock)
  const finish = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const errand = errands.take(request.cookies[pathCookieName(request, NAME)])
    if (errand === undefined) throw new Problem('sign_in_over')
    const search = new URL(request.url, 'http://station').search
    const identity = await provider.finish(`${errand.back}${search}`, errand)
    const account = accounts.get(identities.find(identity) ?? -1)
    if (account === undefined) {
      log.warn('an identity that is tied to no account', { issuer: identity.issuer, subject: identity.subject })
      throw new Problem('identity_not_tied', { subject: identity.subject })
    }
    desk.begin(account, [identity.second ? 'oidc_second' : 'oidc'], request, reply)
  }
  return [
    route({
      method: 'GET',
      path: PATH,
      access: 'public',
      summary: 'Sends the browser to the identity provider.',
      answers: { 302: { type: 'text/html', says: 'The provider’s page, or the sign-in page with what went wrong.' } },
      handler: (request, reply) =>
        leading(reply, log, async () => {
          const { url, errand } = await provider.begin(`${request.protocol}://${request.headers.host}${PATH}/back`)
          const secure = request.protocol === 'https'
          const manner = { path: PATH, httpOnly: true, sameSite: 'lax', secure, maxAge: GOOD_MS / 1000 } as const
          reply.setCookie(pathCookieName(request, NAME), errands.keep(errand), manner)
          return url
        }),
    }),
    route({
      method: 'GET',
      path: `${PATH}/back`,
      access: 'public',
      summary: 'Where the identity provider sends the browser back to.',
      answers: { 302: { type: 'text/html', says: 'The sign-in page, which goes on from there.' } },
      handler: (request, reply) =>
        leading(reply, log, async () => {
          reply.clearCookie(pathCookieName(request, NAME), { path: PATH, secure: request.protocol === 'https' })
          await finish(request, reply)
          return '/sign-in'
        }),
    }),
  ]
}

/** A person looks at this, not a page's program: what went wrong is told by the page that they are led to. */
const leading = async (reply: FastifyReply, log: Ports['log'], where: () => Promise<string>): Promise<FastifyReply> => {
  try {
    return reply.redirect(await where())
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    log.warn('a sign-in at the identity provider failed', { code: error.code, error })
    const subject = typeof error.where.subject === 'string' ? { subject: error.where.subject } : {}
    return reply.redirect(`/sign-in?${new URLSearchParams({ problem: error.code, ...subject })}`)
  }
}

const createErrands = (clock: Clock) => {
  const kept = new Map<string, { readonly errand: Errand; readonly until_ms: number }>()
  return {
    keep: (errand: Errand): string => {
      const token = randomBytes(32).toString('base64url')
      kept.set(token, { errand, until_ms: clock.monotonic() + GOOD_MS })
      if (kept.size > MOST_ERRANDS) kept.delete(kept.keys().next().value!)
      return token
    },
    take: (token = ''): Errand | undefined => {
      const found = kept.get(token)
      kept.delete(token)
      return found !== undefined && found.until_ms >= clock.monotonic() ? found.errand : undefined
    },
  }
}
