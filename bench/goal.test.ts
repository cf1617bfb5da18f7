import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allMet, atLeast, atMost, percentile } from './goal.ts'

describe('goals', () => {
  it('a figure at its goal meets it, whichever way the goal points', () => {
    assert.equal(atMost('cpu', '%', 10, 10).met, true)
    assert.equal(atMost('cpu', '%', 10.01, 10).met, false)
    assert.equal(atLeast('cameras', '', 800, 800).met, true)
    assert.equal(atLeast('cameras', '', 799, 800).met, false)
  })

  it('a figure that was not taken is neither met nor missed', () => {
    const goals = [atMost('cpu', '%', 5, 10), atMost('ratio', '×', null, 0.33, 'no ffmpeg')]
    assert.equal(goals[1]?.met, null)
    assert.equal(allMet(goals), true)
    assert.equal(allMet([goals[1]!]), false)
  })

  it('the 95th percentile of a hundred samples is the 95th', () => {
    const samples = Array.from({ length: 100 }, (_, i) => 100 - i)
    assert.equal(percentile(samples, 0.95), 95)
    assert.equal(percentile([], 0.95), null)
  })
})
