import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDayStart } from '#base/local-day.ts'
import { wallTime90k } from '#base/units.ts'
import { parseWeekHours, type WeekHours } from '#base/week-hours.ts'
import { COLUMNS, ROWS } from './motion-grid.ts'
import type { MotionRecord } from './motion-record.ts'
import { MOST_AN_HOUR, type RuleFinding, RuleWatch, type WatchedRule } from './rule-watch.ts'

const day = localDayStart(wallTime90k(Date.parse('2026-11-22T05:00:00Z') * 90))
const SECOND = 4
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const hours = (text: string): WeekHours => {
  const read = parseWeekHours(text)
  assert.ok(read.ok)
  return read.value
}
/** Cells 10 to 19 each way. */
const zone = [
  [10 / COLUMNS, 10 / ROWS],
  [20 / COLUMNS, 10 / ROWS],
  [20 / COLUMNS, 20 / ROWS],
  [10 / COLUMNS, 20 / ROWS],
] as const
const usual: WatchedRule = {
  ...{ id: 1, kind: 'quiet_motion', zone, line: null, hours: undefined, least_s: 0, least_part: 0 },
}
const cell = (column: number, row: number): number => row * COLUMNS + column

const watching = (rule: Partial<WatchedRule>) => {
  const told = new Map<number, RuleFinding>()
  const watch = new RuleWatch([{ ...usual, ...rule }], finding => void told.set(finding.from, finding))
  const take = (record: MotionRecord): void => watch.take(day, record)
  return {
    watch,
    moved: (column: number, row: number, from: number, to: number) =>
      take({ kind: 'moved', cell: cell(column, row), from, to }),
    changed: (column: number, row: number, from: number) => take({ kind: 'changed', cell: cell(column, row), from }),
    ended: (column: number, row: number, to: number) => take({ kind: 'ended', cell: cell(column, row), to }),
    scene: (at: number, state: 'usual' | 'covered') => take({ kind: 'scene', at, state }),
    looked: (to: number) => take({ kind: 'analysed', from: to - 40, to, every: 1 }),
    /** From, to in ticks of the day, and whether it lasts. */
    told: () =>
      [...told.values()].map(({ from, to, lasts }) => [
        Math.round((from - day) / 22_500),
        Math.round((to - day) / 22_500),
        lasts,
      ]),
    findings: () => [...told.values()],
  }
}

test('motion in a zone at quiet hours is told with where it was; by day, outside the zone, and too small it is not', () => {
  const night = { hours: hours('22:00-06:00') }
  const seen = watching(night)
  seen.moved(12, 12, 2 * HOUR, 2 * HOUR + 12)
  assert.deepEqual(seen.told(), [], 'a single cell is a leaf')
  seen.moved(13, 12, 2 * HOUR + 2, 2 * HOUR + 14)
  assert.deepEqual(seen.told(), [[2 * HOUR, 2 * HOUR + 14, true]])
  seen.moved(14, 12, 2 * HOUR + 30, 2 * HOUR + 50)
  seen.looked(2 * HOUR + 5 * MINUTE)
  assert.deepEqual(seen.told(), [[2 * HOUR, 2 * HOUR + 50, false]])
  assert.deepEqual(seen.findings()[0]?.box, [12 / COLUMNS, 12 / ROWS, 15 / COLUMNS, 13 / ROWS])
  const byDay = watching(night)
  for (const column of [12, 13, 14]) byDay.moved(column, 12, 10 * HOUR, 10 * HOUR + 40)
  for (const column of [30, 31, 32]) byDay.moved(column, 12, 2 * HOUR, 2 * HOUR + 40)
  assert.deepEqual(byDay.told(), [])
})

test('what keeps on moving in a zone is loitering once it has lasted, however often it stands still for a moment', () => {
  const seen = watching({ kind: 'loitering', least_s: 180 })
  for (let minute = 0; minute < 5; minute++) {
    for (const column of [12, 13]) seen.moved(column, 14, minute * MINUTE, minute * MINUTE + 45 * SECOND)
    seen.looked((minute + 1) * MINUTE)
  }
  assert.deepEqual(seen.told(), [[0, 4 * MINUTE + 45 * SECOND, true]])
  const passing = watching({ kind: 'loitering', least_s: 180 })
  for (let minute = 0; minute < 10; minute++)
    for (const column of [12, 13]) passing.moved(column, 14, minute * MINUTE, minute * MINUTE + 10 * SECOND)
  assert.deepEqual(passing.told(), [], 'passers with fifty seconds between them are nobody who waits')
})

