import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { dayBegins, MotionStore } from '#engine/noticing/motion-store.ts'
import { lengthOf } from '#engine/noticing/spans.ts'
import type { CatalogueReader } from '#engine/recording/catalogue.ts'
import { Tidying } from './tidying.ts'

const HOUR = 3600 * 90_000
const [first, second] = ['cho', 'cong'].map(knownCameraId) as [CameraId, CameraId]
const day = '2026-11-20'
const begins = dayBegins(day)
const at = (hours: number): WallTime90k => wallTime90k(begins + hours * HOUR)

/** Two days ago was looked at from 0 to 4 hours; what is recorded begins at 2 hours since the rest was removed. */
const open = (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'tidying-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const store = new MotionStore(folder)
  for (const camera of [first, second])
    store.append(camera, begins, [
      { kind: 'analysed', from: 0, to: 4 * 14_400, every: 1 },
      { kind: 'moved', cell: 7, from: 100, to: 200 },
    ])
  let removed = [second, first].map(camera => ({ camera, from: at(0), to: at(2) }))
  const tidying = new Tidying({
    reader: {
      segments: (_: CameraId, stream: string) => (stream === 'main' ? [{ start: at(2), end: at(4) }] : []),
    } as unknown as CatalogueReader,
    ...{ store, removedUntil: () => wallTime90k(0), now: () => at(72) },
    removed: () => {
      const told = removed
      removed = []
      return told
    },
  })
  return { folder, store, tidying }
}

test('motion leaves with its footage once the disk takes it, and one day that cannot be written holds up no other', t => {
  const { folder, store, tidying } = open(t)
  let clock_ms = 10_000_000
  t.mock.method(performance, 'now', () => clock_ms)
  const blocked = join(folder, second, `${day}.log.new`)
  mkdirSync(blocked) // as a disk that takes nothing of this day
  assert.equal(tidying.work(), false)
  assert.equal(lengthOf(store.looked(first, day)), 2 * 14_400)
  assert.equal(lengthOf(store.looked(second, day)), 4 * 14_400)
  assert.equal(tidying.isDone, false)
  rmdirSync(blocked)
  clock_ms += 61_000
  assert.equal(tidying.work(), true)
  assert.equal(lengthOf(store.looked(second, day)), 2 * 14_400)
  assert.equal(store.read(second, day).motion.total, 0)
  assert.equal(tidying.isDone, true)
})

test('a day that cannot be put away holds up no other', t => {
  const { folder, store, tidying } = open(t)
  writeFileSync(join(folder, 'cam-la'), 'no folder')
  mkdirSync(join(folder, first, `${day}.motion.new`))
  for (let turn = 0; turn < 4; turn++) tidying.work()
  assert.deepEqual(store.days(second), [{ day, sealed: true }])
  assert.deepEqual(store.days(first), [{ day, sealed: false }])
})

test('of a damaged day nothing stays when a part of its footage is removed', t => {
  const { store } = open(t)
  store.seal(first, day)
  const path = store.pathOf(first, { day, sealed: true })
  truncateSync(path, 4000)
  store.cut(first, day, [[0, 10]])
  assert.equal(existsSync(path), false)
})
