// Journey: the same camera over each way that packets can travel, and what happens when its certificate becomes another one.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { insideHttp, insideTls, makeCertificate, noOpenssl } from '#test/wrapped-rtsp.ts'

test('a camera is recorded inside HTTP, and signs us in there too', { timeout: 60_000 }, async t => {
  const stack = closing(t)
  const house = await House.open(stack)
  const street = await openStreet(stack, { auth: 'digest' })
  const camera = street.cameras[0]!
  const { username, password } = camera
  for (const [id, lock] of [
    ['open', undefined],
    ['locked', `${username}:${password}`],
  ] as const) {
    const tunnel = stack.use(await insideHttp(street.port, lock))
    const main_url = `rtsp://127.0.0.1:${tunnel.port}/${camera.id}/main`
    await house.add({ ...camera, id, name: id, main_url }, { transport: 'http' })
    const { main } = await house.streams(id)
    await house.recorded(id, main!.since_90k, 3)
  }
})

test('a camera is recorded inside TLS; another certificate is refused until somebody accepts it', {
  skip: noOpenssl,
  timeout: 60_000,
}, async t => {
  const stack = closing(t)
  const house = await House.open(stack)
  const street = await openStreet(stack)
  const camera = street.cameras[0]!
  const first = await insideTls(street.port, makeCertificate())
  const addressOf = (port: number) => `rtsps://127.0.0.1:${port}/${camera.id}/main`
  await house.add({ ...camera, main_url: addressOf(first.port) })
  const { main } = await house.streams(camera.id)
  await house.recorded(camera.id, main!.since_90k, 2)
  await first[Symbol.asyncDispose]()
  const other = stack.use(await insideTls(street.port, makeCertificate()))
  const patch = (body: object) => house.ask('PATCH', `/api/cameras/${camera.id}`, { body })
  await patch({ main_url: addressOf(other.port) })
  const told = await until('it says that the certificate changed', async () => {
    const { main } = await house.camera(camera.id)
    return main?.reason === 'certificate_changed' && main
  })
  assert.equal(told.state, 'refused')
  await patch({ trust_certificate: true })
  const { main: again } = await house.streams(camera.id, 30_000)
  await house.recorded(camera.id, again!.since_90k, 2)
})
