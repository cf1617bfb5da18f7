// Where one is signed in, and the way to end it; for whoever manages people also where others are, and which browser is the duty wall's.

import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { SessionRow } from '#community/access/session-book.ts'
import { type SessionList, sessionListShape } from '#contract/account.ts'
import { sessionShape } from '#contract/session.ts'
import { freely, toStation } from '#http/deed.ts'
import type { OpenSockets } from '#http/open-sockets.ts'
import type { Ports } from '#http/ports.ts'
import { type Route, route } from '#http/route.ts'
import { clearWallCookie, ownTokens, setWallCookie, wallBeneath } from '#http/session-cookie.ts'
import { type OwnNeed, ownOf } from './own-account-routes.ts'

type Need = Pick<Ports, 'accounts' | 'sessions' | 'log'> & Pick<OwnNeed, 'desk'> & { readonly sockets: OpenSockets }

const params = z.strictObject({ session: z.coerce.number().int().positive() })

export const sessionListRoutes = (need: Need): readonly Route[] => [
  ...ownRoutes(need),
  ...everyRoutes(need),
  ...ownWallRoutes(need),
]

const ownRoutes = ({ accounts, sessions, sockets }: Need): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/account/sessions',
    access: 'session',
    does: freely('It is the caller’s own account.'),
    summary: 'Where one is signed in: device, address, since when, last used.',
    answers: { 200: sessionListShape },
    handler: request => {
      const { account, session } = ownOf(request, { accounts })
      return listed(sessions.list(account.id), session)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/account/sessions/:session',
    access: 'session',
    does: freely('It is the caller’s own account.'),
    summary: 'Ends one of one’s own sessions, with the live pictures it has open.',
    params,
    answers: { 200: sessionListShape },
    handler: request => {
      const { account, session } = ownOf(request, { accounts })
      const { session: id } = request.params
      if (!sessions.list(account.id).some(row => row.id === id)) throw new Problem('no_such_session')
      sessions.end(id)
      sockets.check()
      return listed(sessions.list(account.id), session)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/account/sessions',
    access: 'session',
    does: freely('It is the caller’s own account.'),
    summary: 'Ends every other session of one’s own.',
    answers: { 200: sessionListShape },
    handler: request => {
      const { account, session } = ownOf(request, { accounts })
      sessions.endOthers(account.id, ownTokens(request))
      sockets.check()
      return listed(sessions.list(account.id), session)
    },
  }),
]

const everyRoutes = ({ sessions, sockets, log }: Need): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/sessions',
    access: 'session',
    does: toStation('manage_people'),
    summary: 'Who is signed in, on what and from where.',
    answers: { 200: sessionListShape },
    handler: ({ caller }) => listed(sessions.list(), caller.kind === 'account' ? caller.session : undefined),
  }),
  route({
    method: 'DELETE',
    path: '/api/sessions/:session',
    access: 'session',
    does: toStation('manage_people'),
    summary: 'Ends somebody’s session, with the live pictures it has open.',
    params,
    answers: { 200: sessionListShape },
    handler: ({ params: { session }, caller }) => {
      if (!sessions.end(session)) throw new Problem('no_such_session')
      sockets.check()
      log.info('a session was ended', { session, by: nameOf(caller) })
      return listed(sessions.list(), caller.kind === 'account' ? caller.session : undefined)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/sessions/:session/duty-wall',
    access: 'session',
    does: toStation('manage_people'),
    summary:
      'Makes the browser of a session the duty wall’s: it stays signed in, and shows live pictures and nothing else.',
    params,
    answers: { 200: sessionListShape },
    handler: ({ params: { session }, caller }) => {
      if (!sessions.makeDutyWall(session, nameOf(caller))) throw new Problem('no_such_session')
      log.info('a browser was made the duty wall’s', { session, by: nameOf(caller) })
      return listed(sessions.list(), caller.kind === 'account' ? caller.session : undefined)
    },
  }),
]

const ownWallRoutes = ({ accounts, sessions, sockets, desk, log }: Need): readonly Route[] => [
  route({
    method: 'PUT',
    path: '/api/session/duty-wall',
    access: 'session',
    does: toStation('manage_people'),
    summary:
      'Makes this browser the duty wall’s once the session in it has ended: by sign-out, or because no hand was at it.',
    answers: { 200: sessionShape },
    handler: (request, reply) => {
      const { account } = ownOf(request, { accounts })
      if (wallBeneath(request, sessions) === undefined) {
        const row = desk.at('open', request)
        const [ways, address, device] = [row?.ways ?? [], row?.address ?? '', row?.device ?? '?']
        const token = sessions.open({ account: account.id, stage: 'open', ways, address, device })
        const wall = sessions.row(token)
        if (wall !== undefined) sessions.makeDutyWall(wall.id, account.username)
        setWallCookie(request, reply, token)
        log.info('a browser was made the duty wall’s', { session: wall?.id ?? 0, by: account.username })
      }
      return { ...desk.shown(request), wall_beneath: true }
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/session/duty-wall',
    access: 'session',
    does: toStation('manage_people'),
    summary: 'This browser is the duty wall’s no more: it signs out when the session in it has ended.',
    answers: { 200: sessionShape },
    handler: (request, reply) => {
      const wall = wallBeneath(request, sessions)
      if (wall !== undefined) sessions.close(wall)
      sockets.check()
      clearWallCookie(request, reply)
      log.info('a browser is the duty wall’s no more', { by: nameOf(request.caller) })
      return { ...desk.shown(request), wall_beneath: false }
    },
  }),
]

const listed = (rows: readonly SessionRow[], here: number | undefined): SessionList => ({
  sessions: rows.map(({ id, account, device, address, ways, since, seen, ends, duty_wall_by }) => ({
    id,
    username: account.username,
    display_name: account.display_name,
    device,
    address,
    ways: [...ways],
    since_90k: since,
    seen_90k: seen,
    ends_90k: ends,
    duty_wall_by: duty_wall_by ?? null,
    here: id === here,
  })),
})
