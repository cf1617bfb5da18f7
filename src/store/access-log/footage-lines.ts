// Lines of the access log about footage: who looked at it, saved it, asked for it, was refused it. As they stand in the files, each with the hash before
// it, so that whoever has a line can prove that it is what was written; read from the files and not from the index, because files are the truth.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lineAt, readHeader, readJson, textOf } from './chain-line.ts'
import { listLogFiles, logFolderOf } from './log-files.ts'

export type FootageSpan = { readonly camera: string; readonly from_90k: number; readonly to_90k: number }
/** Its hash is SHA-256 over the one before, a line feed, and the exact text of the line. */
export type ProvenLine = {
  readonly number: number
  readonly before: string
  /** Not there where it is of another request for footage: who asked there, and for which case, is not for whoever gets this one. Its place in the chain stands. */
  readonly line?: string
  readonly hash: string
  /** Of the first line of a file: the file's own first line, which is chained in between. */
  readonly header?: string
}

const MOST_LINES = 50_000
/** Looks whose span is not known to touch yet. */
const MOST_WAITING = 10_000

export type FootageLines = {
  readonly lines: readonly ProvenLine[]
  /** How many there were about this footage, also those that are too many. */
  readonly about: number
}
/** The request that they go along with, so that lines of others are known. */
export type OwnRequest = { readonly id: number; readonly purpose: string; readonly case: string | null }

/** In the order of the log. Nothing is written about footage before it was recorded, so older files are not read. */
export const linesAbout = (data: string, spans: readonly FootageSpan[], own?: OwnRequest): FootageLines => {
  const reader = new LinesAbout(spans, own)
  const folder = logFolderOf(data)
  const earliest = new Date(Math.min(...spans.map(({ from_90k }) => from_90k)) / 90 - 86_400_000).toISOString()
  for (const { name, day } of listLogFiles(folder))
    if (day >= earliest.slice(0, 10)) reader.read(readFileSync(join(folder, name)))
  return { lines: reader.lines(), about: reader.about }
}

type Line = Readonly<Record<string, unknown>>

class LinesAbout {
  about = 0
  readonly #spans: readonly FootageSpan[]
  readonly #own: OwnRequest | undefined
  readonly #found: { readonly n: number; readonly line: ProvenLine }[] = []
  /** Beginnings of looks at these cameras; whether what they looked at touches is told later. */
  readonly #waiting = new Map<number, { readonly begin: Line; readonly line: ProvenLine; taken: boolean }>()

  constructor(spans: readonly FootageSpan[], own: OwnRequest | undefined) {
    this.#spans = spans
    this.#own = own
  }

  read(bytes: Buffer): void {
    let previous = readHeader(bytes) === undefined ? '' : (lineAt(bytes, 0)?.hash ?? '')
    const first = lineAt(bytes, 0)
    let header = first === undefined ? {} : { header: textOf(bytes, first) }
    for (
      let at = first === undefined ? undefined : lineAt(bytes, first.next);
      at !== undefined;
      at = lineAt(bytes, at.next)
    ) {
      if (!at.whole || at.hash === undefined) return
      const text = textOf(bytes, at)
      const line = readJson(text)
      if (line !== undefined)
        this.#take(line, { number: Number(line.n), before: previous, line: text, hash: at.hash, ...header })
      previous = at.hash
      header = {}
    }
  }

  lines(): readonly ProvenLine[] {
    return this.#found.toSorted((a, b) => a.n - b.n).map(({ line }) => line)
  }

  #take(line: Line, proven: ProvenLine): void {
    const n = Number(line.n)
    const of = line.kind === 'extend' || line.kind === 'end' ? Number(line.of) : undefined
    if (of === undefined) {
      if (!this.#isOfCameras(line)) return
      const taken = this.#touches(line, line)
      if (taken) this.#keep(n, isOfAnother(line, this.#own) ? withoutLine(proven) : proven)
      if (line.kind === 'begin' && this.#waiting.size < MOST_WAITING)
        this.#waiting.set(n, { begin: line, line: proven, taken })
      return
    }
    const look = this.#waiting.get(of)
    if (look === undefined) return
    if (!look.taken && this.#touches(look.begin, line)) {
      look.taken = true
      this.#keep(of, look.line)
    }
    if (look.taken) this.#keep(n, proven)
    if (line.kind === 'end') this.#waiting.delete(of)
  }

  #keep(n: number, line: ProvenLine): void {
    this.about++
    if (this.#found.length < MOST_LINES) this.#found.push({ n, line })
  }

  #isOfCameras({ cameras }: Line): boolean {
    return Array.isArray(cameras) && this.#spans.some(({ camera }) => cameras.includes(camera))
  }

  /** What was looked at, or for a live picture when. What tells no span at all (a setting) is about the footage when it was done meanwhile. */
  #touches({ cameras, at_90k }: Line, { spans, span, until_90k }: Line): boolean {
    const told = (Array.isArray(spans) ? spans : [span]).filter(one => Array.isArray(one)) as unknown[][]
    const looked = told.length > 0 ? told : [[at_90k, Math.max(Number(at_90k), Number(until_90k ?? at_90k)) + 1]]
    return this.#spans.some(
      ({ camera, from_90k, to_90k }) =>
        (cameras as unknown[]).includes(camera) &&
        looked.some(([from, to]) => Number(from) < to_90k && Number(to) > from_90k),
    )
  }
}

const withoutLine = ({ line: _, ...place }: ProvenLine): ProvenLine => place

/** A step of another request, or the asking itself, which has no number yet. */
const isOfAnother = ({ about, act, purpose, case: number }: Line, own: OwnRequest | undefined): boolean => {
  if (own === undefined) return false
  const of = (about as Line | null | undefined)?.extraction
  if (of !== undefined) return String(of) !== String(own.id)
  return act === 'POST /api/extractions' && (purpose !== own.purpose || (number ?? null) !== own.case)
}
