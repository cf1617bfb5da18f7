import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { knownCameraId } from '#base/ids.ts'
import { boxesOf, letterboxed, Tracks } from './detection.ts'
import type { Track } from './detector/tracks.ts'
import type { ModelLayout } from './model-check.ts'
import { MotionStore } from './motion-store.ts'
import { byHour, crossingsOf, wentThrough } from './object-counts.ts'
import { appendObjects, classOf, readObjectDay, type SeenObject } from './object-day.ts'

const model: ModelLayout = { input: 'i', output: 'o', width: 64, height: 64, classes: 3, opset: 11, nodes: 1 }
const ROW = 8
const picture = { width: 64, height: 36 }
const asked = { picture, wanted: [0, 2], least: 0.4 }

/** A table with one box: row of the first grid (8 × 8 cells of 8 pixels), its numbers, whether there is anything, scores. */
const table = (row: number, numbers: readonly number[], there: number, scores: readonly number[]): Float32Array => {
  const made = new Float32Array(84 * ROW)
  made.set([...numbers, there, ...scores], row * ROW)
  return made
}

test('a box in the numbers of its grid, and the same in pixels, is the same part of the picture', () => {
  const grid = boxesOf(table(2 * 8 + 3, [0.5, 0.5, Math.log(2), Math.log(2)], 0.9, [0.1, 0, 0.8]), model, asked)
  assert.equal(grid.length, 1)
  const [{ class: of, score, box } = { class: -1, score: 0, box: [] }] = grid
  assert.deepEqual([of, Math.round(score * 100)], [2, 72])
  assert.deepEqual(
    box.map(part => Math.round(part * 64)),
    [20, Math.round((12 / 36) * 64), 16, Math.round((16 / 36) * 64)],
  )
  const pixels = boxesOf(table(2 * 8 + 3, [28, 20, 16, 16], 0.9, [0.1, 0, 0.8]), model, asked)[0]?.box ?? []
  for (const [at, part] of pixels.entries()) assert.ok(Math.abs(part - box[at]!) < 1e-6)
  assert.equal(pixels.length, 4)
})

test('what nobody looks for, is doubtful, or lies over a surer box of the same place is no thing', () => {
  assert.deepEqual(boxesOf(table(0, [0, 0, 1, 1], 0.9, [0.1, 0.9, 0.1]), model, asked), [])
  assert.deepEqual(boxesOf(table(0, [0, 0, 1, 1], 0.3, [0.9, 0, 0]), model, asked), [])
  const two = table(19, [0.5, 0.5, 1, 1], 0.9, [0.9, 0, 0])
  two.set([0.6, 0.5, 1, 1, 0.8, 0.8, 0, 0], 18 * ROW)
  two.set([-0.4, 0.5, 1, 1, 0.9, 0.8, 0, 0], 20 * ROW)
  assert.equal(boxesOf(two, model, asked).length, 1)
})

test('whatever the numbers are, boxes are parts of the picture and bounded', () => {
  const number = fc.oneof(fc.double({ noDefaultInfinity: false }), fc.constantFrom(Number.NaN, 1e38, -1e38))
  fc.assert(
    fc.property(fc.array(number, { minLength: 84 * ROW, maxLength: 84 * ROW }), numbers => {
      for (const { box, score } of boxesOf(Float32Array.from(numbers), model, asked)) {
        for (const part of box) assert.ok(part >= 0 && part <= 1)
        assert.ok(score >= 0.4 && score <= 1)
      }
    }),
    { numRuns: 60 },
  )
})

test('a wide picture lies in the upper part of the square', () => {
  assert.deepEqual(letterboxed(1280, 720, { width: 416, height: 416 }), { width: 416, height: 234 })
})

test('boxes that follow each other are one thing; two that pass each other stay two; a flicker is none', () => {
  const told: Track[] = []
  const tracks = new Tracks(track => void told.push(track))
  for (let tick = 0; tick < 40; tick += 2) {
    const at = tick / 60
    tracks.look(tick, [
      { class: 0, score: 0.8, box: [at, 0.2, 0.1, 0.2] },
      { class: 0, score: 0.7, box: [0.7 - at, 0.6, 0.1, 0.2] },
      ...(tick === 10 ? [{ class: 2, score: 0.9, box: [0.5, 0.1, 0.1, 0.1] as const }] : []),
    ])
  }
  tracks.pass(80)
  assert.deepEqual(
    told.map(({ class: of, path }) => [of, path[0]![0], path.at(-1)![0], Math.sign(path.at(-1)![1] - path[0]![1])]),
    [
      [0, 0, 38, 1],
      [0, 0, 38, -1],
    ],
  )
})

