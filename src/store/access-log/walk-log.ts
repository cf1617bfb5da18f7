// Walks the files of the access log from the first line to the last and names every place where the chain does not hold. Only reads. After a
// place that does not hold it goes on by what is written there, so that one change is one finding.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  BEFORE_ALL,
  type FileHeader,
  hashOf,
  type LineAt,
  type LineStart,
  lineAt,
  readHeader,
  readStart,
  textOf,
} from './chain-line.ts'
import type { LogFault, LogFinding } from './log-faults.ts'
import type { LogFile } from './log-files.ts'

/** Where the chain stood before the first file that is left. */
export type Before = { readonly n: number; readonly hash: string; readonly at_90k: number }
export const nothingBefore: Before = { n: 0, hash: BEFORE_ALL, at_90k: 0 }

export type Walked = Before & {
  readonly chain: string | undefined
  readonly station: string | undefined
  readonly lines: number
}

export type WalkOptions = {
  readonly folder: string
  readonly files: readonly LogFile[]
  readonly before: Before
  /** The station runs and may be writing its last line just now. */
  readonly running: boolean
  readonly found: (finding: LogFinding) => void
  /** Every line, in the order in which it lies there; its text is read only when it is asked for. */
  readonly line: (start: LineStart, hash: string, text: () => string) => void
  /** Entries after this number are dated no earlier than this. */
  readonly floorOf: (n: number) => number | undefined
}

/** A page of findings says enough about a file in which nothing holds. */
const MOST_OF_A_FILE = 100
const STANDS_STILL_90K = 2 * 90_000

type Place = { n: number; hash: string; at_90k: number; floor_90k: number }

export const walkLog = (options: WalkOptions): Walked => {
  const place: Place = { ...options.before, floor_90k: 0 }
  const skipped: Skipped[] = []
  let [chain, station, lines] = [undefined as string | undefined, undefined as string | undefined, 0]
  for (const file of options.files) {
    const bytes = readFileSync(join(options.folder, file.name))
    const last = file === options.files.at(-1)
    const walk = new FileWalk(options, file, bytes, place, skipped)
    const header = walk.header()
    chain ??= header?.chain
    station ??= header?.station
    lines += walk.lines(last)
  }
  for (const { from, to, file } of skipped)
    options.found({ what: 'removed', file, n: from, at_90k: null, detail: to > from ? `${from}–${to}` : '' })
  return { ...place, chain, station, lines }
}

/** Numbers that were jumped over and did not come later. */
type Skipped = { from: number; to: number; readonly file: string }

class FileWalk {
  readonly #options: WalkOptions
  readonly #file: LogFile
  readonly #bytes: Buffer
  readonly #place: Place
  readonly #skipped: Skipped[]
  #at = 0
  #findings = 0

  constructor(options: WalkOptions, file: LogFile, bytes: Buffer, place: Place, skipped: Skipped[]) {
    this.#options = options
    this.#file = file
    this.#bytes = bytes
    this.#place = place
    this.#skipped = skipped
  }

  header(): FileHeader | undefined {
    const [line, header] = [lineAt(this.#bytes, 0), readHeader(this.#bytes)]
    if (line === undefined || header === undefined) {
      this.#found('unreadable', null, null, 'no header')
      return undefined
    }
    this.#at = line.next
    const { first, previous } = header
    const sound = line.hash === hashOf(this.#bytes, line, previous)
    if (!sound) this.#found('edited', null, header.at_90k, 'header')
    const named = first === this.#file.first && this.#place.n < first
    if (!named || (previous !== this.#place.hash && first === this.#place.n + 1))
      this.#found('file_swapped', first, header.at_90k, `${previous.slice(0, 16)} ≠ ${this.#place.hash.slice(0, 16)}`)
    else if (first > this.#place.n + 1) {
      this.#found('file_missing', this.#place.n + 1, null, `${this.#place.n + 1}–${first - 1}`)
      this.#place.n = first - 1
    }
    this.#place.hash = line.hash ?? previous
    return header
  }

  /** Answers how many lines there are. */
  lines(last: boolean): number {
    let count = 0
    for (let line = lineAt(this.#bytes, this.#at); line !== undefined; line = lineAt(this.#bytes, line.next)) {
      if (!line.whole) {
        if (!(last && this.#options.running)) this.#found('torn', this.#place.n + 1, null, `byte ${line.from}`)
        break
      }
      count++
      this.#line(line)
    }
    return count
  }

  #line(line: LineAt): void {
    const start = readStart(this.#bytes, line)
    if (line.hash === undefined || start === undefined) {
      this.#found('unreadable', this.#place.n + 1, null, `byte ${line.from}`)
      this.#place.n++
      this.#place.hash = line.hash ?? this.#place.hash
      return
    }
    if (this.#number(start, line)) {
      this.#dated(start)
      this.#place.hash = line.hash
    }
    this.#options.line(start, line.hash, () => textOf(this.#bytes, line))
  }

  /** False for what stands behind what should come after it. */
  #number({ n, at_90k }: LineStart, line: LineAt): boolean {
    const next = this.#place.n + 1
    if (n === next) {
      this.#place.n = n
      if (line.hash !== hashOf(this.#bytes, line, this.#place.hash)) this.#found('edited', n, at_90k, '')
      return true
    }
    if (n > next) {
      this.#skipped.push({ from: next, to: n - 1, file: this.#file.name })
      this.#place.n = n
      return true
    }
    this.#found(takeBack(this.#skipped, n) ? 'reordered' : 'inserted', n, at_90k, '')
    return false
  }

  #dated({ kind, n, at_90k }: LineStart): void {
    const place = this.#place
    if (kind === 'clock_set_back') {
      place.at_90k = at_90k
      place.floor_90k = 0
      return
    }
    const least = Math.max(place.at_90k, place.floor_90k - STANDS_STILL_90K)
    if (at_90k < least) this.#found('back_dated', n, at_90k, new Date(least / 90).toISOString())
    else place.at_90k = at_90k
    place.floor_90k = Math.max(place.floor_90k, this.#options.floorOf(n) ?? 0)
  }

  #found(what: LogFault, n: number | null, at_90k: number | null, detail: string): void {
    if (this.#findings++ < MOST_OF_A_FILE) this.#options.found({ what, file: this.#file.name, n, at_90k, detail })
  }
}

/** Whether `n` had been jumped over; it is then no longer missing. */
const takeBack = (skipped: Skipped[], n: number): boolean => {
  const at = skipped.findIndex(({ from, to }) => from <= n && n <= to)
  const one = skipped[at]
  if (one === undefined) return false
  const { from, to, file } = one
  const left = [
    { from, to: n - 1, file },
    { from: n + 1, to, file },
  ].filter(part => part.from <= part.to)
  skipped.splice(at, 1, ...left)
  return true
}
