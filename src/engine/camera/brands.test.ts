import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { StreamName } from '#base/ids.ts'
import { withoutSecrets } from '#base/log.ts'
import { wallFromUnixMillis } from '#base/units.ts'
import { brandCodes } from '#contract/brand.ts'
import { message } from '#test/engine/testdata.ts'
import { brandNamed, brandOf, brands, livePaths } from './brands.ts'
import { playbackUrl } from './playback-address.ts'
import { readHello } from './probe/hello.ts'

const nobody = { username: '', password: '' }

test('every brand of the contract is known once, and each that gives pictures has an address for both streams', () => {
  assert.deepEqual(brands.map(({ code }) => code).sort(), [...brandCodes].sort())
  for (const brand of brands) {
    const both = (['main', 'sub'] as const).map(stream => livePaths(brand, 1, stream, nobody).length > 0)
    assert.deepEqual(both, [brand.gives_rtsp, brand.gives_rtsp], brand.code)
    for (const { says } of brand.notes) assert.ok(says.vi !== '' && says.en !== '', brand.code)
  }
})

test('streams of a recorder’s channel have the addresses that its maker documents', () => {
  const paths = (code: (typeof brandCodes)[number], channel: number) =>
    (['main', 'sub'] as const).map(stream => livePaths(brandNamed(code), channel, stream, nobody)[0])
  assert.deepEqual(paths('hikvision', 4), ['/Streaming/Channels/401', '/Streaming/Channels/402'])
  assert.deepEqual(paths('hikvision', 33), ['/Streaming/Channels/3301', '/Streaming/Channels/3302'])
  assert.deepEqual(paths('kbvision', 2), [
    '/cam/realmonitor?channel=2&subtype=0',
    '/cam/realmonitor?channel=2&subtype=1',
  ])
  assert.deepEqual(paths('uniview', 1), ['/media/video1', '/media/video2'])
  assert.deepEqual(paths('uniview', 2), ['/unicast/c2/s0/live', '/unicast/c2/s1/live'])
  assert.deepEqual(paths('tiandy', 1), ['/1/1', '/1/2'])
  assert.deepEqual(paths('reolink', 3), ['/h264Preview_03_main', '/h264Preview_03_sub'])
  assert.deepEqual(paths('tp_link', 1), ['/stream1', '/stream2'])
})

test('XMeye wants the password in the address, plain or hashed, and no log shows either', () => {
  const [plain, hashed] = livePaths(brandNamed('xmeye'), 1, 'main', { username: 'admin', password: '' })
  assert.equal(plain, '/user=admin_password=_channel=1_stream=0.sdp?real_stream')
  // The hash of no password at all is known from a thousand forum posts.
  assert.equal(hashed, '/user=admin_password=tlJwpbo6_channel=1_stream=0.sdp?real_stream')
  for (const path of livePaths(brandNamed('xmeye'), 2, 'sub', { username: 'truc', password: 'mật_khẩu&=/1' })) {
    const shown = withoutSecrets(`rtsp://10.0.0.9:554${path}`)
    assert.doesNotMatch(shown, /truc|m%E1%BA%ADt|kh%E1/, shown)
    assert.match(shown, /channel=2.stream=1/)
  }
})

test('playback is asked for in each maker’s own spelling of time', () => {
  const [from, to] = [Date.UTC(2026, 0, 1, 1), Date.UTC(2026, 0, 1, 2)].map(wallFromUnixMillis)
  const address = (code: (typeof brandCodes)[number], channel: number, stream: StreamName, offset_ms = 0) => {
    const { playback: dialect } = brandNamed(code)
    const clock = { offset_ms, local_labelled_z: false }
    return dialect && playbackUrl({ dialect, url: 'rtsp://10.0.0.9', channel, stream }, from!, to!, clock).slice(15)
  }
  const tracks = '/Streaming/tracks/101?starttime=20260101T010000Z&endtime=20260101T020000Z'
  assert.equal(address('hikvision', 1, 'main'), tracks)
  assert.equal(address('ezviz', 1, 'main'), tracks)
  assert.equal(address('hikvision', 33, 'sub')?.slice(0, 23), '/Streaming/tracks/3302?')
  // Whole seconds that lie around the span, by the device's clock.
  assert.match(address('hikvision', 1, 'main', 500)!, /T010000Z&endtime=20260101T020001Z$/)
  assert.equal(
    address('dahua', 2, 'main'),
    '/cam/playback?channel=2&subtype=0&starttime=2026_01_01_08_00_00&endtime=2026_01_01_09_00_00',
  )
  assert.match(address('kbvision', 2, 'sub')!, /channel=2&subtype=1&/)
  assert.equal(address('uniview', 1, 'main'), null)
})

test('a brand shows by what a device says of itself, labels before the family that builds for them', () => {
  const code = (says: Parameters<typeof brandOf>[0]) => brandOf(says)?.code
  assert.equal(code({ maker: 'HIKVISION', model: 'DS-2CD2143G2-I' }), 'hikvision')
  assert.equal(code({ maker: 'General', model: 'DH-IPC-HFW1230S' }), 'dahua')
  assert.equal(code({ maker: 'Dahua', model: 'KX-A2012TN3' }), 'kbvision')
  assert.equal(code({ scopes: ['onvif://www.onvif.org/name/IMOU', 'onvif://www.onvif.org/hardware/IPC-C22E'] }), 'imou')
  assert.equal(code({ maker: 'EZVIZ', model: 'CS-C3W' }), 'ezviz')
  assert.equal(code({ scopes: ['onvif://www.onvif.org/name/UNIVIEW%20IPC2122SR3'] }), 'uniview')
  assert.equal(code({ maker: 'Tiandy', model: 'TC-C32QN' }), 'tiandy')
  assert.equal(code({ maker: 'tp-link', model: 'Tapo C200' }), 'tp_link')
  assert.equal(code({ maker: 'Acme', model: 'X1' }), undefined)
  assert.equal(code({}), undefined)
})

test('a brand shows by the first words of its RTSP server, before anybody signed in', () => {
  const code = (name: string) => {
    const hello = readHello(message(name))
    return hello === undefined ? 'unread' : brandOf(hello)?.code
  }
  assert.equal(code('hikvision-describe-challenge.txt'), 'hikvision')
  assert.equal(code('dahua-describe-challenge.txt'), 'dahua')
  assert.equal(code('xmeye-options.txt'), 'xmeye')
  assert.equal(code('reolink-describe-challenge.txt'), 'reolink')
  assert.equal(code('tp_link-describe-challenge.txt'), 'tp_link')
})

test('whatever a device says of itself is read without harm', () => {
  const word = fc.option(fc.string({ unit: 'binary', maxLength: 400 }), { nil: undefined })
  fc.assert(
    fc.property(
      word,
      word,
      fc.array(fc.string({ unit: 'binary', maxLength: 100 }), { maxLength: 10 }),
      word,
      (maker, model, scopes, server) => {
        const found = brandOf({ maker, model, scopes, server })
        assert.ok(found === undefined || brands.includes(found))
      },
    ),
    { numRuns: 50 },
  )
})
