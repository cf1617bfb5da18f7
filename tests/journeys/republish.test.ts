// Another station pulls a camera from this one, as a system of a higher level does, until its account is removed.

import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { freePort } from '#bench/workplace.ts'
import type { Looks } from '#contract/access-log.ts'
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
  const { looks } = await here.ask<Looks>('GET', `/api/cameras/${camera.id}/looks`)
  assert.ok(
    looks.some(({ who, verb, open }) => who.kind === 'system' && who.name === 'huyen' && verb === 'watch_live' && open),
    'the owner sees that another system watches',
  )

  const removed = await run(['republish', 'account', 'remove', 'huyen', ...at])
  assert.equal(removed.code, 0, removed.err)
  await until('nobody fetches', async () => (await here.ask<Republish>('GET', '/api/republish')).fetching.length === 0)
  await until('the other station is refused', async () => (await above.camera('tu-xa')).main?.reason === 'auth_failed')
})

test('sound goes to another system only while it is recorded and the account may hear it', async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { audio: 'pcma' })
  const here = await House.open(stack)
  const above = await House.open(stack)
  const camera = street.cameras[0]!
  await here.add(camera)
  const port = await freePort()
  await here.ask('PUT', '/api/republish', { body: { enabled: true, host: '127.0.0.1', port } })
  const { secret } = await here.ask<MadeRepublishAccount>('POST', '/api/republish/accounts', {
    body: { name: 'huyen', cameras: [camera.id] },
  })
  await here.streams(camera.id)
  const main_url = `rtsp://127.0.0.1:${port}/${camera.id}/main`
  const more = { username: 'huyen', password: secret, record_audio: true, audio_reason: 'thử tiếng' }
  await above.add({ id: 'tu-xa', name: 'Từ xã', main_url }, more)
  const at = ['--data', here.data, '--json']
  const heard = async () => {
    const [there, session] = [
      await above.camera('tu-xa'),
      (await here.ask<Republish>('GET', '/api/republish')).fetching,
    ]
    return there.main?.state === 'streaming' && session.length === 1 && [there.main.sound !== null, session[0]!.sound]
  }
  const becomes = (what: string, sound: boolean) =>
    until(what, async () => String(await heard()) === String([sound, sound]), 40_000)
  const record = (on: boolean) =>
    here.ask('PATCH', `/api/cameras/${camera.id}`, { body: { audio: { record: on, reason: 'thử tiếng' } } })

  await becomes('pictures come without sound', false)
  await record(true)
  await until('its sound is recorded here', async () => (await here.camera(camera.id)).main?.sound?.codec === 'alaw')
  await becomes('the account may not hear it', false)
  const changed = await run(['republish', 'account', 'set', 'huyen', '--sound', 'on', ...at])
  assert.equal(changed.code, 0, changed.err)
  await becomes('it hears', true)
  await record(false)
  await becomes('nothing is heard that is not recorded', false)

  const other = await run(['republish', 'account', 'set', 'huyen', '--camera', 'khong-co', ...at])
  assert.match(other.out + other.err, /no_such_camera/)
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
