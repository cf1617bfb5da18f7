// Drawn: what a person draws on a span: where rectangles stand at an instant, and how keys are set, followed and removed. Pure.

import type { Redaction, RedactionArea, RedactionKey } from '#contract/redaction.ts'

export type Place = Omit<RedactionKey, 'at_90k'>
export type Drawing = Pick<Redaction, 'areas' | 'sound' | 'captions'>

const LEAST = 0.01

/** Where it stands; undefined outside its time. Between two keys it goes straight. */
export const placeAt = ({ keys, from_90k, to_90k }: RedactionArea, at: number): Place | undefined => {
  if (at < from_90k || at > to_90k) return undefined
  const next = keys.findIndex(key => key.at_90k > at)
  if (next === 0) return keys[0]
  const before = keys[next < 0 ? keys.length - 1 : next - 1]!
  const after = keys[next]
  if (after === undefined) return before
  const part = (at - before.at_90k) / (after.at_90k - before.at_90k)
  const mid = (side: keyof Place) => before[side] + (after[side] - before[side]) * part
  return { x: mid('x'), y: mid('y'), width: mid('width'), height: mid('height') }
}

/** Within the picture, and never too small to be seen. */
export const held = ({ x, y, width, height }: Place): Place => {
  const [across, down] = [Math.min(1, Math.max(LEAST, width)), Math.min(1, Math.max(LEAST, height))]
  return {
    x: Math.min(1 - across / 2, Math.max(-across / 2, x)),
    y: Math.min(1 - down / 2, Math.max(-down / 2, y)),
    width: across,
    height: down,
  }
}

/** It stands there at that instant from now on; its time grows to hold it. */
export const withKey = (area: RedactionArea, at_90k: number, place: Place): RedactionArea => ({
  ...area,
  from_90k: Math.min(area.from_90k, at_90k),
  to_90k: Math.max(area.to_90k, at_90k),
  keys: [...area.keys.filter(key => key.at_90k !== at_90k), { at_90k, ...held(place) }].sort(
    (a, b) => a.at_90k - b.at_90k,
  ),
})

export const withoutKey = (area: RedactionArea, at_90k: number): RedactionArea =>
  area.keys.length < 2 ? area : { ...area, keys: area.keys.filter(key => key.at_90k !== at_90k) }

/** What was followed takes the place of the keys in its time. */
export const withTrack = (area: RedactionArea, track: readonly RedactionKey[]): RedactionArea => {
  const [first, last] = [track[0], track.at(-1)]
  if (first === undefined || last === undefined) return area
  const others = area.keys.filter(({ at_90k }) => at_90k < first.at_90k || at_90k > last.at_90k)
  return {
    ...area,
    from_90k: Math.min(area.from_90k, first.at_90k),
    to_90k: Math.max(area.to_90k, last.at_90k),
    keys: [...others, ...track].sort((a, b) => a.at_90k - b.at_90k),
  }
}

/** Those that stand in the picture at an instant, as they stand there. */
export const areasAt = (areas: readonly RedactionArea[], at_90k: number): readonly RedactionArea[] =>
  areas.flatMap(area => {
    const place = placeAt(area, at_90k)
    return place === undefined ? [] : [{ ...area, from_90k: at_90k, to_90k: at_90k + 1, keys: [{ at_90k, ...place }] }]
  })

/** A new one, from this picture to the end of the span: rather too long than too short. */
export const newArea = (
  areas: readonly RedactionArea[],
  at_90k: number,
  to_90k: number,
  place: Place,
): RedactionArea => {
  const taken = new Set(areas.map(({ id }) => id))
  let id = 1
  while (taken.has(id)) id++
  const last = areas.at(-1)
  return {
    ...{ id, what: last?.what ?? 'face', how: last?.how ?? 'blur', from_90k: at_90k, to_90k: Math.max(at_90k, to_90k) },
    keys: [{ at_90k, ...held(place) }],
  }
}
