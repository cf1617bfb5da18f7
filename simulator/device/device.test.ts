import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { personalities } from '#simulator/brands/named.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { visit, visitAs } from '#simulator/http/plain-visitor.ts'
import type { Account } from '#simulator/rtsp/auth.ts'
import { PlainClient } from '#simulator/rtsp/plain-client.ts'
import { type Street, startStreet } from '#simulator/street.ts'
import { until } from '#test/patience.ts'
import { PtzHead } from './ptz-head.ts'

const missing = await libavMissing()
const needs = { skip: missing }
const codes = Object.keys(personalities)
let street: Street
before(async () => {
  if (missing !== false) return
  const given = codes.map((brand, index) => ({ brand, camera: String(index + 1) }))
  street = await startStreet({ cameras: codes.length, quick: true, personalities: given })
})
after(async () => street?.stop())

const of = (brand: string) => street.cameras.find(camera => camera.brand === brand)!
const dial = (brand: string): Promise<PlainClient> => PlainClient.open(Number(new URL(of(brand).main_url).port))
const describeStatus = async (brand: string, url = of(brand).main_url): Promise<number> => {
  await using client = await dial(brand)
  return (await client.ask('DESCRIBE', url)).status
}

test('every maker’s address is found and guarded in its own way, and no other is', needs, async () => {
  for (const brand of codes) {
    const device = street.device(of(brand).id)
    if (device.personality.rtsp === undefined) continue
    await device.change({ rtsp_on: true })
    const wanted = device.personality.rtsp.auth === 'url' ? 200 : 401
    await until(`${brand} answers`, async () => (await describeStatus(brand)) === wanted)
    assert.equal(
      await describeStatus(brand, of(brand).main_url.replace(/:(\d+)\/.*$/, ':$1/somewhere/else')),
      404,
      brand,
    )
  }
})

test('XMeye-type cameras read user and password in the address', needs, async () => {
  const { main_url, password } = of('xmeye')
  assert.equal(await describeStatus('xmeye', main_url.replace(password, 'sai')), 401)
  assert.equal(await describeStatus('xmeye', `${main_url}?real_stream`), 200)
})

test('IMOU speaks no RTSP until its app switches it on, Hanet never', needs, async () => {
  await street.device(of('imou').id).change({ rtsp_on: false })
  await assert.rejects(dial('imou'), /ECONNREFUSED/)
  await street.device(of('imou').id).change({ rtsp_on: true })
  await until('IMOU answers', async () => (await describeStatus('imou')) === 401)
  await assert.rejects(dial('hanet'), /ECONNREFUSED/)
})

test('EZVIZ scrambles what stands behind its parameter sets, until that is switched off', needs, async () => {
  const device = street.device(of('ezviz').id)
  const kinds = () => {
    const { block, starts } = device.channels[0]!.tracks.main[0]!.frames[0]!
    return { kinds: Array.from(starts, at => block[at + 16]! & 0x1f), block: Buffer.from(block) }
  }
  const scrambled = kinds()
  await device.change({ encrypted: false })
  const clear = kinds()
  assert.deepEqual(scrambled.kinds.slice(0, 2), [7, 8])
  assert.deepEqual(clear.kinds.slice(0, 2), [7, 8])
  const same = clear.block.findIndex((byte, at) => byte !== scrambled.block[at])
  assert.ok(same > 40, 'its parameter sets are the same')
})

test('a smart codec sends keyframes now and then, and B-frames are sent before they are shown', needs, async () => {
  const device = street.device(of('generic_onvif').id)
  const keys = () => device.channels[0]!.tracks.main[0]!.frames.filter(({ key }) => key).map(({ due_ms }) => due_ms)
  await device.change({ smart_codec: true })
  assert.deepEqual(keys(), [0, 9_000, 11_000, 20_000])
  await device.change({ smart_codec: false, b_frames: true })
  const stamps = device.channels[0]!.tracks.main[0]!.frames.map(({ stamp }) => stamp)
  assert.ok(
    stamps.some((stamp, index) => stamp < (stamps[index - 1] ?? 0)),
    'some are shown before those sent earlier',
  )
  await device.change({ b_frames: false })
})

