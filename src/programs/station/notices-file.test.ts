import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { wallTime90k } from '#base/units.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { createNoticeBook } from '#store/notices.ts'
import { createRemovedUntil } from '#store/removed-until.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { NOTICES, openNoticesFile } from './notices-file.ts'

const gate = knownCameraId('cong-chinh')
const folder = (t: TestContext): string => {
  const made = mkdtempSync(join(tmpdir(), 'matthan-notices-'))
  t.after(() => rmSync(made, { recursive: true }))
  return made
}

test('a book that is damaged is set aside, never deleted, and a new one is begun', t => {
  const data = folder(t)
  writeFileSync(join(data, NOTICES), 'this is no database'.repeat(500))
  const db = openNoticesFile(data, systemClock, silentLogger)
  t.after(() => db.close())
  assert.deepEqual(createNoticeBook(db).cameras(), [])
  assert.equal(readdirSync(data).filter(name => name.startsWith(`${NOTICES}.damaged-`)).length, 1)
})

test('what is kept beside footage goes only as far as retention has removed it, and no further than what is still there', t => {
  const db = openDatabase(join(folder(t), 'catalogue.sqlite'), catalogueMigrations)
  t.after(() => db.close())
  const until = createRemovedUntil(db)
  assert.equal(until(gate), 0)
  db.exec(
    `INSERT INTO deletion (camera, stream, from_90k, to_90k, bytes, segments, why, at_90k) VALUES ('cong-chinh', 'main', 10, 500, 1, 1, 'age', 900)`,
  )
  assert.equal(until(gate), wallTime90k(500))
  assert.equal(until(knownCameraId('cho')), 0)
})
