// Columns: the runs of a day as bits, cell after cell, so that a search reads the cells of its region and nothing else. For each run two numbers: ticks
// since the run before ended, and how many ticks more than one it lasted. First the sizes of both in the codes that are shortest for the day, then what
// follows of each (prefix-code.ts). Of blocks the same in seconds.

import { TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import { markRun, markStretch, SECONDS_PER_DAY, type Seconds } from '#engine/noticing/seconds.ts'
import {
  bitsAfter,
  type Code,
  codeFor,
  codeOf,
  fillTable,
  MOST_BITS,
  SIZES,
  sizeOf,
  smallestOf,
} from './prefix-code.ts'

/** Where each cell's bits begin, and at the end where the last one's end. */
export type Directory = Uint32Array

/** Of the ticks between runs and of those that they last, as letters. */
export type Codes = readonly [gaps: string, lasts: string]
export type Columns = { readonly directory: Directory; readonly words: Uint32Array; readonly codes: Codes }

/** `runsOf`: from, to, from, to … in order, none touching another. It is asked twice of each cell. */
export const writeColumns = (cells: number, runsOf: (cell: number) => Uint32Array): Columns => {
  const codes = shortestCodes(cells, runsOf)
  const [gaps, lasts] = codes.map(letters => codeOf(letters)!) as [Code, Code]
  const directory = new Uint32Array(cells + 1)
  const out = new GrowingBits()
  for (let cell = 0; cell < cells; cell++) {
    directory[cell] = out.length
    eachPair(runsOf(cell), (gap, more) => {
      const [size, other] = [sizeOf(gap), sizeOf(more)]
      out.put(gaps.words[size]!, gaps.bits[size]!)
      out.put(lasts.words[other]!, lasts.bits[other]!)
      out.put(gap - smallestOf(size), bitsAfter(size))
      out.put(more - smallestOf(other), bitsAfter(other))
    })
  }
  directory[cells] = out.length
  return { directory, words: out.taken(), codes }
}

const shortestCodes = (cells: number, runsOf: (cell: number) => Uint32Array): Codes => {
  const [gaps, lasts] = [new Uint32Array(SIZES), new Uint32Array(SIZES)]
  for (let cell = 0; cell < cells; cell++)
    eachPair(runsOf(cell), (gap, more) => {
      gaps[sizeOf(gap)]!++
      lasts[sizeOf(more)]!++
    })
  return [codeFor(gaps), codeFor(lasts)]
}

const eachPair = (runs: Uint32Array, take: (gap: number, more: number) => void): void => {
  let ended = 0
  for (let at = 0; at < runs.length; at += 2) {
    take(runs[at]! - ended, runs[at + 1]! - runs[at]! - 1)
    ended = runs[at + 1]!
  }
}

/** What codes say, for reading. */
export type Tables = readonly [gaps: Uint32Array, lasts: Uint32Array]

export const roomForTables = (): Tables => [new Uint32Array(1 << MOST_BITS), new Uint32Array(1 << MOST_BITS)]

/** `room` is written over. Undefined: these letters are no codes. */
export const tablesOf = ([gaps, lasts]: Codes, room = roomForTables()): Tables | undefined =>
  fillTable(gaps, room[0]) && fillTable(lasts, room[1]) ? room : undefined

/** The 32 bits from one on. */
const bitsAt = (words: Uint32Array, at: number): number =>
  (words[at >>> 5]! >>> (at & 31)) | ((words[(at >>> 5) + 1]! << 1) << (~at & 31))

export const SPARE_WORDS = 3
const NEXT = (1 << MOST_BITS) - 1

/**
 * Gives each run of a cell's bits; false when they are not what `writeColumns` writes. Allocates nothing. `SPARE_WORDS` behind the last bit are looked at,
 * whatever they hold.
 */
export const readRuns = (
  words: Uint32Array,
  [gaps, lasts]: Tables,
  from: number,
  to: number,
  take: (from: number, to: number) => void,
): boolean => {
  let tick = 0
  let at = from
  while (at < to) {
    const sizes = bitsAt(words, at)
    const gap = gaps[sizes & NEXT]!
    const lasting = lasts[(sizes >>> (gap & 15)) & NEXT]!
    const more = at + (gap & 15) + (lasting & 15)
    const yetMore = more + ((gap >>> 4) & 31)
    at = yetMore + ((lasting >>> 4) & 31)
    const begins = tick + (gap >>> 9) + (bitsAt(words, more) & ~(-1 << (gap >>> 4)))
    tick = begins + 1 + (lasting >>> 9) + (bitsAt(words, yetMore) & ~(-1 << (lasting >>> 4)))
    if (at > to || tick > TICKS_PER_DAY) return false
    take(begins, tick)
  }
  return true
}

/**
 * Marks each second of a cell's runs; false when its bits are not what `writeColumns` writes. The loop that a search over months spends its time in: what
 * `readRuns` does, written out, for a call for each run takes longer than reading it.
 */
export const markSeconds = (words: Uint32Array, tables: Tables, from: number, to: number, into: Seconds): boolean => {
  const [gaps, lasts] = tables
  let tick = 0
  let counted = 0
  let at = from
  while (at < to) {
    const sizes = bitsAt(words, at)
    const gap = gaps[sizes & NEXT]!
    const lasting = lasts[(sizes >>> (gap & 15)) & NEXT]!
    const more = at + (gap & 15) + (lasting & 15)
    const yetMore = more + ((gap >>> 4) & 31)
    at = yetMore + ((lasting >>> 4) & 31)
    const begins = tick + (gap >>> 9) + (bitsAt(words, more) & ~(-1 << (gap >>> 4)))
    tick = begins + 1 + (lasting >>> 9) + (bitsAt(words, yetMore) & ~(-1 << (lasting >>> 4)))
    if (at > to || tick > TICKS_PER_DAY) return false
    counted = markRun(into, begins, tick, counted)
  }
  return true
}

/** Marks each second of a block; the same loop once more. */
export const markBlock = (words: Uint32Array, tables: Tables, from: number, to: number, bits: Uint32Array): boolean => {
  const [gaps, lasts] = tables
  let second = 0
  let at = from
  while (at < to) {
    const sizes = bitsAt(words, at)
    const gap = gaps[sizes & NEXT]!
    const lasting = lasts[(sizes >>> (gap & 15)) & NEXT]!
    const more = at + (gap & 15) + (lasting & 15)
    const yetMore = more + ((gap >>> 4) & 31)
    at = yetMore + ((lasting >>> 4) & 31)
    const begins = second + (gap >>> 9) + (bitsAt(words, more) & ~(-1 << (gap >>> 4)))
    second = begins + 1 + (lasting >>> 9) + (bitsAt(words, yetMore) & ~(-1 << (lasting >>> 4)))
    if (at > to || second > SECONDS_PER_DAY) return false
    markStretch(bits, begins, second - 1)
  }
  return true
}

class GrowingBits {
  #words = new Uint32Array(1 << 14)
  /** In bits. */
  length = 0

  taken(): Uint32Array {
    return this.#words.slice(0, Math.ceil(this.length / 32))
  }

  put(value: number, bits: number): void {
    if ((this.length >>> 5) + 2 > this.#words.length) {
      const grown = new Uint32Array(this.#words.length * 2)
      grown.set(this.#words)
      this.#words = grown
    }
    const [word, shift] = [this.length >>> 5, this.length & 31]
    this.#words[word]! |= value << shift
    if (shift + bits > 32) this.#words[word + 1]! = value >>> (32 - shift)
    this.length += bits
  }
}
