import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import { countsQueryShape, objectsQueryShape } from '#contract/detection.ts'
import { boxOf, type Line } from '#web/pages/search/shapes.ts'
import { readLocalCode } from '#web/words/time.ts'
import { bothWays, busiest, countsAsked, crossedBy, objectsAsked } from './seen.ts'

const at = (text: string) => readLocalCode(text)!
const hours = [
  { from_90k: at('2026-11-21T07:00'), counts: [{ class: 'motorbike' as const, to_left: 30, to_right: 4 }] },
  {
    from_90k: at('2026-11-20T17:00'),
    counts: [
      { class: 'motorbike' as const, to_left: 5, to_right: 60 },
      { class: 'car' as const, to_left: 1, to_right: 2 },
    ],
  },
  { from_90k: at('2026-11-21T08:00'), counts: [{ class: 'car' as const, to_left: 3, to_right: 0 }] },
  { from_90k: at('2026-11-21T09:00'), counts: [] },
]

test('what crossed is told by the hour or by the day, of one class or of all', () => {
  assert.deepEqual(crossedBy('hour', { hours }, 'car'), [
    { from: at('2026-11-20T17:00'), to_left: 1, to_right: 2 },
    { from: at('2026-11-21T08:00'), to_left: 3, to_right: 0 },
  ])
  const days = crossedBy('day', { hours }, undefined)
  assert.deepEqual(days, [
    { from: at('2026-11-20'), to_left: 6, to_right: 62 },
    { from: at('2026-11-21'), to_left: 33, to_right: 4 },
  ])
  assert.equal(busiest(days), days[0])
  assert.deepEqual(days.map(bothWays), [68, 37])
  assert.equal(busiest(crossedBy('hour', { hours }, 'bus')), undefined)
})

test('the station understands what it is asked, whatever was drawn', () => {
  const span = { from: at('2026-11-21'), to: wallTime90k(at('2026-11-21T10:00') + 0.4) }
  const area = boxOf([0, 0.1234567], [1, 1])
  assert.deepEqual(objectsQueryShape.parse(objectsAsked(span, area, 'dog')).region, area)
  assert.deepEqual(objectsQueryShape.parse(objectsAsked(span, undefined, 'dog')).classes, ['dog'])
  assert.equal(objectsQueryShape.parse(objectsAsked(span, undefined, undefined)).classes.length, 7)
  const line: Line = { from: [0.001, 1], to: [0.5, 0] }
  assert.deepEqual(countsQueryShape.parse(countsAsked(span, line)).line, [line.from, line.to])
})
