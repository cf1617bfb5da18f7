import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { type AboutDay, MotionDay, motionDayBytes } from '#engine/noticing/motion-day.ts'
import { CELLS, COLUMNS, ROWS, TICK_MS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import { type CellRange, cellsOf } from '#engine/noticing/region.ts'
import { type DayAsked, DaySearch } from './search-day.ts'

type Run = readonly [cell: number, from: number, to: number]

const about: AboutDay = {
  camera: 'cong',
  day: '2026-11-22',
  begins_90k: 0,
  tick_ms: TICK_MS,
  columns: COLUMNS,
  rows: ROWS,
  analysed: [[0, TICKS_PER_DAY, 1]],
  changed: [],
}

const folder = (t: TestContext): string => {
  const made = mkdtempSync(join(tmpdir(), 'motion-'))
  t.after(() => rmSync(made, { recursive: true }))
  return made
}

const runsOf = (runs: readonly Run[]) => (cell: number) =>
  new Uint32Array(
    runs
      .filter(([own]) => own === cell)
      .toSorted((a, b) => a[1] - b[1])
      .flatMap(([, from, to]) => [from, to]),
  )

const opened = (path: string, runs: readonly Run[], changes: readonly Run[] = []): MotionDay => {
  writeFileSync(path, motionDayBytes(about, runsOf(runs), runsOf(changes)))
  const day = MotionDay.open(path)
  assert.ok(day.ok)
  return day.value
}

const everywhere: readonly CellRange[] = [{ first: 0, last: CELLS - 1 }]
const asked = (more: Partial<DayAsked> = {}): DayAsked => ({
  cells: everywhere,
  layer: 'motion',
  within: [[0, TICKS_PER_DAY]],
  joined_ticks: 1,
  ...more,
})
const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom })

test('what moved in the region is found, and nothing beside it', t => {
  const cell = 10 * COLUMNS + 20
  const runs: Run[] = [
    [cell, 4000, 4020],
    [cell + 1, 4008, 4040],
    [cell + 30, 5000, 5040],
    [cell, 90_000, 90_008],
  ]
  using day = opened(join(folder(t), 'day'), runs, [[cell, 100, 2500]])
  const region = cellsOf([
    [20 / COLUMNS, 10 / ROWS],
    [22 / COLUMNS, 10 / ROWS],
    [22 / COLUMNS, 11 / ROWS],
    [20 / COLUMNS, 11 / ROWS],
  ])
  const search = new DaySearch()
  assert.deepEqual(search.search(day, asked({ cells: region })), [
    { from: 4000, to: 4040, cells: 2, parts: 1, box: box(20, 10, 21, 10) },
    { from: 90_000, to: 90_008, cells: 1, parts: 1, box: box(20, 10, 20, 10) },
  ])
  assert.deepEqual(search.search(day, asked({ cells: region, joined_ticks: 100_000 })), [
    { from: 4000, to: 90_008, cells: 2, parts: 2, box: box(20, 10, 21, 10) },
  ])
  assert.deepEqual(search.search(day, asked({ cells: region, within: [[80_000, 90_004]] })), [
    { from: 90_000, to: 90_004, cells: 1, parts: 1, box: box(20, 10, 20, 10) },
  ])
  assert.deepEqual(search.search(day, asked({ cells: [] })), [])
})

test('what came or went is a hit of its own at the moment it did, however long it stayed so', t => {
  const [bag, motorbike] = [10 * COLUMNS + 20, 10 * COLUMNS + 22]
  const changes: Run[] = [
    [bag, 1000, 3400],
    [bag + COLUMNS, 1008, 3400],
    [motorbike, 2200, 4600],
    [motorbike + 40, 2200, 4600],
  ]
  using day = opened(join(folder(t), 'day'), [[bag, 900, 1100]], changes)
  const cells = [10, 11].map(row => ({ first: row * COLUMNS + 20, last: row * COLUMNS + 23 }))
  const search = new DaySearch()
  assert.deepEqual(search.search(day, asked({ cells, layer: 'changes', joined_ticks: 40 })), [
    { from: 1000, to: 3400, cells: 2, parts: 1, box: box(20, 10, 20, 11) },
    { from: 2200, to: 4600, cells: 1, parts: 1, box: box(22, 10, 22, 10) },
  ])
  assert.deepEqual(search.search(day, asked({ cells, layer: 'changes', within: [[2000, 9000]] })), [
    { from: 2200, to: 4600, cells: 1, parts: 1, box: box(22, 10, 22, 10) },
  ])
})

test('a search finds the same seconds as looking at every run one by one', t => {
  const path = join(folder(t), 'day')
  const run = fc
    .tuple(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: TICKS_PER_DAY - 500 }),
      fc.integer({ min: 1, max: 400 }),
    )
    .map(([cell, from, length]): Run => [cell, from, from + length])
  fc.assert(
    fc.property(fc.array(run, { maxLength: 30 }), fc.integer({ min: 0, max: 250 }), (given, first) => {
      const runs = given.filter(
        ([cell, from, to], at) => !given.slice(0, at).some(([c, f, u]) => c === cell && f <= to && from <= u),
      )
      using day = opened(path, runs)
      const seconds = new Set<number>()
      for (const [cell, from, to] of runs)
        if (cell >= first && cell <= first + 50)
          for (let second = Math.floor(from / 4); second < Math.ceil(to / 4); second++) seconds.add(second)
      const found = new DaySearch().search(day, asked({ cells: [{ first, last: first + 50 }] })) ?? []
      const told = found.flatMap(({ from, to }) => Array.from({ length: (to - from) / 4 }, (_, at) => from / 4 + at))
      assert.deepEqual(
        told,
        [...seconds].toSorted((a, b) => a - b),
      )
    }),
    { numRuns: 60 },
  )
})

test('a damaged or foreign file is said to be one, wherever the damage lies, and never answered from', t => {
  const path = join(folder(t), 'day')
  opened(path, [[5, 100, 200]])[Symbol.dispose]()
  const whole = readFileSync(path)
  for (const [bytes, problem] of [
    [Buffer.alloc(0), 'not_motion'],
    [Buffer.from('không phải'), 'not_motion'],
    [whole.subarray(0, 40), 'damaged'],
    [Buffer.concat([whole.subarray(0, 8), Buffer.from([9]), whole.subarray(9)]), 'newer'],
  ] as const) {
    writeFileSync(path, bytes)
    const day = MotionDay.open(path)
    assert.deepEqual(day.ok ? undefined : day.problem, problem)
  }
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const bytes = Buffer.from(whole)
      bytes[at] = bytes[at]! ^ by
      writeFileSync(path, bytes)
      const read = MotionDay.open(path)
      if (!read.ok) return
      using day = read.value
      for (const { from, to } of new DaySearch().search(day, asked()) ?? [])
        assert.ok(from >= 0 && from < to && to <= TICKS_PER_DAY)
    }),
    { numRuns: 300 },
  )
})
