// Shared footage: recorded pictures and sound as one caller may have them. What the owner of a camera did not share when it was filmed is left out
// for everybody else, as if it were not there, and told.

import { type WallTime90k, wallPlus } from '#base/units.ts'
import { type SharingReader, type Span, touches, unsharedSpans } from '#community/access/sharing.ts'
import type { Sight } from '#community/access/sight.ts'
import type { Fragment } from '#engine/recording/fragment.ts'
import type { Footage, FootagePart } from '#engine/viewing/footage.ts'

export type SharedFootage = {
  /** `withheld` is told of whatever was left out. */
  readonly seenBy: (sight: Pick<Sight, 'owns'>, withheld?: (camera: string) => void) => Footage
  /** When the camera was not shared with this caller. */
  readonly unshared: (sight: Pick<Sight, 'owns'>, camera: string, from: WallTime90k, to: WallTime90k) => readonly Span[]
}

export const sharedFootage = (footage: Footage, sharing: SharingReader): SharedFootage => {
  const unshared: SharedFootage['unshared'] = (sight, camera, from, to) =>
    sight.owns(camera) ? [] : unsharedSpans(sharing.versions(camera), from, to)
  return {
    unshared,
    seenBy: (sight, withheld) => leavingOut(footage, (camera, from, to) => unshared(sight, camera, from, to), withheld),
  }
}

/** Footage without some spans, as if they were not there. */
export const leavingOut = (
  footage: Footage,
  spansOf: (camera: string, from: WallTime90k, to: WallTime90k) => readonly Span[],
  withheld?: (camera: string) => void,
): Footage => ({
  ...footage,
  parts: async (camera, stream, from, to, stepped) => {
    const parts = await footage.parts(camera, stream, from, to, stepped)
    const [first, last] = [parts[0]?.pictures[0], parts.at(-1)?.pictures.at(-1)]
    if (first === undefined || last === undefined) return parts
    const spans = spansOf(camera, first.start, wallPlus(last.start, last.span))
    if (spans.length === 0) return parts
    const left = parts.flatMap(part => without(part, spans))
    if (left.length < parts.length || left.some(part => !parts.includes(part))) withheld?.(camera)
    return left
  },
})

/** What is left of a part: runs that begin with a keyframe. */
const without = (part: FootagePart, spans: readonly Span[]): readonly FootagePart[] => {
  const isShared = ({ start, span }: Fragment) => !touches(spans, start, wallPlus(start, span))
  if (part.pictures.every(isShared) && part.sounds.every(isShared)) return [part]
  const runs: Fragment[][] = []
  let open = false
  for (const picture of part.pictures) {
    const shared = isShared(picture)
    if (shared && !open && picture.key) runs.push([])
    open = shared && (open || picture.key)
    if (open) runs.at(-1)!.push(picture)
  }
  return runs.map((pictures, i) => {
    const [begins, last] = [pictures[0]!.start, pictures.at(-1)!]
    const ends = wallPlus(last.start, last.span)
    const sounds = part.sounds.filter(
      sound => isShared(sound) && sound.start < ends && sound.start + sound.span > begins,
    )
    return { ...part, pictures, sounds, afterGap: i > 0 || part.afterGap || begins !== part.pictures[0]!.start }
  })
}
