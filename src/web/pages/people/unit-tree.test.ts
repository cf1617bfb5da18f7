import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Unit } from '#contract/unit.ts'
import { unitTree } from './unit-tree.ts'

const unit = (id: string, parent: string | null): Unit => ({
  ...{ id, parent, kind: 'village', name: id, official_code: null, valid_from: null, valid_to: null },
  ...{ predecessors: [], successors: [], cameras: 0 },
})
const told = (units: readonly Unit[]) => unitTree(units).map(({ unit: { id }, depth }) => `${depth} ${id}`)

test('units stand below the one they belong to, numbers in their order', () => {
  const units = [unit('thon 10', 'xa'), unit('thon 2', 'xa'), unit('xa', null), unit('to', 'thon 2')]
  assert.deepEqual(told(units), ['0 xa', '1 thon 2', '2 to', '1 thon 10'])
})

test('a unit whose upper unit is not shown stands at the top, and none is lost in a circle', () => {
  assert.deepEqual(told([unit('a', 'khong-co'), unit('b', 'c'), unit('c', 'b')]), ['0 a', '0 b', '0 c'])
})
