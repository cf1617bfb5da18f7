import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { withoutSecrets } from '#base/log.ts'
import type { BrandCode } from '#contract/brand.ts'
import { streamLooker } from '#engine/viewing/look-at-stream.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { type Street, type StreetOptions, startStreet } from '#simulator/street.ts'
import { createAddressGuard } from './address-guard.ts'
import { openOnvifDevice } from './onvif-open.ts'
import { createSignInTurns, type ProbeWish, probe } from './probe.ts'
import { createRefusedPasswords } from './refused-passwords.ts'

const skip = await libavMissing()

const setUp = async (t: TestContext, options: Omit<StreetOptions, 'cameras'> & { readonly cameras?: number }) => {
  const street = await startStreet({ cameras: 1, quick: true, ...options })
  t.after(() => street.stop())
  const conditions = {
    guard: createAddressGuard(),
    refused: createRefusedPasswords(systemClock),
    turns: createSignInTurns(),
    clock: systemClock,
    look: streamLooker(systemClock, createAddressGuard().pin),
    openDevice: openOnvifDevice,
  }
  const ask = (wish: Partial<ProbeWish> & { readonly address: string }) =>
    probe(conditions, { brand: null, credentials: undefined, channel: 1, ...wish }, new AbortController().signal)
  return { street, ask, conditions }
}
/** A port in front of another one; what is asked through it is heard. */
const listenBetween = async (t: TestContext, port: number, hear: (bytes: Buffer) => void): Promise<number> => {
  const server = createServer(client => {
    const inner = connect(port, '127.0.0.1')
    client.on('data', hear)
    for (const socket of [client, inner]) socket.on('error', () => socket.destroy())
    client.pipe(inner).pipe(client)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  t.after(() => server.close())
  return (server.address() as AddressInfo).port
}

/** A port in front of another one that counts how often somebody signs in through it. */
const countSignIns = async (
  t: TestContext,
  port: number,
): Promise<{ readonly port: number; readonly times: () => number }> => {
  let times = 0
  const front = await listenBetween(t, port, bytes => {
    times += bytes.toString('latin1').split('\nAuthorization:').length - 1
  })
  return { port: front, times: () => times }
}
const accountOf = ({ username, password }: Street['cameras'][number]) => ({ username, password })

test('whatever the make, both streams are found, seen and told apart', { skip }, async t => {
  const codes: readonly BrandCode[] = [
    'hikvision',
    'dahua',
    'kbvision',
    'uniview',
    'tiandy',
    'xmeye',
    'reolink',
    'tp_link',
  ]
  const { street, ask } = await setUp(t, {
    cameras: codes.length,
    personalities: codes.map((brand, at) => ({ brand, camera: String(at + 1) })),
  })
  await Promise.all(
    street.cameras.map(async (camera, at) => {
      const { rtsp_port, http_port, refusals } = street.device(camera.id)
      const brand = codes[at]!
      const wish = { address: `127.0.0.1:${http_port}`, rtsp_port, brand, credentials: accountOf(camera) }
      const found = await ask(wish)
      assert.equal(found.trouble, null, `${brand}: ${found.detail}`)
      assert.deepEqual([found.brand, found.main?.look?.width, found.sub?.look?.width], [brand, 640, 320])
      assert.equal(found.sub?.look?.codec?.slice(0, 4), 'avc1')
      assert.ok((found.main?.look?.picture?.mp4.length ?? 0) > 1000, brand)
      assert.notEqual(found.device?.maker ?? '', '', brand)
      assert.equal(refusals, 0, brand)
      for (const { url } of found.streams) assert.doesNotMatch(withoutSecrets(url), /Duong-pho/)
    }),
  )
})

test('a maker that nobody named shows by its RTSP server, its paths or its ONVIF name', { skip }, async t => {
  const { street, ask } = await setUp(t, {
    cameras: 3,
    personalities: (['dahua', 'uniview', 'generic_onvif'] as const).map((brand, at) => ({
      brand,
      camera: `${at + 1}`,
    })),
  })
  const [dahua, uniview, generic] = street.cameras.map(camera => ({ camera, device: street.device(camera.id) }))
  const rtsp = { address: `127.0.0.1:${dahua!.device.rtsp_port}`, credentials: accountOf(dahua!.camera) }
  const onvif = { address: `127.0.0.1:${uniview!.device.http_port}`, credentials: accountOf(uniview!.camera) }
  const other = { address: `127.0.0.1:${generic!.device.http_port}`, credentials: accountOf(generic!.camera) }
  const [first, second, third] = await Promise.all([ask(rtsp), ask(onvif), ask(other)])
  assert.deepEqual([first.brand, first.streams.length, first.streams[0]?.found_by], ['dahua', 2, 'pattern'])
  assert.deepEqual([second.brand, second.device?.maker, second.streams[0]?.found_by], ['uniview', 'UNIVIEW', 'onvif'])
  assert.deepEqual([third.brand, third.streams.length], ['generic_onvif', 2])
})

test('a wrong password is one try, however many ask at once, and then the device is left alone', { skip }, async t => {
  const { street, ask } = await setUp(t, { personalities: [{ brand: 'hikvision', camera: '1' }] })
  const device = street.device(street.cameras[0]!.id)
  const credentials = { username: 'admin', password: 'sai-mat-khau' }
  const counted = await countSignIns(t, device.rtsp_port)
  const wish = { address: `127.0.0.1:${device.http_port}`, rtsp_port: counted.port, credentials }
  const found = await Promise.all([ask(wish), ask({ ...wish, channel: 2 }), ask({ ...wish, channel: 3 })])
  assert.deepEqual(found.map(({ trouble }) => trouble).sort(), ['auth_failed', 'auth_resting', 'auth_resting'])
  assert.deepEqual([counted.times(), device.refusals], [1, 0])
  assert.equal((await ask(wish)).trouble, 'auth_resting')
  assert.equal((await ask({ ...wish, credentials: undefined })).trouble, 'password_wanted')
  assert.deepEqual([counted.times(), device.refusals], [1, 0])
  assert.equal((await ask({ ...wish, credentials: accountOf(street.cameras[0]!) })).trouble, null)
})

test('a wrong password is one try at each door though its maker has to be guessed and other paths were answered before', {
  skip,
}, async t => {
  const codes = ['dahua', 'reolink'] as const
  const { street, ask } = await setUp(t, {
    cameras: 2,
    personalities: codes.map((brand, at) => ({ brand, camera: `${at + 1}` })),
  })
  await Promise.all(
    street.cameras.map(async ({ id }, at) => {
      const device = street.device(id)
      const brand = codes[at]!
      const counted = await countSignIns(t, device.rtsp_port)
      const credentials = { username: 'admin', password: 'sai-mat-khau' }
      const wish = { address: `127.0.0.1:${device.http_port}`, rtsp_port: counted.port, credentials }
      assert.equal((await ask(wish)).trouble, 'auth_failed', brand)
      assert.ok(device.refusals <= 1, brand)
      assert.equal((await ask(wish)).trouble, 'auth_resting', brand)
      assert.equal(counted.times(), 1, brand)
    }),
  )
})

test('a password is put into the address only where the maker who wants it there was named', { skip }, async t => {
  const { street, ask } = await setUp(t, { personalities: [{ brand: 'reolink', camera: '1' }] })
  const camera = street.cameras[0]!
  const device = street.device(camera.id)
  const asked: string[] = []
  const front = await listenBetween(t, device.rtsp_port, bytes => asked.push(bytes.toString('latin1')))
  const wish = { address: '127.0.0.1', rtsp_port: front, credentials: { username: 'admin', password: 'MatKhauKin9' } }
  await ask(wish)
  assert.ok(asked.length > 0)
  assert.doesNotMatch(asked.join(''), /MatKhauKin9/)
  await ask({ ...wish, credentials: { username: 'admin', password: 'MatKhauKin8' }, brand: 'xmeye' })
  assert.match(asked.join(''), /MatKhauKin8/)
})

test('an encrypted camera is found and said to be encrypted, and what to record is proposed all the same', {
  skip,
}, async t => {
  const { street, ask } = await setUp(t, { personalities: [{ brand: 'ezviz', camera: '1' }] })
  const camera = street.cameras[0]!
  const wish = { address: `127.0.0.1:${street.device(camera.id).rtsp_port}`, credentials: accountOf(camera) }
  const found = await ask({ ...wish, brand: 'ezviz' })
  assert.equal(found.trouble, 'encrypted')
  assert.match(found.main?.url ?? '', /h264_stream$/)
  assert.match(found.sub?.url ?? '', /102$/)
})

test('RTSP that is switched off, a cloud camera, a foreign network and rubbish each have their own word', {
  skip,
}, async t => {
  const { street, ask } = await setUp(t, { personalities: [{ brand: 'imou', camera: '1' }] })
  const { rtsp_port } = street.device(street.cameras[0]!.id)
  assert.equal((await ask({ address: '127.0.0.1', rtsp_port, brand: 'imou' })).trouble, 'rtsp_off')
  assert.equal((await ask({ address: '127.0.0.1', brand: 'hanet' })).trouble, 'cloud_only')
  assert.equal((await ask({ address: '203.0.113.9' })).trouble, 'forbidden_address')
  assert.equal((await ask({ address: 'rtsp://203.0.113.9/main' })).trouble, 'forbidden_address')
  for (const address of ['', 'a b', 'rtsp://', '192.168.1.2:99999', 'http://[::', '@']) {
    const { trouble } = await ask({ address })
    assert.ok(trouble === 'bad_address' || trouble === 'unreachable', `${address}: ${trouble}`)
  }
})

test('whatever answers on the RTSP port in another tongue, or not at all, is told as what it is', async t => {
  const { ask } = await setUp(t, {})
  const page = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>'
  const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
  const doors: Readonly<Record<string, (socket: Socket) => void>> = {
    page: socket => void socket.write(page),
    bomb: socket => void socket.write(bomb),
    silence: () => {},
  }
  for (const [name, act] of Object.entries(doors)) {
    const server = createServer(socket => {
      t.after(() => socket.destroy())
      socket.on('error', () => {})
      act(socket)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    t.after(() => server.close())
    const { port: rtsp_port } = server.address() as AddressInfo
    const [host, whole] = await Promise.all([
      ask({ address: '127.0.0.1', rtsp_port }),
      ask({ address: `rtsp://127.0.0.1:${rtsp_port}/main` }),
    ])
    assert.deepEqual([name, host.trouble, whole.trouble], [name, 'not_rtsp', 'not_rtsp'])
  }
})

test('a whole address is taken at its word, and the sub stream beside it is found by its shape', { skip }, async t => {
  const { street, ask } = await setUp(t, { auth: 'digest', audio: 'pcma' })
  const camera = street.cameras[0]!
  const found = await ask({ address: camera.main_url, credentials: accountOf(camera) })
  assert.deepEqual(
    [found.main?.url, found.main?.found_by, found.main?.audio, found.sub?.url],
    [camera.main_url, 'given', 'pcma', camera.sub_url],
  )
  const rate = found.main?.look?.frames_per_second ?? 0
  assert.ok(Math.abs(rate - 15) < 0.6, String(rate))
  assert.equal((await ask({ address: `${camera.main_url}-khac`, credentials: accountOf(camera) })).trouble, 'no_stream')
})
