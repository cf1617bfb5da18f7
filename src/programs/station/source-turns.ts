// Turns at sources: whether backfill may try a device's password now. What the device refused anybody in the station is not tried; of several jobs
// on one recorder one tries, and the others wait for what comes of it.

import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import { readCameraAddress } from '#engine/camera/address.ts'
import type { AddressGuard } from '#engine/camera/address-guard.ts'
import { type RefusedPasswords, rtspDoor } from '#engine/camera/refused-passwords.ts'
import { createSignInLine, type Turn } from '#engine/camera/sign-in-line.ts'
import type { KnownSource } from '#engine/relay/source.ts'

type Calling = { readonly guard: AddressGuard; readonly refused: RefusedPasswords }

export const turnsAtSources = (calling: () => Calling, clock: Clock) => {
  const line = createSignInLine(clock)
  return ({ playback, credentials }: Pick<KnownSource, 'playback' | 'credentials'>) =>
    async (camera: CameraId, signal: AbortSignal): Promise<Turn | undefined> => {
      const { guard, refused } = calling()
      const address = readCameraAddress(playback.url)
      if (!address.ok || credentials === undefined) return undefined
      const { host, port } = address.value
      const pinned = await guard.pin(host)
      if (!pinned.ok) return undefined // it is said where it would be dialled
      const door = rtspDoor(pinned.value.ip, port)
      const { may } = await line.turn({ host, port, camera, credentials }, signal)
      const rest_ms = refused.wait_ms(door, credentials)
      if (may === undefined || rest_ms > 0) {
        may?.over(false)
        return { rest_ms: Math.max(1, rest_ms) }
      }
      return {
        may: {
          taken: () => {
            refused.taken(door, credentials)
            may.taken()
          },
          over: was_refused => {
            if (was_refused) refused.refused(door, credentials)
            return may.over(was_refused)
          },
        },
      }
    }
}
