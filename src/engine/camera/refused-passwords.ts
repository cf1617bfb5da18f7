// Refused passwords: what a device has refused once is not offered to it again for a while, whoever asks. Devices lock an account after
// five to seven wrong tries, for half an hour and for everybody, so the program tries once, then waits and asks a person.

import { createHmac, randomBytes } from 'node:crypto'
import type { Clock } from '#base/clock.ts'
import type { Credentials } from './rtsp/auth.ts'

const SAME_PASSWORD_WAITS_MS = 10 * 60_000
/** Different passwords, all wrong, within the same span: then the device is left alone. */
const MOST_DIFFERENT = 3
const MOST_DEVICES = 2000

export type RefusedPasswords = {
  /** 0 when these may be tried at this door of a device (`ip:port`, or `rtspDoor`) now, else how long to wait. */
  readonly wait_ms: (device: string, credentials: Credentials) => number
  /** Notes that the device refused them. */
  readonly refused: (device: string, credentials: Credentials) => void
  /** Notes that the device took them: whatever else is tried on it, these may always be. */
  readonly taken: (device: string, credentials: Credentials) => void
  /** Forgets what every door of this machine refused: a person says that the password may be right now. */
  readonly forget: (ip: string) => void
}

/** A door of its own: a device that refuses this user over HTTP may well take it over RTSP. */
export const rtspDoor = (ip: string, port: number): string => `rtsp ${ip}:${port}`

/** Keeps no password, only a keyed digest that means nothing outside this process. */
export const createRefusedPasswords = (clock: Clock): RefusedPasswords => {
  const key = randomBytes(32)
  const devices = new Map<string, Map<string, number>>()
  const good = new Map<string, string>()
  const digest = ({ username, password }: Credentials): string =>
    createHmac('sha256', key).update(`${username}\0${password}`).digest('base64')

  const current = (device: string): Map<string, number> => {
    const tries = devices.get(device) ?? new Map<string, number>()
    const now = clock.monotonic()
    for (const [hash, at] of tries) if (now - at >= SAME_PASSWORD_WAITS_MS) tries.delete(hash)
    if (tries.size === 0) devices.delete(device)
    return tries
  }

  return {
    wait_ms: (device, credentials) => {
      const tries = current(device)
      if (good.get(device) === digest(credentials)) return 0
      const now = clock.monotonic()
      const same = tries.get(digest(credentials))
      if (same !== undefined) return Math.ceil(SAME_PASSWORD_WAITS_MS - (now - same))
      if (tries.size < MOST_DIFFERENT) return 0
      return Math.ceil(SAME_PASSWORD_WAITS_MS - (now - Math.min(...tries.values())))
    },
    refused: (device, credentials) => {
      const tries = current(device)
      tries.set(digest(credentials), clock.monotonic())
      if (good.get(device) === digest(credentials)) good.delete(device)
      put(devices, device, tries)
    },
    taken: (device, credentials) => {
      devices.get(device)?.delete(digest(credentials))
      put(good, device, digest(credentials))
    },
    forget: ip => {
      for (const door of devices.keys()) if (door.replace(/^rtsp /, '').startsWith(`${ip}:`)) devices.delete(door)
    },
  }
}

/** The latest at the end; past the bound the oldest goes. */
const put = <T>(kept: Map<string, T>, device: string, value: T): void => {
  kept.delete(device)
  kept.set(device, value)
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_DEVICES) break
    kept.delete(oldest)
  }
}
