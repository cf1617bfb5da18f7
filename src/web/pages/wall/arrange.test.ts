import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newWallShape, type WallCell } from '#contract/wall.ts'
import { add, freeBox, move, put, resize, swap, takeOut, toSave } from './arrange.ts'
import { relaid } from './layouts.ts'

const cellsOf = (...cameras: readonly (string | null)[]): readonly WallCell[] =>
  cameras.map(camera => ({ camera, box: null }))
const camerasOf = (cells: readonly WallCell[] | undefined) => cells?.map(({ camera }) => camera)
const free = relaid('4', cellsOf('a', 'b', 'c', 'd'), 'free')

test('two cameras change places, also with an empty cell', () => {
  assert.deepEqual(camerasOf(swap(cellsOf('a', 'b', null), 0, 2)), [null, 'b', 'a'])
  assert.deepEqual(camerasOf(swap(cellsOf('a'), 0, 5)), ['a'])
})

test('a camera stands on the wall once: one that is put elsewhere changes places', () => {
  assert.deepEqual(camerasOf(put(cellsOf('a', 'b'), 1, 'a')), ['b', 'a'])
  assert.deepEqual(camerasOf(put(cellsOf('a', 'b'), 1, 'c')), ['a', 'c'])
})

test('what is added takes the first empty cell, and there is none on a full wall', () => {
  assert.deepEqual(camerasOf(add('4', cellsOf('a', null, 'b'), 'c')), ['a', 'c', 'b', null])
  assert.equal(add('4', cellsOf('a', 'b', 'c', 'd'), 'e'), undefined)
  assert.equal(add('free', free, 'e'), undefined)
  const shrunk = resize(free, 3, { dx: -4, dy: -4 })
  assert.deepEqual(add('free', shrunk, 'e')?.at(-1), { camera: 'e', box: { x: 20, y: 12, w: 4, h: 4 } })
})

test('a free cell moves to the edge and no further, and never over another', () => {
  const small = resize(free, 0, { dx: -6, dy: -6 })
  assert.deepEqual(move(small, 0, { dx: -5, dy: 3 })[0]?.box, { x: 0, y: 3, w: 6, h: 6 })
  assert.equal(move(small, 0, { dx: 8, dy: 0 }), small)
  assert.equal(resize(free, 0, { dx: 1, dy: 0 }), free)
  assert.deepEqual(resize(small, 0, { dx: -9, dy: -9 })[0]?.box, { x: 0, y: 0, w: 2, h: 2 })
  assert.deepEqual(freeBox([]), { x: 0, y: 0, w: 12, h: 12 })
})

test('taking out leaves an empty cell, and on a free wall no cell', () => {
  assert.deepEqual(camerasOf(takeOut('4', cellsOf('a', 'b'), 0)), [null, 'b'])
  assert.equal(takeOut('free', free, 1).length, 3)
  assert.deepEqual(toSave('4', cellsOf(null, 'a', null, null)), cellsOf(null, 'a'))
})

test('whatever hands do, the station takes the wall', () => {
  const pull = fc.record({ dx: fc.integer({ min: -30, max: 30 }), dy: fc.integer({ min: -30, max: 30 }) })
  const deed = fc.oneof(
    fc.record({ kind: fc.constant('move' as const), at: fc.nat(6), pull }),
    fc.record({ kind: fc.constant('resize' as const), at: fc.nat(6), pull }),
    fc.record({ kind: fc.constant('out' as const), at: fc.nat(6), pull }),
    fc.record({ kind: fc.constant('add' as const), at: fc.nat(6), pull }),
  )
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), deeds => {
      let cells = free
      for (const { kind, at, pull } of deeds) {
        if (kind === 'move') cells = move(cells, at, pull)
        else if (kind === 'resize') cells = resize(cells, at, pull)
        else if (kind === 'out') cells = takeOut('free', cells, at)
        else cells = add('free', cells, `e-${at}`) ?? cells
      }
      const saved = { name: 'Tự do', layout: 'free', cells: toSave('free', cells) }
      assert.ok(newWallShape.safeParse(saved).success)
    }),
    { numRuns: 300 },
  )
})
