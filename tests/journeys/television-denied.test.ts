// Journey: whoever takes a television off the wall, or its cookie, has what it showed and nothing more of the whole station.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import type { LiveNews } from '#contract/live.ts'
import type { Pairing, Television, TelevisionHome } from '#contract/television.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

type Described = {
  readonly paths: Record<string, Record<string, { readonly 'x-access': string; readonly 'x-websocket'?: boolean }>>
}

test('a television asks every route of the station, and is answered on its own alone', async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { cameras: 2 })
  const house = await House.open(stack)
  for (const camera of street.cameras) await house.add(camera)
  const [own, other] = street.cameras.map(({ id }) => id)
  const { url } = house.station
  const asked = (method: string, path: string, cookie: string, body?: unknown) =>
    fetch(url + path, {
      method,
      headers: { cookie, origin: url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const pairing = (await (await asked('POST', '/api/television/pairing', '')).json()) as Pairing
  const shows = { kind: 'cameras', cameras: [own], at_once: 'all', every_s: 15 }
  const setup = { code: pairing.code, name: 'TV 1', shows, hours: null, brightness: 100 }
  const made = await house.ask<Television>('POST', '/api/televisions', { body: setup })
  const answer = await asked('POST', '/api/television/pairing/answer', '', { token: pairing.token })
  const tv = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''

  const described = (await (await house.get('/api/openapi.json')).json()) as Described
  let denied = 0
  for (const [path, methods] of Object.entries(described.paths))
    for (const [method, { 'x-access': access }] of Object.entries(methods)) {
      if (access !== 'session') continue
      const address = path.replace(/\{\w+\}/g, own!)
      for (const cookie of [tv, tv.replace('mt_television', 'mt_session')]) {
        const { status } = await asked(method.toUpperCase(), address, cookie)
        assert.equal(status, 401, `${method} ${path}`)
        denied++
      }
    }
  assert.ok(denied > 150, `${denied} questions`)

  const home = (await (await asked('GET', '/api/television', tv)).json()) as TelevisionHome
  assert.deepEqual(
    home.cameras.map(({ id }) => id),
    [own],
  )
  await house.streams(own!)
  const live = new WebSocket(`${url.replace('http', 'ws')}/api/television/live`, {
    headers: { cookie: tv, origin: url },
  } as never)
  t.after(() => live.close())
  const news: LiveNews[] = []
  let frames = 0
  live.binaryType = 'arraybuffer'
  live.onmessage = ({ data }) => (typeof data === 'string' ? news.push(JSON.parse(data) as LiveNews) : frames++)
  await once(live, 'open')
  live.send(JSON.stringify({ kind: 'watch', channel: 1, camera: own, stream: 'main' }))
  live.send(JSON.stringify({ kind: 'watch', channel: 2, camera: other, stream: 'main' }))
  const refused = (channel: number) => news.some(said => said.kind === 'refused' && said.channel === channel)
  await until('its own camera comes, the other does not', () => frames > 10 && refused(2))
  assert.ok(!news.some(({ kind, channel }) => kind !== 'refused' && channel === 2))

  const path = `/api/televisions/${made.id}`
  const { code: _, ...rest } = setup
  await house.ask('PUT', path, { body: { ...rest, shows: { ...shows, cameras: [other] } } })
  await until('what it may not see any more ends', () => refused(1))
})
