// Alerts: which cameras have something to say on the wall, the gravest first, each for a bounded time; and which places they may take when
// their own tile is not on the screen. Quiet by rule: what has come forward stays where it is until its time is over, and nothing
// changes under a pointer. Pure.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { NoticeKind, RecentNotice } from '#contract/notice.ts'

export type AlertKind = NoticeKind
export type Alert = {
  readonly camera: string
  readonly kind: AlertKind
  readonly since: WallTime90k
  /** What the station saw of a fault: a code of the causes. */
  readonly why?: string
  /** The name of the rule that found it. */
  readonly rule?: string
}

/** How long one comes forward. */
export const ALERT_S = 30
const GRAVEST: readonly AlertKind[] = [
  ...(['tamper', 'covered', 'disk_fault', 'recorder_fault', 'digital_input'] as const),
  ...(['quiet_motion', 'line_crossed', 'loitering', 'left_object', 'parked', 'lost', 'motion'] as const),
]

export type AlertsAsked = {
  readonly notices: readonly RecentNotice[]
  readonly cameras: readonly Camera[]
  readonly losses: Losses
  readonly now: WallTime90k
  /** The kinds that somebody wants to see. */
  readonly kinds: ReadonlySet<AlertKind>
  /** Cameras that are left alone until an instant. */
  readonly snoozed: ReadonlyMap<string, WallTime90k>
}

/** One alert a camera at most, the gravest first, then the one that came first. */
export const alertsNow = ({ notices, cameras, losses, now, kinds, snoozed }: AlertsAsked): readonly Alert[] => {
  const of = new Map<string, Alert>()
  const here = new Set(cameras.filter(({ suspended }) => suspended === null).map(({ id }) => id))
  const oldest = now - ALERT_S * TICKS_PER_SECOND
  const lost = [...losses].map(([camera, since]): Alert => ({ camera, kind: 'lost', since }))
  const told = [...notices.flatMap(fromNotice), ...lost]
  for (const alert of told) {
    const { camera, kind, since } = alert
    if (since <= oldest || !kinds.has(kind) || !here.has(camera) || (snoozed.get(camera) ?? 0) > now) continue
    const known = of.get(camera)
    if (known === undefined || rank(kind) < rank(known.kind) || (kind === known.kind && since > known.since))
      of.set(camera, alert)
  }
  return [...of.values()].sort((a, b) => rank(a.kind) - rank(b.kind) || a.since - b.since)
}

const rank = (kind: AlertKind): number => GRAVEST.indexOf(kind)

/** That a picture went away is known from its stream's state, seconds before the station writes it down. */
const fromNotice = ({ camera, kind, since_90k, why, rule }: RecentNotice): readonly Alert[] => {
  const more = { ...(why !== null && { why }), ...(rule !== undefined && { rule }) }
  return kind === 'lost' ? [] : [{ camera, kind, since: wallTime90k(since_90k), ...more }]
}

/** Since when each camera has been without its picture. A camera that is tried again and again was lost once. */
export type Losses = ReadonlyMap<string, WallTime90k>

/** A picture that went away by itself; one that rests, or is out of its hours, is no news. */
export const lossesNow = (before: Losses, cameras: readonly Camera[]): Losses =>
  new Map(
    cameras.flatMap(({ id, main, suspended, hours }) => {
      if (main === null || suspended !== null || hours?.recording === false || main.state === 'streaming') return []
      const known = before.get(id)
      if (known !== undefined) return [[id, known]]
      return main.state === 'connecting' || main.reason === 'suspended' ? [] : [[id, wallTime90k(main.since_90k)]]
    }),
  )

/** Which cell shows a camera of an alert instead of its own, by the number of the cell. */
export type Forward = ReadonlyMap<number, string>

export const nobodyForward: Forward = new Map()

export type ForwardAsked = {
  /** What the cells show by themselves. */
  readonly shown: readonly (string | null)[]
  readonly alerts: readonly Alert[]
  /** How many cells may be taken at once. */
  readonly places: number
  /** Cells that somebody points at or has chosen: they stay as they are. */
  readonly held: ReadonlySet<number>
  readonly before: Forward
}

/** The next `Forward`; the same object where nothing changes. */
export const bringForward = ({ shown, alerts, places, held, before }: ForwardAsked): Forward => {
  const on_screen = new Set(shown)
  const alerted = new Set(alerts.map(({ camera }) => camera))
  const next = new Map<number, string>()
  for (const [cell, camera] of before)
    if (cell < shown.length && !on_screen.has(camera) && (alerted.has(camera) || held.has(cell))) next.set(cell, camera)
  const free = freeCells(shown, alerted).filter(cell => !held.has(cell) && !next.has(cell))
  for (const { camera } of alerts) {
    if (next.size >= places || free.length === 0) break
    if (on_screen.has(camera) || [...next.values()].includes(camera)) continue
    next.set(free.shift()!, camera)
  }
  return same(before, next) ? before : next
}

/** Empty cells first, then from the last one on; never one whose own camera has an alert. */
const freeCells = (shown: readonly (string | null)[], alerted: ReadonlySet<string>): number[] => {
  const backwards = [...shown.keys()].toReversed()
  const empty = backwards.filter(cell => shown[cell] === null).toReversed()
  const calm = backwards.filter(cell => shown[cell] !== null && !alerted.has(shown[cell]!))
  return [...empty, ...calm]
}

const same = (a: Forward, b: Forward): boolean =>
  a.size === b.size && [...a].every(([cell, camera]) => b.get(cell) === camera)
