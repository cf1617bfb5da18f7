// A trial: may this person do that, and why, or why not? Whoever manages people asks before somebody stands at a closed door. Pure; decides as
// the doors do, and says by which grants.

import { explainOf } from './explain.ts'
import { type Asked, grantsFor, may } from './may.ts'
import type { Policy } from './policy.ts'
import type { Words } from './verbs.ts'

export type Trial = {
  readonly allowed: boolean
  /** Grants by each of which alone it is allowed. */
  readonly grants: readonly number[]
  /** Said of the person by this name; undefined where it is allowed. */
  readonly why: (name: string) => Words | undefined
}

export const tryOut = (policy: Policy, asked: Asked): Trial => {
  const decision = may(policy, asked)
  return {
    allowed: decision.allowed,
    grants: grantsFor(policy, asked),
    why: name => (decision.allowed ? undefined : explainOf(name, { verb: asked.verb, ...decision })),
  }
}
