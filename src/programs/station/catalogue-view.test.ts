import assert from 'node:assert/strict'
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { CatalogueView } from './catalogue-view.ts'

test('a catalogue that was set aside is not read any longer once the recorder has begun another', t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-view-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'catalogue.sqlite')
  const write = (at: number) => {
    const db = openDatabase(file, catalogueMigrations)
    db.exec(`INSERT OR REPLACE INTO alive (id, at_90k) VALUES (1, ${at})`)
    db.close()
  }
  const failures: unknown[] = []
  write(1)
  using view = new CatalogueView(file, error => failures.push(error))
  const at = view.db.prepare('SELECT at_90k AS at FROM alive')
  const alive = { at: () => at.get()?.at }
  assert.equal(alive.at(), 1)
  write(2)
  assert.equal(view.look(), false, 'what is written is seen without opening anew')
  assert.equal(alive.at(), 2)

  for (const end of ['', '-wal', '-shm']) renameSync(file + end, `${file}.old${end}`)
  write(3)
  assert.equal(view.look(), true)
  assert.equal(alive.at(), 3)
  view.checkpoint()
  assert.throws(() => view.db.prepare('SELECT x FROM nowhere'))
  assert.throws(() => view.db.exec('SELECT x FROM nowhere'))
  assert.equal(failures.length, 1, 'what fails in reading is told')
})
