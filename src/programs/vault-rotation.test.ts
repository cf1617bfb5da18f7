import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { createCameraSecrets } from '#store/cameras.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { reseal, sealedPlaces } from '#store/reseal.ts'
import { createSignInSettings } from '#store/sign-in-settings.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { openVault } from '#store/vault.ts'
import { finishRotation, rotateVault } from './vault-rotation.ts'

const PASSWORD = 'camera-cong-2026'

const open = (t: TestContext) => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-vault-'))
  t.after(() => rmSync(data, { recursive: true }))
  const file = join(data, 'keys', 'vault.key')
  const books = () => openDatabase(join(data, 'station.sqlite'), stationMigrations)
  const db = books()
  const vault = openVault(file)
  const sealed = vault.seal(
    JSON.stringify({ main_url: null, sub_url: null, username: 'admin', password: PASSWORD }),
    'cong',
  )
  db.prepare("INSERT INTO camera SELECT 'cong', 'Cổng', '', 'rtsp://10.0.0.9/x', NULL, 'tcp', 0, ?, 0, NULL").run(
    sealed,
  )
  const { provider: _, ...settings } = createSignInSettings(db, vault, systemClock).get()
  createSignInSettings(db, vault, systemClock).set(
    { ...settings, provider: { issuer: 'https://x' } as never },
    'provider-secret',
    'test',
  )
  db.close()
  /** What a station would read now. */
  const read = () => {
    const again = books()
    finishRotation(data, again)
    const now = openVault(file)
    const answer = [
      createCameraSecrets(again, now).list()[0]?.password,
      createSignInSettings(again, now, systemClock).secret(),
    ]
    again.close()
    return answer
  }
  return { data, file, read }
}

test('after a rotation everything opens with the new key, nothing with the old, and the old bytes are gone from the file', t => {
  const { data, file, read } = open(t)
  const old = readFileSync(file)
  const before = openDatabase(join(data, 'station.sqlite'), stationMigrations)
  const bytes = before.prepare('SELECT sealed FROM camera').get()!.sealed as Uint8Array
  before.close()
  assert.deepEqual(rotateVault(data), { resealed: 2, locked: 0 })
  assert.notDeepEqual(readFileSync(file), old)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(read(), [PASSWORD, 'provider-secret'])
  assert.ok(!readFileSync(join(data, 'station.sqlite')).includes(bytes))
  assert.ok(!existsSync(join(data, 'keys', 'vault.key.next')))
})

test('cut off after any step, the secrets open at the next start', t => {
  for (const step of ['the new key is there', 'the books are sealed anew']) {
    const { data, read } = open(t)
    const cut = (at: string) => {
      if (at === step) throw new Error('the power is cut')
    }
    assert.throws(() => rotateVault(data, cut), /power/)
    assert.deepEqual(read(), [PASSWORD, 'provider-secret'], step)
    assert.ok(!existsSync(join(data, 'keys', 'vault.key.next')))
  }
})

test('what another key had sealed is counted, and left as it is', t => {
  const { data } = open(t)
  const db = openDatabase(join(data, 'station.sqlite'), stationMigrations)
  t.after(() => db.close())
  const [stranger, next] = [openVault(join(data, 'a.key')), openVault(join(data, 'b.key'))]
  assert.deepEqual(reseal(db, stranger, next), { resealed: 0, locked: 2 })
})

test('every column that the vault seals is known to the rotation', () => {
  const db = openDatabase(':memory:', stationMigrations)
  const known = new Set(sealedPlaces.map(({ table, column }) => `${table}.${column}`))
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all()
    .map(({ name }) => String(name))
  const sealed = tables.flatMap(table =>
    db
      .prepare(`PRAGMA table_info(${table})`)
      .all()
      .filter(({ name, type }) => type === 'BLOB' && /^(sealed|secret|totp)/.test(String(name)))
      .map(({ name }) => `${table}.${String(name)}`),
  )
  db.close()
  assert.deepEqual(sealed.toSorted(), [...known].toSorted())
})
