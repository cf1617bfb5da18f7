import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CELLS, COLUMNS } from '#engine/noticing/motion-grid.ts'
import { Travelling } from './travelling.ts'

/** Cells that were told, look by look; `at`: which cells move at a look. */
const told = (looks: number, at: (look: number) => readonly number[]): readonly number[] => {
  const seen: number[] = []
  const travelling = new Travelling((tick, moving) => {
    seen[tick] = moving.reduce((sum, cell) => sum + cell, 0)
  })
  for (let look = 0; look < looks; look++) {
    const moving = new Uint8Array(CELLS)
    for (const cell of at(look)) moving[cell] = 20
    travelling.look(look, moving, 1)
  }
  travelling.end()
  return seen
}

const block = (column: number): readonly number[] =>
  [10, 11, 12, 13].flatMap(row => [0, 1, 2].map(by => row * COLUMNS + column + by))

test('who walks is told from the first look on, though it was known only later', () => {
  assert.deepEqual(
    told(12, look => block(5 + look)),
    new Array(12).fill(12),
  )
})

test('what moves in its place for some seconds is not told; looks come out all the same', () => {
  assert.deepEqual(
    told(30, () => block(5)),
    new Array(30).fill(0),
  )
})
