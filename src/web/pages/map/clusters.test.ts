import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clustersOf } from './clusters.ts'

const at = (x: number, y = 0) => ({ x, y })

test('cameras that lie over each other are one, those apart stay apart, and nobody is lost', () => {
  const found = clustersOf([at(0), at(10), at(100), at(0, 30), at(109)], point => point, 40)
  assert.deepEqual(
    found.map(({ members }) => members.length),
    [3, 2],
  )
  assert.deepEqual([found[0]!.x, found[0]!.y], [10 / 3, 10])
  const many = Array.from({ length: 500 }, (_, n) => at((n * 37) % 1000, (n * 91) % 700))
  const all = clustersOf(many, point => point, 44)
  assert.equal(all.flatMap(({ members }) => members).length, 500)
})

test('moving the map regroups nothing, also across the edges of its cells', () => {
  const points = [at(39), at(41), at(-3), at(3), at(500)]
  const groups = (shift: number) =>
    clustersOf(points, ({ x, y }) => ({ x: x + shift, y: y + shift }), 40).map(({ members }) => members)
  for (const shift of [1, 17.5, 40, 12_345.6]) assert.deepEqual(groups(shift), groups(0))
})
