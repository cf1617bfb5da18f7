// Passkeys at sign-in, as the second step or as the whole of it: whoever has one has the device and unlocked it, which are two things already.

import { Problem } from '#base/problems.ts'
import { passkeyGivenShape, passkeyOptionsShape } from '#contract/account.ts'
import { sessionShape } from '#contract/session.ts'
import type { Ports } from '#http/ports.ts'
import { type Route, route } from '#http/route.ts'
import type { SignInTries } from '#http/sign-in-tries.ts'
import type { PasskeyDesk } from './passkey-desk.ts'
import type { SignInDesk } from './sign-in-desk.ts'

type Need = Pick<Ports, 'accounts'> & {
  readonly desk: SignInDesk
  readonly passkeys: PasskeyDesk
  readonly tries: SignInTries
}

export const passkeyRoutes = ({ accounts, desk, passkeys, tries }: Need): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/sign-in/passkey/options',
    access: 'public',
    summary: 'What the browser needs to ask its person for a passkey: of the account that is signing in, or of any.',
    answers: { 200: passkeyOptionsShape },
    handler: request => passkeys.ask(desk.at('second_factor', request)?.account, request.headers.host),
  }),
  route({
    method: 'POST',
    path: '/api/sign-in/passkey',
    access: 'public',
    summary: 'Signs in with a passkey, or proves the second step with one.',
    body: passkeyGivenShape,
    answers: { 200: sessionShape },
    handler: async (request, reply) => {
      const row = desk.at('second_factor', request)
      const guesser = desk.guesser(request, 'passkey:', undefined)
      tries.begin(guesser)
      const account = accounts.get(await passkeys.check(request.body, request.headers.host))
      if (account === undefined || (row !== undefined && row.account.id !== account.id))
        throw new Problem('passkey_refused')
      tries.succeeded(guesser)
      return row === undefined
        ? desk.begin(account, ['passkey'], request, reply)
        : desk.goOn(row, 'passkey', request, reply)
    },
  }),
]
