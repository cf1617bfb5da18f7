// Sign-in line: which streams of one device may try its password now. While nobody knows whether it is right one stream tries and the others
// wait; once it was refused all wait, long enough that a device that locks its account after five wrong tries never has a reason to.

import type { Clock } from '#base/clock.ts'
import { pause } from './dial-budget.ts'
import type { Credentials } from './rtsp/auth.ts'

/** A device that is still starting refuses now and then what it takes a minute later. */
const FIRST_REST_MS = 60_000
/** At most four tries in half an hour, after which devices forget wrong ones. */
const LONG_REST_MS = 10 * 60_000
/** A try that hangs holds up the others for so long; they may want another channel, which works. */
const HANGING_MS = 1500
const MOST_DOORS = 2000

export type SignIn = {
  /** The device took the password: whoever waits may come. */
  readonly taken: () => void
  /** The try or the session is over; answers how long this camera is to rest. */
  readonly over: (refused: boolean) => number
}

export type Turn =
  | { readonly may: SignIn; readonly rest_ms?: undefined }
  | { readonly may?: undefined; readonly rest_ms: number }

export type SignInLine = {
  /** Waits until this camera may try, or answers how long it is to rest because the password was refused. */
  readonly turn: (who: Who, signal: AbortSignal) => Promise<Turn>
  /** Waits so long, or until somebody says that the password may be right now. */
  readonly rest: (who: Who, rest_ms: number, signal: AbortSignal) => Promise<void>
  /** A person says that the password may be right now: forgets what this host refused. */
  readonly retry: (host: string) => void
}

export type Who = {
  readonly host: string
  readonly port: number
  /** Two streams of one camera are one. */
  readonly camera: string
  readonly credentials: Credentials
}

type Refusals = { readonly times: number; readonly until_ms: number }

type Door = {
  readonly host: string
  /** Sessions that it let in and that are not over. */
  inside: number
  trying: { readonly since_ms: number; readonly over: Promise<void>; readonly end: () => void } | undefined
  /** In a row, while nobody was inside. */
  refusals: number
  until_ms: number
  readonly cameras: Map<string, Refusals>
  readonly wake: Set<() => void>
}

export const createSignInLine = (clock: Clock): SignInLine => {
  const doors = new Map<string, Door>()
  const now = (): number => clock.monotonic()

  const doorOf = ({ host, port, credentials }: Who): Door => {
    const key = JSON.stringify([host, port, credentials.username, credentials.password])
    const door = doors.get(key) ?? newDoor(host)
    doors.delete(key)
    doors.set(key, door)
    if (doors.size > MOST_DOORS) forgetOne(doors)
    return door
  }

  return {
    turn: async (who, signal) => {
      const door = doorOf(who)
      while (!signal.aborted) {
        const rest_ms = restOf(door, who.camera, now())
        if (rest_ms > 0) return { rest_ms }
        const { trying } = door
        const hanging_ms = trying === undefined ? 0 : trying.since_ms + HANGING_MS - now()
        if (door.inside > 0 || trying === undefined || hanging_ms <= 0) break
        await Promise.race([trying.over, pause(hanging_ms, signal)])
      }
      return { may: enter(door, who.camera, now) }
    },
    rest: async (who, rest_ms, signal) => {
      const { wake } = doorOf(who)
      const woken = new AbortController()
      const waker = () => woken.abort()
      wake.add(waker)
      await pause(rest_ms, AbortSignal.any([signal, woken.signal]))
      wake.delete(waker)
    },
    retry: host => {
      for (const door of doors.values()) {
        if (door.host !== host) continue
        forgive(door)
        for (const waker of door.wake) waker()
      }
    },
  }
}

const newDoor = (host: string): Door => ({
  host,
  inside: 0,
  trying: undefined,
  refusals: 0,
  until_ms: 0,
  cameras: new Map(),
  wake: new Set(),
})

/** One refusal may be of one camera alone, a channel that this user may not see; the second is of the password. */
const restOf = (door: Door, camera: string, now: number): number => {
  const own = (door.cameras.get(camera)?.until_ms ?? 0) - now
  return Math.max(own, door.inside > 0 ? 0 : door.until_ms - now)
}

const enter = (door: Door, camera: string, now: () => number): SignIn => {
  let inside = false
  let end = () => {}
  const over = new Promise<void>(resolve => {
    end = resolve
  })
  const trying = { since_ms: now(), over, end }
  door.trying = trying
  const tried = () => {
    if (door.trying === trying) door.trying = undefined
    end()
  }
  return {
    taken: () => {
      if (inside) return
      inside = true
      door.inside++
      forgive(door, camera)
      tried()
    },
    over: refused => {
      if (inside) door.inside--
      inside = false
      if (refused) refuse(door, camera, now())
      tried()
      return refused ? restOf(door, camera, now()) : 0
    },
  }
}

const refuse = (door: Door, camera: string, now: number): void => {
  const times = (door.cameras.get(camera)?.times ?? 0) + 1
  door.cameras.set(camera, { times, until_ms: now + (times === 1 ? FIRST_REST_MS : LONG_REST_MS) })
  if (door.inside > 0) return
  door.refusals++
  if (door.refusals > 1) door.until_ms = now + LONG_REST_MS
}

/** The password was right, or may be by now: what was refused counts no more, of the whole door and of this camera or of all. */
const forgive = (door: Door, camera?: string): void => {
  door.refusals = 0
  door.until_ms = 0
  if (camera === undefined) door.cameras.clear()
  else door.cameras.delete(camera)
}

/** The one that was asked for longest ago and has nobody inside. */
const forgetOne = (doors: Map<string, Door>): void => {
  for (const [key, { inside, trying, wake }] of doors) {
    if (inside > 0 || trying !== undefined || wake.size > 0) continue
    doors.delete(key)
    return
  }
}
