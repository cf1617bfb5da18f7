import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accessUnits, unitPiece } from './aac.ts'
import { aacFormat, unitTicks } from './aac-config.ts'

const hbr = { sizelength: '13', indexlength: '3', indexdeltalength: '3' }
const header = (size: number): number[] => [(size >> 5) & 0xff, (size & 31) << 3]
const packet = (...sizes: number[]): Buffer =>
  Buffer.from([
    0,
    sizes.length * 16,
    ...sizes.flatMap(header),
    ...sizes.flatMap((size, i) => Array<number>(size).fill(i + 1)),
  ])
const units = (bytes: Buffer, fmtp: Record<string, string> = hbr) => accessUnits(bytes, 0, bytes.length, fmtp)

test('one packet holds one or several access units', () => {
  assert.deepEqual(units(packet(300)), [[4, 304]])
  assert.deepEqual(units(packet(3, 5)), [
    [6, 9],
    [9, 14],
  ])
})

test('sizes and indexes of other widths are read', () => {
  const low = Buffer.from([0, 14, (5 << 2) | 0, 0 << 0, 1, 1, 1, 1, 1])
  assert.deepEqual(accessUnits(low, 0, low.length, { sizelength: '6', indexlength: '8' }), [[4, 9]])
  // The first header has an index of 3 bits, the second a delta of none.
  const bits = `${(2).toString(2).padStart(13, '0')}000${(1).toString(2).padStart(13, '0')}000`
  const mixed = Buffer.from([0, 29, ...[0, 8, 16, 24].map(at => Number.parseInt(bits.slice(at, at + 8), 2)), 7, 7, 8])
  assert.deepEqual(units(mixed, { sizelength: '13', indexlength: '3', indexdeltalength: '0' }), [
    [6, 8],
    [8, 9],
  ])
})

test('a table that does not fit its packet gives nothing', () => {
  assert.deepEqual(units(Buffer.alloc(0)), [])
  assert.deepEqual(units(Buffer.from([0])), [])
  assert.deepEqual(units(packet(300).subarray(0, 200)), [])
  assert.deepEqual(units(Buffer.from([0xff, 0xff, 0, 8])), [])
  assert.deepEqual(units(Buffer.from([0, 16, 0, 0])), [])
  assert.deepEqual(units(packet(5), { sizelength: '0' }), [])
})

test('a piece of a large access unit is told from a whole one and from nonsense', () => {
  const piece = (bytes: Buffer) => unitPiece(bytes, 0, bytes.length, hbr)
  assert.deepEqual(piece(packet(300).subarray(0, 200)), { size: 300, start: 4, end: 200 })
  for (const none of [
    packet(300),
    packet(3, 5).subarray(0, 10),
    packet(8000).subarray(0, 1400),
    packet(9).subarray(0, 4),
  ])
    assert.equal(piece(none), undefined)
})

test('HE-AAC that says so is kept, with its units as long as they sound', () => {
  // Object type 5, 24 kHz inside, 48 kHz heard, inner type 2; then the same for parametric stereo.
  for (const [config, codec] of [
    ['2b118800', 'mp4a.40.5'],
    ['eb098800', 'mp4a.40.29'],
  ] as const) {
    const read = aacFormat({ config }, 48_000, 2)
    assert.ok(read.ok, config)
    assert.equal(read.value.codec, codec)
    assert.equal(unitTicks(read.value.description, 48_000), 2048)
    assert.equal(unitTicks(read.value.description, 24_000), 1024)
  }
  assert.equal(unitTicks(Buffer.from('1408', 'hex'), 16_000), 1024)
})

test('AAC that no browser plays is refused by name', () => {
  const refusal = (config: string) => {
    const read = aacFormat({ config }, 16_000, 1)
    return read.ok ? read.value.codec : read.problem
  }
  assert.equal(refusal('140c'), 'short_frames')
  assert.equal(refusal('bc0800'), 'other_aac', 'AAC-LD')
  assert.equal(refusal('f8e640'), 'other_aac', 'AAC-ELD')
  assert.equal(refusal('1680'), 'no_config', 'a rate that there is not')
})

test('a description needs its configuration', () => {
  const read = aacFormat({ config: '1408' }, 16_000, 1)
  assert.ok(read.ok)
  assert.equal(read.value.codec, 'mp4a.40.2')
  assert.equal(read.value.description.toString('hex'), '1408')
  for (const config of ['', '1', '14zz', '14'.repeat(100)]) assert.equal(aacFormat({ config }, 16_000, 1).ok, false)
  assert.equal(aacFormat({}, 16_000, 1).ok, false)
})
