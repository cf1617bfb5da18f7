import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mediaSpan90k, wallTime90k } from '#base/units.ts'
import type { CodedPicture } from './fragment-reader.ts'
import { groupsOf, worthKeeping } from './groups.ts'

const format = { entry: 'avc1', description: new Uint8Array(), width: 2, height: 2 } as const
const picture = (at: number, key: boolean): CodedPicture => ({
  at: wallTime90k(at),
  span: mediaSpan90k(3600),
  key,
  bytes: new Uint8Array(),
  format,
})
const run = (count: number, group: number, first = 0): CodedPicture[] =>
  Array.from({ length: count }, (_, i) => picture((first + i) * 3600, i % group === 0))

test('each group begins with its keyframe, and what leans on one that is not here is left out', () => {
  const groups = groupsOf([picture(-3600, false), ...run(60, 25)])
  assert.deepEqual(
    groups.map(({ pictures, from, to }) => [pictures.length, from / 3600, to / 3600]),
    [
      [25, 0, 25],
      [25, 25, 50],
      [10, 50, 60],
    ],
  )
})

test('pictures that all stand alone are not decoded one by one', () => {
  assert.deepEqual(
    groupsOf(run(25, 1)).map(({ pictures }) => pictures.length),
    [10, 10, 5],
  )
})

test('at one time every picture is kept, faster only what is seen, and of an endless group a bounded number', () => {
  const [second] = groupsOf(run(25, 25))
  assert.equal(worthKeeping(second!, -1).size, 25)
  assert.ok(worthKeeping(second!, -4).size <= 8)
  assert.ok(worthKeeping(second!, -4).has(0))
  const [minutes] = groupsOf(run(5000, 5000))
  assert.ok(worthKeeping(minutes!, -1).size <= 112)
})

test('with pictures sent in another order than shown, those kept lie apart in the order shown', () => {
  const [first, ...rest] = run(9, 9)
  const bent = [first!, rest[2]!, rest[0]!, rest[1]!, rest[5]!, rest[3]!, rest[4]!, rest[6]!, rest[7]!]
  const [group] = groupsOf(bent)
  assert.deepEqual([group!.from, group!.to], [0, 9 * 3600])
  const kept = [...worthKeeping(group!, -2)].map(place => bent[place]!.at / 3600)
  assert.deepEqual(kept, [0, 2, 4, 6, 8])
})
