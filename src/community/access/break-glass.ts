// The emergency account (break glass): sealed once, its code on paper in an envelope, for the night on which nobody else can sign in. It holds
// no right but while it is open; what opens it is told to everybody, and rings until it is closed and somebody in charge has seen it.

import type { WallTime90k } from '#base/units.ts'

/** Nobody else is called so. */
export const EMERGENCY_USERNAME = 'tai-khoan-khan-cap'
export const EMERGENCY_ROLE = 'emergency'
export const EMERGENCY_NAME = 'Tài khoản khẩn cấp'

export type Seal = { readonly id: number; readonly by: string; readonly at: WallTime90k; readonly hours: number }

export type Opening = {
  readonly id: number
  /** Who they said they are, and why. Nothing proves it. */
  readonly name: string
  readonly reason: string
  readonly address: string
  readonly opened: WallTime90k
  readonly until: WallTime90k
  readonly closed: { readonly by: string; readonly at: WallTime90k } | undefined
  readonly seen: { readonly by: string; readonly word: string; readonly at: WallTime90k } | undefined
}

export type WrongTries = { readonly count: number; readonly last: WallTime90k; readonly addresses: readonly string[] }

export type BreakGlassBook = {
  /** The seal that nobody has broken yet. */
  readonly seal: () => Seal | undefined
  /** Whether there ever was one. */
  readonly everSealed: () => boolean
  /** Makes the account where there is none, and a seal in place of the one before; `code` as `readWritten` reads it. */
  readonly sealAnew: (code: string, hours: number, by: string) => Seal
  /** Opens by the code: breaks its seal, or joins the opening that it began. Undefined for a code that opens nothing. */
  readonly open: (code: string, who: Pick<Opening, 'name' | 'reason' | 'address'>) => Opening | undefined
  /** False where none is open. */
  readonly close: (by: string) => boolean
  /** False where there is none that is closed and unseen. */
  readonly see: (id: number, word: string, by: string) => boolean
  /** The newest first. */
  readonly openings: (most: number) => readonly Opening[]
  readonly noteWrong: (address: string) => void
  /** Of the last day. */
  readonly wrong: () => WrongTries | undefined
  readonly account: () => number | undefined
}

/** What rings: an opening that is not closed, or that nobody in charge has seen. */
export const rings = ({ closed, seen }: Pick<Opening, 'closed' | 'seen'>): boolean =>
  closed === undefined || seen === undefined

export const isEmergency = (account: { readonly username: string }): boolean => account.username === EMERGENCY_USERNAME
