import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import { createKeptFootage } from './kept-footage.ts'
import { carryOver } from './lost-catalogue.ts'
import { catalogueMigrations } from './migrations/catalogue.ts'
import { openDatabase } from './sqlite/open.ts'

const told = {
  revision: 7,
  rules: [{ camera: undefined, days: 1, quota_bytes: undefined }],
  holds: [{ id: 'giu-1', camera: knownCameraId('cong'), stream: undefined, from: wallTime90k(1), to: wallTime90k(9) }],
}

const setUp = (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-lost-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const old = join(folder, 'old.sqlite')
  const before = openDatabase(old, catalogueMigrations)
  createKeptFootage(before).tell(told)
  const db = openDatabase(join(folder, 'new.sqlite'), catalogueMigrations)
  t.after(() => db.close())
  return { old, before, db }
}

test('rules and holds are brought over together', t => {
  const { old, before, db } = setUp(t)
  before.close()
  assert.deepEqual(carryOver(db, old), [])
  assert.deepEqual(createKeptFootage(db).told(), told)
})

test('where the holds cannot be read the rules do not count either: nothing goes before the station told both again', t => {
  const { old, before, db } = setUp(t)
  before.exec('DROP TABLE hold')
  before.close()
  assert.deepEqual(carryOver(db, old), ['told', 'retention_rule', 'hold'])
  assert.equal(createKeptFootage(db).told(), undefined)
})