const path = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'objects-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return join(folder, 'cong', '2026-11-22.objects')
}
const walker: SeenObject = {
  ...{ class: 'person', score: 0.9 },
  path: [
    [14_400, 0.2, 0.4, 0.1, 0.2],
    [14_404, 0.6, 0.4, 0.1, 0.2],
  ],
}

test('a day of objects is read as it was written; torn, foreign and hostile lines are passed over', t => {
  const file = path(t)
  assert.deepEqual(readObjectDay(file), { looked: [], objects: [] })
  appendObjects(file, { camera: 'cong' }, [{ looked: [14_000, 15_000] }, walker])
  appendFileSync(file, '{"class":"person","score":0.9,"pa')
  appendObjects(file, { camera: 'cong' }, [walker])
  assert.deepEqual(readObjectDay(file), { looked: [[14_000, 15_000]], objects: [walker, walker] })
  writeFileSync(
    file,
    [
      ...['null', '7', '[]', '{"class":"face","score":1,"path":[[1,0,0,1,1]]}', '{"looked":[1]}', '{"looked":[-1,4]}'],
      ...['{"class":"car","score":1,"path":[]}', '{"class":"car","score":1,"path":[[1,0,0,2,1]]}', 'không'],
    ].join('\n'),
  )
  assert.deepEqual(readObjectDay(file), { looked: [], objects: [] })
})

test('who goes over a line is counted by hour and way, by where they stand', () => {
  const back: SeenObject = {
    ...walker,
    class: 'motorbike',
    path: walker.path.map(([tick, ...box]) => [30_000 - tick, ...box]),
  }
  const crossed = crossingsOf([walker, { ...back, path: back.path.toReversed() }], [0.45, 1], [0.45, 0])
  assert.deepEqual(
    crossed.map(({ class: of, way }) => [of, way]),
    [
      ['person', 'to_right'],
      ['motorbike', 'to_left'],
    ],
  )
  assert.deepEqual(byHour(crossed)[1], [
    { class: 'person', to_left: 0, to_right: 1 },
    { class: 'motorbike', to_left: 1, to_right: 0 },
  ])
  assert.deepEqual(crossingsOf([walker], [0.45, 0.3], [0.45, 0]), [], 'the line ends above where they walk')
  const near = wentThrough([
    [0.6, 0.5],
    [0.7, 0.5],
    [0.7, 0.7],
    [0.6, 0.7],
  ])
  assert.deepEqual(
    [
      near(walker),
      wentThrough([
        [0, 0],
        [0.1, 0],
        [0, 0.1],
      ])(walker),
    ],
    [true, false],
  )
})

test('makers call a motorbike a motorcycle, and a face is nothing here', () => {
  assert.deepEqual(['Motorcycle', 'motorbike', ' car ', 'face', 'cat'].map(classOf), [
    'motorbike',
    'motorbike',
    'car',
    undefined,
    undefined,
  ])
})

test('what went through leaves with its footage, also of a part of a day', t => {
  const folder = mkdtempSync(join(tmpdir(), 'objects-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const camera = knownCameraId('cong')
  const store = new MotionStore(folder)
  const path = join(folder, 'cong', '2026-11-22.objects')
  const seen = (from: number, to: number): SeenObject => ({
    ...{ class: 'car', score: 0.5 },
    path: [
      [from, 0, 0, 0.1, 0.1],
      [to, 0.5, 0, 0.1, 0.1],
    ],
  })
  appendObjects(path, { camera }, [
    { looked: [0, 3000] },
    seen(10, 20),
    seen(990, 1010),
    seen(1500, 1600),
    seen(2500, 2600),
  ])
  appendFileSync(path, '{"class":"car","path":[[15')
  store.cut(camera, '2026-11-22', [
    [0, 1000],
    [2000, 4000],
  ])
  const { looked, objects } = readObjectDay(path)
  assert.deepEqual(looked, [
    [0, 1000],
    [2000, 3000],
  ])
  assert.deepEqual(objects, [seen(10, 20), seen(2500, 2600)])
  assert.equal(appendObjects(path, {}, [seen(3000, 3001)]), true)
  assert.equal(readObjectDay(path).objects.length, 3)
  store.forget(camera, '2026-11-22')
  assert.deepEqual(readObjectDay(path).objects, [])
})
