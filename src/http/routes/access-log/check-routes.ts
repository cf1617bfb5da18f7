// The check of the access log, for those who may read it: begun by hand, and what the last one found.

import { nameOf } from '#community/access/accounts.ts'
import { type AccessCheck, accessCheckShape } from '#contract/access-check.ts'
import { toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'

export type LogChecking = {
  readonly state: AccessCheck
  /** Answers the one that runs, where one does. */
  readonly start: (by: string) => AccessCheck
}

export const checkRoutes = (checker: LogChecking): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/access-log/check',
    access: 'session',
    does: toStation('read_log'),
    summary: 'What the last check of the access log found, and how far one that runs has come.',
    answers: { 200: accessCheckShape },
    handler: () => checker.state,
  }),
  route({
    method: 'POST',
    path: '/api/access-log/check',
    access: 'session',
    does: toStation('read_log'),
    summary: 'Begins a check of the whole access log beside everything else.',
    answers: { 200: accessCheckShape },
    handler: ({ caller }) => checker.start(nameOf(caller)),
  }),
]
