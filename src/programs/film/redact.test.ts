import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RedactionArea } from '#contract/redaction.ts'
import { areaAt, boxesAt, redact } from './redact.ts'

const [WIDTH, HEIGHT] = [64, 48]
const pictureOf = (seed: number) => {
  let state = seed
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return (state >> 8) & 255
  }
  const plane = (bytes: number) => Buffer.from(Array.from({ length: bytes }, next))
  const quarter = (WIDTH * HEIGHT) / 4
  return {
    ...{ width: WIDTH, height: HEIGHT, linesize: [WIDTH, WIDTH / 2, WIDTH / 2] },
    data: [plane(WIDTH * HEIGHT), plane(quarter), plane(quarter)],
  }
}
const area = (how: 'blur' | 'fill', more: Partial<RedactionArea> = {}): RedactionArea => ({
  ...{ id: 1, what: 'face', how, from_90k: 0, to_90k: 900_000 },
  keys: [{ at_90k: 0, x: 0.25, y: 0.25, width: 0.5, height: 0.5 }],
  ...more,
})

test('what is filled is the same whatever was there, and nothing beside it changes', () => {
  const [one, other] = [pictureOf(1), pictureOf(2)]
  const before = Buffer.from(one.data[0]!)
  redact(one, [area('fill')], 0)
  redact(other, [area('fill')], 0)
  const [{ box }] = boxesAt([area('fill')], 0, one) as [ReturnType<typeof boxesAt>[number]]
  assert.ok(box.left <= 16 && box.right >= 48 && box.top <= 12 && box.bottom >= 36)
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const at = y * WIDTH + x
      const inside = x >= box.left && x < box.right && y >= box.top && y < box.bottom
      if (inside) assert.equal(one.data[0]![at], 16)
      else assert.equal(one.data[0]![at], before[at])
      if (inside) assert.equal(other.data[1]![(y >> 1) * (WIDTH / 2) + (x >> 1)], 128)
    }
})

test('what is blurred depends on sixteen coarse numbers at most: pictures with the same means look exactly alike', () => {
  const shapes = [pictureOf(3), pictureOf(3)] as const
  const [{ box }] = boxesAt([area('blur')], 0, shapes[0]) as [ReturnType<typeof boxesAt>[number]]
  // Another picture with the same means: the pixels of each row of cells are turned around within every cell.
  const [cell_w, cell_h] = [
    (box.right - box.left) / 4,
    (box.bottom - box.top) / Math.round((4 * (box.bottom - box.top)) / (box.right - box.left)),
  ]
  const plane = shapes[1].data[0]!
  for (let y = box.top; y < box.bottom; y++)
    for (let cell = 0; cell < 4; cell++) {
      const [from, to] = [box.left + Math.floor(cell * cell_w), box.left + Math.floor((cell + 1) * cell_w)]
      plane.subarray(y * WIDTH + from, y * WIDTH + to).reverse()
    }
  assert.ok(cell_h > 1)
  assert.notDeepEqual(shapes[0].data[0], shapes[1].data[0])
  for (const picture of shapes) redact(picture, [area('blur')], 0)
  assert.deepEqual(shapes[0].data[0], shapes[1].data[0])
  const seen = new Set(shapes[0].data[0]!.subarray(box.top * WIDTH + box.left, box.top * WIDTH + box.right))
  assert.ok(seen.size < 40, 'a smooth passage between few values')
})

test('between two keys it goes straight, before and behind them it stands, and it begins a little early and ends a little late', () => {
  const moving = area('fill', {
    ...{ from_90k: 90_000, to_90k: 270_000 },
    keys: [
      { at_90k: 180_000, x: 0.5, y: 0, width: 0.1, height: 0.1 },
      { at_90k: 90_000, x: 0, y: 0, width: 0.1, height: 0.1 },
    ],
  })
  assert.equal(areaAt(moving, 135_000)?.x, 0.25)
  assert.equal(areaAt(moving, 80_000)?.x, 0)
  assert.equal(areaAt(moving, 280_000)?.x, 0.5)
  assert.equal(areaAt(moving, 60_000), undefined)
  assert.equal(areaAt(moving, 300_000), undefined)
})

test('wherever somebody puts keys, every picture of an area’s time is covered where the keys say', () => {
  const part = fc.double({ min: -1, max: 2, noNaN: true })
  const key = fc.record({ at_90k: fc.integer({ min: 0, max: 900_000 }), x: part, y: part, width: part, height: part })
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 6 }), fc.constantFrom('blur', 'fill'), (keys, how) => {
      const one = area(how as 'blur' | 'fill', { keys })
      const picture = pictureOf(7)
      redact(picture, [one], 450_000)
      const rectangle = areaAt(one, 450_000)!
      const middle = {
        x: (rectangle.x + rectangle.width / 2) * WIDTH,
        y: (rectangle.y + rectangle.height / 2) * HEIGHT,
      }
      if (middle.x < 1 || middle.y < 1 || middle.x >= WIDTH - 1 || middle.y >= HEIGHT - 1) return
      const boxes = boxesAt([one], 450_000, picture)
      assert.equal(boxes.length, 1)
      const { left, top, right, bottom } = boxes[0]!.box
      assert.ok(left <= middle.x && middle.x <= right && top <= middle.y && middle.y <= bottom)
    }),
  )
})
