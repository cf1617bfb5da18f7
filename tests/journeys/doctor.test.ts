// The camera doctor's journeys: an EZVIZ camera that scrambles its pictures is added, told, switched and recorded; a camera is steered and stops when
// nobody steers any more; what it notices is heard.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { silentLogger } from '#base/log.ts'
import type { Camera } from '#contract/camera.ts'
import type { CameraEvents } from '#contract/camera-event.ts'
import type { AppliedFix, DoctorReport } from '#contract/doctor.ts'
import type { Notices } from '#contract/notice.ts'
import type { Probe } from '#contract/probe.ts'
import type { Ptz } from '#contract/ptz.ts'
import { startStation } from '#programs/station/station.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import type { Street } from '#simulator/street.ts'
import { run } from '#test/command-line.ts'
import { lineOf } from '#test/engine/patient.ts'
import { Asked, closing, House, makeFolder, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const needs = { skip: await libavMissing() }

const report = (house: House, id: string): Promise<DoctorReport> =>
  until(
    'the doctor is done',
    async () => {
      const told = await house.ask<DoctorReport>('GET', `/api/cameras/${id}/doctor`)
      return told.state === 'done' && told
    },
    60_000,
  )

const examined = async (house: House, id: string): Promise<DoctorReport> => {
  await house.ask('POST', `/api/cameras/${id}/doctor`, { body: {} })
  return report(house, id)
}

/** Over a probe of its address, as a person adds it who knows the maker and the password. */
const addProbed = async (house: House, street: Street, at: number): Promise<Camera> => {
  const { id, name, username, password, brand, http_url, main_url } = street.cameras[at]!
  const device = street.device(id)
  const address = device.traits.onvif_on && device.personality.onvif ? new URL(http_url!).host : main_url
  const begun = await house.ask<Probe>('POST', '/api/probes', { body: { address, brand, username, password } })
  const probe = await until(
    `${id} is probed`,
    async () => {
      const told = await house.ask<Probe>('GET', `/api/probes/${begun.id}`)
      return told.state === 'done' && told
    },
    30_000,
  )
  const main = probe.main ?? probe.streams[0]?.key
  if (main === undefined) {
    await house.add(street.cameras[at]!)
    return house.camera(id)
  }
  return house.ask('POST', `/api/probes/${probe.id}/camera`, { body: { id, name, main } })
}

test(
  'an EZVIZ camera that scrambles its pictures is added, told what to switch off, and records after the switch',
  needs,
  async t => {
    const stack = closing(t)
    const street = await openStreet(stack, { personalities: [{ brand: 'ezviz', camera: '1' }] })
    const house = await House.open(stack)
    const { id } = await addProbed(house, street, 0)
    await until('it is told as scrambled', async () => (await house.camera(id)).main?.reason === 'encrypted', 30_000)

    const told = await examined(house, id)
    const { severity, outcome, advice } = lineOf(told, 'encryption')
    assert.deepEqual([severity, outcome], ['serious', 'scrambled'])
    assert.match(advice?.vi ?? '', /tắt|Tắt/)
    assert.equal(lineOf(told, 'sign_in').outcome, 'taken')
    assert.ok((told.took_ms ?? 0) > 0)

    await street.device(id).change({ encrypted: false })
    const camera = await house.streams(id, 60_000)
    const span = { from_90k: camera.main!.since_90k, to_90k: camera.main!.since_90k + 3 * 90_000 }
    await until('3 s are recorded', async () => (await house.coverage(id, span)).recorded_90k >= 2 * 90_000, 30_000)
    const healed = await examined(house, id)
    assert.notEqual(lineOf(healed, 'encryption').outcome, 'scrambled')
    assert.equal(lineOf(healed, 'stream').outcome, 'comes')
  },
)

test('a camera that is recorded is looked over in its recording, put right, steered and heard', needs, async t => {
  const stack = closing(t)
  const traits = { ptz: true, group_s: 8, clock_offset_ms: 20_000 }
  const street = await openStreet(stack, { personalities: [{ brand: 'hikvision', camera: '1', traits }] })
  const data = join(makeFolder(stack), 'data')
  const opened = stack.use(new AsyncDisposableStack())
  const house = await House.open(opened, { data })
  const { id } = street.cameras[0]!
  await addProbed(house, street, 0)
  await house.streams(id, 30_000)
  const told = await examined(house, id)
  assert.deepEqual(
    [lineOf(told, 'group_length').outcome, lineOf(told, 'group_length').fix],
    ['too_long', 'shorter_gop'],
  )
  assert.equal(lineOf(told, 'clock').fix, 'set_clock')
  const applied = await house.ask<AppliedFix>('POST', `/api/cameras/${id}/doctor/fixes`, {
    body: { code: 'shorter_gop' },
  })
  assert.deepEqual([applied.outcome, applied.by, applied.before.main_gop_frames], ['done', 'cli', '120'])
  assert.equal(street.device(id).channels[0]?.streams.main.group_pictures, 30)
  const after = await house.ask<DoctorReport>('GET', `/api/cameras/${id}/doctor`)
  assert.equal(after.fixes[0]?.code, 'shorter_gop')

  const { head } = street.device(id)
  const ptz = await house.ask<Ptz>('GET', `/api/cameras/${id}/ptz`)
  assert.ok(ptz.can?.move && ptz.can.absolute && ptz.can.home, JSON.stringify(ptz))
  await house.ask('POST', `/api/cameras/${id}/ptz/move`, { body: { pan: 0.5, for_ms: 1000 } })
  await until('it moves', async () => head.pose().pan > 0)
  await until('it has stopped by itself', async () => !head.moving())
  const preset = await house.ask<{ token: string }>('POST', `/api/cameras/${id}/ptz/presets`, {
    body: { name: 'Cổng' },
  })
  await house.ask('PUT', `/api/cameras/${id}/ptz/position`, { body: { pan: -0.5, tilt: 0.25 } })
  assert.equal(head.pose().pan, -0.5)
  await house.ask('POST', `/api/cameras/${id}/ptz/presets/${preset.token}/goto`)
  assert.ok(head.pose().pan > 0)
  await house.ask('POST', `/api/cameras/${id}/ptz/home`)
  assert.equal(head.pose().pan, 0)
  await house.ask('DELETE', `/api/cameras/${id}/ptz/presets/${preset.token}`)
  await assert.rejects(
    house.ask('POST', `/api/cameras/${id}/ptz/presets/${preset.token}/goto`),
    /no_such_preset|vị trí/,
  )

  const events = () => house.ask<CameraEvents>('GET', `/api/cameras/${id}/events`)
  await until('its events are followed', async () => (await events()).state === 'following', 30_000)
  street.device(id).raise('motion', true)
  await until('motion is heard', async () =>
    (await events()).events.some(one => one.kind === 'motion' && one.active && one.changed),
  )
  const kept = await report(house, id)
  await opened.disposeAsync()
  const again = await startStation({ data, host: '127.0.0.1', port: 0, log: silentLogger, linger_ms: 20_000 })
  stack.defer(() => again.stop())
  const later = new Asked(data)
  assert.deepEqual(await later.ask<DoctorReport>('GET', `/api/cameras/${id}/doctor`), kept)
  const { out } = await run(['notice', 'list', '--camera', id, '--kind', 'motion', '--json', '--data', data])
  const [listed] = JSON.parse(out) as readonly Notices[]
  const [noticed, ...more] = listed?.cameras[0]?.notices ?? []
  assert.deepEqual([noticed?.kind, noticed?.times, more], ['motion', 1, []])
  assert.notEqual(noticed?.end, 'heard', 'its end was not heard, or it still lasts')
  const said = await run(['camera', 'doctor', id, '--last', '--data', data])
  assert.equal(said.code, 0)
  assert.match(said.out, /Khám lúc .*\n[\s\S]*group_length\/too_long[\s\S]*Các lần sửa camera/)
  assert.match(said.out, /· cli · ✔ shorter_gop \(isapi\): main_gop_frames 120 → 30, sub_gop_frames 64 → 16/)
})
