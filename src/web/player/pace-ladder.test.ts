import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PaceLadder } from './pace-ladder.ts'

const known = { saves: false, slow: false }
/** Judges once a second from `from_s`, for `seconds`. */
const pass = (ladder: PaceLadder, from_s: number, seconds: number, late_ms: number): number => {
  for (let s = from_s; s < from_s + seconds; s++) ladder.judge(s * 1000, late_ms)
  return from_s + seconds
}

test('a line that falls behind is asked for less, step by step, down to single pictures and no further', () => {
  const ladder = new PaceLadder()
  assert.equal(ladder.pace, 'all')
  const seen = new Set<string>()
  for (let s = 0; s < 60; s++) {
    ladder.judge(s * 1000, 3000)
    seen.add(ladder.pace)
  }
  assert.deepEqual([...seen], ['half', 'keyframes', 'pictures'])
})

test('after a quiet minute one step is given back, and more slowly where it was too much', () => {
  const ladder = new PaceLadder()
  let at = pass(ladder, 0, 1, 3000)
  assert.equal(ladder.pace, 'half')
  at = pass(ladder, at, 70, 100)
  assert.equal(ladder.pace, 'all')
  at = pass(ladder, at + 6, 1, 3000)
  assert.equal(ladder.pace, 'half')
  at = pass(ladder, at, 70, 100)
  assert.equal(ladder.pace, 'half', 'trusted less quickly')
  pass(ladder, at, 80, 100)
  assert.equal(ladder.pace, 'all')
})

test('who saves gets keyframes at most, who refuses to save gets everything however late', () => {
  const ladder = new PaceLadder()
  ladder.choose('on', known)
  assert.deepEqual([ladder.pace, ladder.saves], ['keyframes', true])
  pass(ladder, 0, 200, 0)
  assert.equal(ladder.pace, 'keyframes')
  ladder.choose('off', { saves: true, slow: true })
  pass(ladder, 300, 20, 9000)
  assert.deepEqual([ladder.pace, ladder.saves], ['all', false])
})

test('a device that asks to save, or tells of a slow line, begins with keyframes', () => {
  const ladder = new PaceLadder()
  ladder.choose('auto', { saves: true, slow: false })
  assert.equal(ladder.pace, 'keyframes')
  ladder.choose('auto', { saves: false, slow: true })
  assert.equal(ladder.pace, 'keyframes')
})
