import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallFromUnixMillis } from '#base/units.ts'
import type { TelevisionHours } from '#contract/television.ts'
import { brightnessOf } from './lit.ts'

const at = (clock: string) => wallFromUnixMillis(Date.parse(`2026-11-22T${clock}:00+07:00`))
const lit = (hours: TelevisionHours | null, clock: string, brightness = 80) =>
  brightnessOf({ hours, brightness, sent: null }, at(clock))
const day = { from: '06:00', to: '22:00', outside: 'black' } as const
const night = { from: '18:00', to: '06:00', outside: 'dim' } as const

test('a television is lit in its hours, by the commune’s clock, and black or dim outside them', () => {
  assert.deepEqual(
    ['05:59', '06:00', '21:59', '22:00'].map(clock => lit(day, clock)),
    [0, 80, 80, 0],
  )
  assert.deepEqual(
    ['17:59', '18:00', '23:59', '00:00', '05:59', '06:00'].map(clock => lit(night, clock)),
    [15, 80, 80, 80, 80, 15],
  )
  assert.equal(lit(null, '03:00'), 80)
  assert.equal(lit(night, '12:00', 10), 10, 'dim is never brighter than its brightness')
})

test('what somebody sends lights it at any hour', () => {
  const sent = { camera: 'cong', by: 'lan', at_90k: 0, until_90k: null }
  assert.equal(brightnessOf({ hours: day, brightness: 80, sent }, at('03:00')), 80)
})
