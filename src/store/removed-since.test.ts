import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueMigrations } from './migrations/catalogue.ts'
import { createRemovedSince } from './removed-since.ts'
import { openDatabase } from './sqlite/open.ts'

test('what was removed is heard once, also after the clock was set back', t => {
  const db = openDatabase(':memory:', catalogueMigrations)
  t.after(() => db.close())
  const add = db.prepare(
    `INSERT INTO deletion (camera, stream, from_90k, to_90k, bytes, segments, why, at_90k) VALUES ('cong', 'main', ?, ?, 1, 1, 'age', ?)`,
  )
  const removed = createRemovedSince(db)
  const heard = () => removed().map(({ from }) => Number(from))
  assert.deepEqual(heard(), [])
  add.run(10, 20, 1000)
  assert.deepEqual(heard(), [10])
  assert.deepEqual(heard(), [])
  add.run(30, 40, 500)
  assert.ok(heard().includes(30))
  assert.deepEqual(heard(), [])
  add.run(50, 60, 1100)
  assert.ok(heard().includes(50))
  assert.deepEqual(heard(), [])
})
