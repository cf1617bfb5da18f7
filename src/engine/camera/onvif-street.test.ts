import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { type SimulatedCamera, type Street, startStreet } from '#simulator/street.ts'
import { until } from '#test/patience.ts'
import { createAddressGuard } from './address-guard.ts'
import { discover } from './discovery.ts'
import type { OnvifDevice } from './onvif-device.ts'
import type { DeviceEvent } from './onvif-events.ts'
import { openOnvifDevice } from './onvif-open.ts'
import { createRefusedPasswords } from './refused-passwords.ts'

const HOUR_MS = 3_600_000
/** Each with what makes it hard, in the order of the street's cameras. */
const personalities = [
  { brand: 'hikvision' },
  { brand: 'dahua', traits: { clock_offset_ms: -90 * 24 * HOUR_MS } },
  { brand: 'generic_onvif', traits: { believes_host: '10.99.99.99' } },
  { brand: 'tp_link' },
  { brand: 'uniview', traits: { clock_offset_ms: 7 * HOUR_MS } },
  { brand: 'reolink' },
] as const

let street: Street
const newConditions = () => ({
  guard: createAddressGuard(),
  refused: createRefusedPasswords(systemClock),
  clock: systemClock,
  timeout_ms: 3000,
})
const cameraOf = (brand: string): SimulatedCamera => street.cameras.find(camera => camera.brand === brand)!
const opening = (brand: string, password?: string) => {
  const camera = cameraOf(brand)
  const { hostname, port } = new URL(camera.http_url ?? '')
  const credentials = { username: camera.username, password: password ?? camera.password }
  return openOnvifDevice(newConditions(), { host: hostname, port: Number(port) }, credentials)
}
const opened = async (brand: string): Promise<OnvifDevice> => {
  const device = await opening(brand)
  assert.ok(device.ok, JSON.stringify(device))
  return device.value
}
const value = <T>(result: { ok: true; value: T } | { ok: false; problem: unknown }): T => {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

before(async () => {
  const given = personalities.map((one, i) => ({ ...one, camera: String(i + 1) }))
  street = await startStreet({
    cameras: given.length,
    quick: true,
    auth: 'digest',
    personalities: given,
    discovery: { port: 0 },
  })
})
after(() => street.stop())

for (const { brand } of personalities)
  test(`${brand}: tells who it is, its streams and where they are; a wrong password costs it one refusal`, async () => {
    const refusals = () => street.device(cameraOf(brand).device ?? '').refusals
    const wrong = await opening(brand, 'wrong')
    assert.equal(
      !wrong.ok && wrong.problem.reason,
      brand === 'dahua' || brand === 'uniview' ? wrongWith(wrong) : 'auth_failed',
    )
    assert.ok(refusals() <= 1, `${refusals()} refusals`)
    const device = await opened(brand)
    assert.ok(value(await device.identity()).model.length > 0)
    const [main, sub] = value(await device.media.profiles())
    assert.ok(main !== undefined && sub !== undefined && (main.video?.width ?? 0) > (sub.video?.width ?? 0))
    const uri = new URL(value(await device.media.streamUri(main.token)))
    assert.equal(uri.host, new URL(cameraOf(brand).main_url).host)
    assert.equal(uri.username, '')
  })

/** Where the clock is wrong as well, a refused token may be the clock's fault. */
const wrongWith = (result: Awaited<ReturnType<typeof openOnvifDevice>>): string => {
  assert.ok(!result.ok && ['auth_failed', 'clock_differs'].includes(result.problem.reason))
  return result.problem.reason
}

test('a clock that is 90 days slow is measured, and set right', async () => {
  const device = await opened('dahua')
  assert.equal(Math.round((device.clock?.offset_ms ?? 0) / HOUR_MS), -90 * 24)
  const set = value(await device.setTime({ by: 'hand' }))
  assert.ok(Math.abs(set.offset_ms) < 2000, String(set.offset_ms))
  assert.ok(value(await device.identity()).model.length > 0, 'it is still signed in')
})

test('local time told as UTC is noticed', async () => {
  const device = await opened('uniview')
  assert.equal(device.clock?.local_labelled_utc, true)
})

test('the encoder and the picture are changed, and only in what was named', async () => {
  const device = await opened('hikvision')
  const [main] = value(await device.media.profiles())
  const before = main?.video
  assert.ok(main !== undefined && before !== undefined)
  const after = value(await device.media.setEncoder(before.token, { gop_frames: 30 }))
  assert.deepEqual(after, { ...before, gop_frames: 30 })
  const imaging = value(await device.imaging.set(main.source ?? '', { brightness: 61, ir_cut: 'off' }))
  assert.deepEqual([imaging.brightness, imaging.contrast, imaging.ir_cut], [61, 50, 'off'])
})

test('a camera is steered, remembers a place and finds it again', async () => {
  const device = await opened('generic_onvif')
  const [profile] = value(await device.media.profiles())
  const token = profile?.token ?? ''
  assert.ok(value(await device.ptz.abilities(token)).continuous)
  const position = async () => value(await device.ptz.status(token)).position
  value(await device.ptz.move(token, { pan: 1, tilt: 0, zoom: 0 }, 20_000))
  await until('it turned right', async () => ((await position())?.pan ?? 0) > 0.01)
  value(await device.ptz.stop(token))
  const preset = value(await device.ptz.setPreset(token, 'Cổng làng'))
  assert.equal(value(await device.ptz.presets(token)).find(one => one.token === preset)?.name, 'Cổng làng')
  const there = await position()
  value(await device.ptz.moveTo(token, { pan: -0.5, tilt: 0.25, zoom: 0.5 }))
  await until('it looks left', async () => ((await position())?.pan ?? 0) < -0.4)
  value(await device.ptz.goto(token, preset))
  await until('it is back', async () => Math.abs(((await position())?.pan ?? 9) - (there?.pan ?? 0)) < 0.05)
  value(await device.ptz.removePreset(token, preset))
  assert.deepEqual(
    value(await device.ptz.presets(token)).filter(one => one.token === preset),
    [],
  )
})

test('what a camera notices is told as it happens, and its subscription is given back', async () => {
  const camera = street.device(cameraOf('reolink').device ?? '')
  const device = await opened('reolink')
  const events: DeviceEvent[] = []
  const stop = new AbortController()
  let subscribed = false
  const following = device.events.follow(
    event => events.push(event),
    stop.signal,
    () => {
      subscribed = true
    },
  )
  await until('it is subscribed', () => subscribed)
  camera.raise('motion', true)
  camera.raise('digital_input', true)
  const seen = (kind: DeviceEvent['kind']) =>
    events.some(event => event.kind === kind && event.kind !== 'other' && event.active)
  await until('both were told', () => seen('motion') && seen('digital_input'))
  stop.abort()
  assert.equal(await following, undefined)
  assert.equal(camera.happenings.subscriptions, 0)
})

test('faulty answers are named, and end in time', async () => {
  const expected = {
    'onvif-answers-a-bomb': 'rubbish',
    'onvif-answers-half': 'rubbish',
    'onvif-oversize': 'too_large',
    'onvif-says-html': 'not_onvif',
    'onvif-redirects-elsewhere': 'forbidden_address',
  }
  const seen: Record<string, string> = {}
  for (const fault of Object.keys(expected)) {
    street.setFault(cameraOf('tp_link').id, fault)
    const result = await opening('tp_link')
    seen[fault] = result.ok ? 'opened' : result.problem.reason
  }
  street.setFault(cameraOf('tp_link').id, undefined)
  assert.deepEqual(seen, expected)
})

test('the whole street is discovered, each on the port where it listens', async () => {
  const stop = new AbortController()
  // One of them writes an address as behind a router, with the port that it has there.
  const told = street.cameras.filter(({ brand }) => brand !== 'generic_onvif')
  const ports = new Set([80, ...told.map(({ http_url = '' }) => Number(new URL(http_url).port))])
  const wish = {
    interfaces: [],
    straight: ['127.0.0.1'],
    port: street.discovery_port ?? 0,
    for_ms: 15_000,
    signal: stop.signal,
  }
  const found = new Set<number>()
  await discover(createAddressGuard(), wish, device => {
    found.add(device.onvif?.port ?? 0)
    if (found.size === ports.size) stop.abort()
  })
  assert.deepEqual(found, ports)
})
