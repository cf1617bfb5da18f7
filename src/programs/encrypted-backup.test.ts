import assert from 'node:assert/strict'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { Problem } from '#base/problems.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { openVault } from '#store/vault.ts'
import { restoreBackup, verifyBackup } from './backup.ts'
import { isEncrypted, makeEncryptedBackup, openEncryptedBackup } from './encrypted-backup.ts'

const NAME = 'Cổng chính nhà văn hóa'

const open = (t: TestContext) => {
  const place = mkdtempSync(join(tmpdir(), 'matthan-age-'))
  t.after(() => rmSync(place, { recursive: true }))
  const data = join(place, 'data')
  mkdirSync(data)
  openVault(join(data, 'keys', 'vault.key'))
  const db = openDatabase(join(data, 'station.sqlite'), stationMigrations)
  db.prepare("INSERT INTO camera SELECT 'cong', ?, '', '', NULL, 'tcp', 0, NULL, 0, NULL").run(NAME)
  db.close()
  openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations).close()
  writeFileSync(join(data, 'station-id'), 'tram-0123456789ab\n')
  return { place, data }
}

const code = (wanted: string) => (error: unknown) => error instanceof Problem && error.code === wanted
const everything = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))

test('a backup for an age key opens with that key alone, and restores whole', async t => {
  const { place, data } = open(t)
  const identity = await generateX25519Identity()
  const to = join(place, 'stick')
  const made = await makeEncryptedBackup(data, to, true, { recipients: [await identityToRecipient(identity)] })
  assert.ok(made.with_key && isEncrypted(to))
  const key = readFileSync(join(data, 'keys', 'vault.key'))
  for (const file of everything(to)) {
    const bytes = readFileSync(file)
    assert.ok(!bytes.includes(NAME) && !bytes.includes(key), `${file} tells`)
    assert.equal(statSync(file).mode & 0o077, 0)
  }
  const elsewhere = join(place, 'new')
  await assert.rejects(
    openEncryptedBackup(to, elsewhere, { identity: await generateX25519Identity() }),
    code('backup_not_opened'),
  )
  await assert.rejects(openEncryptedBackup(to, elsewhere, { identity: 'no key at all' }), code('backup_not_opened'))
  await assert.rejects(
    openEncryptedBackup(to, elsewhere, { passphrase: 'none was set for it' }),
    code('backup_not_opened'),
  )
  const plain = await openEncryptedBackup(to, elsewhere, { identity: `# created\n${identity}\n` })
  assert.deepEqual((await verifyBackup(plain)).files, made.files)
  await restoreBackup(elsewhere, plain)
  const db = openDatabase(join(elsewhere, 'station.sqlite'), stationMigrations)
  assert.equal(db.prepare('SELECT name FROM camera').get()?.name, NAME)
  db.close()
  assert.deepEqual(readFileSync(join(elsewhere, 'keys', 'vault.key')), key)
  assert.deepEqual(
    readdirSync(data).filter(name => name.startsWith('.backup-')),
    [],
    'nothing plain is left behind',
  )
})

test('a passphrase opens it, typed on any keyboard; a short one is refused', async t => {
  const { place, data } = open(t)
  const to = join(place, 'stick')
  await assert.rejects(makeEncryptedBackup(data, to, false, { passphrase: 'quá ngắn' }), code('weak_passphrase'))
  assert.ok(!existsSync(to))
  await makeEncryptedBackup(data, to, false, { passphrase: 'cây đa giếng nước sân đình' })
  await assert.rejects(
    openEncryptedBackup(to, join(place, 'n'), { passphrase: 'cây đa giếng nước sân chùa' }),
    code('backup_not_opened'),
  )
  const plain = await openEncryptedBackup(to, join(place, 'n'), {
    passphrase: 'cây đa giếng nước sân đình'.normalize('NFD'),
  })
  await verifyBackup(plain)
})

test('a backup that was cut short or changed in a byte is not restored, and nothing half is left', async t => {
  const { place, data } = open(t)
  const identity = await generateX25519Identity()
  const recipients = [await identityToRecipient(identity)]
  const damage: Readonly<Record<string, (file: string) => void>> = {
    cut: file => truncateSync(file, statSync(file).size - 100),
    longer: file => appendFileSync(file, 'x'),
    changed: file => {
      const bytes = readFileSync(file)
      bytes[bytes.length >> 1]! ^= 1
      writeFileSync(file, bytes)
    },
  }
  for (const [name, break_it] of Object.entries(damage)) {
    const to = join(place, name)
    await makeEncryptedBackup(data, to, false, { recipients })
    break_it(join(to, 'station.sqlite.age'))
    await assert.rejects(openEncryptedBackup(to, join(place, 'n'), { identity }), code('backup_damaged'), name)
    assert.deepEqual(readdirSync(join(place, 'n')), [])
  }
})

test('a key that is none makes no backup', async t => {
  const { place, data } = open(t)
  const to = join(place, 'stick')
  await assert.rejects(makeEncryptedBackup(data, to, false, { recipients: ['age1notakey'] }), code('bad_recipient'))
  await assert.rejects(
    makeEncryptedBackup(data, join(place, 'away', 'x'), false, { recipients: [] }),
    code('backup_place_missing'),
  )
  assert.ok(!existsSync(to))
})
