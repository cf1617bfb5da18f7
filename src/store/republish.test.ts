import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { createSetClock } from '#test/engine/set-clock.ts'
import { stationMigrations } from './migrations/station.ts'
import { createRepublishBook, createRepublishSecrets } from './republish.ts'
import { openDatabase } from './sqlite/open.ts'
import { openVault } from './vault.ts'

const opened = (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-republish-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const db = openDatabase(':memory:', stationMigrations)
  const vault = openVault(join(folder, 'vault.key'))
  return { db, book: createRepublishBook(db, vault, createSetClock()), secrets: createRepublishSecrets(db, vault) }
}

test('an account is changed without another secret, and every word on what it may is kept', t => {
  const { db, book, secrets } = opened(t)
  const secret = book.add('huyen', { cameras: ['cong'], sound: false }, 'lan')
  assert.equal(book.add('huyen', { cameras: null, sound: true }, 'lan'), undefined)
  assert.equal(book.change('huyen', { sound: true }, 'minh'), true)
  assert.deepEqual(secrets.find('huyen'), { name: 'huyen', secret, cameras: ['cong'], sound: true })
  assert.equal(book.change('huyen', { cameras: null }, 'lan'), true)
  assert.deepEqual([book.accounts()[0]?.cameras, book.accounts()[0]?.sound], [null, true])
  const words = db.prepare('SELECT cameras, sound, said_by FROM republish_account_word ORDER BY id').all()
  assert.deepEqual(
    words.map(({ cameras, sound, said_by }) => [cameras, sound, said_by]),
    [
      ['["cong"]', 0, 'lan'],
      ['["cong"]', 1, 'minh'],
      [null, 1, 'lan'],
    ],
  )
  assert.equal(book.remove('huyen', 'lan'), true)
  assert.equal(book.change('huyen', { sound: false }, 'lan'), false)
  assert.equal(secrets.find('huyen'), undefined)
})
