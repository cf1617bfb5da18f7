import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CELLS, COLUMNS } from '#engine/noticing/motion-grid.ts'
import { TEXT, Travelling, UNQUIET } from './travelling.ts'

/** Cells that were told, look by look; `at`: which cells move at a look; `place`: what is known of all of them. */
const told = (looks: number, at: (look: number) => readonly number[], place = 0): readonly number[] => {
  const seen: number[] = []
  const travelling = new Travelling((tick, moving) => {
    seen[tick] = moving.reduce((sum, cell) => sum + cell, 0)
  })
  for (let look = 0; look < looks; look++) {
    const moving = new Uint8Array(CELLS)
    for (const cell of at(look)) moving[cell] = 20
    travelling.look(look, { moving, places: new Uint8Array(CELLS).fill(place) }, 1)
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

test('a drop that leaps down the lens, and what sways to and fro, go nowhere', () => {
  assert.deepEqual(
    told(8, look => [(look < 4 ? 10 : 13) * COLUMNS + 30]),
    new Array(8).fill(0),
  )
  assert.deepEqual(
    told(9, look => [12 * COLUMNS + 20 + [0, 1, 2, 1][look % 4]!]),
    new Array(9).fill(0),
  )
})

test('a small thing that lasts is told where nothing usually moves, not in leaves, and none in a clock', () => {
  const far = () => [12 * COLUMNS + 24]
  assert.equal(told(14, far).at(-1), 1)
  assert.deepEqual(told(14, far, UNQUIET), new Array(14).fill(0))
  assert.deepEqual(
    told(30, look => block(5 + look), TEXT),
    new Array(30).fill(0),
  )
})
