import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Deletion, DeletionList } from '#contract/deletion.ts'
import { createDeletions } from '#store/deletions.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { startStation } from '#test/front-door-station.ts'
import { deletionRoutes } from './deletion-routes.ts'

test('what was removed is told, the newest first, to whoever is signed in', async t => {
  const db = openDatabase(':memory:', catalogueMigrations)
  t.after(() => db.close())
  const add = db.prepare(
    'INSERT INTO deletion (camera, stream, from_90k, to_90k, bytes, segments, why, at_90k) VALUES (?, ?, ?, ?, ?, 1, ?, ?)',
  )
  add.run('cong', 'main', 0, 90_000, 500, 'age', 1000)
  add.run('cho', 'sub', 90_000, 180_000, 600, 'room', 2000)
  const read = createDeletions(db)
  const deletions = (most: number, seen: (camera: string) => boolean): Deletion[] =>
    read(most, seen).map(({ from, to, at, ...row }) => ({ ...row, from_90k: from, to_90k: to, at_90k: at }))
  const { ask, signIn } = await startStation(t, deletionRoutes({ deletions }))
  assert.equal((await ask('GET', '/api/deletions')).status, 401)
  const cookie = await signIn()
  const told = (await (await ask('GET', '/api/deletions', { cookie })).json()) as DeletionList
  assert.deepEqual(
    told.deletions.map(({ camera, why, bytes }) => [camera, why, bytes]),
    [
      ['cho', 'room', 600],
      ['cong', 'age', 500],
    ],
  )
  const one = (await (await ask('GET', '/api/deletions?most=1', { cookie })).json()) as DeletionList
  assert.equal(one.deletions.length, 1)
  for (const most of ['0', '-1', '5000', 'x'])
    assert.equal((await ask('GET', `/api/deletions?most=${most}`, { cookie })).status, 400, most)
})
