// The settings of signing in, in station.sqlite. The identity provider's secret is sealed by the vault, and is for that provider alone:
// who writes another address without it does not have it sent there.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import {
  type IdentityProviderSettings,
  type SignInSettingsBook,
  usualOffice,
} from '#community/access/sign-in-settings.ts'
import { usualIdle } from '#community/access/sign-in-steps.ts'
import type { Vault } from './vault.ts'

export const OWNER = 'identity-provider'

export const createSignInSettings = (db: DatabaseSync, vault: Vault, clock: Clock): SignInSettingsBook => {
  const select = db.prepare(
    'SELECT office, provider, secret, idle_member_s, idle_admin_s FROM sign_in_settings WHERE id = 1',
  )
  const put = db.prepare(
    `INSERT INTO sign_in_settings (id, office, provider, secret, idle_member_s, idle_admin_s, set_by, set_90k)
       VALUES (1, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET office = excluded.office, provider = excluded.provider,
         secret = CASE WHEN excluded.secret IS NOT NULL THEN excluded.secret
           WHEN json_extract(excluded.provider, '$.issuer') = json_extract(provider, '$.issuer') THEN secret END,
         idle_member_s = excluded.idle_member_s, idle_admin_s = excluded.idle_admin_s,
         set_by = excluded.set_by, set_90k = excluded.set_90k`,
  )
  return {
    get: () => {
      const row = select.get()
      if (row === undefined) return { office: usualOffice, provider: undefined, idle: usualIdle }
      const office = JSON.parse(String(row.office)) as readonly string[]
      const provider =
        row.provider === null ? undefined : (JSON.parse(String(row.provider)) as IdentityProviderSettings)
      const idle = {
        member: Number(row.idle_member_s ?? usualIdle.member),
        admin: Number(row.idle_admin_s ?? usualIdle.admin),
      }
      return { office, provider, idle }
    },
    set: ({ office, provider, idle }, secret, by) => {
      const sealed = secret === undefined ? null : vault.seal(secret, OWNER)
      put.run(
        JSON.stringify(office),
        provider === undefined ? null : JSON.stringify(provider),
        sealed,
        idle.member,
        idle.admin,
        by,
        clock.wall(),
      )
    },
    secret: () => {
      const sealed = select.get()?.secret
      const opened = sealed instanceof Uint8Array ? vault.open(sealed, OWNER) : undefined
      return opened?.ok ? opened.value : undefined
    },
  }
}
