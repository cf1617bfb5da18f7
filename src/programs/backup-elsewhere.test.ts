import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { silentLogger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { millis, wallFromUnixMillis } from '#base/units.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { backUpElsewhere, readElsewhere, setElsewhere } from './backup-elsewhere.ts'
import { isEncrypted } from './encrypted-backup.ts'

const code = (wanted: string) => (error: unknown) => error instanceof Problem && error.code === wanted

test('the day’s backup goes to another disk, encrypted, once a day, thirty of them; a disk that is away harms nothing', async t => {
  const place = mkdtempSync(join(tmpdir(), 'matthan-away-'))
  t.after(() => rmSync(place, { recursive: true }))
  const [data, to] = [join(place, 'data'), join(place, 'stick')]
  for (const folder of [data, to]) mkdirSync(folder)
  openDatabase(join(data, 'station.sqlite'), stationMigrations).close()
  openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations).close()
  let days = 0
  const clock = { wall: () => wallFromUnixMillis(Date.UTC(2026, 10, 1 + days, 5)), monotonic: () => millis(0) }
  const look = () => backUpElsewhere({ data, clock, log: silentLogger })
  assert.equal(await look(), false, 'nobody asked for it')
  const recipients = [await identityToRecipient(await generateX25519Identity())]
  assert.throws(
    () => setElsewhere(data, { to: join(place, 'none'), recipients, with_key: false }),
    code('backup_place_missing'),
  )
  assert.throws(() => setElsewhere(data, { to, recipients: ['age1x'], with_key: false }), code('bad_recipient'))
  assert.throws(
    () => setElsewhere(data, { to, recipients: [], with_key: true }),
    code('bad_recipient'),
    'no key leaves in the clear',
  )
  setElsewhere(data, { to, recipients, with_key: true })
  assert.equal(await look(), true)
  assert.equal(await look(), false)
  assert.ok(isEncrypted(join(to, '2026-11-01')))
  mkdirSync(join(to, 'của tôi'))
  for (let day = 1; day <= 31; day++) mkdirSync(join(to, `2026-09-${String(day).padStart(2, '0')}`))
  days = 1
  assert.equal(await look(), true)
  assert.equal(readdirSync(to).length, 31)
  assert.ok(
    existsSync(join(to, 'của tôi')) && existsSync(join(to, '2026-11-02')) && !existsSync(join(to, '2026-09-03')),
  )
  rmSync(to, { recursive: true })
  days = 2
  assert.equal(await look(), false)
  setElsewhere(data, undefined)
  assert.equal(readElsewhere(data), undefined)
  writeFileSync(join(data, 'backup-elsewhere.json'), '{"to":')
  assert.throws(() => readElsewhere(data), code('backup_setting_damaged'))
  assert.equal(await look(), false)
})
