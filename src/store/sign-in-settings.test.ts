import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { usualIdle } from '#community/access/sign-in-steps.ts'
import { stationMigrations } from './migrations/station.ts'
import { createSignInSettings } from './sign-in-settings.ts'
import { openDatabase } from './sqlite/open.ts'
import { openVault } from './vault.ts'

test('a provider’s secret stays while its other settings change, and is never kept for another provider', t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-settings-'))
  const db = openDatabase(':memory:', stationMigrations)
  t.after(() => {
    db.close()
    rmSync(folder, { recursive: true })
  })
  const settings = createSignInSettings(db, openVault(join(folder, 'vault.key')), systemClock)
  const provider = { issuer: 'https://id.tinh.example', client_id: 'tram', name: 'Cổng tỉnh' }
  const set = (one: typeof provider | undefined, secret?: string) => {
    settings.set({ office: [], provider: one, idle: usualIdle }, secret, 'thử')
    return settings.secret()
  }
  assert.equal(set(provider, 'bí mật'), 'bí mật')
  assert.equal(set({ ...provider, name: 'Tỉnh' }), 'bí mật')
  assert.equal(set({ ...provider, issuer: 'https://khac.example' }), undefined)
  assert.equal(set(provider, 'bí mật'), 'bí mật')
  assert.equal(set(undefined), undefined)
  assert.equal(set(provider), undefined)
})
