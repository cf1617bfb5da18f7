import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LineGauge } from './line-gauge.ts'

test('a line tells how many bytes a second it carried of late, and nothing once it is still', () => {
  const gauge = new LineGauge()
  for (let ms = 0; ms < 10_000; ms += 20) gauge.addBytes(ms, 1_000)
  const rate = gauge.bytesPerSecond(10_000)
  assert.ok(rate > 45_000 && rate < 55_000, `${rate}`)
  assert.equal(gauge.bytesPerSecond(16_000), 0)
})

test('how late pictures come is told against the quickest way, whatever the clocks say', () => {
  const gauge = new LineGauge()
  const wrong_clock_ms = -3_600_000
  gauge.addFrame(0, wrong_clock_ms + 40)
  assert.equal(gauge.late_ms, 0)
  gauge.addFrame(1_000, wrong_clock_ms + 2_040)
  assert.equal(gauge.late_ms, 2_000)
  gauge.addFrame(2_000, wrong_clock_ms + 60)
  assert.equal(gauge.late_ms, 20)
  gauge.forget()
  assert.equal(gauge.late_ms, 0)
})
