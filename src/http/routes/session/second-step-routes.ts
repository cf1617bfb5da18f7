// The second step of a sign-in, on the session that the first one left: a code, a new password, or setting up what is lacking. Codes are
// counted per account as well: whoever knows the password and guesses from everywhere has five tries before the first wait.

import type { FastifyRequest } from 'fastify'
import { Problem } from '#base/problems.ts'
import type { SessionRow } from '#community/access/session-book.ts'
import type { Stage } from '#community/access/sign-in-steps.ts'
import { newTotpShape, recoveryCodesShape, totpProofShape } from '#contract/account.ts'
import { chosenPasswordShape, secondCodeShape, sessionShape } from '#contract/session.ts'
import type { Passwords } from '#http/passwords.ts'
import { type Route, route } from '#http/route.ts'
import { ownTokens } from '#http/session-cookie.ts'
import type { SignInTries } from '#http/sign-in-tries.ts'
import { choosePassword } from './password-choice.ts'
import type { DeskPorts, SignInDesk } from './sign-in-desk.ts'
import type { TotpDesk } from './totp-desk.ts'

export type SecondStepNeed = Pick<DeskPorts, 'accounts' | 'sessions' | 'credentials' | 'log'> & {
  readonly desk: SignInDesk
  readonly totp: TotpDesk
  readonly passwords: Passwords
  readonly tries: SignInTries
}

export const secondStepRoutes = (need: SecondStepNeed): readonly Route[] => {
  const { desk, totp, tries, log } = need
  const pending = (stage: Stage, request: FastifyRequest): SessionRow => {
    const row = desk.at(stage, request)
    if (row === undefined) throw new Problem('sign_in_over')
    return row
  }
  const checked = (request: FastifyRequest, row: SessionRow, check: () => boolean): void => {
    const here = desk.guesser(request, `code:${row.account.username}`, row.account.id)
    const everywhere = here.known === undefined ? [{ ...here, address: 'anywhere' }] : []
    const counted = [here, ...everywhere]
    for (const one of counted) tries.begin(one)
    if (!check()) {
      log.warn('a second step was refused', { account: row.account.username, address: here.address })
      throw new Problem('wrong_code')
    }
    for (const one of counted) tries.succeeded(one)
  }
  return [
    route({
      method: 'POST',
      path: '/api/sign-in/code',
      access: 'public',
      summary: 'The second step of a sign-in: six digits of the code app, or a recovery code. Each counts once.',
      body: secondCodeShape,
      answers: { 200: sessionShape },
      handler: (request, reply) => {
        const row = pending('second_factor', request)
        let way: ReturnType<TotpDesk['wayOf']>
        checked(request, row, () => {
          way = totp.wayOf(row.account, request.body.code)
          return way !== undefined
        })
        return desk.goOn(row, way, request, reply)
      },
    }),
    route({
      method: 'POST',
      path: '/api/sign-in/password',
      access: 'public',
      summary: 'Chooses the new password that a sign-in asks for.',
      body: chosenPasswordShape,
      answers: { 200: sessionShape },
      handler: async (request, reply) => {
        const row = pending('new_password', request)
        const { password } = request.body
        const handed = need.accounts.get(row.account.id)?.password_hash
        if (await need.passwords.matches(password, handed, row.address)) throw new Problem('same_password')
        await choosePassword(need, row.account, password, row.address, ownTokens(request))
        return desk.goOn(row, undefined, request, reply)
      },
    }),
    route({
      method: 'POST',
      path: '/api/sign-in/totp',
      access: 'public',
      summary: 'Gives out a secret for a code app to whoever must set one up before being signed in.',
      answers: { 200: newTotpShape },
      handler: request => {
        const row = pending('enrol', request)
        return totp.offer(row.id, row.account)
      },
    }),
    route({
      method: 'POST',
      path: '/api/sign-in/totp/proof',
      access: 'public',
      summary: 'Proves the code app that was set up and signs in; answers the recovery codes, this once.',
      body: totpProofShape,
      answers: { 200: recoveryCodesShape },
      handler: (request, reply) => {
        const row = pending('enrol', request)
        let recovery_codes: readonly string[] = []
        checked(request, row, () => {
          recovery_codes = totp.prove(row.id, row.account, request.body.code)
          return true
        })
        desk.goOn(row, 'totp', request, reply)
        return { recovery_codes }
      },
    }),
  ]
}
