// Journey: somebody turns a camera from afar and is gone in the middle of it. The camera stands still a moment later.

import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import type { Ptz } from '#contract/ptz.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

test('a camera stops when whoever turns it is cut off, though it does not keep to the time that it is told', {
  timeout: 60_000,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { personalities: [{ brand: 'generic_onvif', camera: '1' }] })
  const house = await House.open(stack)
  const camera = street.cameras[0]!
  const device = street.device(camera.device!)
  const address = `127.0.0.1:${device.http_port}`
  const { username, password } = camera
  const body = { address, rtsp_port: device.rtsp_port, brand: 'generic_onvif', username, password }
  const probe = await house.ask<{ id: string }>('POST', '/api/probes', { body })
  const { main } = await until(
    'the camera is found',
    async () => {
      const found = await house.ask<{ state: string; main: string }>('GET', `/api/probes/${probe.id}`)
      return found.state === 'done' && found
    },
    60_000,
  )
  const { id } = await house.ask<{ id: string }>('POST', `/api/probes/${probe.id}/camera`, {
    body: { name: 'Ngã ba', main, id: 'nga-ba' },
  })
  const ptz = await house.ask<Ptz>('GET', `/api/cameras/${id}/ptz`)
  assert.equal(ptz.can?.move, true, ptz.why_not ?? '')
  const { head } = device
  const turn = head.move.bind(head)
  head.move = velocity => turn(velocity, 60_000) // as many cameras do: only a stop stops it
  const text = JSON.stringify({ pan: 0.2, for_ms: 1000 })
  const request = [
    `POST /api/cameras/${id}/ptz/move HTTP/1.1`,
    `Host: ${new URL(house.station.url).host}`,
    `Origin: ${house.station.url}`,
    `Cookie: ${house.cookie}`,
    'Content-Type: application/json',
    `Content-Length: ${text.length}`,
    '',
    text,
  ].join('\r\n')
  for (const times of [1, 3]) {
    const socket = connect(house.station.port, '127.0.0.1')
    for (let i = 0; i < times; i++) socket.write(request) // three at once: the page held the button
    await until('it turns', () => head.moving())
    socket.resetAndDestroy()
    await until('it stands still', () => !head.moving())
    const pose = head.pose()
    assert.ok(pose.pan > 0 && pose.pan < 1, JSON.stringify(pose))
  }
})
