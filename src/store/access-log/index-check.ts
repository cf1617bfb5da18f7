// Holds the rows of the index against the lines of the chain while both are read in order. A look's row is compared once its end is known.

import { readJson } from './chain-line.ts'
import { type EntryRow, rowOf, tellsOf, told } from './entry-row.ts'
import type { LogFinding } from './log-faults.ts'

const MOST_FINDINGS = 100

/** Rows by number, and the newest line that they tell of: what was written since is not expected in them. */
export type IndexRows = { readonly rows: Iterable<EntryRow>; readonly upto: number }

export class IndexCheck {
  readonly #rows: Iterator<EntryRow> | undefined
  readonly #upto: number
  readonly #found: (finding: LogFinding) => void
  /** Looks of which more may be told, with the row that the index has. */
  readonly #open = new Map<number, { wanted: EntryRow; readonly row: EntryRow | undefined }>()
  #next: EntryRow | undefined
  #findings = 0
  rows = 0

  constructor(index: IndexRows | undefined, found: (finding: LogFinding) => void) {
    this.#rows = index?.rows[Symbol.iterator]()
    this.#upto = index?.upto ?? 0
    this.#found = found
    this.#step()
  }

  wants(n: number): boolean {
    return this.#rows !== undefined && n <= this.#upto
  }

  line(text: string): void {
    const line = readJson(text) ?? {}
    const of = tellsOf(line)
    const look = of === undefined ? undefined : this.#open.get(of)
    if (look !== undefined) {
      look.wanted = told(look.wanted, line)
      if (line.kind !== 'end') return
      this.#open.delete(of!)
      this.#hold(look.wanted, look.row)
      return
    }
    const wanted = rowOf(line, text)
    if (wanted === undefined) return
    const row = this.#rowOf(wanted.n)
    if (wanted.open === 1) this.#open.set(wanted.n, { wanted, row })
    else this.#hold(wanted, row)
  }

  end(): void {
    for (const { wanted, row } of this.#open.values()) this.#hold(wanted, row)
    for (; this.#next !== undefined; this.#step()) this.#tell(this.#next.n, this.#next.at_90k, 'not in the log')
  }

  /** The row of this number; what stands before it in the index has no line. */
  #rowOf(n: number): EntryRow | undefined {
    for (; this.#next !== undefined && this.#next.n < n; this.#step())
      this.#tell(this.#next.n, this.#next.at_90k, 'not in the log')
    const row = this.#next?.n === n ? this.#next : undefined
    if (row !== undefined) this.#step()
    return row
  }

  #step(): void {
    const { done, value } = this.#rows?.next() ?? { done: true, value: undefined }
    this.#next = done === true ? undefined : value
    if (this.#next !== undefined) this.rows++
  }

  #hold(wanted: EntryRow, row: EntryRow | undefined): void {
    if (row === undefined) this.#tell(wanted.n, wanted.at_90k, 'not in the index')
    else if (!same(wanted, row)) this.#tell(wanted.n, wanted.at_90k, 'differs')
  }

  #tell(n: number, at_90k: number, detail: string): void {
    if (this.#findings++ < MOST_FINDINGS)
      this.#found({ what: 'index_differs', file: 'index.sqlite', n, at_90k, detail })
  }
}

const same = (a: EntryRow, b: EntryRow): boolean =>
  a.entry === b.entry &&
  a.n === b.n &&
  a.at_90k === b.at_90k &&
  a.until_90k === b.until_90k &&
  a.open === b.open &&
  a.verb === b.verb &&
  a.who === b.who &&
  a.refused === b.refused &&
  a.purpose === b.purpose &&
  a.case_no === b.case_no &&
  a.cameras.join(' ') === b.cameras.join(' ')
