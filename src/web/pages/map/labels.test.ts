import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LABEL_PX, type Named, placedLabels, placedOver } from './labels.ts'

const named = (id: string, x: number, y: number, width = 80): Named => ({ id, x, y, width })

test('a name stands below its camera, beside it where there is no room, and nowhere rather than over another', () => {
  const close = [named('a', 0, 0), named('b', 0, 30), named('c', 12, 14)]
  const placed = placedLabels(close, close)
  assert.equal(placed.get('b')?.y, 15)
  assert.notEqual(placed.get('a')?.y, 15, 'the camera below stands where the name would')
  const alone = placedLabels([named('a', 5, 5)], [{ x: 5, y: 5 }])
  assert.deepEqual(alone.get('a'), { x: -40, y: 15 })
  const south = placedLabels([{ ...named('a', 5, 5), looks_down: true }], [{ x: 5, y: 5 }])
  assert.deepEqual(south.get('a'), { x: -40, y: -15 - LABEL_PX }, 'not over what it sees')
})

test('of a hundred names no two overlap', () => {
  const all = Array.from({ length: 100 }, (_, n) => named(`${n}`, (n % 10) * 45, Math.floor(n / 10) * 28))
  const boxes = [...placedLabels(all, all)].map(([id, { x, y }]) => ({
    x: all[Number(id)]!.x + x,
    y: all[Number(id)]!.y + y,
  }))
  assert.ok(boxes.length > 5)
  for (const [at, a] of boxes.entries())
    for (const b of boxes.slice(at + 1))
      assert.ok(Math.abs(a.x - b.x) >= 80 || Math.abs(a.y - b.y) >= LABEL_PX, JSON.stringify([a, b]))
})

test('a hamlet’s name gives way to a camera and its name, and to nothing else', () => {
  const hamlet = [named('thon', 0, 0, 90)]
  assert.deepEqual(placedOver(hamlet, [], []).get('thon'), { x: -45, y: -11 })
  const beside = placedOver(hamlet, [{ x: 10, y: 0 }], []).get('thon')
  assert.ok(beside !== undefined && beside.y < -11 - 20, JSON.stringify(beside))
  const crowded = [-60, -40, -20, 0, 20, 40, 60].map(y => ({ x: 0, y }))
  assert.equal(placedOver(hamlet, crowded, []).has('thon'), false)
})
