// Opening the emergency account from the sign-in page: the code of the envelope is the whole proof, with the name and the reason that somebody
// gives. It asks no password, no telephone and no provider: it is for the night on which those are gone.

import { Problem } from '#base/problems.ts'
import { openBreakGlassShape } from '#contract/break-glass.ts'
import { sessionShape } from '#contract/session.ts'
import type { Ports } from '#http/ports.ts'
import { type Route, route } from '#http/route.ts'
import type { SignInDesk } from './sign-in-desk.ts'

type Need = Pick<Ports, 'accounts' | 'breakGlass'> & { readonly desk: SignInDesk }

export const breakGlassSignIn = ({ accounts, breakGlass, desk }: Need): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/sign-in/break-glass',
    access: 'public',
    summary: 'Opens the sealed emergency account with its code. Everybody is told, at once and until it was seen to.',
    body: openBreakGlassShape,
    answers: { 200: sessionShape },
    handler: (request, reply) => {
      breakGlass.open(request.body, request.ip)
      const id = breakGlass.account()
      const account = id === undefined ? undefined : accounts.get(id)
      if (account === undefined) throw new Problem('break_glass_wrong')
      return desk.begin(account, ['break_glass'], request, reply)
    },
  }),
]
