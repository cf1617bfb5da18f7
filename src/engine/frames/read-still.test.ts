import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jpegHeader, tablesOfQuality } from './jpeg/headers.ts'
import { readStill } from './read-still.ts'

const shape = { type: 1, width: 64, height: 48, precision: 0, restart: 4, tables: tablesOfQuality(50) }
const data = Buffer.from('entropy-coded')
const file = (over: Partial<typeof shape> = {}) =>
  Buffer.concat([jpegHeader({ ...shape, ...over }), data, Buffer.from([0xff, 0xd9])])
const told = (bytes: Buffer) => {
  const read = readStill(bytes)
  return read.ok ? 'fits' : read.problem
}
/** The same file with other bytes behind a marker. */
const changed = (marker: number, at: number, value: number) => {
  const bytes = file()
  const found = bytes.indexOf(Buffer.from([0xff, marker]))
  bytes[found + at] = value
  return bytes
}

test('what RTP says of a picture writes the same head again', () => {
  for (const over of [{}, { type: 0 }, { restart: 0 }, { precision: 3, tables: Buffer.alloc(256, 9) }]) {
    const read = readStill(file(over))
    assert.ok(read.ok, JSON.stringify(over))
    assert.deepEqual(jpegHeader(read.value), jpegHeader({ ...shape, ...over }))
    assert.deepEqual(read.value.data, data)
  }
})

test('a picture that RTP has no words for is refused by name', () => {
  assert.equal(told(file({ width: 2592 })), 'other_size')
  assert.equal(told(file({ height: 50 })), 'other_size')
  assert.equal(told(changed(0xc0, 1, 0xc2)), 'not_baseline')
  assert.equal(told(changed(0xc0, 11, 0x11)), 'other_sampling')
  assert.equal(told(changed(0xc4, 10, 7)), 'other_tables')
  assert.equal(told(Buffer.from('GIF89a')), 'no_jpeg')
  for (let length = 0; length < jpegHeader(shape).length; length++)
    assert.equal(told(file().subarray(0, length)), 'no_jpeg', `${length}`)
})
