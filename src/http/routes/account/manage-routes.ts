// What whoever manages people does for the way others sign in: an invitation or a reset, who the identity provider may say somebody is. And what
// whoever sets up the station sets about signing in.

import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { type AccountRow, nameOf } from '#community/access/accounts.ts'
import { isEmergency } from '#community/access/break-glass.ts'
import {
  accountLinkShape,
  askAccountLinkShape,
  type SignInSettingsShown,
  setSignInShape,
  signInSettingsShape,
  tiedIdentitiesShape,
  tieIdentityShape,
} from '#contract/account.ts'
import { usernameShape } from '#contract/session.ts'
import { readAddressRange } from '#engine/camera/address-guard.ts'
import { toStation } from '#http/deed.ts'
import type { OpenSockets } from '#http/open-sockets.ts'
import type { Ports } from '#http/ports.ts'
import { type Route, route } from '#http/route.ts'

type Need = Pick<
  Ports,
  'accounts' | 'sessions' | 'credentials' | 'identities' | 'signInSettings' | 'publicUrl' | 'outsideUrl' | 'log'
> & { readonly sockets: OpenSockets }

const params = z.strictObject({ username: usernameShape })

export const manageRoutes = (need: Need): readonly Route[] => [
  linkRoute(need),
  ...identityRoutes(need),
  ...settingsRoutes(need),
]

const accountOf = ({ accounts }: Pick<Need, 'accounts'>, username: string): AccountRow => {
  const account = accounts.find(username)
  if (account === undefined) throw new Problem('no_such_account', { username })
  if (isEmergency(account)) throw new Problem('break_glass_only_by_code')
  return account
}

/** After a reset the old password is worth nothing, and whatever was open is closed. */
const linkRoute = (need: Need): Route =>
  route({
    method: 'POST',
    path: '/api/accounts/:username/link',
    access: 'session',
    does: toStation('manage_people'),
    summary:
      'Makes a one-time link and code, good for a day, with which somebody chooses a password: an invitation or a reset.',
    params,
    body: askAccountLinkShape,
    answers: { 200: accountLinkShape },
    handler: ({ params: { username }, body: { second_factor }, caller }) => {
      const { credentials, sessions, sockets, publicUrl, outsideUrl = publicUrl, log } = need
      const account = accountOf(need, username)
      if (caller.kind === 'account' && caller.account.id === account.id) throw new Problem('own_account', { username })
      const kind = credentials.of(account.id).has_password ? 'reset' : 'invite'
      if (kind === 'reset') {
        credentials.setPassword(account.id, '')
        credentials.forgetDevices(account.id)
        sessions.endOthers(account.id)
        sockets.check()
      }
      if (second_factor) credentials.dropSecond(account.id)
      const { code, good_until_90k } = credentials.makeLink(account.id, kind, nameOf(caller))
      log.info('a one-time link was made', { account: username, kind, by: nameOf(caller) })
      return { kind, code, url: `${outsideUrl()}/welcome#${code}`, good_until_90k }
    },
  })

const identityRoutes = (need: Need): readonly Route[] =>
  (['identity', 'identity/removal'] as const).map(deed =>
    route({
      method: 'POST',
      path: `/api/accounts/:username/${deed}`,
      access: 'session',
      does: toStation('manage_people'),
      summary:
        deed === 'identity'
          ? 'Ties who the identity provider says somebody is to their account.'
          : 'Unties an identity; sign-in by the provider ends for it.',
      params,
      body: tieIdentityShape,
      answers: { 200: tiedIdentitiesShape },
      handler: ({ params: { username }, body: { subject }, caller }) => {
        const { identities, signInSettings } = need
        const account = accountOf(need, username)
        const { provider } = signInSettings.get()
        if (provider === undefined) throw new Problem('no_provider')
        const identity = { issuer: provider.issuer, subject }
        if (deed === 'identity/removal') identities.untie(account.id, identity)
        else if (!identities.tie(account.id, identity, nameOf(caller)) && identities.find(identity) !== account.id)
          throw new Problem('identity_taken', { subject })
        return { identities: [...identities.of(account.id)] }
      },
    }),
  )

const settingsRoutes = ({ signInSettings, log }: Need): readonly Route[] => {
  const shown = (): SignInSettingsShown => {
    const { office, provider, idle } = signInSettings.get()
    return {
      office: [...office],
      provider: provider ?? null,
      idle_member_s: idle.member,
      idle_admin_s: idle.admin,
    }
  }
  return [
    route({
      method: 'GET',
      path: '/api/sign-in-settings',
      access: 'session',
      does: toStation('configure_station'),
      summary:
        'Which addresses are the office’s, how long a session waits for a hand, and which identity provider there is.',
      answers: { 200: signInSettingsShape },
      handler: shown,
    }),
    route({
      method: 'PUT',
      path: '/api/sign-in-settings',
      access: 'session',
      does: toStation('configure_station'),
      summary:
        'Sets the office’s addresses, the idle limits and the identity provider. What is left out stays as it is.',
      body: setSignInShape,
      answers: { 200: signInSettingsShape },
      handler: ({ body, caller }) => {
        const now = signInSettings.get()
        for (const range of body.office ?? [])
          if (!readAddressRange(range).ok) throw new Problem('invalid_request', { field: 'body.office', range })
        const provider = body.provider === undefined ? now.provider : (body.provider ?? undefined)
        const idle = { member: body.idle_member_s ?? now.idle.member, admin: body.idle_admin_s ?? now.idle.admin }
        signInSettings.set({ office: body.office ?? now.office, provider, idle }, body.client_secret, nameOf(caller))
        log.info('the settings of signing in were changed', { by: nameOf(caller) })
        return shown()
      },
    }),
  ]
}
