import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toALaw, toMuLaw } from './sound.ts'

/** ITU-T G.711 decoders, as a receiver has them. */
const fromMuLaw = (coded: number): number => {
  const bits = ~coded & 0xff
  const size = (((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7)
  return bits & 0x80 ? 132 - size : size - 132
}
const fromALaw = (coded: number): number => {
  const bits = coded ^ 0x55
  const segment = (bits >> 4) & 7
  const step = ((bits & 0x0f) << 4) + 8
  const size = segment === 0 ? step : (step + 256) << (segment - 1)
  return bits & 0x80 ? size : -size
}

test('G.711 comes back within its steps', () => {
  for (let sample = -32_768; sample <= 32_767; sample += 7) {
    const allowed = Math.max(16, Math.abs(sample) / 16)
    assert.ok(Math.abs(fromALaw(toALaw(sample)) - sample) <= allowed, `A-law ${sample}`)
    assert.ok(Math.abs(fromMuLaw(toMuLaw(sample)) - sample) <= allowed + 644, `µ-law ${sample}`)
  }
  assert.equal(toMuLaw(0), 0xff)
  assert.equal(toALaw(0), 0xd5)
})
