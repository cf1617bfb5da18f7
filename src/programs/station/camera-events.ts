// Camera events on a station: one follower for each device that answers ONVIF, begun and ended as cameras come and go or are given another
// password. A recorder's channels share its one subscription, and each is told what names its source.

import { createHash } from 'node:crypto'
import type { CameraId } from '#base/ids.ts'
import { ok } from '#base/result.ts'
import { type CameraEvent, type CameraEvents, MOST_TOLD_EVENTS, type RecentEvent } from '#contract/camera-event.ts'
import { addressOf, type Patient } from '#engine/camera/doctor.ts'
import { EventFollower, type HeardEvent } from '#engine/camera/event-follower.ts'
import type { OnvifConditions } from '#engine/camera/onvif-device.ts'
import { openOnvifDevice } from '#engine/camera/onvif-open.ts'
import { problemOf, trouble } from '#engine/camera/onvif-trouble.ts'
import { type CameraBooks, cameraAtHand } from './camera-at-hand.ts'

const LOOK_EVERY_MS = 5000
/** Few devices push so much that this many are dear; beyond it the rest are not followed. */
const MOST_FOLLOWED = 300
const LONGEST = 200

type Followed = {
  readonly follower: EventFollower
  readonly key: string
  cameras: number
  readonly sources: Map<number, string>
}

type Wanted = { readonly id: CameraId; readonly patient: Patient; readonly cameras: number }

export class CameraEventsBook {
  readonly #books: CameraBooks
  readonly #conditions: OnvifConditions
  readonly #followed = new Map<string, Followed>()
  readonly #ofCamera = new Map<CameraId, { readonly url: string; readonly channel: number }>()
  readonly #watch: NodeJS.Timeout

  constructor(books: CameraBooks, conditions: OnvifConditions) {
    this.#books = books
    this.#conditions = conditions
    this.#watch = setInterval(() => this.look(), LOOK_EVERY_MS)
    this.look()
  }

  of(camera: CameraId): CameraEvents {
    const at = this.#ofCamera.get(camera)
    const followed = at && this.#followed.get(at.url)
    if (at === undefined || followed === undefined) return { state: 'none', why: null, events: [], dropped: 0 }
    const { follower } = followed
    const mine = eventsOfChannel(followed, at.channel)
    const why = follower.state === 'waiting' && follower.trouble ? problemOf(follower.trouble).code : null
    return { state: follower.state, why, events: mine.map(shownEvent), dropped: follower.dropped }
  }

  /** What any camera noticed after an instant, the latest first. Which camera of a recorder it was is told where the device says it. */
  recent(after_90k: number): readonly RecentEvent[] {
    const told = [...this.#ofCamera].flatMap(([camera, { url, channel }]) => {
      const followed = this.#followed.get(url)
      return followed === undefined ? [] : recentOf(camera, followed, channel, after_90k)
    })
    return told.sort((a, b) => b.at_90k - a.at_90k).slice(0, MOST_TOLD_EVENTS)
  }

  /** Begins and ends followers as the books are now. */
  look(): void {
    const wanted = new Map<string, Wanted>()
    this.#ofCamera.clear()
    for (const { id } of this.#books.cameras.list()) {
      const patient = cameraAtHand(this.#books, id)
      const url = patient?.service_url ?? null
      if (patient === undefined || url === null || patient.suspended || patient.credentials === undefined) continue
      const known = wanted.get(url)
      if (known === undefined && wanted.size >= MOST_FOLLOWED) continue
      wanted.set(url, { id: known?.id ?? id, patient: known?.patient ?? patient, cameras: (known?.cameras ?? 0) + 1 })
      this.#ofCamera.set(id, { url, channel: patient.channel ?? 1 })
    }
    for (const [url, { key, follower }] of this.#followed) {
      if (keyOf(wanted.get(url)?.patient) === key) continue
      void follower.stop()
      this.#followed.delete(url)
    }
    for (const [url, { id, patient, cameras }] of wanted) {
      const followed = this.#followed.get(url) ?? this.#begin(url, id, patient)
      followed.cameras = cameras
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.#watch)
    await Promise.all([...this.#followed.values()].map(({ follower }) => follower.stop()))
  }

  #begin(url: string, id: CameraId, patient: Patient): Followed {
    const sources = new Map<number, string>()
    const address = addressOf(url)!
    const follower = new EventFollower({
      clock: this.#conditions.clock,
      open: async signal => {
        // A password that the device refuses the recorder is not tried on it by another door as well.
        const main = this.#books.statusOf(id).main
        if (main?.reason === 'auth_failed') return trouble('password_waits')
        const opened = await openOnvifDevice(this.#conditions, address, patient.credentials, signal)
        if (!opened.ok) return opened.problem.reason === 'not_onvif' ? ok(undefined) : opened
        const { services, media, events } = opened.value
        if (!services.has('events')) return ok(undefined)
        const profiles = await media.profiles()
        const told = new Set(profiles.ok ? profiles.value.flatMap(({ source }) => source ?? []) : [])
        for (const [at, source] of [...told].entries()) sources.set(at + 1, source)
        return ok(events)
      },
    })
    const followed = { follower, key: keyOf(patient), cameras: 1, sources }
    this.#followed.set(url, followed)
    return followed
  }
}

const eventsOfChannel = ({ follower, cameras, sources }: Followed, channel: number): readonly HeardEvent[] => {
  const own = sources.get(channel)
  return follower.events.filter(({ event }) => cameras === 1 || (own !== undefined && event.source === own))
}

const recentOf = (camera: CameraId, followed: Followed, channel: number, after_90k: number): readonly RecentEvent[] =>
  eventsOfChannel(followed, channel).flatMap(({ event, at }) =>
    event.kind === 'other' || !event.changed || at <= after_90k
      ? []
      : [{ camera, kind: event.kind, active: event.active, at_90k: at }],
  )

/** Another address or password is another subscription; what is kept for comparing shows neither. */
const keyOf = (patient: Patient | undefined): string => {
  const { service_url, credentials } = patient ?? {}
  return createHash('sha256').update(`${service_url}\0${credentials?.username}\0${credentials?.password}`).digest('hex')
}

const shownEvent = ({ event, at }: HeardEvent): CameraEvent => ({
  kind: event.kind,
  active: event.kind === 'other' ? null : event.active,
  at_90k: at,
  camera_ms: event.device_ms ?? null,
  changed: event.changed,
  topic: event.topic.slice(0, LONGEST),
  source: event.source?.slice(0, LONGEST) ?? null,
  values: event.kind === 'other' ? { ...event.values } : {},
})
