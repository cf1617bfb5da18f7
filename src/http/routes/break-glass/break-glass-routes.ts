// The emergency account over HTTP: sealed, closed and looked at by whoever manages people; seen by somebody in charge, who is not whoever opened it.

import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { type Caller, nameOf } from '#community/access/accounts.ts'
import { isEmergency } from '#community/access/break-glass.ts'
import {
  type BreakGlass,
  breakGlassShape,
  type SealedBreakGlass,
  sealBreakGlassShape,
  sealedBreakGlassShape,
  seeBreakGlassShape,
} from '#contract/break-glass.ts'
import { toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import type { BreakGlassDesk } from './break-glass-desk.ts'

type Need = {
  readonly desk: BreakGlassDesk
  readonly station: { readonly name: string }
  readonly publicUrl: () => string
}

const params = z.strictObject({ opening: z.coerce.number().int().positive() })

export const breakGlassRoutes = ({ desk, station, publicUrl }: Need): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/break-glass',
    access: 'session',
    does: toStation('manage_people'),
    summary:
      'The emergency account: whether it is sealed, when it was opened by whom, and wrong codes of the last day.',
    answers: { 200: breakGlassShape },
    handler: (): BreakGlass => desk.shown(),
  }),
  route({
    method: 'POST',
    path: '/api/break-glass/seal',
    access: 'session',
    does: toStation('manage_people'),
    summary: 'Seals the emergency account anew and answers its code, this once; the code before works no more.',
    body: sealBreakGlassShape,
    answers: { 200: sealedBreakGlassShape },
    handler: ({ body, caller }): SealedBreakGlass => {
      notByItself(caller)
      const { code, seal } = desk.seal(body.hours, nameOf(caller))
      return { code, hours: seal.hours, sealed_90k: seal.at, station: station.name, url: `${publicUrl()}/sign-in` }
    },
  }),
  route({
    method: 'POST',
    path: '/api/break-glass/close',
    access: 'session',
    does: toStation('manage_people'),
    summary:
      'Closes the emergency account: its sessions and what they have open end at once, and its code works no more.',
    answers: { 200: breakGlassShape },
    handler: ({ caller }): BreakGlass => {
      desk.close(nameOf(caller))
      return desk.shown()
    },
  }),
  route({
    method: 'POST',
    path: '/api/break-glass/:opening/seen',
    access: 'session',
    does: toStation('break_glass'),
    summary: 'Somebody in charge has seen what was done with it, and says so in a word: it rings no more.',
    params,
    body: seeBreakGlassShape,
    answers: { 200: breakGlassShape },
    handler: ({ params: { opening }, body, caller }): BreakGlass => {
      notByItself(caller)
      desk.see(opening, body.word, nameOf(caller))
      return desk.shown()
    },
  }),
]

/** Whoever opened it neither vouches for it nor puts another code in the envelope. */
const notByItself = (caller: Caller): void => {
  if (caller.kind === 'account' && isEmergency(caller.account)) throw new Problem('break_glass_not_yours')
}
