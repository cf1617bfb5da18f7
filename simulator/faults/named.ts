// Every fault by the name of its file.

import { Problem } from '#base/problems.ts'
import type { Fault } from './fault.ts'
import { hangsAfterPlay } from './hangs-after-play.ts'

export const faults: Readonly<Record<string, Fault>> = {
  'hangs-after-play': hangsAfterPlay,
}

/** The fault with that name; throws `no_such_fault`. */
export const findFault = (name: string): Fault => {
  const found = Object.hasOwn(faults, name) ? faults[name] : undefined
  if (found === undefined) throw new Problem('no_such_fault', { fault: name })
  return found
}
