// Camera events on a station: one follower for each device that answers ONVIF, begun and ended as cameras come and go or are given another
// password. A recorder's channels share its one subscription, and each is told what names its source.

import { createHash } from 'node:crypto'
import type { CameraId } from '#base/ids.ts'
import { ok } from '#base/result.ts'
import type { WallTime90k } from '#base/units.ts'
import type { CameraEvent, CameraEvents } from '#contract/camera-event.ts'
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

/** Who is told what cameras notice, each camera by itself. */
export type EventListener = {
  readonly hear: (camera: CameraId, heard: HeardEvent) => void
  readonly lose: (camera: CameraId, alive: WallTime90k) => void
}

export class CameraEventsBook {
  readonly #books: CameraBooks
  readonly #conditions: OnvifConditions
  readonly #listener: EventListener
  readonly #followed = new Map<string, Followed>()
  readonly #ofCamera = new Map<CameraId, { readonly url: string; readonly channel: number }>()
  readonly #watch: NodeJS.Timeout

  constructor(books: CameraBooks, conditions: OnvifConditions, listener: EventListener) {
    this.#books = books
    this.#listener = listener
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

  /** Until when a camera is known to have been listened to. */
  alive(camera: CameraId): WallTime90k | undefined {
    const at = this.#ofCamera.get(camera)
    return at && this.#followed.get(at.url)?.follower.alive
  }

  /** Begins and ends followers as the books are now. */
  look(): void {
    const wanted = new Map<string, Wanted>()
    const before = new Map(this.#ofCamera)
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
    for (const [camera, { url }] of before) {
      const alive = this.#followed.get(url)?.follower.alive
      if (alive !== undefined && this.#ofCamera.get(camera)?.url !== url) this.#listener.lose(camera, alive)
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
      onEvent: heard => {
        for (const camera of this.#camerasOf(url, ({ channel }) => isOfChannel(followed, channel, heard)))
          this.#listener.hear(camera, heard)
      },
      onLost: alive => {
        for (const camera of this.#camerasOf(url)) this.#listener.lose(camera, alive)
      },
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
    const followed: Followed = { follower, key: keyOf(patient), cameras: 1, sources }
    this.#followed.set(url, followed)
    return followed
  }

  #camerasOf(url: string, which: (at: { readonly channel: number }) => boolean = () => true): readonly CameraId[] {
    return [...this.#ofCamera].flatMap(([camera, at]) => (at.url === url && which(at) ? [camera] : []))
  }
}

const eventsOfChannel = (followed: Followed, channel: number): readonly HeardEvent[] =>
  followed.follower.events.filter(heard => isOfChannel(followed, channel, heard))

const isOfChannel = ({ cameras, sources }: Followed, channel: number, { event }: HeardEvent): boolean => {
  const own = sources.get(channel)
  return cameras === 1 || (own !== undefined && event.source === own)
}

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
