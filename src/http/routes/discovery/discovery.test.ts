import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import { unknownDevice } from '#community/upkeep/device-book.ts'
import type { Discovery } from '#contract/discovery.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import { message } from '#test/engine/testdata.ts'
import { startStation } from '#test/front-door-station.ts'
import { until } from '#test/patience.ts'
import { discoveryRoutes } from './discovery-routes.ts'

/** A station whose searches reach one pretended device at 127.0.0.1, which counts how often it was asked. */
const start = async (t: TestContext, guard = createAddressGuard()) => {
  const device = createSocket('udp4')
  let asked = 0
  device.on('message', (_, from) => {
    asked++
    device.send(message('hikvision-onvif-probe-match.txt'), from.port, from.address, () => {})
  })
  device.bind(0, '127.0.0.1')
  await once(device, 'listening')
  const stop = new AbortController()
  t.after(() => {
    stop.abort()
    device.close()
  })
  const devices = { get: () => unknownDevice, ofNvr: () => [] }
  const cameras = { list: () => [], get: () => undefined, known: () => false }
  const port = device.address().port
  const station = await startStation(t, discoveryRoutes({ guard, cameras, devices, port, stopped: stop.signal }))
  const cookie = await station.signIn()
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await station.ask(method, path, { cookie, ...(body !== undefined && { body }) })
    return { status: answer.status, body: (await answer.json()) as Discovery & { readonly code?: string } }
  }
  return { ...station, search: ask, asked: () => asked }
}

test('a search fills while it goes on, is stopped, and stays readable until the next one', async t => {
  const { ask, search } = await start(t)
  assert.equal((await ask('POST', '/api/discovery', { body: {} })).status, 401)
  const begun = await search('POST', '/api/discovery', { interfaces: ['lo'], range: '127.0.0.1' })
  assert.deepEqual([begun.status, begun.body.state, begun.body.addresses], [202, 'searching', 1])
  const path = `/api/discovery/${begun.body.id}`
  const read = async () => (await search('GET', path)).body
  await until('the device is found', async () => (await read()).devices.some(({ onvif }) => onvif))
  const [device] = (await read()).devices.filter(({ found_by }) => found_by === 'discovery')
  assert.deepEqual([device?.address, device?.brand, device?.added_as], ['127.0.0.1', 'hikvision', []])
  const { status, body } = await search('DELETE', path)
  assert.deepEqual([status, body.state === 'searching', body.devices.length > 0], [200, false, true])
  await search('POST', '/api/discovery', { interfaces: ['lo'] })
  assert.equal((await search('GET', path)).body.code, 'no_such_search')
})

test('nothing outside the allowed ranges is asked, and a range or an interface that is none is refused', async t => {
  const { search, asked } = await start(t, createAddressGuard(['10.9.9.9']))
  const { body } = await search('POST', '/api/discovery', { interfaces: ['lo'], range: '127.0.0.1' })
  await until(
    'the range was gone through',
    async () => (await search('GET', `/api/discovery/${body.id}`)).body.asked === 1,
  )
  assert.deepEqual([asked(), (await search('DELETE', `/api/discovery/${body.id}`)).body.devices], [0, []])
  const wrong = async (wish: object) => (await search('POST', '/api/discovery', wish)).body.code
  for (const range of ['0.0.0.0/0', '127.0.0.0/8']) assert.equal(await wrong({ range }), 'range_too_large')
  for (const range of ['2130706433', '0x7f.1', 'cong-chinh', '10.0.0.9-3'])
    assert.equal(await wrong({ range }), 'bad_range')
  assert.equal(await wrong({ interfaces: ['khong-co'] }), 'no_such_interface')
})
