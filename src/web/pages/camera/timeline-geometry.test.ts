import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mediaSpan90k, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { DAY_90K } from '#web/words/time.ts'
import { follow, openingView, pan, spansIn, ticksIn, timeAt, wholeDay, xOf, zoom } from './timeline-geometry.ts'

const day = wallFromUnixMillis(Date.parse('2026-11-21T17:00:00Z'))
const at = (hours: number) => wallTime90k(day + Math.round(hours * 3600 * 90_000))

test('a time has its place on the strip, and the place its time', () => {
  assert.equal(xOf(at(12), wholeDay(day), 1000), 500)
  assert.equal(timeAt(500, wholeDay(day), 1000), at(12))
  assert.equal(timeAt(-50, wholeDay(day), 1000), at(0))
})

test('zooming keeps the time under the pointer and never leaves the day', () => {
  const near = zoom(wholeDay(day), at(12), 0.5, day)
  assert.deepEqual(near, { from: at(6), to: at(18) })
  assert.deepEqual(zoom(near, at(12), 100, day), wholeDay(day))
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 24, noNaN: true }),
      fc.double({ min: 0.01, max: 50, noNaN: true }),
      (hour, factor) => {
        const view = zoom({ from: at(6), to: at(18) }, at(hour), factor, day)
        assert.ok(view.from >= day && view.to <= day + DAY_90K + 1 && view.to - view.from >= 120 * 90_000 - 1)
      },
    ),
  )
})

test('panning stops at midnight on both sides', () => {
  const view = { from: at(6), to: at(18) }
  assert.deepEqual(pan(view, mediaSpan90k(at(30) - day), day), { from: at(12), to: at(24) })
  assert.deepEqual(pan(view, mediaSpan90k(day - at(30)), day), { from: at(0), to: at(12) })
})

test('the view follows what is played only when it runs out of sight', () => {
  const view = { from: at(6), to: at(8) }
  assert.equal(follow(view, at(7), day), view)
  assert.deepEqual(follow(view, at(9), day), { from: at(8.6), to: at(10.6) })
})

test('a day with little on it opens near that little, a full day opens whole', () => {
  const span = (from: number, to: number) =>
    ({ state: 'recorded', from_90k: at(from), to_90k: at(to), cause: null }) as const
  assert.deepEqual(openingView([span(8, 8.2)], day), { from: at(7.85), to: at(8.35) })
  assert.deepEqual(openingView([span(1, 2), span(9, 10)], day), wholeDay(day))
  assert.deepEqual(openingView([], day), wholeDay(day))
})

test('ticks stand on round times with room for their labels', () => {
  for (const width of [360, 900, 1800])
    for (const view of [wholeDay(day), { from: at(6), to: at(8) }, { from: at(6), to: at(6 + 1 / 30) }]) {
      const labelled = ticksIn(view, width, day).filter(tick => tick.labelled)
      assert.ok(labelled.length >= 2 && labelled.length <= width / 60, `${labelled.length} labels on ${width}`)
    }
})

test('a gap too short for a pixel is still seen, and recordings that touch are one', () => {
  const spans = [
    { state: 'recorded', from_90k: at(1), to_90k: at(2), cause: null },
    { state: 'recorded', from_90k: at(2), to_90k: at(3), cause: null },
    { state: 'missing', from_90k: at(3), to_90k: at(3.001), cause: 'unknown' },
    { state: 'recorded', from_90k: at(3.001), to_90k: at(4), cause: null },
  ] as const
  const shown = spansIn(spans, wholeDay(day), 480)
  assert.deepEqual(
    shown.map(span => span.state),
    ['recorded', 'missing', 'recorded'],
  )
  assert.equal(shown[0]!.width, 40)
  assert.ok(shown[1]!.width >= 1.5)
})

test('what was not to be recorded looks otherwise than what was lost, and does not run into it', () => {
  const gap = (from: number, to: number, cause: string) =>
    ({ state: 'missing', from_90k: at(from), to_90k: at(to), cause }) as const
  const spans = [gap(0, 6, 'not_scheduled'), gap(6, 7, 'suspended'), gap(7, 8, 'station_down'), gap(8, 9, 'unknown')]
  assert.deepEqual(
    spansIn(spans, wholeDay(day), 480).map(({ state, x, width }) => [state, x, width]),
    [
      ['rest', 0, 140],
      ['missing', 140, 40],
    ],
  )
})
