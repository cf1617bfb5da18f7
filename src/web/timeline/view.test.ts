import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TICKS_PER_SECOND, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { DAY_90K } from '#web/words/time.ts'
import { around, following, lengthOf, panned, timeAt, viewOf, xOf, zoomed } from './view.ts'

const now = wallFromUnixMillis(Date.parse('2026-11-22T14:00:00+07:00'))
const month = around(now - 15 * DAY_90K, 30 * DAY_90K, now)

test('what lies under the pointer stays there while one comes nearer, from a month to two seconds', () => {
  const at = timeAt(300, month, 1200)
  let view = month
  for (let i = 0; i < 60; i++) view = zoomed(view, at, 0.7, now)
  assert.equal(lengthOf(view), 2 * TICKS_PER_SECOND)
  assert.ok(Math.abs(xOf(at, view, 1200) - 300) < 1)
  for (let i = 0; i < 80; i++) view = zoomed(view, at, 1.5, now)
  assert.equal(lengthOf(view), 62 * DAY_90K)
})

test('no more than a quarter of the view lies ahead of the present', () => {
  const view = panned(month, 400 * DAY_90K, now)
  assert.equal(view.to, now + 0.25 * 30 * DAY_90K)
  assert.equal(lengthOf(view), 30 * DAY_90K)
})

test('the view stays until what is played leaves it, then goes on ahead of it, either way', () => {
  const view = viewOf(now - 3600 * TICKS_PER_SECOND, 600 * TICKS_PER_SECOND)
  assert.equal(following(view, wallTime90k(view.from + 9_000_000), false, now), view)
  const on = following(view, view.to, false, now)
  assert.equal(Math.round(xOf(view.to, on, 100)), 20)
  const back = following(view, view.from, true, now)
  assert.equal(Math.round(xOf(view.from, back, 100)), 80)
})
