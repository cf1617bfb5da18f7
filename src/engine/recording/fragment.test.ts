import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mediaSpan90k } from '#base/units.ts'
import { boxesIn, readU64 } from './boxes.ts'
import { type FragmentHead, fragmentHead } from './fragment.ts'

const head: FragmentHead = {
  track: 1,
  sequence: 7,
  key: true,
  start: mediaSpan90k(5_000_000_000),
  allKey: false,
  camera_ms: undefined,
  sizes: [10, 20],
  spans: [3000, 3600],
  compositions: [],
}

/** The head with its samples behind it, as boxes. */
const laidOut = (fragment: FragmentHead) => {
  const data = Buffer.alloc(fragment.sizes.reduce((sum, size) => sum + size, 0))
  const bytes = Buffer.concat([fragmentHead(fragment), data])
  const top = boxesIn(bytes, 0, bytes.length)
  const moof = top.find(({ type }) => type === 'moof')!
  const inMoof = boxesIn(bytes, moof.payload, moof.end)
  const traf = inMoof.find(({ type }) => type === 'traf')!
  const inTraf = boxesIn(bytes, traf.payload, traf.end)
  const find = (type: string) => [...top, ...inMoof, ...inTraf].find(found => found.type === type)!
  return { bytes, top, inMoof, inTraf, find }
}

test('a fragment is moof and mdat, and every box ends where the next begins', () => {
  const { bytes, top, inMoof, inTraf } = laidOut(head)
  const types = (boxes: typeof top) => boxes.map(({ type }) => type)
  assert.deepEqual(types(top), ['moof', 'mdat'])
  assert.deepEqual(types(inMoof), ['mfhd', 'traf'])
  assert.deepEqual(types(inTraf), ['tfhd', 'tfdt', 'trun'])
  assert.equal(top[1]!.end, bytes.length)
  assert.equal(inTraf[2]!.end, top[0]!.end)
})

test('time, offset, sizes and key flags stand where ISO/IEC 14496-12 wants them', () => {
  const { bytes, find } = laidOut(head)
  const word = (type: string, index: number) => bytes.readUInt32BE(find(type).payload + index * 4)
  assert.equal(word('mfhd', 1), 7)
  assert.equal(word('tfhd', 0), 0x020020)
  assert.equal(word('tfhd', 2), 0x01010000)
  assert.equal(readU64(bytes, find('tfdt').payload + 4), 5_000_000_000)
  assert.equal(word('trun', 0), 0x305)
  assert.equal(word('trun', 1), 2)
  assert.equal(find('moof').start + word('trun', 2), find('mdat').payload)
  assert.equal(word('trun', 3), 0x02000000)
  assert.deepEqual(
    [4, 5, 6, 7].map(i => word('trun', i)),
    [3000, 10, 3600, 20],
  )
})

test('composition offsets are signed and make it version 1', () => {
  const { bytes, find } = laidOut({ ...head, key: false, compositions: [6000, -1] })
  const trun = find('trun').payload
  assert.equal(bytes.readUInt32BE(trun), 0x01000b05)
  assert.equal(bytes.readUInt32BE(trun + 12), 0x01010000)
  assert.equal(bytes.readInt32BE(trun + 16 + 8), 6000)
  assert.equal(bytes.readInt32BE(trun + 16 + 20), -1)
  assert.equal(find('trun').end, find('moof').end)
})

test('the camera’s clock stands in front, with the same decode time', () => {
  const { bytes, top, find } = laidOut({ ...head, camera_ms: 1_700_000_000_250 })
  assert.equal(top[0]!.type, 'prft')
  const prft = find('prft').payload
  assert.equal(bytes.readUInt32BE(prft), 0x01000000)
  assert.equal(bytes.readUInt32BE(prft + 4), 1)
  assert.equal(bytes.readUInt32BE(prft + 8), 1_700_000_000 + 2_208_988_800)
  assert.equal(bytes.readUInt32BE(prft + 12), 2 ** 30)
  assert.equal(readU64(bytes, prft + 16), 5_000_000_000)
})

test('a camera whose clock stands before 1970 or 1900 breaks nothing', () => {
  for (const camera_ms of [-0.25, -5e12, 5e12]) laidOut({ ...head, camera_ms })
})
