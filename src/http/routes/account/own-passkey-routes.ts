// One's own passkeys: made in this browser, named, and given up.

import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { needsSecond } from '#community/access/sign-in-steps.ts'
import { passkeyMadeShape, passkeyOptionsShape, provenShape } from '#contract/account.ts'
import { freely } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import type { PasskeyDesk } from '#http/routes/session/passkey-desk.ts'
import { ownTokens } from '#http/session-cookie.ts'
import { type OwnNeed, ownOf, proveAgain } from './own-account-routes.ts'

const does = freely('It is the caller’s own account.')
const doneShape = z.object({ passkeys: z.number().int() })

export const ownPasskeyRoutes = (need: OwnNeed & { readonly passkeys: PasskeyDesk }): readonly Route[] => {
  const { credentials, sessions, passkeys, desk, standingOf, log } = need
  return [
    route({
      method: 'POST',
      path: '/api/account/passkeys/options',
      access: 'session',
      does,
      summary: 'What the browser needs to make a passkey; asks for the password once more.',
      body: provenShape,
      answers: { 200: passkeyOptionsShape },
      handler: async request => {
        const own = ownOf(request, need)
        await proveAgain(request, own, request.body.password, need)
        return passkeys.offer(own.account, request.headers.host)
      },
    }),
    route({
      method: 'POST',
      path: '/api/account/passkeys',
      access: 'session',
      does,
      summary: 'Keeps the passkey that the browser made. Every other session of the account ends.',
      body: passkeyMadeShape,
      bodyLimit: 128 * 1024,
      answers: { 200: doneShape },
      handler: async (request, reply) => {
        const { account } = ownOf(request, need)
        await passkeys.add(account, request.body, request.headers.host)
        sessions.endOthers(account.id, ownTokens(request))
        log.info('a passkey was made', { account: account.username })
        const row = desk.at('open', request)
        if (row !== undefined) desk.goOn(row, 'passkey', request, reply)
        return { passkeys: credentials.of(account.id).passkeys.length }
      },
    }),
    route({
      method: 'POST',
      path: '/api/account/passkeys/removal',
      access: 'session',
      does,
      summary: 'Gives a passkey up, where none is needed or another second factor is there.',
      body: provenShape.extend({ id: z.string().min(1).max(1_400) }),
      answers: { 200: doneShape },
      handler: async request => {
        const own = ownOf(request, need)
        await proveAgain(request, own, request.body.password, need)
        const { totp_since, passkeys: there } = credentials.of(own.account.id)
        const last = there.length <= 1 && totp_since === undefined
        if (last && needsSecond({ standing: standingOf(own.account), office: desk.inOffice(request) }))
          throw new Problem('second_factor_needed')
        if (!credentials.dropPasskey(own.account.id, request.body.id)) throw new Problem('no_such_passkey')
        log.warn('a passkey was given up', { account: own.account.username })
        return { passkeys: credentials.of(own.account.id).passkeys.length }
      },
    }),
  ]
}
