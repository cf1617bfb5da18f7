// Signing in and out. Each refusal says the same for a wrong name and a wrong password, and takes the same time.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '#base/problems.ts'
import type { AccountRow } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import { type Verb, verbCodes } from '#contract/access.ts'
import { newLinkShape, type Session, sessionShape, signInShape, useLinkShape } from '#contract/session.ts'
import { freely } from '#http/deed.ts'
import type { OpenSockets } from '#http/open-sockets.ts'
import { createPasswords } from '#http/passwords.ts'
import type { Ports } from '#http/ports.ts'
import { type Route, route } from '#http/route.ts'
import { clearSessionCookie, sessionToken, setSessionCookie } from '#http/session-cookie.ts'
import { createSignInTries, networkOf } from '#http/sign-in-tries.ts'
import { accountFromLink } from './link-sign-in.ts'

type Need = Pick<Ports, 'accounts' | 'sessions' | 'links' | 'clock' | 'log' | 'publicUrl'>

export const sessionRoutes = (ports: Need, sockets: OpenSockets): readonly Route[] => {
  const { accounts, sessions, links, log } = ports
  const passwords = createPasswords()
  const tries = createSignInTries(ports.clock)

  const begin = (account: AccountRow, request: FastifyRequest, reply: FastifyReply): Session => {
    end(request)
    setSessionCookie(request, reply, sessions.open(account.id))
    const { username, display_name } = account
    return { account: { username, display_name }, first_run: false, people: [...accounts.people()] }
  }
  const end = (request: FastifyRequest) => {
    const token = sessionToken(request)
    if (token === undefined) return
    sessions.close(token)
    sockets.signOut(token)
  }

  return [
    route({
      method: 'GET',
      path: '/api/session',
      access: 'public',
      summary: 'Who is signed in, and whether the station has no account yet.',
      answers: { 200: sessionShape },
      handler: ({ caller, sight }): Session => {
        const account = caller.kind === 'account' ? caller.account : null
        const may = mayOf(sight)
        const colleagues = amongColleagues.some(verb => may.station.includes(verb))
        const people = colleagues ? [...accounts.people()] : account === null ? [] : [account]
        return { account, first_run: !accounts.any(), people, ...(caller.kind !== 'nobody' && { may }) }
      },
    }),
    route({
      method: 'POST',
      path: '/api/sign-in',
      access: 'public',
      summary: 'Signs in with a user name and a password and sets the session cookie.',
      body: signInShape,
      answers: { 200: sessionShape },
      handler: async (request, reply) => {
        const { username, password } = request.body
        const address = networkOf(request.ip)
        tries.begin(username, address)
        const account = accounts.find(username)
        const right = await passwords.matches(password, account?.password_hash, address)
        if (account === undefined || !right) {
          log.warn('a sign-in was refused', { address })
          throw new Problem('wrong_password')
        }
        tries.succeeded(username, address)
        log.info('signed in', { account: account.username, address })
        return begin(account, request, reply)
      },
    }),
    route({
      method: 'POST',
      path: '/api/sign-in/link',
      access: 'public',
      summary: 'Uses a one-time link: makes the first account, or signs it in when there is one.',
      body: useLinkShape,
      answers: { 200: sessionShape },
      handler: async (request, reply) => {
        const account = await accountFromLink(request.body, networkOf(request.ip), { accounts, links, passwords })
        log.info('signed in by a one-time link', { account: account.username })
        return begin(account, request, reply)
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
        return { url: `${ports.publicUrl()}/welcome#${token}`, good_until_90k }
      },
    }),
    route({
      method: 'POST',
      path: '/api/sign-out',
      access: 'session',
      does: freely('Whoever is signed in may leave.'),
      summary: 'Ends the session and the live pictures it has open.',
      answers: { 200: sessionShape },
      handler: (request, reply): Session => {
        end(request)
        clearSessionCookie(request, reply)
        return { account: null, first_run: false, people: [] }
      },
    }),
  ]
}

/** Whoever may do one of these to the whole station reads lists in which others are named. */
const amongColleagues: readonly Verb[] = ['mark', 'read_log', 'manage_people', 'configure_station']

const mayOf = (sight: Sight): NonNullable<Session['may']> => ({
  somewhere: verbCodes.filter(verb => sight.decide(verb, { kind: 'something' }).allowed),
  station: verbCodes.filter(verb => sight.decide(verb, { kind: 'station' }).allowed),
})
