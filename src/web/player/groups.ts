// Groups: coded pictures as a decoder needs them to show time backwards: each keyframe with what leans on it. Pure.

import { mediaSpan90k, TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { CodedPicture } from './fragment-reader.ts'

export type Group = {
  readonly from: WallTime90k
  readonly to: WallTime90k
  /** In the order of decoding; the first one stands alone. */
  readonly pictures: readonly CodedPicture[]
}

/** More pictures than this of one group are not kept decoded. */
const MOST_KEPT = 100
/** Nobody sees more pictures a second. */
const SEEN_A_SECOND = 25

/** Pictures before the first keyframe are left out; pictures that all stand alone go by tens. */
export const groupsOf = (pictures: readonly CodedPicture[]): readonly Group[] => {
  const groups: CodedPicture[][] = []
  for (const picture of pictures) {
    const open = groups.at(-1)
    const begins = picture.key && (open === undefined || open.length >= 10 || !open.every(({ key }) => key))
    if (begins) groups.push([picture])
    else open?.push(picture)
  }
  return groups.map(group => ({
    from: wallTime90k(Math.min(...group.map(({ at }) => at))),
    to: wallTime90k(Math.max(...group.map(({ at, span }) => at + span))),
    pictures: group,
  }))
}

/** Which pictures of a group are worth keeping at a speed: by their place in it, so far apart that each is seen. */
export const worthKeeping = ({ pictures, from, to }: Group, speed: number): ReadonlySet<number> => {
  const seen = (Math.abs(speed) * TICKS_PER_SECOND) / SEEN_A_SECOND
  const apart = mediaSpan90k(Math.max(seen, (to - from) / MOST_KEPT) * 0.9)
  const kept = new Set<number>()
  let last = Number.NEGATIVE_INFINITY
  const inOrder = pictures.map(({ at }, place) => ({ at, place })).toSorted((a, b) => a.at - b.at)
  for (const { at, place } of inOrder) {
    if (at - last < apart) continue
    kept.add(place)
    last = at
  }
  return kept
}
