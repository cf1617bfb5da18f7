// Motion days: weeks of what moved before many cameras, as the noticer would have left them, made without a picture. Roads from a lane to a crossroads, with
// hours of the day, leaves in the wind, and things that come and go.

import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { localDay } from '#base/local-day.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { type AboutDay, motionDayBytes } from '#engine/noticing/motion-day.ts'
import { CELLS, COLUMNS, ROWS, TICK_MS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'

/** Who goes by in a day: a lane, a village road, a main road, a crossroads. */
const TRANSITS = [150, 600, 2000, 6000]
/** Different days of each road; cameras of one kind take turns with them. */
const VARIANTS = 3
const DAY_90K = TICKS_PER_DAY * TICK_MS * 90

/** How much goes on in each hour, of the busiest. */
const HOURS = [2, 1, 1, 1, 4, 25, 80, 100, 70, 50, 50, 70, 55, 40, 45, 60, 90, 100, 70, 50, 35, 20, 10, 5]

export type MadeDays = {
  readonly files: number
  readonly bytes: number
  readonly largest_bytes: number
  readonly runs: number
}

/** Writes `motion/CAMERA/DAY.motion` under a data folder. */
export const writeMotionDays = (
  data: string,
  cameras: readonly string[],
  days: number,
  first: WallTime90k,
): MadeDays => {
  const kinds = TRANSITS.map(transits => Array.from({ length: VARIANTS }, (_, seed) => madeDay(transits, seed + 1)))
  const made = { files: 0, bytes: 0, largest_bytes: 0, runs: 0 }
  for (const [at, camera] of cameras.entries()) {
    const folder = join(data, 'motion', camera)
    mkdirSync(folder, { recursive: true })
    for (let day = 0; day < days; day++) {
      const begins = wallTime90k(first + day * DAY_90K)
      const { written, runs } = kinds[at % kinds.length]![(day + at) % VARIANTS]!
      const bytes = withAbout(written, aboutDay(camera, begins))
      writeFileSync(join(folder, `${localDay(begins)}.motion`), bytes)
      made.files++
      made.bytes += bytes.length
      made.largest_bytes = Math.max(made.largest_bytes, bytes.length)
      made.runs += runs
    }
  }
  return made
}

const aboutDay = (camera: string, begins: WallTime90k): AboutDay => ({
  ...{ camera, day: localDay(begins), begins_90k: begins, tick_ms: TICK_MS, columns: COLUMNS, rows: ROWS },
  analysed: [[0, TICKS_PER_DAY, 1]],
  undecodable: [],
  changed: [],
})

/** The same day of another camera, or on another date: what stands at a file's beginning is all that says so. */
const withAbout = (written: Buffer, about: AboutDay): Buffer => {
  const [begins, length] = [16, written.readUInt32LE(12)]
  const { layers } = JSON.parse(written.toString('utf8', begins, begins + length)) as { readonly layers: unknown }
  const json = Buffer.from(JSON.stringify({ ...about, layers }))
  const head = Buffer.from(written.subarray(0, begins))
  head.writeUInt32LE(json.length, 12)
  const rest = written.subarray(begins + length + (-length & 3), -32)
  const all = Buffer.concat([head, json, Buffer.alloc(-json.length & 3), rest])
  return Buffer.concat([all, createHash('sha256').update(all).digest()])
}

type MadeDay = { readonly written: Buffer; readonly runs: number }

const madeDay = (transits: number, seed: number): MadeDay => {
  const random = randomFrom(seed * 7919 + transits)
  const motion: number[][] = Array.from({ length: CELLS }, () => [])
  const changes: number[][] = Array.from({ length: CELLS }, () => [])
  for (let at = 0; at < transits; at++) goBy(motion, startOf(random), random)
  for (let at = 0; at < 2000; at++) shakeLeaves(motion, startOf(random), random)
  for (let at = 0; at < 60; at++) comeOrGo(changes, startOf(random), random)
  const inOrder = motion.map(joinedRuns)
  const changed = changes.map(joinedRuns)
  return {
    written: motionDayBytes(
      aboutDay('', wallTime90k(0)),
      cell => inOrder[cell]!,
      cell => changed[cell]!,
    ),
    runs: inOrder.reduce((sum, runs) => sum + runs.length / 2, 0),
  }
}

/** Numbers that are the same in every run of the bench (Numerical Recipes, §7.1). */
const randomFrom = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const startOf = (random: () => number): number => {
  for (;;) {
    const tick = Math.floor(random() * (TICKS_PER_DAY - 400))
    if (random() * 100 < HOURS[Math.floor((tick * TICK_MS) / 3_600_000)]!) return tick
  }
}

/** Somebody walks or drives through the picture, in a lane of it. */
const goBy = (motion: readonly number[][], start: number, random: () => number): void => {
  const [high, wide, speed] = [2 + Math.floor(random() * 5), 2 + Math.floor(random() * 4), 0.3 + random() * 2]
  const top = 8 + Math.floor(random() * 20)
  const left = random() < 0.5
  const [begins, ends] = [Math.floor(random() * 20), COLUMNS - Math.floor(random() * 20)]
  for (let step = begins; step < ends; step++) {
    const column = left ? step : COLUMNS - 1 - step
    const from = start + Math.floor(step / speed)
    const to = from + Math.max(1, Math.ceil(wide / speed))
    for (let row = top; row < Math.min(ROWS, top + high); row++) motion[row * COLUMNS + column]!.push(from, to)
  }
}

const shakeLeaves = (motion: readonly number[][], start: number, random: () => number): void => {
  const [column, row] = [Math.floor(random() * 12), Math.floor(random() * 8)]
  const to = start + 2 + Math.floor(random() * 20)
  for (let cell = 0; cell < 6; cell++) motion[(row + (cell % 2)) * COLUMNS + column + (cell % 3)]!.push(start, to)
}

const comeOrGo = (changes: readonly number[][], start: number, random: () => number): void => {
  const [column, row] = [Math.floor(random() * 60), 10 + Math.floor(random() * 20)]
  for (let cell = 0; cell < 12; cell++)
    changes[(row + (cell % 4)) * COLUMNS + column + (cell % 3)]!.push(start, Math.min(TICKS_PER_DAY, start + 2400))
}

/** In order; what follows within a second goes on. */
const joinedRuns = (runs: readonly number[]): Uint32Array => {
  const pairs = Array.from({ length: runs.length / 2 }, (_, at) => [runs[2 * at]!, runs[2 * at + 1]!] as const)
  pairs.sort((a, b) => a[0] - b[0])
  const joined: number[] = []
  for (const [from, to] of pairs) {
    const last = joined.length - 1
    if (last > 0 && from <= joined[last]! + 4) joined[last] = Math.max(joined[last]!, Math.min(TICKS_PER_DAY, to))
    else joined.push(from, Math.min(TICKS_PER_DAY, to))
  }
  return Uint32Array.from(joined)
}
