// Spans: from ≤ t < to, whatever is counted; what lies in one list of them and not in another. Pure.

export type Span = readonly [from: number, to: number, ...rest: readonly number[]]

/** In order, none touching another. */
export const joined = (spans: readonly Span[]): readonly Span[] => {
  const all: [number, number][] = []
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = all.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else if (to > from) all.push([from, to])
  }
  return all
}

/** What of `spans` lies in none of `others`. */
export const without = (spans: readonly Span[], others: readonly Span[]): readonly Span[] => {
  const taken = joined(others)
  const left: Span[] = []
  let first = 0
  for (const [from, to] of joined(spans)) {
    let at = from
    while (first < taken.length && taken[first]![1] <= from) first++
    for (let next = first; next < taken.length && taken[next]![0] < to; next++) {
      if (taken[next]![0] > at) left.push([at, taken[next]![0]])
      at = Math.max(at, taken[next]![1])
    }
    if (at < to) left.push([at, to])
  }
  return left
}

/** What of `spans` lies in `others` as well. */
export const within = (spans: readonly Span[], others: readonly Span[]): readonly Span[] =>
  without(spans, without([[Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]], others))

export const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, [from, to]) => sum + to - from, 0)
