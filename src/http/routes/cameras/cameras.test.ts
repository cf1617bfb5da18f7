import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { startStation } from '#test/front-door-station.ts'
import { readCameraUrl } from './camera-url.ts'

const json = (answer: Response) => answer.json() as Promise<Record<string, unknown>>

test('a camera is added, listed and removed, and the recorder hears of it', async t => {
  const { ask, signIn, recorder, cameras } = await startStation(t)
  const cookie = await signIn()
  const body = { name: 'Cổng chính', main_url: 'rtsp://10.0.0.9/main', sub_url: 'rtsp://10.0.0.9/sub' }
  const added = await ask('POST', '/api/cameras', { cookie, body })
  assert.deepEqual([added.status, added.headers.get('location')], [201, '/api/cameras/cong-chinh'])
  assert.equal((await json(await ask('GET', '/api/cameras/cong-chinh', { cookie }))).name, 'Cổng chính')
  assert.equal(((await json(await ask('GET', '/api/cameras', { cookie }))).cameras as unknown[]).length, 1)
  assert.deepEqual(recorder.changed, ['changed'])
  const removed = await ask('DELETE', '/api/cameras/cong-chinh', { cookie })
  assert.deepEqual(await json(removed), { id: 'cong-chinh', name: 'Cổng chính', footage: 'kept' })
  assert.deepEqual([cameras.list().length, recorder.changed.length], [0, 2])
  const gone = await ask('DELETE', '/api/cameras/cong-chinh', { cookie })
  assert.deepEqual([gone.status, (await json(gone)).code], [404, 'no_such_camera'])
})

test('a password pasted into the address goes to the vault and nowhere else', async t => {
  const { ask, signIn, secrets, lines, db } = await startStation(t)
  const cookie = await signIn()
  const main_url = 'rtsp://admin:s%C3%A1u-m%40t@10.0.0.9:554/Streaming/Channels/101'
  const added = await ask('POST', '/api/cameras', { cookie, body: { name: 'Chợ', main_url } })
  const text = await added.text()
  assert.equal(JSON.parse(text).main_url, 'rtsp://10.0.0.9:554/Streaming/Channels/101')
  assert.equal(JSON.parse(text).has_credentials, true)
  const [camera] = secrets.list()
  assert.deepEqual([camera?.username, camera?.password], ['admin', 'sáu-m@t'])
  const stored = JSON.stringify(db.prepare('SELECT id, name, place, main_url, sub_url FROM camera').all())
  for (const place of [text, stored, lines.join('')]) assert.doesNotMatch(place, /s%C3%A1u|sáu|admin/)
})

test('an id that is taken is a conflict; the same name alone is not', async t => {
  const { ask, signIn } = await startStation(t)
  const cookie = await signIn()
  const add = (more: object) =>
    ask('POST', '/api/cameras', { cookie, body: { name: 'Ngõ 3', main_url: 'rtsp://10.0.0.9/', ...more } })
  assert.equal((await json(await add({}))).id, 'ngo-3')
  assert.equal((await json(await add({}))).id, 'ngo-3-2')
  assert.deepEqual([(await add({ id: 'ngo-3' })).status, (await add({ id: 'NGO' })).status], [409, 400])
})

test('addresses that cannot be a camera are refused by field and not repeated', async t => {
  const { ask, signIn } = await startStation(t)
  const cookie = await signIn()
  for (const main_url of [
    '',
    'http://10.0.0.9/',
    'rtsp://',
    'rtsp:///a',
    'rtsp://a b/',
    'rtsp://a:99999/',
    'rtsp://a:0/',
    'rtsp://a\r\nTEARDOWN/',
    'javascript:alert(1)',
    'rtsp://admin:p/w@10.0.0.9/',
    'file:///etc/passwd',
    `rtsp://a/${'x'.repeat(600)}`,
  ]) {
    const text = await (await ask('POST', '/api/cameras', { cookie, body: { name: 'X', main_url } })).text()
    assert.match(JSON.parse(text).code, /bad_camera_url|invalid_request/, main_url)
    assert.equal(JSON.parse(text).where.field, 'body.main_url')
    assert.doesNotMatch(text, /TEARDOWN|passwd|p\/w/)
  }
})

test('addresses are read as they are written, encrypted RTSP among them', () => {
  const code = (text: string) => {
    try {
      return readCameraUrl(text, 'main_url').url
    } catch (error) {
      return error instanceof Problem ? error.code : error
    }
  }
  assert.equal(code('rtsps://10.0.0.9/main'), 'rtsps://10.0.0.9/main')
  assert.equal(code(' RTSP://10.0.0.9/main?a=1#b '), 'rtsp://10.0.0.9/main?a=1')
  assert.equal(code('rtsp://[fd00::9]:8554/main'), 'rtsp://[fd00::9]:8554/main')
})

test('whatever is pasted as an address is read or refused as a problem, and never keeps its user info', () => {
  const pasted = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true }))
  fc.assert(
    fc.property(pasted, fc.string(), (text, user) => {
      const address = `rtsp://${user}@${text.replace(/^https?:\/\//, '')}`
      for (const tried of [text, address]) {
        try {
          const { url } = readCameraUrl(tried, 'main_url')
          assert.equal((URL.parse(url)?.username ?? '?') + URL.parse(url)?.password, '')
          assert.doesNotMatch(url, /[\s\p{Cc}]/u)
        } catch (error) {
          assert.ok(error instanceof Problem, String(error))
        }
      }
    }),
    { numRuns: 2_000 },
  )
})

