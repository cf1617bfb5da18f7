// Another station pulls a camera from this one, as a system of a higher level does, until its account is removed.

import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { freePort } from '#bench/workplace.ts'
import type { MadeRepublishAccount, Republish } from '#contract/republish.ts'
import { run } from '#test/command-line.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

test('another station records what this one republishes, until its account is removed', async t => {
  const stack = closing(t)
  const street = await openStreet(stack)
  const here = await House.open(stack)
  const above = await House.open(stack)
  const camera = street.cameras[0]!
  await here.add(camera)
  const at = ['--data', here.data, '--json']
  const port = await freePort()
  const opened = await run(['republish', 'on', '--host', '127.0.0.1', '--port', `${port}`, ...at])
  assert.equal((JSON.parse(opened.out) as Republish).state, 'on', opened.err)
  const made = await run(['republish', 'account', 'add', 'huyen', '--camera', camera.id, ...at])
  const { secret } = JSON.parse(made.out) as MadeRepublishAccount
  await here.streams(camera.id)

  const main_url = `rtsp://127.0.0.1:${port}/${camera.id}/main`
  await above.add({ id: 'tu-xa', name: 'Từ xã', main_url }, { username: 'huyen', password: secret })
  await above.streams('tu-xa')
  const { now_90k } = await above.status()
  await above.recorded('tu-xa', now_90k, 3)
  const shown = await here.ask<Republish>('GET', '/api/republish')
  assert.deepEqual(
    shown.fetching.map(({ account, camera, stream }) => ({ account, camera, stream })),
    [{ account: 'huyen', camera: camera.id, stream: 'main' }],
  )
  assert.ok(!JSON.stringify(shown).includes(secret), 'the secret is told once')

  const removed = await run(['republish', 'account', 'remove', 'huyen', ...at])
  assert.equal(removed.code, 0, removed.err)
  await until('nobody fetches', async () => (await here.ask<Republish>('GET', '/api/republish')).fetching.length === 0)
  await until('the other station is refused', async () => (await above.camera('tu-xa')).main?.reason === 'auth_failed')
})

test('a port that is taken is told, and what was open stays open', async t => {
  const stack = closing(t)
  const house = await House.open(stack)
  const [port, taken] = [await freePort(), await freePort()]
  const other = createServer().listen(taken, '127.0.0.1')
  stack.defer(() => void other.close())
  const set = (body: object) => house.ask<Republish>('PUT', '/api/republish', { body })
  await set({ enabled: true, host: '127.0.0.1', port })
  await assert.rejects(set({ port: taken }), { code: 'republish_port_in_use' })
  await assert.rejects(set({ host: '192.0.2.1' }), { code: 'republish_bad_host' })
  const { state, settings } = await house.ask<Republish>('GET', '/api/republish')
  assert.deepEqual([state, settings.port, settings.host], ['on', port, '127.0.0.1'])
  const wrong = house.ask('POST', '/api/republish/accounts', { body: { name: 'huyen', cameras: ['khong-co'] } })
  await assert.rejects(wrong, { code: 'no_such_camera' })
})
