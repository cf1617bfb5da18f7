// Trial: gives one parser many cases and says how it went.

import fc from 'fast-check'
import { mutated } from './mutation.ts'
import type { Parser } from './parser.ts'

/** No case of a few kilobytes may take longer, on a busy machine. */
const MOST_MS = 100

export type Verdict = {
  readonly name: string
  readonly cases: number
  readonly slowest_ms: number
  /** What went wrong, with the smallest case that shows it. */
  readonly failure: string | undefined
}

/** The same `seed` gives the same cases. */
export const trial = (parser: Parser, cases: number, seed: number): Verdict => {
  let slowest_ms = 0
  const property = fc.property(mutated(parser.seeds), bytes => {
    const began = performance.now()
    const made = parser.read(bytes)
    let took_ms = performance.now() - began
    if (took_ms > MOST_MS) took_ms = Math.min(took_ms, again(parser, bytes)) // it may have been the machine
    slowest_ms = Math.max(slowest_ms, took_ms)
    if (took_ms > MOST_MS) throw new Error(`took ${Math.round(took_ms)} ms`)
    if (made > parser.most(bytes.length)) throw new Error(`made ${made} of ${bytes.length} bytes`)
  })
  const { failed, numRuns, counterexample, errorInstance } = fc.check(property, { numRuns: cases, seed })
  const shown = counterexample?.[0].toString('hex').slice(0, 2000)
  const failure = failed ? `${errorInstance} (seed ${seed}) on ${shown}` : undefined
  return { name: parser.name, cases: numRuns, slowest_ms, failure }
}

const again = (parser: Parser, bytes: Buffer): number => {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < 3; i++) {
    const began = performance.now()
    parser.read(bytes)
    least = Math.min(least, performance.now() - began)
  }
  return least
}
