import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { knownCameraId } from '#base/ids.ts'
import { type AboutDay, type Layer, MotionDay, motionDayBytes } from './motion-day.ts'
import { CELLS, COLUMNS, ROWS, TICK_MS, TICKS_PER_DAY } from './motion-grid.ts'
import { dayBegins, MotionStore } from './motion-store.ts'
import { cellsOf } from './region.ts'
import { noSeconds, SECONDS_PER_DAY } from './seconds.ts'

const about: AboutDay = {
  ...{ camera: 'cong', day: '2026-11-22', begins_90k: dayBegins('2026-11-22') },
  ...{ tick_ms: TICK_MS, columns: COLUMNS, rows: ROWS, analysed: [[0, TICKS_PER_DAY, 1]], changed: [77] },
}

type Runs = ReadonlyMap<number, readonly number[]>
const of = (runs: Runs) => (cell: number) => Uint32Array.from(runs.get(cell) ?? [])

const folder = (t: TestContext): string => {
  const made = mkdtempSync(join(tmpdir(), 'motion-'))
  t.after(() => rmSync(made, { recursive: true }))
  return made
}

const opened = (path: string): MotionDay => {
  const read = MotionDay.open(path)
  assert.ok(read.ok)
  return read.value
}

const runsIn = (day: MotionDay, layer: Layer): Runs => {
  const found = new Map<number, number[]>()
  assert.ok(
    day.runs(layer, 0, CELLS - 1, (cell, from, to) => {
      found.set(cell, [...(found.get(cell) ?? []), from, to])
    }),
  )
  return found
}

/** Pauses and lengths of every size, as a cell's runs. */
const cellRuns = fc
  .array(fc.tuple(fc.oneof(fc.nat(8), fc.nat(TICKS_PER_DAY)), fc.oneof(fc.nat(8), fc.nat(TICKS_PER_DAY))), {
    minLength: 1,
    maxLength: 12,
  })
  .map(pairs => {
    const runs: number[] = []
    for (const [gap, more] of pairs) {
      const from = (runs.at(-1) ?? 0) + gap
      if (from + more + 1 <= TICKS_PER_DAY) runs.push(from, from + more + 1)
    }
    return runs
  })
  .filter(runs => runs.length > 0)
const dayRuns: fc.Arbitrary<Runs> = fc
  .array(fc.tuple(fc.nat(CELLS - 1), cellRuns), { maxLength: 8 })
  .map(cells => new Map(cells.toSorted((a, b) => a[0] - b[0])))

test('what is written of a day is what is read of it, and its seconds are those of its runs', t => {
  const path = join(folder(t), 'day')
  fc.assert(
    fc.property(dayRuns, dayRuns, (motion, changes) => {
      writeFileSync(path, motionDayBytes(about, of(motion), of(changes)))
      assert.equal(MotionDay.check(path), undefined)
      using day = opened(path)
      assert.deepEqual(runsIn(day, 'motion'), motion)
      assert.deepEqual(runsIn(day, 'changes'), changes)
      const into = { bits: new Uint32Array(2700), counts: new Uint16Array(86_400) }
      assert.ok(day.seconds([{ first: 0, last: CELLS - 1 }], into))
      const seconds = new Map<number, number>()
      for (const runs of motion.values()) {
        const own = new Set<number>()
        for (let at = 0; at < runs.length; at += 2)
          for (let second = runs[at]! >> 2; second * 4 < runs[at + 1]!; second++) own.add(second)
        for (const second of own) seconds.set(second, (seconds.get(second) ?? 0) + 1)
      }
      const found = noSeconds()
      assert.ok(day.seconds([{ first: 0, last: CELLS - 1 }], { bits: found, counts: undefined }))
      assert.ok(found.every((word, at) => word === into.bits[at]))
      for (let second = 0; second < 86_400; second++)
        if (
          into.counts[second] !== (seconds.get(second) ?? 0) ||
          ((into.bits[second >>> 5]! >>> (second & 31)) & 1) !== (seconds.has(second) ? 1 : 0)
        )
          assert.fail(`second ${second}`)
    }),
    { numRuns: 25 },
  )
})

test('a region is found by its blocks and edges as it is cell by cell, whatever its shape', t => {
  const path = join(folder(t), 'day')
  const runs = new Map(
    Array.from({ length: CELLS }, (_, cell) => [cell, [cell * 100, cell * 100 + 9, 300_000, 300_001]]),
  )
  writeFileSync(path, motionDayBytes(about, of(runs), of(new Map())))
  using day = opened(path)
  const corner = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  fc.assert(
    fc.property(fc.array(corner, { minLength: 1, maxLength: 5 }), corners => {
      const ranges = cellsOf(corners)
      const [one, other] = [noSeconds(), noSeconds()]
      assert.ok(day.seconds(ranges, { bits: one, counts: undefined }))
      assert.ok(day.seconds(ranges, { bits: other, counts: new Uint16Array(SECONDS_PER_DAY) }))
      assert.ok(one.every((word, at) => word === other[at]))
    }),
    { numRuns: 60 },
  )
})

