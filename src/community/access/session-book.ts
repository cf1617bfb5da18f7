// The book of sessions: who is signed in, on what, since when and how they proved who they are. A sign-in that lacks a step is a session too,
// which opens nothing yet. `store` implements it; tokens are handed out once and kept only as hashes.

import type { WallTime90k } from '#base/units.ts'
import type { SignInWay } from '#contract/session.ts'
import type { SignedIn } from './accounts.ts'
import type { Stage } from './sign-in-steps.ts'

export type SessionRow = {
  /** Names it in lists; worth nothing as a token. */
  readonly id: number
  readonly account: SignedIn
  readonly stage: Stage
  readonly ways: readonly SignInWay[]
  /** One household, as sign-in-tries.ts counts it. */
  readonly address: string
  /** How its browser calls itself, shortened; unproven. */
  readonly device: string
  readonly since: WallTime90k
  /** When a hand was last at it. */
  readonly seen: WallTime90k
  /** When it ends however busy it is. */
  readonly ends: WallTime90k
  /** Who made it the duty wall's; undefined: it is a person's. */
  readonly duty_wall_by: string | undefined
}

export type NewSession = Pick<SessionRow, 'stage' | 'ways' | 'address' | 'device'> & { readonly account: number }

export type SessionReader = {
  /** Whose open session this token is. Asking is no activity. */
  readonly find: (token: string) => SignedIn | undefined
  /** The live session of a token, at whatever stage. */
  readonly row: (token: string) => SessionRow | undefined
}

export type SessionBook = SessionReader & {
  /** Opens a session and returns its token, which is stored nowhere. */
  readonly open: (session: NewSession) => string
  /** A hand was at it. */
  readonly touch: (token: string) => void
  readonly close: (token: string) => void
  /** Open sessions of one account, or of all; the last used first. */
  readonly list: (account?: number) => readonly SessionRow[]
  /** False when there is no such session. */
  readonly end: (id: number) => boolean
  /** Every session of the account but those with these tokens. */
  readonly endOthers: (account: number, keep?: readonly string[]) => void
  /** False when there is no such open session. */
  readonly makeDutyWall: (id: number, by: string) => boolean
}
