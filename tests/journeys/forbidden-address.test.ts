// Journey: a camera that stands in the book with an address outside the allowed networks, as from a copy of another station, is never dialled, and
// every place that tells of cameras says why and what to do.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DoctorReport } from '#contract/doctor.ts'
import { run } from '#test/command-line.ts'
import { lineOf } from '#test/engine/patient.ts'
import { closing, House } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

test('a camera outside the allowed networks is refused by the recorder and told everywhere', async t => {
  const stack = closing(t)
  const house = await House.open(stack)
  const address = 'rtsp://203.0.113.9/main'
  await assert.rejects(house.add({ id: 'cong', name: 'Cổng', main_url: address }), /device_address_forbidden|mạng/)
  const nothing = {
    place: '',
    sub_url: null,
    username: '',
    password: '',
    transport: 'tcp',
    record_audio: false,
  } as const
  const { id } = house.station.cameras.add({ ...nothing, name: 'Cổng', main_url: address })
  house.station.camerasChanged()
  const told = await until('its state is told', async () => {
    const { main } = await house.camera(id)
    return main !== null && main.reason !== null && main
  })
  assert.equal(told.reason, 'forbidden_address')
  const { out } = await run(['camera', 'list', '--data', house.data])
  assert.match(out, /nằm ngoài các mạng mà trạm được phép gọi[\s\S]*matthan network allow/)
  await house.ask('POST', `/api/cameras/${id}/doctor`, { body: {} })
  const report = await until('the doctor is done', async () => {
    const found = await house.ask<DoctorReport>('GET', `/api/cameras/${id}/doctor`)
    return found.state === 'done' && found
  })
  assert.deepEqual([lineOf(report, 'address').outcome, lineOf(report, 'address').severity], ['forbidden', 'serious'])
})