test('what came and stays longer than allowed is told until it goes, also when it has become how the place looks', () => {
  const seen = watching({ kind: 'parked', least_s: 900 })
  const each = (take: (column: number) => void): void => [12, 13, 14].forEach(take)
  each(column => seen.changed(column, 15, 100))
  seen.looked(5 * MINUTE)
  each(column => seen.ended(column, 15, 100 + 2400)) // ten minutes on it is how the cells look
  seen.looked(14 * MINUTE)
  assert.deepEqual(seen.told(), [])
  seen.looked(16 * MINUTE)
  assert.deepEqual(seen.told(), [[100, 16 * MINUTE, true]])
  each(column => seen.changed(column, 15, 20 * MINUTE)) // it drives off
  seen.looked(21 * MINUTE)
  assert.deepEqual(seen.told(), [[100, 21 * MINUTE, false]])
  seen.looked(60 * MINUTE)
  assert.equal(seen.told().length, 1, 'that it is gone is no other thing that stands there')
})

test('a thing that leaves soon, or comes while it is allowed, is not told', () => {
  const bag = { kind: 'left_object', least_s: 120, hours: hours('20:00-17:00') } as const
  const short = watching(bag)
  for (const column of [12, 13]) short.changed(column, 15, 100)
  for (const column of [12, 13]) short.ended(column, 15, 100 + MINUTE)
  short.looked(10 * MINUTE)
  assert.deepEqual(short.told(), [])
  const allowed = watching(bag)
  for (const column of [12, 13]) allowed.changed(column, 15, 18 * HOUR)
  allowed.looked(18 * HOUR + 10 * MINUTE)
  allowed.looked(21 * HOUR)
  assert.deepEqual(allowed.told(), [], 'it was put there at six in the evening')
  const forbidden = watching(bag)
  for (const column of [12, 13]) forbidden.changed(column, 15, 21 * HOUR)
  forbidden.looked(21 * HOUR + 3 * MINUTE)
  assert.deepEqual(forbidden.told(), [[21 * HOUR, 21 * HOUR + 3 * MINUTE, true]])
})

test('who walks over a line is told by the way that was asked for, once, wherever they come from', () => {
  const upwards = { from: [32 / COLUMNS, 1], to: [32 / COLUMNS, 0], way: 'both' } as const
  const walk = (seen: ReturnType<typeof watching>, begins: number, columns: readonly number[]): void => {
    for (const [at, column] of columns.entries())
      for (const row of [17, 18, 19]) seen.moved(column, row, begins + at * 2, begins + at * 2 + 4)
    for (let to = begins; to < begins + 200; to += 40) seen.looked(to)
  }
  const right = Array.from({ length: 24 }, (_, at) => 20 + at)
  const both = watching({ kind: 'line_crossed', zone: null, line: upwards })
  walk(both, HOUR, right)
  walk(both, 2 * HOUR, right.toReversed())
  assert.equal(both.told().length, 2)
  const oneWay = watching({ kind: 'line_crossed', zone: null, line: { ...upwards, way: 'to_right' } })
  walk(oneWay, HOUR, right)
  walk(oneWay, 2 * HOUR, right.toReversed())
  const [crossed] = oneWay.told()
  assert.equal(oneWay.told().length, 1)
  assert.ok(Number(crossed?.[0]) > HOUR + 20 && Number(crossed?.[0]) < HOUR + 40, `crossed at ${crossed?.[0]}`)
  const short = watching({ kind: 'line_crossed', zone: null, line: { from: [0.5, 0.2], to: [0.5, 0], way: 'both' } })
  walk(short, HOUR, right)
  assert.deepEqual(short.told(), [], 'they passed below the end of the line')
})

test('a covered camera is told while it stays so, and not for a hand that wipes the lens', () => {
  const seen = watching({ kind: 'covered', zone: null, least_s: 60 })
  seen.scene(100, 'covered')
  seen.looked(100 + 30 * SECOND)
  seen.scene(100 + 40 * SECOND, 'usual')
  seen.looked(100 + 5 * MINUTE)
  assert.deepEqual(seen.told(), [])
  seen.scene(HOUR, 'covered')
  seen.looked(HOUR + 2 * MINUTE)
  seen.scene(HOUR + 3 * MINUTE, 'usual')
  assert.deepEqual(seen.told(), [[HOUR, HOUR + 3 * MINUTE, false]])
})

test('a rule that finds too much falls quiet: it goes on counting on its last notice', () => {
  const seen = watching({})
  const finds = (at: number): void => {
    for (const column of [12, 13]) seen.moved(column, 12, at, at + 12)
    seen.looked(at + 90 * SECOND)
  }
  for (let n = 0; n < MOST_AN_HOUR + 4; n++) finds(HOUR + n * 2 * MINUTE)
  assert.equal(seen.findings().length, MOST_AN_HOUR)
  assert.equal(seen.findings().at(-1)?.times, 5)
  assert.deepEqual(seen.watch.quiet(wallTime90k(day + (HOUR + 20 * MINUTE) * 22_500)), [1])
  finds(3 * HOUR)
  assert.equal(seen.findings().length, MOST_AN_HOUR + 1, 'an hour later it speaks again')
  assert.deepEqual(seen.watch.quiet(wallTime90k(day + 3 * HOUR * 22_500)), [])
})
