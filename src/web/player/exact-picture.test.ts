import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import { shownAt } from './exact-picture.ts'

const at = (...instants: number[]) => instants.map(instant => ({ at: wallTime90k(instant) }))

test('the picture at an instant is the last that is shown before it, in whichever order they are decoded', () => {
  assert.equal(shownAt(at(0, 30, 10, 20), 25), 3)
  assert.equal(shownAt(at(0, 30, 10, 20), 30), 1)
  assert.equal(shownAt(at(0, 10), 99), 1)
})

test('before the first there is the first, of nothing nothing', () => {
  assert.equal(shownAt(at(50, 60), 10), 0)
  assert.equal(shownAt([], 10), undefined)
})
