// Heard refusals: a password that a camera refused the recorder is known to whoever else in the station would try it, and forgotten by all
// when a person says that it may be right now.

import type { CameraId, StreamName } from '#base/ids.ts'
import type { StreamStatus } from '#contract/camera.ts'
import { readCameraAddress } from '#engine/camera/address.ts'
import type { AddressGuard } from '#engine/camera/address-guard.ts'
import { type RefusedPasswords, rtspDoor } from '#engine/camera/refused-passwords.ts'
import { type CameraBooks, cameraAtHand } from './camera-at-hand.ts'

type Calling = { readonly guard: AddressGuard; readonly refused: RefusedPasswords }

/** Takes what the recorder says of each stream. */
export const hearRefusals =
  (books: CameraBooks, calling: Calling) =>
  (camera: string, stream: StreamName, { state, reason }: StreamStatus): void => {
    if (state === 'streaming' || reason === 'auth_failed')
      void note(books, calling, camera as CameraId, stream, state === 'streaming')
  }

const note = async (
  books: CameraBooks,
  { guard, refused }: Calling,
  camera: CameraId,
  stream: StreamName,
  taken: boolean,
): Promise<void> => {
  const { main_url, sub_url, credentials } = cameraAtHand(books, camera) ?? {}
  const address = readCameraAddress((stream === 'main' ? main_url : sub_url) ?? '')
  if (!address.ok || credentials === undefined) return
  const pinned = await guard.pin(address.value.host)
  if (!pinned.ok) return
  const door = rtspDoor(pinned.value.ip, address.value.port)
  if (taken) refused.taken(door, credentials)
  else refused.refused(door, credentials)
}

export const forgetRefusals = async ({ guard, refused }: Calling, host: string): Promise<void> => {
  const pinned = await guard.pin(host)
  if (pinned.ok) refused.forget(pinned.value.ip)
}
