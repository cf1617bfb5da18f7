// Signing in and out, the first step. Each refusal says the same for a wrong name and a wrong password, and takes the same time.

import { Problem } from '#base/problems.ts'
import { explain } from '#community/access/explain.ts'
import {
  linkLookShape,
  lookAtLinkShape,
  newLinkShape,
  type Session,
  sessionShape,
  signInShape,
  useLinkShape,
  type Why,
  whyQueryShape,
  whyShape,
} from '#contract/session.ts'
import { freely } from '#http/deed.ts'
import type { Passwords } from '#http/passwords.ts'
import type { Ports } from '#http/ports.ts'
import { type Route, route } from '#http/route.ts'
import { clearSessionCookie, clearWallCookie } from '#http/session-cookie.ts'
import { networkOf, type SignInTries } from '#http/sign-in-tries.ts'
import { accountFromLink, lookAtLink } from './link-sign-in.ts'
import { type DeskPorts, nobody, type SignInDesk } from './sign-in-desk.ts'

export type SessionNeed = DeskPorts &
  Pick<Ports, 'links' | 'publicUrl'> & {
    readonly desk: SignInDesk
    readonly passwords: Passwords
    readonly tries: SignInTries
  }

export const sessionRoutes = (need: SessionNeed): readonly Route[] => {
  const { accounts, links, log, desk, passwords, tries } = need
  return [
    route({
      method: 'GET',
      path: '/api/session',
      access: 'public',
      summary: 'Who is signed in, what a sign-in under way lacks, and whether the station has no account yet.',
      answers: { 200: sessionShape },
      handler: (request): Session => desk.shown(request),
    }),
    route({
      method: 'POST',
      path: '/api/sign-in',
      access: 'public',
      summary:
        'Signs in with a user name and a password. `step` says what is still lacking; the cookie is for that step alone.',
      body: signInShape,
      answers: { 200: sessionShape },
      handler: async (request, reply) => {
        const { username, password } = request.body
        const account = accounts.find(username)
        const guesser = desk.guesser(request, username, account?.id)
        tries.begin(guesser)
        const right = await passwords.matches(password, account?.password_hash, guesser.address, guesser.known)
        if (account === undefined || !right) {
          log.warn('a sign-in was refused', { address: guesser.address })
          throw new Problem('wrong_password')
        }
        tries.succeeded(guesser)
        return desk.begin(account, ['password'], request, reply)
      },
    }),
    route({
      method: 'POST',
      path: '/api/sign-in/link/look',
      access: 'public',
      summary: 'What a one-time link is for, without using it.',
      body: lookAtLinkShape,
      answers: { 200: linkLookShape },
      handler: request => lookAtLink(request.body.token, need),
    }),
    route({
      method: 'POST',
      path: '/api/sign-in/link',
      access: 'public',
      summary:
        'Uses a one-time link: makes the first account, signs it in, or sets the password of whoever was invited.',
      body: useLinkShape,
      answers: { 200: sessionShape },
      handler: async (request, reply) => {
        const { account, way } = await accountFromLink(request.body, networkOf(request.ip), need)
        return desk.begin(account, [way], request, reply)
      },
    }),
    route({
      method: 'POST',
      path: '/api/sign-in/new-link',
      access: 'local',
      does: freely('Only the machine’s own operator reaches it.'),
      summary: 'Makes a one-time sign-in link, good for 15 minutes; older ones stop working.',
      answers: { 200: newLinkShape },
      handler: () => {
        const { token, good_until_90k } = links.make()
        return { url: `${need.publicUrl()}/welcome#${token}`, good_until_90k }
      },
    }),
    route({
      method: 'POST',
      path: '/api/session/activity',
      access: 'session',
      does: freely('It is about the caller’s own session.'),
      summary: 'A hand is at the page: the session’s idle time begins anew.',
      answers: { 200: sessionShape },
      handler: (request): Session => desk.shown(request),
    }),
    route({
      method: 'GET',
      path: '/api/session/why',
      access: 'session',
      does: freely('It is about the caller’s own rights.'),
      summary: 'Whether one may do something to the whole station at all; why not, and who can allow it.',
      query: whyQueryShape,
      answers: { 200: whyShape },
      handler: ({ query: { verb }, sight }): Why => {
        const decision = sight.decide(verb, { kind: 'station' })
        const words = decision.allowed ? undefined : explain({ verb, ...decision })
        return { allowed: decision.allowed, vi: words?.vi ?? null, en: words?.en ?? null }
      },
    }),
    ...(['POST /api/sign-out', 'DELETE /api/sign-in'] as const).map(name => leaving(name, desk)),
  ]
}

const leaving = (name: 'POST /api/sign-out' | 'DELETE /api/sign-in', desk: SignInDesk): Route => {
  const signedIn = name === 'POST /api/sign-out'
  return route({
    method: signedIn ? 'POST' : 'DELETE',
    path: signedIn ? '/api/sign-out' : '/api/sign-in',
    access: signedIn ? 'session' : 'public',
    does: freely('Whoever is signed in may leave.'),
    summary: signedIn
      ? 'Ends the session and the live pictures it has open.'
      : 'Gives up a sign-in that is not finished.',
    answers: { 200: sessionShape },
    handler: (request, reply): Session => {
      if (request.caller.kind === 'account' && request.caller.duty_wall) clearWallCookie(request, reply)
      desk.end(request)
      clearSessionCookie(request, reply)
      return { ...nobody, first_run: false }
    },
  })
}
