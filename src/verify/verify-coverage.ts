// Verify coverage: what the bundle tells of gaps against what its proven fragments show. A hole that nobody told of is a finding, wherever it came from.

import type { BundleItem, BundleVideo, Manifest } from '#contract/bundle.ts'
import type { Findings } from './findings.ts'
import type { ToldCoverage } from './shapes.ts'
import type { Proven } from './verify-film.ts'

/** A hole shorter than this is none: pictures are shown until the next one. */
const HOLE = 270_000

export type Shown = {
  readonly video: BundleVideo
  readonly chain: string
  readonly fragments: readonly Proven[]
  readonly known: ReadonlySet<number>
}
type Span = { readonly from: number; readonly to: number }

export const verifyCoverage = (
  manifest: Manifest,
  told: readonly ToldCoverage[] | undefined,
  path: string,
  shown: readonly Shown[],
  findings: Findings,
): void => {
  if (told === undefined || told.length !== manifest.items.length) {
    if (manifest.items.length > 0) findings.say('coverage_unreadable', { path })
    return
  }
  for (const [i, item] of manifest.items.entries()) {
    const coverage = told[i]!
    if (coverage.camera !== item.camera || coverage.stream !== item.stream) {
      findings.say('coverage_unreadable', { path, detail: item.camera })
      continue
    }
    verifyItem(item, coverage, path, shown, findings)
  }
}

const verifyItem = (
  item: BundleItem,
  coverage: ToldCoverage,
  path: string,
  shown: readonly Shown[],
  findings: Findings,
): void => {
  const asked = { from: item.asked.from.at_90k, to: item.asked.to.at_90k }
  const own = shown.filter(({ video }) => video.camera === item.camera && video.stream === item.stream)
  const pictures = joined(
    own.flatMap(({ fragments }) =>
      fragments
        .filter(({ track }) => track === 'video')
        .map(({ from_90k, to_90k }) => ({ from: from_90k, to: to_90k })),
    ),
  )
  const missing = joined(coverage.spans.filter(({ state }) => state === 'missing').map(spanOf))
  const held = coverage.spans.filter(({ state }) => state !== 'missing').map(spanOf)
  const say = (reason: 'coverage_hole' | 'coverage_gap_filled' | 'coverage_gaps_differ', { from, to }: Span) =>
    findings.say(reason, { path, from_90k: from, to_90k: to, detail: item.camera })
  for (const hole of without(clipped(asked, [...held, ...missing]), [asked])) say('coverage_gaps_differ', hole)
  for (const hole of without(pictures, [asked])) if (untold(hole, missing) > HOLE) say('coverage_hole', hole)
  for (const filled of overlaps(pictures, clipped(asked, missing))) say('coverage_gap_filled', filled)
  const gaps = item.gaps.map(({ from, to }) => ({ from: from.at_90k, to: to.at_90k }))
  for (const span of without(gaps, clipped(asked, missing))) say('coverage_gaps_differ', span)
  for (const span of without(missing, clipped(asked, gaps))) say('coverage_gaps_differ', span)
  numbersLeftOut(own, asked, missing, findings)
}

/** Numbers of a chain that are neither shown nor known by their digest, where time does not stand still. */
const numbersLeftOut = (own: readonly Shown[], asked: Span, missing: readonly Span[], findings: Findings): void => {
  const gaps = joined(missing)
  for (const chain of new Set(own.map(({ chain }) => chain))) {
    const films = own.filter(film => film.chain === chain)
    const known = films.map(film => film.known)
    const all = films
      .flatMap(({ video, fragments }) => fragments.map(fragment => ({ path: video.path, fragment })))
      .toSorted((a, b) => a.fragment.number - b.fragment.number)
    for (const [i, { path, fragment }] of all.entries()) {
      const before = all[i - 1]?.fragment
      if (before === undefined || before.number + 1 >= fragment.number) continue
      const hole = { from: before.to_90k, to: fragment.from_90k }
      if (hole.from < asked.from || hole.to > asked.to || touchesAny(gaps, hole)) continue
      const first = before.number + 1
      if (known.some(numbers => numbers.has(first))) continue
      const place = { path, at_byte: fragment.at_byte, from_90k: hole.from, to_90k: Math.max(hole.from, hole.to) }
      findings.say('left_out', { ...place, detail: `${chain} ${first}–${fragment.number - 1}` })
    }
  }
}

const spanOf = ({ from_90k, to_90k }: { from_90k: number; to_90k: number }): Span => ({ from: from_90k, to: to_90k })

/** `spans` as they come out of `joined`. */
const touchesAny = (spans: readonly Span[], { from, to }: Span): boolean => {
  const near = spans[firstBehind(spans, Math.min(from, to) - HOLE - 1)]
  return near !== undefined && near.from <= Math.max(from, to) + HOLE
}

/** How much of a hole nobody told of, however finely what was told is cut up. */
const untold = ({ from, to }: Span, missing: readonly Span[]): number => {
  let left = to - from
  for (let i = firstBehind(missing, from); i < missing.length && missing[i]!.from < to; i++)
    left -= Math.min(to, missing[i]!.to) - Math.max(from, missing[i]!.from)
  return left
}

/** The first that ends behind an instant, of spans in order that do not overlap. */
const firstBehind = (spans: readonly Span[], at: number): number => {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.to > at) high = middle
    else low = middle + 1
  }
  return low
}

const clipped = (asked: Span, spans: readonly Span[]): readonly Span[] =>
  spans
    .map(({ from, to }) => ({ from: Math.max(from, asked.from), to: Math.min(to, asked.to) }))
    .filter(({ from, to }) => from < to)

const joined = (spans: readonly Span[]): readonly Span[] => {
  const out: { from: number; to: number }[] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else out.push({ from, to })
  }
  return out
}

/** What of `wanted` none of `spans` covers, where it is longer than what is no hole. */
const without = (spans: readonly Span[], wanted: readonly Span[]): readonly Span[] => {
  const cover = joined(spans)
  return joined(wanted).flatMap(({ from, to }) => {
    const holes: Span[] = []
    let at = from
    for (let i = firstBehind(cover, from); i < cover.length && cover[i]!.from < to; i++) {
      const one = cover[i]!
      if (one.from > at) holes.push({ from: at, to: one.from })
      at = Math.max(at, one.to)
    }
    if (at < to) holes.push({ from: at, to })
    return holes.filter(hole => hole.to - hole.from > HOLE)
  })
}

/** `spans` as they come out of `joined`. */
const overlaps = (spans: readonly Span[], others: readonly Span[]): readonly Span[] =>
  joined(others).flatMap(({ from, to }) => {
    const found: Span[] = []
    for (let i = firstBehind(spans, from); i < spans.length && spans[i]!.from < to; i++)
      found.push({ from: Math.max(from, spans[i]!.from), to: Math.min(to, spans[i]!.to) })
    return found.filter(one => one.to - one.from > HOLE)
  })
