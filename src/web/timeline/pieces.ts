// Pieces: what is known of a stretch of one camera's time, in thousandths: coarse strips and exact spans in one shape, so that both are
// painted and told alike. Pure.

import type { Strips } from '#contract/coverage-strips.ts'
import type { CoverageSpan } from '#contract/recording.ts'

export type Piece = {
  readonly from: number
  readonly to: number
  readonly recorded: number
  readonly recovered: number
  readonly planned: number
  readonly missing: number
  /** Where exact spans are known, the span itself: who said why, where it came from. */
  readonly span: CoverageSpan | undefined
  readonly cause: string | null
}

const WHOLE = 1000

export const piecesOfRuns = (
  runs: Strips['cameras'][number]['runs'],
  { from_90k, bucket_90k }: Pick<Strips, 'from_90k' | 'bucket_90k'>,
): readonly Piece[] => {
  const pieces: Piece[] = []
  let at = from_90k
  for (const [buckets, recorded, recovered, planned, missing, cause] of runs) {
    const to = at + buckets * bucket_90k
    if (recorded + recovered + planned + missing > 0)
      pieces.push({ from: at, to, recorded, recovered, planned, missing, cause, span: undefined })
    at = to
  }
  return pieces
}

export const piecesOfSpans = (spans: readonly CoverageSpan[]): readonly Piece[] =>
  spans.map(span => {
    const rests = span.state === 'missing' && isPlanned(span.cause)
    return {
      from: span.from_90k,
      to: span.to_90k,
      recorded: span.state === 'recorded' ? WHOLE : 0,
      recovered: span.state === 'recovered' ? WHOLE : 0,
      planned: rests ? WHOLE : 0,
      missing: span.state === 'missing' && !rests ? WHOLE : 0,
      cause: span.cause,
      span,
    }
  })

/** The piece that holds `at`; they are in order and do not overlap. */
export const pieceAt = (pieces: readonly Piece[], at: number): Piece | undefined => {
  const found = pieces[firstEndingAfter(pieces, at)]
  return found !== undefined && found.from <= at ? found : undefined
}

/** Where to begin among pieces in order: the first one that ends after `at`. */
export const firstEndingAfter = (pieces: readonly Piece[], at: number): number => {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (pieces[middle]!.to <= at) low = middle + 1
    else high = middle
  }
  return low
}

const planned: ReadonlySet<string | null> = new Set(['suspended', 'not_scheduled', 'not_shared'])
const isPlanned = (cause: string | null): boolean => planned.has(cause)
