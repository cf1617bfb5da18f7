import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import { KeyframeShelf } from './keyframe-shelf.ts'

const s = (seconds: number) => wallTime90k(seconds * TICKS_PER_SECOND)
const key = (at_s: number, bytes = 10) => ({ at: s(at_s), bytes })

test('a keyframe shows the instants up to the one it was the answer to; beyond it nothing is claimed', () => {
  const shelf = new KeyframeShelf()
  shelf.put(key(100), s(101.5))
  assert.equal(shelf.showing(s(100))?.at, s(100))
  assert.equal(shelf.showing(s(101.5))?.at, s(100))
  assert.equal(shelf.showing(s(101.6)), undefined)
  assert.equal(shelf.showing(s(99)), undefined)
  assert.equal(shelf.nearest(s(500))?.at, s(100))
})

test('the answer to an instant before it, behind a gap, shows itself only', () => {
  const shelf = new KeyframeShelf()
  shelf.put(key(100), s(40))
  assert.equal(shelf.showing(s(40)), undefined)
  assert.equal(shelf.showing(s(100))?.at, s(100))
  assert.equal(shelf.nearest(s(40))?.at, s(100))
})

test('where a span was combed each instant has its keyframe, and long silence is a gap', () => {
  const shelf = new KeyframeShelf()
  for (const at of [100, 102, 104, 200]) shelf.put(key(at), s(at))
  shelf.combed({ from: s(100), to: s(220) })
  assert.equal(shelf.showing(s(103.9))?.at, s(102))
  assert.equal(shelf.showing(s(205))?.at, s(200))
  assert.equal(shelf.showing(s(150)), undefined)
  assert.deepEqual(shelf.gap(s(150)), { from: s(104), to: s(200) })
  assert.equal(shelf.gap(s(103)), undefined)
  assert.equal(shelf.combedEnd(s(150), 1), s(220))
  assert.equal(shelf.combedEnd(s(150), -1), s(100))
  assert.equal(shelf.combedEnd(s(300), 1), s(300))
})

test('what has not been used for longest makes room, and the shelf stays within its bound', () => {
  const shelf = new KeyframeShelf(100)
  for (let at = 0; at < 10; at++) shelf.put(key(at, 10), s(at))
  assert.ok(shelf.showing(s(0)))
  shelf.put(key(10, 10), s(10))
  assert.ok(shelf.showing(s(0)), 'used lately')
  assert.equal(shelf.showing(s(1)), undefined)
  assert.ok(shelf.showing(s(10)))
})
