// Device way: one interface by which a device tells its settings and takes changes: ONVIF, ISAPI or Dahua's CGI. What one of them says is kept
// apart from what another says; the maker's own interface knows more and counts more.

import type { Result } from '#base/result.ts'
import type { AppliedFix, FixCode } from '#contract/doctor.ts'
import type { Measured } from './outcome.ts'

export type DeclaredStream = {
  readonly codec: string | undefined
  readonly fps: number | undefined
  readonly bits_per_second: number | undefined
  readonly group_ms: number | undefined
  readonly smart_codec: boolean | undefined
}

export type CardFacts = {
  readonly state: 'works' | 'none' | 'broken' | 'unformatted'
  readonly said: string | undefined
  readonly capacity_mb: number | undefined
  readonly days: number | undefined
}

export type ClockFacts = {
  readonly offset_ms: number
  /** It tells its local time as UTC. */
  readonly local_as_utc: boolean
}

export type DeviceFacts = {
  readonly firmware: string | undefined
  readonly clock: ClockFacts | undefined
  readonly card: CardFacts | undefined
  readonly main: DeclaredStream | undefined
  readonly sub: DeclaredStream | undefined
}

export const noFacts: DeviceFacts = {
  firmware: undefined,
  clock: undefined,
  card: undefined,
  main: undefined,
  sub: undefined,
}

/** Why a device was not asked, or what it said instead of an answer. */
export type WayTrouble =
  | 'no_interface'
  | 'unreachable'
  | 'auth_failed'
  | 'password_waits'
  | 'not_supported'
  | 'refused'
  | 'rubbish'
  | 'clock_differs'
  | 'forbidden_address'

export type Changed = { readonly before: Measured; readonly after: Measured; readonly read_back: boolean }

export type DeviceWay = {
  readonly kind: AppliedFix['by_way_of']
  readonly facts: DeviceFacts
  readonly fixes: ReadonlySet<FixCode>
  /** Reads, changes that one setting, writes, and reads again. Never rejects. */
  readonly apply: (code: FixCode) => Promise<Result<Changed, { readonly reason: WayTrouble; readonly said?: string }>>
}

/** What the ways say together: of each fact the first that knows it. */
export const together = (ways: readonly DeviceWay[]): DeviceFacts => {
  const all = ways.map(({ facts }) => facts)
  return {
    firmware: first(all, 'firmware'),
    clock: first(all, 'clock'),
    card: first(all, 'card'),
    main: streamOf(all, 'main'),
    sub: streamOf(all, 'sub'),
  }
}

const first = <Key extends keyof DeviceFacts>(all: readonly DeviceFacts[], key: Key): DeviceFacts[Key] | undefined =>
  all.find(facts => facts[key] !== undefined)?.[key]

const streamOf = (all: readonly DeviceFacts[], stream: 'main' | 'sub'): DeclaredStream | undefined => {
  const told = all.flatMap(facts => facts[stream] ?? [])
  if (told.length === 0) return undefined
  const known = <Key extends keyof DeclaredStream>(key: Key) => told.find(one => one[key] !== undefined)?.[key]
  return {
    codec: known('codec'),
    fps: known('fps'),
    bits_per_second: known('bits_per_second'),
    group_ms: known('group_ms'),
    smart_codec: known('smart_codec'),
  }
}

/** The group that a fix sets. */
export const GOOD_GROUP_S = 2
/** Beyond this a group is too long. */
export const LONGEST_GROUP_MS = 4000
/** A clock that was just set is right within this. */
export const CLOCK_SET_MS = 3000
