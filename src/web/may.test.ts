import assert from 'node:assert/strict'
import { test } from 'node:test'
import { has, mayOf } from './may.ts'

const may = { somewhere: ['watch_live', 'play_back'], station: ['watch_live'] } as const
const told = { duty_wall: false, may: { somewhere: [...may.somewhere], station: [...may.station] } }

test('what the station told may be done is shown, somewhere or for the whole station, and nothing before it told', () => {
  const asked = mayOf(told)
  assert.deepEqual([asked('play_back'), asked('play_back', 'whole'), asked('watch_live', 'whole')], [true, false, true])
  assert.ok(has(asked, { any: ['mark', 'play_back'] }))
  assert.ok(!has(asked, { any: ['mark', 'play_back'], whole: true }))
  assert.ok(!mayOf(undefined)('watch_live'))
})

test('the duty wall’s browser shows live pictures and nothing else', () => {
  const wall = mayOf({ ...told, duty_wall: true })
  assert.deepEqual([wall('watch_live'), wall('play_back'), wall('watch_live', 'whole')], [true, false, false])
})
