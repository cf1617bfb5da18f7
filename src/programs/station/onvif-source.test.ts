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
import { type SimulatedCamera, startStreet } from '#simulator/street.ts'
import { onvifSources } from './onvif-source.ts'

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
  const service = { service_url: `${camera.http_url}onvif/device_service`, credentials, channel: null, ...camera }
  const found = await onvifSources(conditions, service, never)
  assert.ok(found.ok && found.value.length === 1, JSON.stringify(found))
  const source = found.value[0]!
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

test('each channel of a recorder has its own recording, and an unknown one has none', async () => {
  await using street = await startStreet({
    cameras: 3,
    quick: true,
    personalities: [{ brand: 'uniview', cameras: ['1', '2', '3'], nvr: 'nha-ong-ba' }],
    nvrs: [{ name: 'nha-ong-ba', dialect: 'profile_g' }],
  })
  const { username, password, http_url } = street.cameras[0]!
  const conditions = { guard: createAddressGuard(), refused: createRefusedPasswords(clock), clock }
  const replays = async (channel: number | null, main_url: string) => {
    // Without a path, as the book of recorders has it.
    const service = { service_url: http_url!, credentials: { username, password }, channel, main_url }
    const found = await onvifSources(conditions, service, never)
    return found.ok && found.value.map(({ playback }) => URL.parse(playback.url)!.pathname)
  }
  assert.deepEqual(await replays(3, street.cameras[2]!.main_url), ['/replay/3/main'])
  assert.deepEqual(await replays(null, street.cameras[1]!.main_url), ['/replay/2/main'], 'known by its address')
  assert.deepEqual(await replays(1, 'rtsp://127.0.0.1/unicast/c1/s0/live'), ['/replay/1/main'], 'known by its number')
  assert.deepEqual(await replays(7, 'rtsp://127.0.0.1/unicast/c7/s0/live'), [])
  assert.deepEqual(await replays(null, 'rtsp://127.0.0.1/khac'), [], 'the first is nobody’s guess')
})

test('no answer, no ONVIF, no Profile G, a refused password and a forbidden network are told apart', async () => {
  await using street = await startStreet({
    cameras: 3,
    quick: true,
    personalities: [
      { brand: 'dahua', camera: '1' },
      { brand: 'uniview', camera: '2' },
    ],
  })
  const conditions = { guard: createAddressGuard(), refused: createRefusedPasswords(clock), clock }
  const asked = async (service_url: string, { username, password }: (typeof street.cameras)[number], wrong = '') => {
    const service = { service_url, channel: null, main_url: 'rtsp://127.0.0.1/main' }
    const found = await onvifSources(
      conditions,
      { ...service, credentials: { username, password: password + wrong } },
      never,
    )
    return found.ok ? found.value.length : found.problem.reason
  }
  const [dahua, uniview, plain] = street.cameras as [SimulatedCamera, SimulatedCamera, SimulatedCamera]
  assert.equal(await asked(dahua.http_url!, dahua), 'no_source')
  assert.equal(await asked(uniview.http_url!, uniview), 'no_source', 'it records nothing')
  assert.equal(await asked(uniview.http_url!, uniview, 'x'), 'auth_failed')
  assert.equal(await asked('http://127.0.0.1:1/onvif/device_service', plain), 'unreachable')
  assert.equal(await asked('không phải địa chỉ', plain), 'bad_address')
  const guard = createAddressGuard(['10.0.0.0/8'])
  const service = { service_url: uniview.http_url!, credentials: undefined, channel: null, main_url: '' }
  const outside = await onvifSources({ ...conditions, guard }, service, never)
  assert.deepEqual(!outside.ok && outside.problem.reason, 'forbidden_address')
})
