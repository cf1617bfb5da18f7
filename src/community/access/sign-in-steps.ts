// Signing in, decided: what is still lacking before somebody is in, how long a session lives without a hand at it, and how long at most.
// Pure; whoever holds the sessions keeps time.

import type { SignInWay } from '#contract/session.ts'
import type { Sight } from './sight.ts'

/** `admin`: may manage people anywhere, or set up the station; watched more closely than others. */
export type Standing = 'admin' | 'member'

export const standingIn = ({ decide }: Pick<Sight, 'decide'>): Standing =>
  (['manage_people', 'configure_station'] as const).some(verb => decide(verb, { kind: 'something' }).allowed)
    ? 'admin'
    : 'member'

/** `open`: signed in. Anything else opens nothing but its own next step. */
export type Stage = 'open' | 'second_factor' | 'new_password' | 'enrol'

export type Proofs = {
  readonly ways: readonly SignInWay[]
  readonly standing: Standing
  /** Whether the browser stands in the office's network. */
  readonly office: boolean
  /** Whether the account has a code app or a passkey. */
  readonly has_second: boolean
  readonly must_change: boolean
}

/** Ways that need something that one has, beside what one knows; the link comes from the station's own machine. */
const strong: ReadonlySet<SignInWay> = new Set([
  'totp',
  'recovery_code',
  'passkey',
  'machine_link',
  'oidc_second',
  'break_glass',
])

/** Admins, and whoever comes from outside. */
export const needsSecond = ({ standing, office }: Pick<Proofs, 'standing' | 'office'>): boolean =>
  standing === 'admin' || !office

/** What comes next. A second factor that is there is asked for even where none is needed, and before a password is changed. */
export const stageOf = (proofs: Proofs): Stage => {
  const proven = proofs.ways.some(way => strong.has(way))
  if (!proven && proofs.has_second) return 'second_factor'
  if (proofs.must_change && !proofs.ways.includes('machine_link')) return 'new_password'
  return proven || !needsSecond(proofs) ? 'open' : 'enrol'
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** How long a session waits for a hand, by whose it is; seconds. */
export type IdleLimits = Readonly<Record<Standing, number>>

export const usualIdle: IdleLimits = { member: 15 * 60, admin: 5 * 60 }

/** Undefined: it never ends for want of a hand. */
export const idleMs = (standing: Standing, duty_wall: boolean, limits: IdleLimits): number | undefined =>
  duty_wall ? undefined : limits[standing] * 1000

/** A shift for a person, a season for a wall, minutes for a sign-in that was not finished. */
export const wholeMs = (stage: Stage, duty_wall: boolean): number =>
  stage !== 'open' ? 10 * MINUTE_MS : duty_wall ? 90 * 24 * HOUR_MS : 12 * HOUR_MS
