import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spanFromMillis, wallPlus } from '#base/units.ts'
import type { LedgerWriter, Outage } from '#engine/recording/ledger.ts'
import { createSetClock, MORNING } from '#test/engine/set-clock.ts'
import { createClockWatch } from './clock-watch.ts'

const watching = () => {
  const noted: Outage[] = []
  const ledger: LedgerWriter = { outage: () => () => {}, past: outage => void noted.push(outage) }
  const clock = createSetClock()
  return { noted, clock, watch: createClockWatch(clock, ledger) }
}

test('a clock that is set a day forward is noted from where it was to where it is', () => {
  const { noted, clock, watch } = watching()
  clock.pass(500)
  clock.step(86_400_000)
  assert.equal(watch.look(), spanFromMillis(86_400_000))
  const [note] = noted
  assert.equal(note?.cause, 'clock_drift')
  assert.equal(note?.from, wallPlus(MORNING, spanFromMillis(500)))
  assert.equal(note?.to, wallPlus(MORNING, spanFromMillis(86_400_500)))
  assert.match(note?.detail ?? '', /forward by 86400 s/)
})

test('a clock that is set back is noted once', () => {
  const { noted, clock, watch } = watching()
  clock.step(-3_600_000)
  assert.equal(watch.look(), spanFromMillis(-3_600_000))
  clock.pass(500)
  assert.equal(watch.look(), 0)
  assert.equal(noted.length, 1)
  assert.match(noted[0]!.detail, /back by 3600 s/)
})

test('time that passes, also unevenly, and small corrections are nothing', () => {
  const { noted, clock, watch } = watching()
  for (const ms of [500, 20, 9000]) {
    clock.pass(ms)
    clock.step(300)
    assert.equal(watch.look(), 0)
  }
  assert.deepEqual(noted, [])
})
