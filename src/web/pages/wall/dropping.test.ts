import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dropped, pulledFreely } from './dropping.ts'

const cells = ['a', 'b', null, 'd'].map(camera => ({ camera, box: null }))
const wall = { layout: '4', cells } as const
const cameras = (after: readonly { readonly camera: string | null }[] | undefined) => after?.map(({ camera }) => camera)
const nowhere = { on_tray: false, target: -1 }

test('let go over a cell the two change places, over the tray it leaves, and nowhere nothing happens', () => {
  const held = { cell: 0, camera: 'a' }
  assert.deepEqual(cameras(dropped(wall, held, { on_tray: false, target: 3 })), ['d', 'b', null, 'a'])
  assert.deepEqual(cameras(dropped(wall, held, { on_tray: true, target: -1 })), [null, 'b', null, 'd'])
  assert.equal(dropped(wall, held, nowhere), undefined)
})

test('a camera from the tray goes into the cell it is dropped on, else into the first empty one, and back into the tray as it was', () => {
  const held = { cell: undefined, camera: 'x' }
  assert.deepEqual(cameras(dropped(wall, held, { on_tray: false, target: 1 })), ['a', 'x', null, 'd'])
  assert.deepEqual(cameras(dropped(wall, held, nowhere)), ['a', 'b', 'x', 'd'])
  assert.equal(dropped(wall, held, { on_tray: true, target: -1 }), undefined)
})

test('a free box that would lie over another stays where it last fitted', () => {
  const free = [
    { camera: 'a', box: { x: 0, y: 0, w: 6, h: 6 } },
    { camera: 'b', box: { x: 12, y: 0, w: 6, h: 6 } },
  ]
  const at = { cells: free, room: { width: 960, height: 540 } }
  const beside = pulledFreely('move', at, 0, { dx: 240, dy: 0 }, undefined)
  assert.deepEqual(beside[0]?.box, { x: 6, y: 0, w: 6, h: 6 })
  assert.equal(pulledFreely('move', at, 0, { dx: 400, dy: 0 }, beside), beside)
  assert.deepEqual(pulledFreely('resize', at, 1, { dx: 80, dy: 0 }, undefined)[1]?.box?.w, 8)
})
