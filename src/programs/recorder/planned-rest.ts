// Planned rest: the hours and days in which a camera is not recorded because somebody said so. Suspended: not dialled at all, until it is
// resumed or its time has come. Outside its hours: live goes on, nothing reaches the disk. Both are causes, told from the moment they begin.

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { hoursAt, parseWeekHours, type WeekHours } from '#base/week-hours.ts'
import type { FromRecorder, PlannedCamera } from '#contract/recorder-wire.ts'
import type { LedgerWriter } from '#engine/recording/ledger.ts'
import { OutageNotes, type Trouble } from './outage-notes.ts'

type Planned = Pick<PlannedCamera, 'camera' | 'hours' | 'suspended'>
export type PlannedHours = Pick<PlannedCamera, 'hours' | 'sharing'>

/** The suspension that holds now; one whose time has come holds no more, whether or not the station says so. */
export const suspensionOf = ({ suspended }: Planned, now: WallTime90k): Trouble | undefined => {
  if (suspended === null || (suspended.until_90k !== null && suspended.until_90k <= now)) return undefined
  const { by, reason, since_90k } = suspended
  return { cause: 'suspended', detail: reason, by, since: wallTime90k(since_90k) }
}

/** Why nothing is to be recorded at this hour; undefined inside the hours and where there are none. */
export const outsideHours = ({ hours }: Pick<Planned, 'hours'>, now: WallTime90k): Trouble | undefined => {
  if (hours === null) return undefined
  const { on, since } = hoursAt(readHours(hours.text), now)
  const begins = wallTime90k(Math.max(since ?? 0, hours.since_90k))
  return on ? undefined : { cause: 'not_scheduled', detail: hours.text, by: hours.by, since: begins }
}

/** Its owner does not share it, and does not want it recorded meanwhile. Hours that cannot be read are never. */
const notShared = ({ sharing }: PlannedHours, now: WallTime90k): Trouble | undefined => {
  if (sharing === null) return undefined
  const { hours, paused_until_90k: paused, by, since_90k } = sharing
  const said = { cause: 'not_shared', by } as const
  if (paused !== null && now < paused) return { ...said, detail: '', since: wallTime90k(since_90k) }
  if (hours === null) return undefined
  const read = parseWeekHours(hours)
  const { on, since } = hoursAt(read.ok ? read.value : [], now)
  const begins = wallTime90k(Math.max(since ?? 0, since_90k, paused ?? 0))
  return on ? undefined : { ...said, detail: hours, since: begins }
}

/** Why nothing is to be recorded now, though the camera sends. */
export const offHours = (planned: PlannedHours, now: WallTime90k): Trouble | undefined =>
  notShared(planned, now) ?? outsideHours(planned, now)

/** Asked twice a second for every stream. Hours that cannot be read leave nothing out: no footage is lost to a typing error. */
export const readHours = (text: string): WeekHours => {
  const known = hoursRead.get(text)
  if (known !== undefined) return known
  const read = parseWeekHours(text)
  const hours = read.ok ? read.value : [{ from_min: 0, to_min: 7 * 1440 }]
  if (hoursRead.size > 1000) hoursRead.clear()
  hoursRead.set(text, hours)
  return hours
}

const hoursRead = new Map<string, WeekHours>()

type Resting = { readonly planned: PlannedCamera; readonly notes: ReadonlyMap<string, OutageNotes> }

/** Keeps the ledger of suspended cameras, which have no keeper. */
export class RestingCameras {
  readonly #ledger: LedgerWriter
  readonly #resting = new Map<string, Resting>()

  constructor(ledger: LedgerWriter) {
    this.#ledger = ledger
  }

  /** Takes the plan; answers the cameras that are to be dialled. */
  follow(cameras: readonly PlannedCamera[], now: WallTime90k): readonly PlannedCamera[] {
    const resting = cameras.filter(camera => suspensionOf(camera, now) !== undefined)
    const kept = new Set<string>(resting.map(({ camera }) => camera))
    for (const [camera, { notes }] of this.#resting) {
      if (kept.has(camera)) continue
      for (const note of notes.values()) note.look(undefined, now)
      this.#resting.delete(camera)
    }
    for (const planned of resting) {
      const known = this.#resting.get(planned.camera)?.notes
      const notes = planned.streams.map(({ stream }) => {
        const note = known?.get(stream) ?? new OutageNotes(this.#ledger, planned.camera, stream)
        note.look(suspensionOf(planned, now), now)
        return [stream, note] as const
      })
      this.#resting.set(planned.camera, { planned, notes: new Map(notes) })
    }
    return cameras.filter(({ camera }) => !kept.has(camera))
  }

  /** True when a camera’s time has come: the plan is to be followed again. */
  due(now: WallTime90k): boolean {
    return [...this.#resting.values()].some(({ planned }) => suspensionOf(planned, now) === undefined)
  }

  statuses(): readonly FromRecorder[] {
    return [...this.#resting.values()].flatMap(({ planned: { camera, streams, suspended } }) =>
      suspended === null ? [] : streams.map(({ stream }) => statusOf(camera, stream, suspended)),
    )
  }
}

const statusOf = (
  camera: PlannedCamera['camera'],
  stream: PlannedCamera['streams'][number]['stream'],
  { reason, by, since_90k, until_90k }: NonNullable<PlannedCamera['suspended']>,
): FromRecorder => ({
  kind: 'status',
  camera,
  stream,
  status: {
    state: 'waiting',
    reason: 'suspended',
    detail: `${reason} (${by})`,
    since_90k,
    retry_at_90k: until_90k,
    codec: null,
    width: null,
    height: null,
    frames_per_second: null,
    bits_per_second: null,
    sound: null,
    packets_lost: 0,
    packets_bad: 0,
    camera_clock_offset_ms: null,
    camera_clock_drift_ppm: null,
  },
})
