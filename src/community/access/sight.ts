// A sight: what one caller may see at one moment. Whoever reads a book for somebody hands it over, and the book gives no more than that; a
// check that was forgotten at a door leaks nothing.

import type { WallTime90k } from '#base/units.ts'
import type { Verb } from '#contract/access.ts'
import { type Decision, knows, may, ownsCamera, type What, type Who } from './may.ts'
import type { Policy } from './policy.ts'

export type Sight = {
  readonly who: Who
  readonly decide: (verb: Verb, what: What) => Decision
  /** Whether this may be done to this camera. */
  readonly may: (verb: Verb, camera: string) => boolean
  /** Whether one may know of this camera: something may be done with it. */
  readonly knows: (camera: string) => boolean
  /** Whether it is their own: then it is theirs to see also while they do not share it. */
  readonly owns: (camera: string) => boolean
}

export const sightOf = (policy: Policy, who: Who, at: WallTime90k): Sight => {
  const decide = (verb: Verb, what: What): Decision => may(policy, { who, verb, what, at })
  return {
    who,
    decide,
    may: (verb, camera) => decide(verb, { kind: 'camera', camera }).allowed,
    knows: camera => knows(policy, who, camera, at),
    owns: camera => ownsCamera(policy, who, camera, at),
  }
}

/** Something of many cameras is shown to whoever knows them all. */
export const knowsAll = (sight: Sight, cameras: Iterable<string>): boolean => {
  for (const camera of cameras) if (!sight.knows(camera)) return false
  return true
}
