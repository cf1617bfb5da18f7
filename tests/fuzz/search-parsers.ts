// Search parsers: what reads the columns of a day's motion, the records of a day that lasts, and what somebody asks to be searched.

import { searchAskShape } from '#contract/search.ts'
import {
  markSeconds,
  readRuns,
  SPARE_WORDS,
  type Tables,
  tablesOf,
  writeColumns,
} from '#engine/noticing/motion/columns.ts'
import { DayLog } from '#engine/noticing/motion/day-log.ts'
import { recordBytes } from '#engine/noticing/motion/log-records.ts'
import { readOldRuns } from '#engine/noticing/motion/old-columns.ts'
import { SIZES } from '#engine/noticing/motion/prefix-code.ts'
import { CELLS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import { cellsOf, countOf } from '#engine/noticing/region.ts'
import { markRun } from '#engine/noticing/seconds.ts'
import { searchMotion } from '#engine/viewing/motion-search.ts'
import type { Parser } from './parser.ts'

const runs = Uint32Array.from([0, 3, 200, 201, 90_000, 90_400, 345_000, 345_600])
const { codes, words, directory } = writeColumns(1, () => runs)
/** The letters of both codes, and the bits that they are for. */
const columns = Buffer.concat([Buffer.from(codes.join('')), Buffer.from(words.buffer, 0, Math.ceil(directory[1]! / 8))])
const oldColumns = Buffer.from([0, 3, 0xc5, 1, 1, 0xc7, 0xbd, 5, 0x90, 3])
const SECONDS = TICKS_PER_DAY / 4

const ask = {
  cameras: [
    {
      camera: 'cong',
      region: [
        [0.1, 0.2],
        [0.3, 0.2],
        [0.3, 0.9],
      ],
    },
  ],
  ...{ from_90k: 160_000_000_000_000, to_90k: 160_000_777_600_000, hours: { from_min: 1320, to_min: 360 } },
  line: { from: [0.1, 0.1], to: [0.9, 0.9], way: 'both' },
}

/** Runs are what a day can hold, whatever was read. */
class InOrder {
  found = 0
  #last = 0
  readonly take = (from: number, to: number): void => {
    if (from < this.#last || to <= from || to > TICKS_PER_DAY) throw new Error('runs out of order')
    this.#last = to
    this.found++
  }
}

/** One by one and as seconds the same is read. */
const readCoded = (bytes: Uint8Array, tables: Tables): number => {
  const words = new Uint32Array(Math.ceil(bytes.length / 4) + SPARE_WORDS)
  new Uint8Array(words.buffer).set(bytes)
  const inOrder = new InOrder()
  const [one, other] = [room(), room()]
  let counted = 0
  const whole = readRuns(words, tables, 0, 8 * bytes.length, (from, to) => {
    inOrder.take(from, to)
    counted = markRun(one, from, to, counted)
  })
  if (markSeconds(words, tables, 0, 8 * bytes.length, other) !== whole) throw new Error('read otherwise')
  if (one.bits.some((word, at) => word !== other.bits[at])) throw new Error('other seconds')
  if (one.counts.some((cells, at) => cells !== other.counts[at])) throw new Error('other counts')
  return inOrder.found
}

const room = () => ({ bits: new Uint32Array(SECONDS / 32), counts: new Uint16Array(SECONDS) })

export const searchParsers: readonly Parser[] = [
  {
    name: 'columns of a day’s motion',
    seeds: [columns],
    read: bytes => {
      const letters = bytes.toString('latin1', 0, 2 * SIZES)
      const tables = tablesOf([letters.slice(0, SIZES), letters.slice(SIZES)])
      return tables === undefined ? 0 : readCoded(bytes.subarray(2 * SIZES), tables)
    },
    // Each run is a bit for each of its numbers at least.
    most: length => length * 4,
  },
  {
    name: 'columns of a day’s motion as they were first written',
    seeds: [oldColumns],
    read: bytes => {
      const inOrder = new InOrder()
      readOldRuns(bytes, 0, bytes.length, inOrder.take)
      return inOrder.found
    },
    most: length => length,
  },
  {
    name: 'records of a day',
    seeds: [
      Buffer.concat([
        recordBytes({ kind: 'analysed', from: 0, to: 400, every: 1 }),
        recordBytes({ kind: 'moved', cell: 7, from: 10, to: 20 }),
        recordBytes({ kind: 'changed', cell: 9, from: 100 }),
        recordBytes({ kind: 'ended', cell: 9, to: 200 }),
      ]),
    ],
    read: bytes => {
      const log = new DayLog()
      const whole = log.read(bytes)
      if (whole > bytes.length) throw new Error('more than there is')
      for (let cell = 0; cell < CELLS; cell += 97) log.lasting(cell)
      return log.motion.total + log.changes.total + log.analysed.length
    },
    most: length => length,
  },
  {
    name: 'what is to be searched',
    seeds: [Buffer.from(JSON.stringify(ask)), Buffer.from(JSON.stringify({ ...ask, line: null, what: 'change' }))],
    read: bytes => {
      const asked = searchAskShape.safeParse(jsonOf(bytes))
      if (!asked.success) return 0
      const { cameras, from_90k, to_90k, ...plan } = asked.data
      const spans = to_90k > from_90k && to_90k - from_90k < 9e9 ? [{ from: from_90k, to: to_90k }] : []
      const searched = cameras.map(({ camera, region }) => ({ camera, region, masks: [], spans }))
      const steps = searchMotion({ ...plan, cameras: searched } as never, {
        days: () => new Set(),
        open: () => undefined,
      })
      while (steps.next().done !== true);
      return cameras.reduce((sum, { region }) => sum + (region === null ? CELLS : countOf(cellsOf(region))), 0)
    },
    most: () => 128 * CELLS,
  },
]

const jsonOf = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return undefined
  }
}