test(
  'a device whose factory account was left open takes both passwords, one whose owner changed nothing takes that',
  needs,
  async () => {
    const device = street.device(of('hikvision').id)
    const url = `${of('hikvision').http_url!}ISAPI/System/deviceInfo`
    const status = async (account: Account): Promise<number> => (await visitAs(account, url)).status
    assert.equal(await status(device.personality.factory), 401)
    await device.change({ factory_account_open: true })
    assert.deepEqual([await status(device.personality.factory), await status(device.account)], [200, 200])
    await device.change({ factory_account_open: false })
    await using other = await startStreet({
      cameras: 1,
      quick: true,
      personalities: [{ brand: 'xmeye', camera: '1', traits: { factory_password: true } }],
    })
    assert.deepEqual([other.cameras[0]!.username, other.cameras[0]!.password], ['admin', ''])
    assert.match(other.cameras[0]!.main_url, /user=admin_password=_channel=1/)
  },
)

test('a recorder may count its channels from 33', needs, async () => {
  await using other = await startStreet({
    cameras: 2,
    quick: true,
    personalities: [{ brand: 'hikvision', cameras: ['1', '2'], traits: { channels_from: 33 } }],
  })
  const { main_url } = other.cameras[1]!
  assert.match(main_url, /\/Streaming\/Channels\/3401$/)
  await using client = await PlainClient.open(Number(new URL(main_url).port))
  assert.equal((await client.ask('DESCRIBE', main_url.replace(/Streaming.*/, 'h264/ch34/main/av_stream'))).status, 401)
  assert.equal((await client.ask('DESCRIBE', main_url.replace('3401', '101'))).status, 404)
})

test('another codec hangs up whoever watches, another group length does not', needs, async () => {
  const device = street.device(of('xmeye').id)
  const url = of('xmeye').main_url
  await using client = await dial('xmeye')
  const { headers } = await client.ask('SETUP', `${url}/trackID=3`, {
    Transport: 'RTP/AVP/TCP;unicast;interleaved=0-1',
  })
  await client.ask('PLAY', url, { Session: (headers.get('session') ?? '').split(';')[0]! })
  await client.until(() => client.packets.length > 3)
  await device.change({ group_s: 8 })
  const { keyframes, frames } = street.sent(device.id, 'main')
  await client.until(() => street.sent(device.id, 'main').frames > frames + 40)
  // Forty pictures are two and a half seconds: the groups of one second have ended.
  assert.ok(street.sent(device.id, 'main').keyframes <= keyframes + 2)
  await device.change({ codec: { main: 'h265', sub: 'h264' } })
  await assert.rejects(
    client.until(() => false),
    /hung up/,
  )
})

test('a device without power answers at none of its ports', needs, async () => {
  const { id, http_url } = of('reolink')
  assert.equal((await visit(http_url!)).status, 200)
  street.setFault(id, 'unplugged')
  await assert.rejects(visit(http_url!))
  await assert.rejects(dial('reolink'))
  street.setFault(id, undefined)
  await until('its web page is back', async () => (await visit(http_url!)).status === 200)
})

test('devices may have addresses of their own', needs, async t => {
  if (process.platform !== 'linux') return t.skip('only Linux has a whole network of loopback addresses')
  await using other = await startStreet({
    cameras: 2,
    quick: true,
    addresses: '127.77.9.255',
    personalities: [
      { brand: 'generic_onvif', camera: '1' },
      { brand: 'reolink', camera: '2' },
    ],
  })
  const [first, second] = other.cameras
  assert.equal(new URL(first!.http_url!).host, '127.77.9.255:8080')
  assert.equal(new URL(second!.http_url!).host, '127.77.10.0:8000')
  assert.equal((await visit(second!.http_url!)).status, 200)
})

test('a head stops at its limits and at its timeout', () => {
  let now = 0
  const head = new PtzHead(() => now)
  head.move({ pan: 1, zoom: -1 }, 1_000)
  now = 500
  assert.deepEqual([head.pose().pan, head.pose().zoom, head.moving()], [0.25, 0, true])
  now = 60_000
  assert.deepEqual([head.pose().pan, head.moving()], [0.5, false])
  head.move({ pan: 1 }, 100_000)
  now = 120_000
  assert.equal(head.pose().pan, 1)
})