test('a road that is never empty takes less than a byte and a half a run', () => {
  const passes = Array.from({ length: 4000 }, (_, at) => at * 84 + ((at * 7919) % 60))
  const runs = (later: number) => passes.flatMap((from, at) => [from + later, from + later + 1 + ((at * 31) % 7)])
  const cells = [100, 101, 100 + COLUMNS, 101 + COLUMNS].map((cell, later) => [cell, runs(later)] as const)
  const none = of(new Map())
  const bytes = motionDayBytes(about, of(new Map(cells)), none).length - motionDayBytes(about, none, none).length
  const each = bytes / passes.length / cells.length
  assert.ok(each < 1.5, `${each} bytes a run`)
})

/** A day's file as the first version of it was written: its runs are bytes, two numbers each. */
const oldDay = (columns: Readonly<Record<Layer, ReadonlyMap<number, readonly number[]>>>): Buffer => {
  const json = Buffer.from(JSON.stringify(about))
  const head = Buffer.alloc(16)
  head.write('MTMOTION', 0, 'latin1')
  head.writeUInt32LE(1, 8)
  head.writeUInt32LE(json.length, 12)
  const layers = ([columns.motion, columns.changes] as const).map(cells => {
    const directory = Buffer.alloc((CELLS + 1) * 4)
    let bytes: number[] = []
    for (let cell = 0; cell <= CELLS; cell++) {
      directory.writeUInt32LE(bytes.length, cell * 4)
      bytes = [...bytes, ...(cells.get(cell) ?? [])]
    }
    return { directory, bytes: Buffer.from(bytes) }
  })
  const [motion, changes] = layers
  const parts = [head, json, Buffer.alloc(-json.length & 3), motion!.directory, changes!.directory]
  const all = Buffer.concat([...parts, motion!.bytes, changes!.bytes])
  return Buffer.concat([all, createHash('sha256').update(all).digest()])
}

test('a day written before runs had codes is read as it was, and becomes one of today’s when it is cut', t => {
  const root = folder(t)
  const camera = knownCameraId('cong')
  const store = new MotionStore(root)
  store.append(camera, dayBegins(about.day), [{ kind: 'analysed', from: 0, to: 400, every: 1 }])
  store.seal(camera, about.day)
  const path = store.pathOf(camera, { day: about.day, sealed: true })
  // 200 ticks on, 3 long; 16,500 further, 130 long. 100 on, 5 long.
  const runs = new Map([
    [7, [0xc8, 0x01, 3, 0xf4, 0x80, 0x01, 0x82, 0x01]],
    [2303, [100, 5]],
  ])
  writeFileSync(path, oldDay({ motion: runs, changes: new Map([[9, [0, 40]]]) }))
  assert.equal(store.check(camera, about.day), undefined)
  const motion = new Map([
    [7, [200, 203, 16_703, 16_833]],
    [2303, [100, 105]],
  ])
  {
    using day = opened(path)
    assert.deepEqual(day.about, about)
    assert.deepEqual(runsIn(day, 'motion'), motion)
    assert.deepEqual(runsIn(day, 'changes'), new Map([[9, [0, 40]]]))
    const into = { bits: new Uint32Array(2700), counts: new Uint16Array(86_400) }
    assert.ok(day.seconds([{ first: 7, last: 7 }], into))
    assert.deepEqual([into.bits[1], into.counts[50], into.counts[51]], [1 << (50 - 32), 1, 0])
  }
  store.cut(camera, about.day, [[0, 16_000]])
  assert.equal(readFileSync(path).readUInt32LE(8), 2)
  using day = opened(path)
  assert.deepEqual(runsIn(day, 'motion'), new Map([...motion, [7, [200, 203]] as const]))
})

test('letters that are no code, and codes that are missing, are damage', t => {
  const path = join(folder(t), 'day')
  const whole = motionDayBytes(about, of(new Map([[5, [100, 200, 300, 320]]])), of(new Map()))
  const text = whole.toString('latin1')
  const codes = /"motion":\{"codes":\["(\w+)/.exec(text)![1]!
  for (const wrong of ['1'.repeat(38), '?'.repeat(38), 'z'.repeat(38), '0'.repeat(38)]) {
    writeFileSync(path, Buffer.from(text.replace(codes, wrong), 'latin1'))
    using day = opened(path)
    assert.equal(
      day.runs('motion', 0, CELLS - 1, () => {}),
      false,
    )
    assert.equal(day.seconds([{ first: 0, last: 20 }], { bits: new Uint32Array(2700), counts: undefined }), false)
  }
  writeFileSync(path, Buffer.from(text.replace('"layers"', '"sreyal"'), 'latin1'))
  const read = MotionDay.open(path)
  assert.deepEqual(read.ok ? undefined : read.problem, 'damaged')
})
