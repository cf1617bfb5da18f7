import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import { markFrom, markTo, spanToSave } from './marks.ts'

const s = (seconds: number) => wallTime90k(seconds * 90_000)

test('a beginning after the end forgets the end, and the other way round', () => {
  assert.deepEqual(markFrom({ to: s(50) }, s(40)), { from: s(40), to: s(50) })
  assert.deepEqual(markFrom({ to: s(50) }, s(60)), { from: s(60) })
  assert.deepEqual(markTo({ from: s(50) }, s(60)), { from: s(50), to: s(60) })
  assert.deepEqual(markTo({ from: s(50) }, s(40)), { to: s(40) })
})

test('without marks the half minute before the picture is meant, less what is not written yet', () => {
  assert.deepEqual(spanToSave({}, s(100), false), { from: s(70), to: s(100) })
  assert.deepEqual(spanToSave({}, s(100), true), { from: s(66), to: s(96) })
})

test('one mark is completed by what is shown, or by half a minute', () => {
  assert.deepEqual(spanToSave({ from: s(80) }, s(100), false), { from: s(80), to: s(100) })
  assert.deepEqual(spanToSave({ from: s(100) }, s(80), false), { from: s(100), to: s(130) })
  assert.deepEqual(spanToSave({ to: s(90) }, s(10), false), { from: s(60), to: s(90) })
})
