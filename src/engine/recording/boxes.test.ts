import assert from 'node:assert/strict'
import { test } from 'node:test'
import { box, boxesIn, fullBox, readU64, u16, u32, u64 } from './boxes.ts'

test('a box is its length, its letters and its payload', () => {
  assert.equal(box('free', Buffer.from([1, 2])).toString('hex'), '0000000a667265650102')
  assert.equal(fullBox('tkhd', 1, 3, u16(5)).toString('hex'), '0000000e746b68640100000' + '30005')
  assert.equal(u32(-1, 2).toString('hex'), 'ffffffff00000002')
})

test('64 bits keep every number that a double keeps', () => {
  for (const value of [0, 1, 2 ** 32 - 1, 2 ** 32, 160_000_000_000_000, Number.MAX_SAFE_INTEGER])
    assert.equal(readU64(u64(value), 0), value)
})

test('boxes are found one behind the other, also long ones', () => {
  const long = Buffer.concat([u32(1), Buffer.from('mdat'), u64(20), Buffer.from('abcd')])
  const bytes = Buffer.concat([box('ftyp', u32(1)), long, box('free')])
  assert.deepEqual(
    boxesIn(bytes, 0, bytes.length).map(({ type, payload, end }) => [type, payload, end]),
    [
      ['ftyp', 8, 12],
      ['mdat', 28, 32],
      ['free', 40, 40],
    ],
  )
})

test('a length that makes no sense ends the list', () => {
  const good = box('free')
  for (const bad of [u32(7, 0), u32(0, 0), u32(100, 0), Buffer.concat([u32(1, 0), u64(15)]), Buffer.from([0, 0])]) {
    const bytes = Buffer.concat([good, bad])
    assert.equal(boxesIn(bytes, 0, bytes.length).length, 1)
  }
  assert.deepEqual(boxesIn(good, 0, 1000).length, 1)
  assert.deepEqual(boxesIn(good, 4, 8), [])
})
