import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CELLS, COLUMNS, PICTURE_HEIGHT, PICTURE_WIDTH } from '#engine/noticing/motion-grid.ts'
import { ClockFinder } from './clock.ts'

/** `lightOf`: of the pixels in which a digit stands, at a look. */
const watch = (looks: number, lightOf: (look: number) => number): ClockFinder => {
  const clock = new ClockFinder()
  for (let look = 0; look < looks; look++) {
    const grey = new Uint8Array(PICTURE_WIDTH * PICTURE_HEIGHT).fill(90)
    for (let row = 5; row < 8; row++) grey.fill(lightOf(look), row * PICTURE_WIDTH + 41, row * PICTURE_WIDTH + 44)
    clock.look(grey, look)
  }
  return clock
}
const seconds = COLUMNS + 10

test('what turns once a second, at the same moment of it, is a clock, with its minutes beside it', () => {
  const { cells } = watch(240, look => (Math.floor((look + 1) / 4) % 2 === 0 ? 200 : 20))
  assert.equal(cells[seconds], 1)
  assert.equal(cells[seconds - 5], 1)
  assert.equal(cells[seconds + 3 * COLUMNS], 0)
  assert.equal(cells.length, CELLS)
})

test('leaves that sway near the upper edge and somebody who passes there are none', () => {
  for (const lightOf of [
    (look: number) => 110 + 90 * Math.sin(look * 1.9),
    (look: number) => (look % 120 < 6 ? 20 : 90),
  ])
    assert.ok(watch(480, lightOf).cells.every(cell => cell === 0))
})
