import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { spanFromMillis, wallTime90k } from '#base/units.ts'
import { type Expendable, oldestOfAll, overQuota, tooOld, whatGoes } from './retention.ts'

const gate = knownCameraId('cong')
const market = knownCameraId('cho')
const MINUTE = spanFromMillis(60_000)

/** A minute of the gate's camera, 1,000 bytes long. */
const minute = (number: number, camera = gate): Expendable => ({
  id: number,
  camera,
  stream: 'main',
  archive: 'kho-a',
  path: `${number}.mp4`,
  start: wallTime90k(number * MINUTE),
  end: wallTime90k((number + 1) * MINUTE),
  bytes: 1000,
})
const hour = Array.from({ length: 60 }, (_, number) => minute(number))
const ids = (segments: readonly { readonly segment: Expendable }[]) => segments.map(({ segment }) => segment.id)
const room = (bytes: number) => ({ before: undefined, bytes, why: 'room' }) as const
const hold = { id: 'g1', camera: gate, stream: undefined, from: wallTime90k(MINUTE * 1.5), to: wallTime90k(MINUTE * 3) }

test('the oldest goes first, and no more than is needed', () => {
  const { go, lacking_bytes } = whatGoes(hour, room(2500), [], 100)
  assert.deepEqual(ids(go), [0, 1, 2])
  assert.equal(lacking_bytes, 0)
})

test('what is too old goes whether or not there is room, and is told as such', () => {
  const { go } = whatGoes(hour, { before: wallTime90k(3 * MINUTE), bytes: 3500, why: 'quota' }, [], 100)
  assert.deepEqual(
    go.map(({ segment, why }) => [segment.id, why]),
    [
      [0, 'age'],
      [1, 'age'],
      [2, 'quota'],
      [3, 'quota'],
    ],
  )
})

test('a held segment is stepped over, and one that is only touched is kept whole', () => {
  const { go, held } = whatGoes(hour, room(3000), [hold], 100)
  assert.deepEqual(ids(go), [0, 3, 4])
  assert.deepEqual(held, [])
})

test('when only held footage is left it is named, with what is lacking', () => {
  const { go, held, lacking_bytes } = whatGoes(hour.slice(0, 3), room(2500), [hold], 100)
  assert.deepEqual(ids(go), [0])
  assert.deepEqual(ids(held), [1, 2])
  assert.equal(lacking_bytes, 1500)
})

test('a hold on one camera or stream keeps nothing of another', () => {
  assert.deepEqual(ids(whatGoes([minute(2, market)], room(1), [hold], 100).go), [2])
  assert.deepEqual(ids(whatGoes([minute(2)], room(1), [{ ...hold, stream: 'sub' }], 100).go), [2])
})

test('it stops walking when it has what it wants', () => {
  let walked = 0
  const endless = function* () {
    for (;;) yield minute(walked++)
  }
  whatGoes(endless(), room(5000), [], 1_000_000)
  assert.ok(walked <= 6, `${walked}`)
  whatGoes(endless(), room(Number.MAX_SAFE_INTEGER), [], 50)
  assert.ok(walked < 70, `${walked}`)
})

test('a camera’s own rule counts before the rule for all', () => {
  const rules = [
    { camera: undefined, days: 30, quota_bytes: 5000 },
    { camera: gate, days: undefined, quota_bytes: 100 },
  ]
  const now = wallTime90k(100 * 1440 * MINUTE)
  assert.equal(tooOld(rules, market, now), 70 * 1440 * MINUTE)
  assert.equal(tooOld(rules, gate, now), undefined)
  assert.equal(overQuota(rules, gate, 150), 50)
  assert.equal(overQuota(rules, market, 150), 0)
  assert.equal(overQuota(rules, undefined, 7000), 2000)
})

test('lists of several disks are walked as one, oldest first', () => {
  const walked = oldestOfAll([[minute(1), minute(4)], [], [minute(0), minute(2), minute(9)]])
  assert.deepEqual(
    [...walked].map(({ id }) => id),
    [0, 1, 2, 4, 9],
  )
})
