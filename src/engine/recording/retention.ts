// Retention: which footage goes, and why: what is older than its days, what is over its quota, and the oldest of a disk that is short of
// room. Decides only; it walks from the oldest and stops as soon as it may. What is held never goes: it is named instead.

import type { CameraId, StreamName } from '#base/ids.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import { type Hold, holdOn } from './holds.ts'

const DAY_MS = 86_400_000

export type RetentionRule = {
  /** Undefined: the rule for all cameras, and for those without one of their own. */
  readonly camera: CameraId | undefined
  /** Undefined: as long as there is room. */
  readonly days: number | undefined
  /** For one camera, or for all of them together. */
  readonly quota_bytes: number | undefined
}

/** A segment that nobody writes any more. */
export type Expendable = {
  readonly id: number
  readonly camera: CameraId
  readonly stream: StreamName
  readonly archive: string
  readonly path: string
  readonly start: WallTime90k
  readonly end: WallTime90k
  readonly bytes: number
}

export type RemovalCause = 'age' | 'quota' | 'room'

export type Wanted = {
  /** What ended before this is too old. */
  readonly before: WallTime90k | undefined
  /** So much must go whatever its age, and why. */
  readonly bytes: number
  readonly why: 'quota' | 'room'
}

export type Leaving = {
  readonly go: readonly { readonly segment: Expendable; readonly why: RemovalCause }[]
  /** What would have gone next if it were not held; only named when bytes are still lacking. */
  readonly held: readonly { readonly segment: Expendable; readonly hold: Hold }[]
  readonly lacking_bytes: number
}

/** Walks `segments`, oldest first, and names at most `most` that go. */
export const whatGoes = (
  segments: Iterable<Expendable>,
  { before, bytes, why }: Wanted,
  holds: readonly Hold[],
  most: number,
): Leaving => {
  const go: { segment: Expendable; why: RemovalCause }[] = []
  const held: { segment: Expendable; hold: Hold }[] = []
  let lacking = bytes
  for (const segment of segments) {
    const old = before !== undefined && segment.end < before
    if ((!old && lacking <= 0) || go.length >= most) break
    const hold = holdOn(holds, segment)
    if (hold !== undefined) {
      if (held.length < most) held.push({ segment, hold })
      continue
    }
    go.push({ segment, why: old ? 'age' : why })
    lacking -= segment.bytes
  }
  return { go, held: lacking > 0 ? held : [], lacking_bytes: Math.max(0, lacking) }
}

/** Before when the footage of a camera is too old; its own rule counts, else that for all. */
export const tooOld = (
  rules: readonly RetentionRule[],
  camera: CameraId,
  now: WallTime90k,
): WallTime90k | undefined => {
  const days = (rules.find(rule => rule.camera === camera) ?? rules.find(rule => rule.camera === undefined))?.days
  return days === undefined ? undefined : wallTime90k(now - spanFromMillis(days * DAY_MS))
}

/** How far above a quota so many bytes are. */
export const overQuota = (rules: readonly RetentionRule[], camera: CameraId | undefined, used: number): number => {
  const quota = rules.find(rule => rule.camera === camera)?.quota_bytes
  return quota === undefined ? 0 : Math.max(0, used - quota)
}

/** Joins lists that are each oldest first into one that is. */
export function* oldestOfAll(lists: readonly Iterable<Expendable>[]): Generator<Expendable> {
  const heads = lists.map(list => {
    const from = list[Symbol.iterator]()
    return { from, next: from.next() }
  })
  try {
    for (;;) {
      let oldest: (typeof heads)[number] | undefined
      for (const head of heads) {
        if (head.next.done) continue
        if (oldest === undefined || head.next.value.start < (oldest.next.value as Expendable).start) oldest = head
      }
      if (oldest === undefined) return
      yield oldest.next.value as Expendable
      oldest.next = oldest.from.next()
    }
  } finally {
    for (const { from } of heads) from.return?.()
  }
}
