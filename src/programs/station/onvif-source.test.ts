// A camera of no known maker is asked by ONVIF where it plays its recordings, and gives them back from there.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { wallFromUnixMillis } from '#base/units.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import { lookAtSource } from '#engine/camera/playback.ts'
import { createRefusedPasswords } from '#engine/camera/refused-passwords.ts'
import { StreamFailure } from '#engine/camera/stream-state.ts'
import type { LaterFrame } from '#engine/recording/gap-filler.ts'
import { fetchRecorded } from '#engine/relay/fetch-recorded.ts'
import { startStreet } from '#simulator/street.ts'
import { onvifSource } from './onvif-source.ts'

const clock = systemClock
const never = new AbortController().signal

test('Profile G: found by its service, played by its replay address, at the time at which it was filmed', async () => {
  await using street = await startStreet({
    cameras: 1,
    quick: true,
    personalities: [{ brand: 'generic_onvif', camera: '1' }],
    cards: [{ camera: '1', dialect: 'profile_g' }],
  })
  const camera = street.cameras[0]!
  const credentials = { username: camera.username, password: camera.password }
  const conditions = { guard: createAddressGuard(), refused: createRefusedPasswords(clock), clock }
  const source = await onvifSource(conditions, `${camera.http_url}onvif/device_service`, credentials)
  assert.ok(source !== undefined)
  assert.deepEqual([source.kind, source.playback.dialect], ['profile_g', 'profile_g'])
  const to_ms = Date.now() - 30_000
  const gap = { from: wallFromUnixMillis(to_ms - 20_000), to: wallFromUnixMillis(to_ms) }
  const at = {
    source: source.playback,
    credentials,
    pin: conditions.guard.pin,
    certificate: () => false,
    audio: undefined,
    clock,
  }
  const seen = await lookAtSource(at, gap.from, gap.to, source.clock, never)
  assert.ok(seen !== 'nothing_there' && !(seen instanceof StreamFailure), String(seen))
  const frames: LaterFrame[] = []
  const taker = { take: async (frame: LaterFrame) => void frames.push(frame), done: false }
  const { failure } = await fetchRecorded({ ...at, seen, gaps: [gap], pace: () => 0 }, taker, never)
  assert.equal(failure, undefined)
  const keys = frames.filter(({ key, decode }) => key && decode >= gap.from && decode < gap.to)
  const filmed = street.recorder(camera.id).keyframes(1, to_ms - 25_000, to_ms + 5000)
  assert.ok(keys.length >= 15, `${keys.length} keyframes`)
  for (const { bytes, decode } of keys)
    assert.ok(
      filmed.some(
        ({ at_ms, tail }) => Math.abs(at_ms - decode / 90) < 600 && bytes.subarray(-tail.length).equals(tail),
      ),
    )
})

test('a device without ONVIF, or outside the allowed networks, is no source', async () => {
  await using street = await startStreet({ cameras: 1, quick: true })
  const conditions = { guard: createAddressGuard(['10.0.0.0/8']), refused: createRefusedPasswords(clock), clock }
  assert.equal(
    await onvifSource(conditions, `http://127.0.0.1:${street.port}/onvif/device_service`, undefined),
    undefined,
  )
  assert.equal(await onvifSource(conditions, 'không phải địa chỉ', undefined), undefined)
})
