import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRtcp, writeReceiverReport } from './rtcp.ts'

const words = (...values: number[]): Buffer => {
  const out = Buffer.alloc(values.length * 4)
  values.forEach((value, i) => {
    out.writeUInt32BE(value >>> 0, i * 4)
  })
  return out
}
const NTP = 2_208_988_800
const sender = words(0x80c80006, 0xabcd, NTP + 1_700_000_000, 0x80000000, 123_456, 10, 1000)
const bye = words(0x81cb0001, 0xabcd)

test('a sender report tells the camera’s clock to the half second and below', () => {
  const { report, bye: over } = readRtcp(sender, 0, sender.length)
  assert.deepEqual(report, { ssrc: 0xabcd, ntp_ms: 1_700_000_000_500, timestamp: 123_456 })
  assert.equal(over, false)
})

test('a compound packet is read to its end', () => {
  const both = Buffer.concat([sender, words(0x81ca0002, 0xabcd, 0), bye])
  const read = readRtcp(both, 0, both.length)
  assert.equal(read.report?.timestamp, 123_456)
  assert.equal(read.bye, true)
})

test('what does not parse ends the reading', () => {
  const nothing = { report: undefined, bye: false }
  assert.deepEqual(readRtcp(sender, 0, 27), nothing)
  assert.deepEqual(readRtcp(words(0x00c80006, 0, 0, 0, 0, 0, 0), 0, 28), nothing)
  assert.deepEqual(readRtcp(words(0x80c8ffff, 0, 0, 0, 0, 0, 0), 0, 28), nothing)
  assert.deepEqual(readRtcp(Buffer.alloc(0), 0, 100), nothing)
})

test('a receiver report is one block and an SDES, as RFC 3550 lays them out', () => {
  const report = writeReceiverReport({ own_ssrc: 1, camera_ssrc: 2, lost: 0x2000000, highest_sequence: 77 })
  assert.equal(report.readUInt32BE(0), 0x81c90007)
  assert.equal(report.readUInt32BE(4), 1)
  assert.equal(report.readUInt32BE(8), 2)
  assert.equal(report.readUInt32BE(12), 0x7fffff)
  assert.equal(report.readUInt32BE(16), 77)
  assert.equal(report.readUInt32BE(32), 0x81ca0002)
  assert.equal(report.length, 44)
  assert.deepEqual(readRtcp(report, 0, report.length), { report: undefined, bye: false })
})
