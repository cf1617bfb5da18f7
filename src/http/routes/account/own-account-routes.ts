// One's own account: the password, the code app, recovery codes. What changes how one signs in is asked for with the password once more: a
// browser that was left open is not enough. Whatever proves more from now on rises the session, and a session that rises gets a new token.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '#base/problems.ts'
import type { AccountRow } from '#community/access/accounts.ts'
import { needsSecond } from '#community/access/sign-in-steps.ts'
import {
  changePasswordShape,
  newTotpShape,
  type OwnAccount,
  ownAccountShape,
  provenShape,
  recoveryCodesShape,
  totpProofShape,
} from '#contract/account.ts'
import { freely } from '#http/deed.ts'
import { passkeysAt } from '#http/passkey-place.ts'
import type { Passwords } from '#http/passwords.ts'
import type { Ports } from '#http/ports.ts'
import { type Route, route } from '#http/route.ts'
import { choosePassword } from '#http/routes/session/password-choice.ts'
import type { SignInDesk } from '#http/routes/session/sign-in-desk.ts'
import type { TotpDesk } from '#http/routes/session/totp-desk.ts'
import { ownTokens } from '#http/session-cookie.ts'
import type { SignInTries } from '#http/sign-in-tries.ts'

export type OwnNeed = Pick<Ports, 'accounts' | 'sessions' | 'credentials' | 'standingOf' | 'log'> & {
  readonly desk: SignInDesk
  readonly totp: TotpDesk
  readonly passwords: Passwords
  readonly tries: SignInTries
}

export type Own = { readonly account: AccountRow; readonly session: number }

/** Whose account it is. The machine's operator has none. Throws `no_own_account`. */
export const ownOf = ({ caller }: FastifyRequest, { accounts }: Pick<OwnNeed, 'accounts'>): Own => {
  const account = caller.kind === 'account' ? accounts.get(caller.account.id) : undefined
  if (account === undefined || caller.kind !== 'account') throw new Problem('no_own_account')
  return { account, session: caller.session }
}

/** The person is still the one who signed in. Throws `wrong_password`, `too_many_tries`. */
export const proveAgain = async (
  request: FastifyRequest,
  { account }: Own,
  password: string | undefined,
  { desk, passwords, tries, credentials }: Pick<OwnNeed, 'desk' | 'passwords' | 'tries' | 'credentials'>,
): Promise<void> => {
  if (!credentials.of(account.id).has_password) return
  const guesser = desk.guesser(request, account.username, account.id)
  tries.begin(guesser)
  if (!(await passwords.matches(password ?? '', account.password_hash, guesser.address, guesser.known)))
    throw new Problem('wrong_own_password')
  tries.succeeded(guesser)
}

export const ownAccountRoutes = (need: OwnNeed): readonly Route[] => {
  const { credentials, sessions, standingOf, desk, totp, log } = need
  const shown = (request: FastifyRequest): OwnAccount => {
    const { account } = ownOf(request, need)
    const { passkeys, ...own } = credentials.of(account.id)
    return {
      username: account.username,
      display_name: account.display_name,
      has_password: own.has_password,
      password_changed_90k: own.password_changed ?? null,
      totp_since_90k: own.totp_since ?? null,
      recovery_left: own.recovery_left,
      passkeys: passkeys.map(({ id, name, made, used }) => ({ id, name, made_90k: made, used_90k: used ?? null })),
      second_needed: needsSecond({ standing: standingOf(account), office: desk.inOffice(request) }),
      passkeys_here: passkeysAt(request.headers.host, request.protocol),
    }
  }
  /** The same session under a new token, with one proof more where there is one. */
  const rise = (request: FastifyRequest, reply: FastifyReply, way?: 'totp'): void => {
    const row = desk.at('open', request)
    if (row !== undefined) desk.goOn(row, way, request, reply)
  }
  return [
    route({
      method: 'GET',
      path: '/api/account',
      access: 'session',
      does: freely('It is the caller’s own account.'),
      summary: 'One’s own account: how one proves who one is.',
      answers: { 200: ownAccountShape },
      handler: shown,
    }),
    route({
      method: 'POST',
      path: '/api/account/password',
      access: 'session',
      does: freely('It is the caller’s own account.'),
      summary: 'Changes one’s own password. Every other session of the account ends.',
      body: changePasswordShape,
      answers: { 200: ownAccountShape },
      handler: async (request, reply) => {
        const own = ownOf(request, need)
        await proveAgain(request, own, request.body.password, need)
        const { address } = desk.guesser(request, own.account.username, own.account.id)
        await choosePassword(need, own.account, request.body.chosen, address, ownTokens(request))
        log.info('a password was changed', { account: own.account.username })
        rise(request, reply)
        return shown(request)
      },
    }),
    route({
      method: 'POST',
      path: '/api/account/totp',
      access: 'session',
      does: freely('It is the caller’s own account.'),
      summary: 'Gives out a secret for a code app. The one in use stays until a code of the new one comes back.',
      body: provenShape,
      answers: { 200: newTotpShape },
      handler: async request => {
        const own = ownOf(request, need)
        await proveAgain(request, own, request.body.password, need)
        return totp.offer(own.session, own.account)
      },
    }),
    route({
      method: 'POST',
      path: '/api/account/totp/proof',
      access: 'session',
      does: freely('It is the caller’s own account.'),
      summary: 'Takes the code app into use; answers recovery codes, this once, where there were none.',
      body: totpProofShape,
      answers: { 200: recoveryCodesShape },
      handler: (request, reply) => {
        const { account, session } = ownOf(request, need)
        const guesser = desk.guesser(request, `code:${account.username}`, account.id)
        need.tries.begin(guesser)
        const recovery_codes = totp.prove(session, account, request.body.code)
        need.tries.succeeded(guesser)
        sessions.endOthers(account.id, ownTokens(request))
        log.info('a code app was set up', { account: account.username })
        rise(request, reply, 'totp')
        return { recovery_codes }
      },
    }),
    route({
      method: 'POST',
      path: '/api/account/totp/removal',
      access: 'session',
      does: freely('It is the caller’s own account.'),
      summary: 'Gives the code app up, where none is needed or a passkey is there.',
      body: provenShape,
      answers: { 200: ownAccountShape },
      handler: async request => {
        const own = ownOf(request, need)
        await proveAgain(request, own, request.body.password, need)
        if (shown(request).second_needed && credentials.of(own.account.id).passkeys.length === 0)
          throw new Problem('second_factor_needed')
        credentials.dropTotp(own.account.id)
        log.warn('a code app was given up', { account: own.account.username })
        return shown(request)
      },
    }),
    route({
      method: 'POST',
      path: '/api/account/recovery-codes',
      access: 'session',
      does: freely('It is the caller’s own account.'),
      summary: 'Makes new recovery codes, shown this once; those of before are worth nothing.',
      body: provenShape,
      answers: { 200: recoveryCodesShape },
      handler: async request => {
        const own = ownOf(request, need)
        await proveAgain(request, own, request.body.password, need)
        return { recovery_codes: totp.newRecoveryCodes(own.account) }
      },
    }),
  ]
}