test('sound is recorded for a reason, which is kept with who gave it and when', async t => {
  const { ask, signIn, recorder } = await startStation(t)
  const cookie = await signIn()
  const body = { name: 'Ngõ 3', main_url: 'rtsp://10.0.0.9/', record_audio: true }
  assert.equal((await json(await ask('POST', '/api/cameras', { cookie, body }))).code, 'audio_needs_reason')
  const added = await json(await ask('POST', '/api/cameras', { cookie, body: { ...body, audio_reason: 'trộm xe' } }))
  const first = added.audio as Record<string, unknown>
  assert.deepEqual([added.record_audio, first.recording, first.reason, first.by], [true, true, 'trộm xe', 'truc-ban'])
  const patch = (change: object) => ask('PATCH', '/api/cameras/ngo-3', { cookie, body: change })
  assert.equal((await patch({ audio: { record: false } })).status, 400)
  const off = await json(await patch({ audio: { record: false, reason: 'hết án' } }))
  assert.deepEqual([off.record_audio, (off.audio as Record<string, unknown>).reason], [false, 'hết án'])
  assert.equal(recorder.changed.length, 2)
})

test('a camera is changed in the parts that are named, and keeps its password in the vault', async t => {
  const { ask, signIn, secrets } = await startStation(t)
  const cookie = await signIn()
  const body = { name: 'Chợ', main_url: 'rtsp://u:p@10.0.0.9/a', sub_url: 'rtsp://10.0.0.9/b' }
  await ask('POST', '/api/cameras', { cookie, body })
  const patch = async (change: object) => json(await ask('PATCH', '/api/cameras/cho', { cookie, body: change }))
  const moved = await patch({ main_url: 'rtsps://10.0.0.9/a', transport: 'tls', place: 'Thôn 3' })
  assert.deepEqual(
    [moved.main_url, moved.sub_url, moved.transport, moved.place, moved.name],
    ['rtsps://10.0.0.9/a', 'rtsp://10.0.0.9/b', 'tls', 'Thôn 3', 'Chợ'],
  )
  const [kept] = secrets.list()
  assert.deepEqual([kept?.username, kept?.password, kept?.main_url], ['u', 'p', 'rtsps://10.0.0.9/a'])
  await patch({ password: 'q', sub_url: null })
  const [next] = secrets.list()
  assert.deepEqual([next?.username, next?.password, next?.sub_url], ['u', 'q', null])
  assert.equal((await patch({ main_url: 'http://10.0.0.9/' })).code, 'bad_camera_url')
  assert.equal((await patch({ transport: 'ftp' })).code, 'invalid_request')
  assert.equal((await json(await ask('PATCH', '/api/cameras/khong-co', { cookie, body: {} }))).code, 'no_such_camera')
})

test('an address outside the allowed ranges is neither added nor put in place of another, in no form of it', async t => {
  const { ask, signIn, cameras } = await startStation(t)
  const cookie = await signIn()
  await ask('POST', '/api/cameras', { cookie, body: { name: 'Chợ', main_url: 'rtsp://10.0.0.9/a' } })
  for (const host of ['8.8.8.8', '169.254.169.254', '[::ffff:8.8.8.8]', '[64:ff9b::a9fe:a9fe]', '0.0.0.0', '[::]']) {
    const added = await ask('POST', '/api/cameras', { cookie, body: { name: 'Xa', main_url: `rtsp://${host}/a` } })
    assert.deepEqual([host, (await json(added)).code], [host, 'device_address_forbidden'])
    for (const field of ['main_url', 'sub_url']) {
      const changed = await ask('PATCH', '/api/cameras/cho', { cookie, body: { [field]: `rtsps://${host}:322/a` } })
      const { code, where } = await json(changed)
      assert.deepEqual([host, code, where], [host, 'device_address_forbidden', { field: `body.${field}` }])
    }
  }
  for (const host of ['2130706433', '0177.0.0.1', '0x7f.1', '127.1', '1.2.3.256']) {
    const added = await ask('POST', '/api/cameras', { cookie, body: { name: 'Xa', main_url: `rtsp://${host}/a` } })
    assert.deepEqual([host, (await json(added)).code], [host, 'bad_camera_url'])
  }
  assert.deepEqual(
    cameras.list().map(({ main_url, sub_url }) => [main_url, sub_url]),
    [['rtsp://10.0.0.9/a', null]],
  )
})

test('a camera that moves takes its ONVIF address along, and an address that was given without its password keeps it', async t => {
  const { ask, signIn, secrets, ports } = await startStation(t)
  const cookie = await signIn()
  const path = '/user=admin_password=bi-mat_channel=1_stream=0.sdp'
  const body = { name: 'Chợ', main_url: `rtsp://10.0.0.9${path}`, username: 'admin', password: 'bi-mat' }
  const { id, main_url } = await json(await ask('POST', '/api/cameras', { cookie, body }))
  const camera = knownCameraId(String(id))
  const device = { brand: null, nvr: null, channel: null }
  ports.devices.set(camera, { ...device, service_url: 'http://10.0.0.9:8899/onvif/device_service' })
  const moved = { main_url: String(main_url).replace('10.0.0.9', '10.0.0.77') }
  assert.match(moved.main_url, /password=\*\*\*/)
  const answer = await json(await ask('PATCH', '/api/cameras/cho', { cookie, body: moved }))
  assert.deepEqual(answer.device, { ...device, service_url: 'http://10.0.0.77:8899/onvif/device_service' })
  assert.equal(secrets.list()[0]?.main_url, `rtsp://10.0.0.77${path}`)
  const renewed = await ask('PATCH', '/api/cameras/cho', { cookie, body: { password: 'khác' } })
  assert.doesNotMatch(await renewed.text(), /bi-mat|khác/)
  assert.equal(secrets.list()[0]?.main_url, `rtsp://10.0.0.77${path.replace('bi-mat', encodeURIComponent('khác'))}`)
})
