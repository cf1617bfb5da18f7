import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Problem } from '#base/problems.ts'
import { type Migration, openDatabase } from './open.ts'

const folder = mkdtempSync(join(tmpdir(), 'matthan-open-'))
after(() => rmSync(folder, { recursive: true }))

const first: Migration = { version: 1, name: 'trees', sql: 'CREATE TABLE tree (id INTEGER PRIMARY KEY, name TEXT);' }
const second: Migration = { version: 2, name: 'heights', sql: 'ALTER TABLE tree ADD COLUMN height_m REAL;' }
const hasCode = (code: string) => (error: unknown) => error instanceof Problem && error.code === code

test('a new database gets every migration, WAL and a private file', () => {
  const file = join(folder, 'new.sqlite')
  const db = openDatabase(file, [first, second], { synchronous: 'FULL' })
  db.exec("INSERT INTO tree (name, height_m) VALUES ('đa', 20)")
  assert.equal(db.prepare('PRAGMA journal_mode').get()?.journal_mode, 'wal')
  assert.equal(db.prepare('PRAGMA synchronous').get()?.synchronous, 2)
  assert.equal(db.prepare('PRAGMA foreign_keys').get()?.foreign_keys, 1)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.equal(statSync(`${file}-wal`).mode & 0o777, 0o600)
  db.close()
})

test('an older database keeps its rows and gains what it lacks', () => {
  const file = join(folder, 'older.sqlite')
  const old = openDatabase(file, [first])
  old.exec("INSERT INTO tree (name) VALUES ('đa')")
  old.close()
  const db = openDatabase(file, [first, second])
  assert.deepEqual({ ...db.prepare('SELECT * FROM tree').get() }, { id: 1, name: 'đa', height_m: null })
  db.close()
})

test('a database from a newer program is refused', () => {
  const file = join(folder, 'newer.sqlite')
  openDatabase(file, [first, second]).close()
  assert.throws(() => openDatabase(file, [first]), hasCode('data_newer_than_program'))
  assert.throws(() => openDatabase(file, [first], { readOnly: true }), hasCode('data_newer_than_program'))
})

test('a migration that fails half way leaves nothing behind', () => {
  const file = join(folder, 'half.sqlite')
  const broken: Migration = { version: 2, name: 'broken', sql: 'CREATE TABLE leaf (id INTEGER); SELECT nonsense();' }
  assert.throws(() => openDatabase(file, [first, broken]))
  const db = openDatabase(file, [first, second])
  assert.equal(db.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name = 'leaf'").get()?.n, 0)
  db.close()
})

test('a reader opened before its writer is told to wait, and cannot write afterwards', () => {
  const file = join(folder, 'reader.sqlite')
  openDatabase(file, [first]).close()
  assert.throws(() => openDatabase(file, [first, second], { readOnly: true }), hasCode('data_not_ready'))
  const writer = openDatabase(file, [first, second])
  const reader = openDatabase(file, [first, second], { readOnly: true })
  assert.throws(() => reader.exec("INSERT INTO tree (name) VALUES ('đa')"))
  reader.close()
  writer.close()
})

test('a folder that is not there and a file that is not a database are named', () => {
  assert.throws(() => openDatabase(join(folder, 'no', 'where.sqlite'), [first]), hasCode('data_folder_unwritable'))
  const file = join(folder, 'rubbish.sqlite')
  writeFileSync(file, 'this is not a database at all, only text that goes on for a while'.repeat(20))
  assert.throws(() => openDatabase(file, [first]), hasCode('database_damaged'))
})
