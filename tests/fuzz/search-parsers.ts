// Search parsers: what reads the columns of a day's motion, the records of a day that lasts, and what somebody asks to be searched.

import { searchAskShape } from '#contract/search.ts'
import { markSeconds, readRuns, writeColumns } from '#engine/noticing/motion/columns.ts'
import { DayLog } from '#engine/noticing/motion/day-log.ts'
import { recordBytes } from '#engine/noticing/motion/log-records.ts'
import { CELLS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import { cellsOf, countOf } from '#engine/noticing/region.ts'
import { searchMotion } from '#engine/viewing/motion-search.ts'
import type { Parser } from './parser.ts'

const runs = Uint32Array.from([0, 3, 200, 201, 90_000, 90_400, 345_000, 345_600])
const columns = Buffer.from(writeColumns(cell => (cell === 0 ? runs : new Uint32Array(0))).bytes)
const SECONDS = TICKS_PER_DAY / 4
const bits = new Uint32Array(SECONDS / 32)

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

export const searchParsers: readonly Parser[] = [
  {
    name: 'columns of a day’s motion',
    seeds: [columns],
    read: bytes => {
      let [found, last] = [0, 0]
      const seconds = new Set<number>()
      const whole = readRuns(bytes, 0, bytes.length, (from, to) => {
        if (from < last || to <= from || to > TICKS_PER_DAY) throw new Error('runs out of order')
        last = to
        found++
        for (let second = from >> 2; second < to / 4; second++) seconds.add(second)
      })
      bits.fill(0)
      if (markSeconds(bytes, 0, bytes.length, { bits, counts: undefined }) !== whole) throw new Error('read otherwise')
      let marked = 0
      for (let second = 0; second < SECONDS; second++) marked += (bits[second >>> 5]! >>> (second & 31)) & 1
      if (whole && marked !== seconds.size) throw new Error('other seconds')
      return found
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
