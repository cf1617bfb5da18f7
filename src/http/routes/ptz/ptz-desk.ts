// PTZ desk: the steering of each camera that somebody moves, and what the camera answers as problems that a person can read. Opening a device costs
// several questions, so one that answered lately is asked again without them.

import type { CameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import type { CameraEvents } from '#contract/camera-event.ts'
import type { Ptz, PtzPresetShown } from '#contract/ptz.ts'
import type { OnvifPtz, PtzPosition, PtzSpeed } from '#engine/camera/onvif-ptz.ts'
import { type OnvifResult, problemOf } from '#engine/camera/onvif-trouble.ts'
import { Steering } from '#engine/camera/steering.ts'

/** The way to a camera's head: the service, and the profile that steers it. */
export type PtzHead = { readonly ptz: OnvifPtz; readonly profile: string }

export type CameraEventsReader = {
  readonly of: (camera: CameraId) => CameraEvents
}

const KEPT_MS = 5 * 60_000
const MOST_KEPT = 64

export type PtzDesk = {
  readonly look: (camera: CameraId) => Promise<Ptz>
  readonly move: (camera: CameraId, speed: PtzSpeed, for_ms: number) => Promise<void>
  readonly stopMoving: (camera: CameraId) => Promise<void>
  readonly moveTo: (camera: CameraId, position: PtzPosition) => Promise<void>
  readonly home: (camera: CameraId) => Promise<void>
  readonly setHome: (camera: CameraId) => Promise<void>
  readonly keepPreset: (camera: CameraId, name: string, preset?: string) => Promise<PtzPresetShown>
  readonly removePreset: (camera: CameraId, preset: string) => Promise<void>
  readonly goto: (camera: CameraId, preset: string) => Promise<void>
  /** Whatever moves is stopped. */
  readonly stop: () => Promise<void>
}

type Held = PtzHead & { readonly steering: Steering; readonly since_ms: number }

/** `open` throws `camera_cannot_be_steered` and the problems of a device. */
export const createPtzDesk = (
  open: (camera: CameraId) => Promise<PtzHead>,
  now_ms: () => number = () => performance.now(),
): PtzDesk => {
  const heads = new Map<CameraId, Held>()
  const opening = new Map<CameraId, Promise<Held>>()

  const openAnew = async (camera: CameraId): Promise<Held> => {
    const head = await open(camera)
    const held = { ...head, steering: new Steering(head.ptz, head.profile), since_ms: now_ms() }
    heads.set(camera, held)
    for (const [oldest, { steering }] of heads) if (heads.size > MOST_KEPT && !steering.moving) heads.delete(oldest)
    return held
  }
  /** While it moves it is the same one: a second would not know of the first one's dead man. */
  const headOf = (camera: CameraId): Promise<Held> => {
    const held = heads.get(camera)
    if (held !== undefined && (held.steering.moving || now_ms() - held.since_ms < KEPT_MS)) return Promise.resolve(held)
    const under = opening.get(camera) ?? openAnew(camera).finally(() => opening.delete(camera))
    opening.set(camera, under)
    return under
  }
  const mustDo = async <T>(camera: CameraId, deed: (head: Held) => Promise<OnvifResult<T>>): Promise<T> => {
    const done = await deed(await headOf(camera))
    if (done.ok) return done.value
    heads.delete(camera)
    throw problemOf(done.problem, { camera })
  }
  return {
    look: camera => look(camera, headOf),
    move: (camera, speed, for_ms) => mustDo(camera, ({ steering }) => steering.move(speed, for_ms)),
    stopMoving: camera => mustDo(camera, ({ steering }) => steering.stop()),
    moveTo: (camera, position) => mustDo(camera, ({ ptz, profile }) => ptz.moveTo(profile, position)),
    home: camera => mustDo(camera, ({ ptz, profile }) => ptz.home(profile)),
    setHome: camera => mustDo(camera, ({ ptz, profile }) => ptz.setHome(profile)),
    keepPreset: async (camera, name, preset) => {
      const token = await mustDo(camera, ({ ptz, profile }) => ptz.setPreset(profile, name, preset))
      return { token, name, position: null }
    },
    removePreset: async (camera, preset) => {
      await mustHave(camera, preset, mustDo)
      await mustDo(camera, ({ ptz, profile }) => ptz.removePreset(profile, preset))
    },
    goto: async (camera, preset) => {
      await mustHave(camera, preset, mustDo)
      await mustDo(camera, ({ ptz, profile }) => ptz.goto(profile, preset))
    },
    stop: async () => {
      const moving = [...heads.values()].filter(({ steering }) => steering.moving)
      await Promise.all(moving.map(({ steering }) => steering.stop()))
    },
  }
}

type MustDo = <T>(camera: CameraId, deed: (head: Held) => Promise<OnvifResult<T>>) => Promise<T>

const mustHave = async (camera: CameraId, preset: string, mustDo: MustDo): Promise<void> => {
  const presets = await mustDo(camera, ({ ptz, profile }) => ptz.presets(profile))
  if (!presets.some(({ token }) => token === preset)) throw new Problem('no_such_preset', { camera, preset })
}

const look = async (camera: CameraId, headOf: (camera: CameraId) => Promise<Held>): Promise<Ptz> => {
  const cannot = (why_not: string): Ptz => ({ can: null, why_not, moving: null, position: null, presets: [] })
  const head = await headOf(camera).catch((error: unknown) => error)
  if (head instanceof Problem) return cannot(head.code)
  if (head instanceof Error) throw head
  const { ptz, profile } = head as Held
  const [abilities, status, presets] = await Promise.all([
    ptz.abilities(profile),
    ptz.status(profile),
    ptz.presets(profile),
  ])
  if (!abilities.ok) return cannot(problemOf(abilities.problem).code)
  const { continuous, absolute, zoom, home, most_presets } = abilities.value
  return {
    can: { move: continuous, absolute, zoom, home, most_presets },
    why_not: null,
    moving: status.ok ? (status.value.moving ?? null) : null,
    position: status.ok ? (status.value.position ?? null) : null,
    presets: presets.ok
      ? presets.value.map(({ token, name, position }) => ({ token, name, position: position ?? null }))
      : [],
  }
}
