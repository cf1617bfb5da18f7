// What a session is looking for: stated once, kept until its end, and written beside every look meanwhile.

import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import { lackingOf, purposeWords } from '#community/access/purposes.ts'
import { purposeCodes, stateTaskShape, type Tasks, tasksShape } from '#contract/purpose.ts'
import { freely } from '#http/deed.ts'
import type { Noting } from '#http/noting.ts'
import { type Route, route } from '#http/route.ts'
import { sessionToken } from '#http/session-cookie.ts'

type Need = { readonly noting: Pick<Noting, 'tasks' | 'policy'>; readonly clock: Clock }

export const taskRoutes = ({ noting, clock }: Need): readonly Route[] => {
  const told = (session: string | undefined): Tasks => ({
    task: (session === undefined ? undefined : noting.tasks.of(session, clock.wall())) ?? null,
    purposes: purposeCodes.map(code => ({ code, ...purposeWords[code] })),
    policy: noting.policy(),
  })
  return [
    route({
      method: 'GET',
      path: '/api/session/task',
      access: 'session',
      does: freely('Whoever is signed in says what they are looking for.'),
      summary: 'What this session is looking for just now, which purposes there are, and which looks ask for one.',
      answers: { 200: tasksShape },
      handler: request => told(sessionToken(request)),
    }),
    route({
      method: 'PUT',
      path: '/api/session/task',
      access: 'session',
      does: freely('Whoever is signed in says what they are looking for.'),
      summary: 'States what this session looks for, with a case or request number where policy asks for one.',
      body: stateTaskShape,
      answers: { 200: tasksShape },
      handler: request => {
        const session = sessionToken(request)
        // The operator at the machine has no session; a program there states its purpose with each request.
        if (session === undefined) throw new Problem('invalid_request', { field: 'session', use: 'x-purpose' })
        const lacking = lackingOf(noting.policy(), request.body)
        if (lacking !== undefined) throw new Problem('purpose_incomplete', { field: `body.${lacking}` })
        noting.tasks.state(session, request.body, clock.wall())
        return told(session)
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/session/task',
      access: 'session',
      does: freely('Whoever is signed in says what they are looking for.'),
      summary: 'This session has found what it was looking for, or gives up.',
      answers: { 200: tasksShape },
      handler: request => {
        const session = sessionToken(request)
        if (session !== undefined) noting.tasks.end(session)
        return told(session)
      },
    }),
  ]
}
