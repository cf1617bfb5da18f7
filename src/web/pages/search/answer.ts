// Answer: what a search has found so far: its lines gathered into one state, sorted as asked. Pure, but for reading the lines off the wire.

import type { Searched, SearchHit, SearchLine } from '#contract/search.ts'
import type { AnHour } from './groups.ts'

export type Answer = {
  readonly state: 'asking' | 'done' | 'stopped' | 'failed'
  readonly hits: readonly SearchHit[]
  readonly days: number
  readonly of_days: number
  /** There are more than were asked for. */
  readonly more: boolean
  /** As many as were found, told or not, and hour by hour; once the search is over. */
  readonly total: number
  readonly an_hour: AnHour
  readonly searched: readonly Searched[]
  readonly error?: unknown
}

export const nothingYet: Answer = {
  ...{ state: 'asking', hits: [], days: 0, of_days: 0 },
  ...{ more: false, total: 0, an_hour: [], searched: [] },
}

export const withLines = (answer: Answer, lines: readonly SearchLine[], order: 'newest' | 'oldest'): Answer => {
  const found: SearchHit[] = []
  let next = answer
  for (const line of lines)
    if (line.kind === 'hit') found.push(line)
    else if (line.kind === 'progress') next = { ...next, days: line.days, of_days: line.of_days }
    else next = { ...next, ...endOf(line), days: next.of_days }
  if (found.length === 0) return next
  const way = order === 'newest' ? -1 : 1
  return { ...next, hits: [...next.hits, ...found].toSorted((a, b) => way * (a.from_90k - b.from_90k)) }
}

const endOf = ({ more, total, an_hour, searched }: Extract<SearchLine, { kind: 'end' }>) => ({
  ...{ state: 'done' as const, more, total, an_hour, searched },
})

/** Lines as they come, several at once where they came at once; ends with the stream, and throws where it broke off in a line. */
export const linesOf = async function* (body: ReadableStream<Uint8Array>): AsyncGenerator<readonly SearchLine[]> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    rest += decoder.decode(value, { stream: !done })
    const whole = rest.split('\n')
    rest = done ? '' : (whole.pop() ?? '')
    const lines = whole.filter(line => line !== '').map(line => JSON.parse(line) as SearchLine)
    if (lines.length > 0) yield lines
    if (done) return
  }
}

/** The hit that begins next, or began before, in time; the one at `at` is neither. */
export const hitBeside = (hits: readonly SearchHit[], at: number, way: 'after' | 'before'): SearchHit | undefined => {
  const found = hits.filter(({ from_90k }) => (way === 'after' ? from_90k > at : from_90k < at))
  const nearer = (one: SearchHit, other: SearchHit) =>
    Math.abs(one.from_90k - at) <= Math.abs(other.from_90k - at) ? one : other
  return found.length === 0 ? undefined : found.reduce(nearer)
}
