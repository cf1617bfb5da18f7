// Accounts: how a person signs in. One each; one that ended is over for good, and all that it had open ends within seconds.

import { z } from 'zod'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { type AccountBook, type AccountShown, nameOf } from '#community/access/accounts.ts'
import type { CredentialBook } from '#community/access/credential-book.ts'
import { isOneself } from '#community/access/granting.ts'
import type { IdentityBook } from '#community/access/identity-provider.ts'
import { accountListShape, newAccountShape, type PersonAccount, personAccountShape } from '#contract/person.ts'
import { usernameShape } from '#contract/session.ts'
import { toStation } from '#http/deed.ts'
import { createPasswords } from '#http/passwords.ts'
import { type Route, route } from '#http/route.ts'
import { refuseWeak } from '#http/routes/session/password-choice.ts'
import { networkOf } from '#http/sign-in-tries.ts'

export type AccountPorts = {
  readonly accounts: AccountBook
  readonly credentials: Pick<CredentialBook, 'of' | 'mustChange' | 'forgetDevices'>
  readonly identities: Pick<IdentityBook, 'of'>
  readonly log: Logger
}

export const accountRoutes = (ports: AccountPorts): readonly Route[] => {
  const { accounts, credentials, log } = ports
  const passwords = createPasswords()
  const shown = (account: AccountShown) => shownAccount(ports, account)
  return [
    route({
      method: 'GET',
      path: '/api/accounts',
      access: 'session',
      does: toStation('manage_people'),
      summary: 'All accounts of people, those that ended last.',
      answers: { 200: accountListShape },
      handler: () => ({ accounts: accounts.list().map(shown) }),
    }),
    route({
      method: 'POST',
      path: '/api/accounts',
      access: 'session',
      does: toStation('manage_people'),
      summary:
        'Makes an account for a person; a first password that is handed to them is changed by them at the first sign-in.',
      body: newAccountShape,
      answers: { 201: personAccountShape },
      handler: async ({ body: { person, username, password }, caller, ip }, reply) => {
        if (password !== undefined) refuseWeak(password, { username, display_name: '' })
        const password_hash = password === undefined ? '' : await passwords.hash(password, networkOf(ip ?? ''))
        const made = accounts.add({ person, username, password_hash }, nameOf(caller))
        if (password !== undefined) credentials.mustChange(made.id)
        log.info('an account was made', { account: username, person, by: nameOf(caller) })
        return reply.code(201).send(shown(made))
      },
    }),
    route({
      method: 'POST',
      path: '/api/accounts/:username/end',
      access: 'session',
      does: toStation('manage_people'),
      summary:
        'Ends an account: its sessions, live pictures and downloads end within seconds. The person and their grants stay.',
      params: z.strictObject({ username: usernameShape }),
      answers: { 200: personAccountShape },
      handler: ({ params: { username }, caller, sight }) => {
        const account = accounts.find(username)
        if (account === undefined) throw new Problem('no_such_account', { username })
        if (isOneself(sight, account.person)) throw new Problem('own_account', { username })
        log.info('an account was ended', { account: username, by: nameOf(caller) })
        return shown(accounts.end(username, nameOf(caller)))
      },
    }),
    route({
      method: 'POST',
      path: '/api/accounts/:username/browsers/removal',
      access: 'session',
      does: toStation('manage_people'),
      summary:
        'Forgets the browsers in which an account was signed in before: in each its password is guessed like a stranger’s.',
      params: z.strictObject({ username: usernameShape }),
      answers: { 200: personAccountShape },
      handler: ({ params: { username }, caller }) => {
        const account = accounts.find(username)
        if (account === undefined) throw new Problem('no_such_account', { username })
        credentials.forgetDevices(account.id)
        log.info('known browsers were forgotten', { account: username, by: nameOf(caller) })
        return shown(accounts.list().find(({ id }) => id === account.id)!)
      },
    }),
  ]
}

const shownAccount = (
  { credentials, identities }: AccountPorts,
  { id, made, ended, ...account }: AccountShown,
): PersonAccount => {
  const { has_password, must_change, link_until, totp_since, passkeys, browsers } = credentials.of(id)
  return {
    ...account,
    made_90k: made,
    ended_by: ended?.by ?? null,
    ended_90k: ended?.at ?? null,
    password: !has_password ? 'none' : must_change ? 'must_change' : 'own',
    link_until_90k: link_until ?? null,
    code_app: totp_since !== undefined,
    passkeys: passkeys.length,
    browsers,
    identities: identities.of(id).map(({ subject }) => subject),
  }
}
