import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { type WallTime90k, wallFromUnixMillis } from '#base/units.ts'
import { CameraMotion } from './camera-motion.ts'
import { MotionDay } from './motion-day.ts'
import { CELLS, PICTURE_HEIGHT, PICTURE_WIDTH, TICKS_PER_DAY } from './motion-grid.ts'
import type { MotionRecord } from './motion-record.ts'
import { MotionStore } from './motion-store.ts'

const camera = knownCameraId('cong')
const MIDNIGHT_MS = Date.UTC(2026, 10, 21, 17) // 22/11/2026 in the commune
const beforeMidnight = (seconds: number): WallTime90k => wallFromUnixMillis(MIDNIGHT_MS - seconds * 1000)

const wall = Uint8Array.from({ length: PICTURE_WIDTH * PICTURE_HEIGHT }, (_, at) => 80 + ((at * 7919) % 30))
const withBox = (left: number): Uint8Array => {
  const grey = wall.slice()
  for (let y = 60; y < 80; y++)
    for (let x = Math.max(0, left); x < Math.min(PICTURE_WIDTH, left + 12); x++) grey[y * PICTURE_WIDTH + x] = 230
  return grey
}

const kept = (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'motion-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const store = new MotionStore(folder)
  const told: MotionRecord[] = []
  const motion = new CameraMotion((day, record) => {
    told.push(record)
    store.append(camera, day, [record])
  })
  return { store, motion, told }
}

/** Eight pictures a second; a box walks through from `walks_s` on. */
const film = (motion: CameraMotion, from_s: number, to_s: number, walks_s: number, every = 1): void => {
  for (let second = from_s; second > to_s; second -= 0.125) {
    const at = beforeMidnight(second)
    const walked = walks_s - second
    if (motion.isDue(at, every)) motion.look(walked < 0 || walked > 20 ? wall : withBox(walked * 12 - 12), at, every)
  }
}

const spans = (told: readonly MotionRecord[]) =>
  told.flatMap(record => (record.kind === 'analysed' ? [[record.from, record.to, record.every]] : []))

test('a walk over midnight is told in both days, each in its own ticks, and survives being put away', t => {
  const { store, motion } = kept(t)
  film(motion, 30, -30, 10)
  motion.pause()
  assert.deepEqual(
    store.days(camera).map(({ day, sealed }) => [day, sealed]),
    [
      ['2026-11-21', false],
      ['2026-11-22', false],
    ],
  )
  for (const { day } of store.days(camera)) store.seal(camera, day)
  const [first, second] = store.days(camera).map(stored => {
    assert.ok(stored.sealed)
    const read = MotionDay.open(store.pathOf(camera, stored))
    assert.ok(read.ok)
    using day = read.value
    let [since, until] = [TICKS_PER_DAY, 0]
    day.runs('motion', 0, CELLS - 1, (_, from, to) => {
      since = Math.min(since, from)
      until = Math.max(until, to)
    })
    return { since, until, analysed: day.about.analysed }
  })
  assert.ok(Math.abs(first!.since - (TICKS_PER_DAY - 40)) < 12, `begins ${first!.since}`)
  assert.equal(first!.until, TICKS_PER_DAY)
  assert.ok(second!.since <= 4 && second!.until > 36, `goes on to ${second!.until}`)
  assert.deepEqual(first!.analysed, [[TICKS_PER_DAY - 120, TICKS_PER_DAY, 1]])
  assert.deepEqual(second!.analysed[0]?.[0], 0)
})

test('where no pictures were looked at nothing is told as still, and a slower rate says so', t => {
  const { motion, told } = kept(t)
  film(motion, 3600, 3590, 0)
  film(motion, 3500, 3490, 0)
  film(motion, 3490, 3480, 0, 4)
  motion.pause()
  const joined = spans(told).reduce<number[][]>((all, [from, to, every]) => {
    const last = all.at(-1)
    if (last?.[2] === every && last?.[1] === from) last![1] = to!
    else all.push([from!, to!, every!])
    return all
  }, [])
  const tick = (seconds: number) => TICKS_PER_DAY - seconds * 4
  assert.deepEqual(
    joined.map(([, , every]) => every),
    [1, 1, 4],
  )
  for (const [at, [from, to]] of [
    [3600, 3590],
    [3500, 3490],
    [3490, 3480],
  ].entries()) {
    assert.ok(Math.abs(joined[at]![0]! - tick(from!)) <= 4, `${joined[at]}`)
    assert.ok(Math.abs(joined[at]![1]! - tick(to!)) <= 4, `${joined[at]}`)
  }
})

test('a log whose end was torn off goes on behind what was whole', t => {
  const { store, motion } = kept(t)
  film(motion, 3600, 3560, 3590)
  motion.pause()
  const stored = store.days(camera)[0]!
  const before = store.mend(camera, stored.day).motion.total
  assert.ok(before > 0)
  appendFileSync(store.pathOf(camera, stored), Buffer.from([9, 1, 3]))
  assert.equal(store.mend(camera, stored.day).motion.total, before)
  film(motion, 3500, 3460, 3490)
  motion.pause()
  assert.ok(store.mend(camera, stored.day).motion.total > before)
})

test('times that go back, or stand, are left out', t => {
  const { motion, told } = kept(t)
  for (const second of [100, 99, 99, 99.5, 98]) motion.look(wall, beforeMidnight(second), 1)
  motion.pause()
  const ticks = spans(told).map(([from]) => from!)
  assert.deepEqual(
    ticks,
    ticks.toSorted((a, b) => a - b),
  )
})

test('of what lies under a mask nothing is told, neither that something came nor that it went', t => {
  const stay = (motion: CameraMotion): void => {
    for (let second = 120; second > 0; second -= 0.25) {
      const at = beforeMidnight(second)
      if (motion.isDue(at, 1)) motion.look(second < 100 && second > 50 ? withBox(60) : wall, at, 1)
    }
    motion.pause()
  }
  const kinds = (told: readonly MotionRecord[]) => new Set(told.map(({ kind }) => kind))
  const bare = kept(t)
  stay(bare.motion)
  assert.ok(kinds(bare.told).has('changed') && kinds(bare.told).has('ended'))
  const masked = kept(t)
  masked.motion.mask(new Uint8Array(CELLS).fill(1))
  stay(masked.motion)
  assert.deepEqual([...kinds(masked.told)].sort(), ['analysed', 'scene'])
})
