// Columns: the runs of a day as bytes, cell after cell, so that a search reads the cells of its region and nothing else. For each run two
// numbers, in seven bits a byte (LEB128): ticks since the run before ended, ticks that it lasted.

import { CELLS, TICK_MS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'

/** Where each cell's bytes begin, and at the end where the last one's end. */
export type Directory = Uint32Array
export const DIRECTORY_BYTES = (CELLS + 1) * 4

export type Columns = { readonly directory: Directory; readonly bytes: Uint8Array }

/** `runsOf`: from, to, from, to … in order, none touching another. */
export const writeColumns = (runsOf: (cell: number) => Uint32Array): Columns => {
  const directory = new Uint32Array(CELLS + 1)
  const out = new Growing()
  for (let cell = 0; cell < CELLS; cell++) {
    directory[cell] = out.length
    const runs = runsOf(cell)
    let ended = 0
    for (let at = 0; at < runs.length; at += 2) {
      out.number(runs[at]! - ended)
      out.number(runs[at + 1]! - runs[at]!)
      ended = runs[at + 1]!
    }
  }
  directory[CELLS] = out.length
  return { directory, bytes: out.taken() }
}

/** Gives each run of a cell's bytes; false when they are not what `writeColumns` writes. Allocates nothing. */
export const readRuns = (
  bytes: Uint8Array,
  from: number,
  to: number,
  take: (from: number, to: number) => void,
): boolean => {
  let tick = 0
  let at = from
  while (at < to) {
    let value = 0
    let shift = 0
    let byte = 0x80
    while (byte >= 0x80) {
      if (at >= to || shift > 14) return false
      byte = bytes[at++]!
      value |= (byte & 0x7f) << shift
      shift += 7
    }
    const begins = tick + value
    value = 0
    shift = 0
    byte = 0x80
    while (byte >= 0x80) {
      if (at >= to || shift > 14) return false
      byte = bytes[at++]!
      value |= (byte & 0x7f) << shift
      shift += 7
    }
    tick = begins + value
    if (value === 0 || tick > TICKS_PER_DAY) return false
    take(begins, tick)
  }
  return true
}

const TICKS_PER_SECOND = 1000 / TICK_MS

/** Seconds of a day in which something moved: a bit each, and how many cells it was. */
export type Seconds = { readonly bits: Uint32Array; readonly counts: Uint16Array | undefined }

/**
 * Marks each second of a cell's runs; false when they are not what `writeColumns` writes. The loop that a search over months spends its time in: what
 * `readRuns` does, but most numbers are a byte or two and are read as that.
 */
export const markSeconds = (bytes: Uint8Array, from: number, to: number, { bits, counts }: Seconds): boolean => {
  let tick = 0
  let marked = 0
  let at = from
  while (at < to) {
    let gap = bytes[at++]!
    if (gap >= 0x80) {
      gap = (gap & 0x7f) | (bytes[at++]! << 7)
      if (gap >= 0x4000) gap = (gap & 0x3fff) | (bytes[at++]! << 14)
    }
    let lasts = bytes[at++]!
    if (lasts >= 0x80) {
      lasts = (lasts & 0x7f) | (bytes[at++]! << 7)
      if (lasts >= 0x4000) lasts = (lasts & 0x3fff) | (bytes[at++]! << 14)
    }
    tick += gap
    // A cell that moves twice within a second moved in it once.
    const second = (tick / TICKS_PER_SECOND) | 0
    if (second > marked) marked = second
    tick += lasts
    if (lasts === 0 || at > to || tick > TICKS_PER_DAY) return false
    for (const last = ((tick + TICKS_PER_SECOND - 1) / TICKS_PER_SECOND) | 0; marked < last; marked++) {
      bits[marked >>> 5]! |= 1 << (marked & 31)
      if (counts !== undefined) counts[marked]!++
    }
  }
  return true
}

class Growing {
  #bytes = new Uint8Array(1 << 16)
  length = 0

  number(value: number): void {
    if (this.length + 3 > this.#bytes.length) {
      const grown = new Uint8Array(this.#bytes.length * 2)
      grown.set(this.#bytes)
      this.#bytes = grown
    }
    let left = value
    while (left >= 0x80) {
      this.#bytes[this.length++] = (left & 0x7f) | 0x80
      left >>>= 7
    }
    this.#bytes[this.length++] = left
  }

  taken(): Uint8Array {
    return this.#bytes.slice(0, this.length)
  }
}
