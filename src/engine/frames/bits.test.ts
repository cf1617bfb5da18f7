import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BitReader, withoutEmulation } from './bits.ts'

test('bits are read from the highest down', () => {
  const bits = new BitReader(Uint8Array.of(0b1010_0101, 0xff, 0x00, 0x80, 0, 0), 0)
  assert.equal(bits.bits(3), 5)
  assert.equal(bits.flag(), false)
  assert.equal(bits.bits(32), 0x5ff00800)
  assert.equal(bits.overrun, false)
})

test('Exp-Golomb codes are read as in table 9-2 of H.264', () => {
  const bits = new BitReader(Uint8Array.of(0b1_010_011_0, 0b0100_0010, 0b1_0000000), 0)
  assert.deepEqual([bits.ue(), bits.ue(), bits.ue(), bits.ue(), bits.ue()], [0, 1, 2, 3, 4])
  const signed = new BitReader(Uint8Array.of(0b1_010_011_0, 0b0100_0010, 0b1_0000000), 0)
  assert.deepEqual([signed.se() + 0, signed.se(), signed.se(), signed.se(), signed.se()], [0, 1, -1, 2, -2])
})

test('past the end there are zeros, and it is remembered', () => {
  const bits = new BitReader(Uint8Array.of(0xff), 0)
  bits.bits(8)
  assert.equal(bits.overrun, false)
  assert.equal(bits.bits(5), 0)
  assert.equal(bits.overrun, true)
  const skipped = new BitReader(Uint8Array.of(0xff), 0)
  skipped.skip(9)
  assert.equal(skipped.overrun, true)
  assert.equal(new BitReader(new Uint8Array(100), 0).ue() >= 0, true)
})

test('emulation prevention is taken out, and only that', () => {
  const without = (...bytes: number[]) => [...withoutEmulation(Uint8Array.from(bytes))]
  assert.deepEqual(without(0, 0, 3, 1), [0, 0, 1])
  assert.deepEqual(without(0, 0, 3, 0, 0, 3), [0, 0, 0, 0])
  assert.deepEqual(without(0, 3, 0, 0, 0, 3), [0, 3, 0, 0, 0])
})
