import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { localDay, localDayStart } from '#base/local-day.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Counts, SeenObjects } from '#contract/detection.ts'
import { TICK_MS } from '#engine/noticing/motion-grid.ts'
import type { SeenObject } from '#engine/noticing/object-day.ts'
import { startControlRoom } from '#test/control-room.ts'
import { type ObjectPorts, objectRoutes } from './object-routes.ts'

const HOUR = 3_600_000 / TICK_MS
const HOUR_90K = 3600 * 90_000
const whole = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const

/** Somebody goes over the line in the middle, in each of the first six hours of today. */
const walked = Array.from({ length: 6 }, (_, hour): SeenObject => {
  const at = hour * HOUR + HOUR / 2
  return {
    ...{ class: 'person', score: 0.8 },
    path: [
      [at, 0.2, 0.2, 0.1, 0.2],
      [at + 8, 0.7, 0.2, 0.1, 0.2],
    ],
  }
})

const open = async (t: TestContext, ports: (today: WallTime90k) => Partial<ObjectPorts> = () => ({})) => {
  let today = wallTime90k(0)
  const room = await startControlRoom(t, ({ cameras, clock }) => {
    today = localDayStart(clock.wall())
    return objectRoutes({
      cameras,
      day: (_, day) =>
        day === localDay(today) ? { looked: [[0, 6 * HOUR]], objects: walked } : { looked: [], objects: [] },
      shared: { unshared: () => [] },
      covered: { masksOver: () => [] },
      first: () => wallTime90k(today - HOUR_90K),
      ...ports(today),
    })
  })
  await room.ask('PUT', '/api/session/task', { purpose: 'traffic' })
  const span = `from_90k=${today}&to_90k=${today + 10 * HOUR_90K}`
  const objects = (more = '') => room.ask<SeenObjects>('GET', `/api/cameras/cong/objects?${span}${more}`)
  const counts = () => room.ask<Counts>('GET', `/api/cameras/cong/counts?${span}&line=0.5,0;0.5,1`)
  const seen = async (): Promise<readonly number[]> =>
    (await objects()).body.objects.map(({ from_90k }) => Math.floor((from_90k - today) / HOUR_90K)).toReversed()
  const over = async (): Promise<number> =>
    (await counts()).body.hours.flatMap(({ counts }) => counts).reduce((n, one) => n + one.to_left + one.to_right, 0)
  return { objects, seen, over }
}

test('what went through is told newest first, as many as were asked for', async t => {
  const { objects, seen, over } = await open(t)
  assert.deepEqual(await seen(), [0, 1, 2, 3, 4, 5])
  assert.equal(await over(), 6)
  const { body } = await objects('&most=2')
  assert.deepEqual([body.objects.length, body.more, body.looked_ms], [2, true, 6 * 3_600_000])
  assert.ok(body.objects[0]!.from_90k > body.objects[1]!.from_90k)
})

test('what its household did not share is neither told nor counted', async t => {
  const { objects, seen, over } = await open(t, today => ({
    shared: {
      unshared: () => [{ from: wallTime90k(today + HOUR_90K), to: wallTime90k(today + 4 * HOUR_90K) }],
    },
  }))
  assert.deepEqual(await seen(), [0, 4, 5])
  assert.equal(await over(), 3)
  assert.equal((await objects()).body.looked_ms, 3 * 3_600_000)
})

test('what is kept no more is not told, nor what a mask of its time covers', async t => {
  const kept = await open(t, today => ({ first: () => wallTime90k(today + 3 * HOUR_90K) }))
  assert.deepEqual(await kept.seen(), [3, 4, 5])
  const none = await open(t, () => ({ first: () => undefined }))
  assert.deepEqual([await none.seen(), await none.over()], [[], 0])
  const masked = await open(t, () => ({ covered: { masksOver: () => [whole] } }))
  assert.deepEqual([await masked.seen(), await masked.over()], [[], 0])
})
