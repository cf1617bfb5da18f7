import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { libavMissing } from '#simulator/footage/libav.ts'
import { envelope, soap, visit, visitAs } from '#simulator/http/plain-visitor.ts'
import { PlainClient } from '#simulator/rtsp/plain-client.ts'
import { type Street, startStreet } from '#simulator/street.ts'
import { until } from '#test/patience.ts'
import { escapeXml, readXml, textOf } from './xml.ts'

const missing = await libavMissing()
const needs = { skip: missing }
const DAY_MS = 86_400_000
let street: Street
before(async () => {
  if (missing !== false) return
  street = await startStreet({
    cameras: 4,
    quick: true,
    personalities: [
      { brand: 'dahua', camera: '1', traits: { ptz: true, group_s: 8 } },
      { brand: 'generic_onvif', camera: '2' },
      { brand: 'hikvision', camera: '3', traits: { believes_host: '192.168.1.64' } },
      { brand: 'xmeye', camera: '4', traits: { clock_offset_ms: -5 * DAY_MS } },
    ],
  })
})
after(async () => street?.stop())

const uri = {
  device: 'ver10/device',
  media: 'ver10/media',
  media2: 'ver20/media',
  events: 'ver10/events',
  ptz: 'ver20/ptz',
  imaging: 'ver20/imaging',
}
const op = (service: keyof typeof uri, name: string, inside = ''): string =>
  `<${name} xmlns="http://www.onvif.org/${uri[service]}/wsdl" xmlns:tt="http://www.onvif.org/ver10/schema">${inside}</${name}>`

const address = (id: string): string => {
  const { host, http_port } = street.device(id)
  return `http://${host}:${http_port}/onvif/device_service`
}

/** Asks as the owner, by the device's own clock. */
const ask = async (id: string, operation: string) => {
  const device = street.device(id)
  const answer = await soap(address(id), envelope(operation, device.account, device.clock_ms()))
  return { status: answer.status, text: answer.text, body: readXml(answer.text)?.children.at(-1)?.children[0] }
}

test('a token counts once, within five seconds of the camera’s clock, and with the right password', needs, async () => {
  const device = street.device('cong-chinh')
  const information = op('device', 'GetDeviceInformation')
  const status = async (password: string, apart_ms: number, nonce = randomBytes(16)): Promise<number> =>
    (
      await soap(
        address('cong-chinh'),
        envelope(information, { username: 'admin', password }, device.clock_ms() + apart_ms, nonce),
      )
    ).status
  const { password } = device.account
  const nonce = randomBytes(16)
  assert.equal(await status(password, 0, nonce), 200)
  assert.equal(await status(password, 0, nonce), 400)
  assert.equal(await status(password, 60_000), 400)
  assert.equal(device.refusals, 0)
  assert.equal(await status('sai', 0), 400)
  assert.equal(device.refusals, 1)
  assert.equal((await soap(address('cong-chinh'), envelope(information))).status, 400)
})

test('a camera whose clock is days off refuses ours and says its own', needs, async () => {
  const device = street.device('ngo-3')
  const information = op('device', 'GetDeviceInformation')
  assert.match((await soap(address('ngo-3'), envelope(information, device.account))).text, /ter:NotAuthorized/)
  const told = await soap(address('ngo-3'), envelope(op('device', 'GetSystemDateAndTime')))
  const day = textOf(
    readXml(told.text),
    'Body',
    'GetSystemDateAndTimeResponse',
    'SystemDateAndTime',
    'UTCDateTime',
    'Date',
    'Day',
  )
  assert.equal(Number(day), new Date(device.clock_ms()).getUTCDate())
  assert.match((await ask('ngo-3', information)).text, /XM530/)
  const ntp = '<DateTimeType>NTP</DateTimeType><DaylightSavings>false</DaylightSavings>'
  assert.equal((await ask('ngo-3', op('device', 'SetSystemDateAndTime', ntp))).status, 200)
  assert.ok(Math.abs(device.clock_ms() - Date.now()) < 5_000)
})

test('a device that wants HTTP digest asks for it', needs, async () => {
  const { account } = street.device('nga-ba-dinh')
  const body = envelope(op('device', 'GetDeviceInformation'))
  assert.equal((await soap(address('nga-ba-dinh'), body)).status, 401)
  assert.equal(
    (await soap(address('nga-ba-dinh'), envelope(op('device', 'GetDeviceInformation'), account))).status,
    401,
  )
  assert.match((await visitAs(account, address('nga-ba-dinh'), { method: 'POST', body })).text, /ONVIF_IPNC/)
})

test('a device behind a router tells the address that it believes to have', needs, async () => {
  const { text } = await ask('duong-cho', op('device', 'GetServices'))
  assert.ok(text.includes('http://192.168.1.64/onvif/media2_service'))
  const stream = await ask('duong-cho', op('media', 'GetStreamUri', '<ProfileToken>Profile_1</ProfileToken>'))
  assert.match(
    stream.text,
    /rtsp:\/\/192\.168\.1\.64:\d+\/Streaming\/Channels\/101\?transportmode=unicast&#38;profile=Profile_1</,
  )
})

test('what is set in one media service is told by the other, and sent', needs, async () => {
  const device = street.device('cong-chinh')
  const token = 'VideoEncoderToken_1_main'
  const set = (group: number, encoding = 'H265'): string =>
    op(
      'media2',
      'SetVideoEncoderConfiguration',
      `<Configuration token="${token}" GovLength="${group}" Profile="Main"><tt:Name>main</tt:Name><tt:UseCount>1</tt:UseCount><tt:Encoding>${encoding}</tt:Encoding><tt:Resolution><tt:Width>640</tt:Width><tt:Height>360</tt:Height></tt:Resolution><tt:Quality>4</tt:Quality></Configuration>`,
    )
  assert.equal((await ask('cong-chinh', set(15))).status, 200)
  const told = await ask(
    'cong-chinh',
    op('media', 'GetVideoEncoderConfiguration', `<ConfigurationToken>${token}</ConfigurationToken>`),
  )
  assert.match(told.text, /<tt:Encoding>H265<.*<tt:GovLength>15</)
  assert.match(device.channels[0]!.tracks.main[0]!.sdp[0]!, /H265/)
  assert.equal((await ask('cong-chinh', set(100_000))).status, 400)
  assert.equal((await ask('cong-chinh', set(15, 'VP8'))).status, 400)
  assert.equal((await ask('cong-chinh', op('media', 'GetStreamUri', '<ProfileToken>none</ProfileToken>'))).status, 400)
})

test('the head turns while it is told to, stops, and finds its presets', needs, async () => {
  const { head } = street.device('cong-chinh')
  const move = '<ProfileToken>p</ProfileToken><Velocity><tt:PanTilt x="1" y="-0.5"/></Velocity><Timeout>PT20S</Timeout>'
  await ask('cong-chinh', op('ptz', 'ContinuousMove', move))
  await until('it has turned', () => head.pose().pan > 0.1 && head.pose().tilt < -0.05)
  await ask('cong-chinh', op('ptz', 'Stop'))
  const there = head.pose()
  const kept = await ask(
    'cong-chinh',
    op('ptz', 'SetPreset', '<ProfileToken>p</ProfileToken><PresetName>Cổng</PresetName>'),
  )
  const preset = textOf(kept.body, 'PresetToken')
  await ask('cong-chinh', op('ptz', 'GotoHomePosition'))
  assert.deepEqual(head.pose(), { pan: 0, tilt: 0, zoom: 0 })
  await ask('cong-chinh', op('ptz', 'GotoPreset', `<PresetToken>${preset}</PresetToken>`))
  assert.deepEqual(head.pose(), there)
  await ask('cong-chinh', op('ptz', 'AbsoluteMove', '<Position><tt:Zoom x="0.25"/></Position>'))
  assert.equal(head.pose().zoom, 0.25)
  assert.equal(
    (await ask('cong-chinh', op('ptz', 'AbsoluteMove', '<Position><tt:Zoom x="9"/></Position>'))).status,
    400,
  )
  assert.equal((await ask('duong-cho', op('ptz', 'Stop'))).status, 500)
})

test('a pull waits for what happens, and a subscription ends', needs, async () => {
  const device = street.device('cong-chinh')
  const created = await ask(
    'cong-chinh',
    op('events', 'CreatePullPointSubscription', '<InitialTerminationTime>PT60S</InitialTerminationTime>'),
  )
  const at = textOf(created.body, 'SubscriptionReference', 'Address') ?? ''
  const say = (operation: string) => soap(at, envelope(operation, device.account, device.clock_ms()))
  const pull = () => say(op('events', 'PullMessages', '<Timeout>PT20S</Timeout><MessageLimit>10</MessageLimit>'))
  assert.equal((await pull()).text.match(/PropertyOperation="Initialized"/g)?.length, 3)
  const waiting = pull()
  device.raise('motion', true)
  assert.match(
    (await waiting).text,
    /CellMotionDetector\/Motion.*PropertyOperation="Changed".*Name="IsMotion" Value="true"/,
  )
  const renew = '<Renew xmlns="http://docs.oasis-open.org/wsn/b-2"><TerminationTime>PT120S</TerminationTime></Renew>'
  assert.match((await say(renew)).text, /RenewResponse/)
  await say('<Unsubscribe xmlns="http://docs.oasis-open.org/wsn/b-2"/>')
  assert.equal(device.happenings.subscriptions, 0)
  assert.equal((await pull()).status, 400)
})

test('the picture’s settings are kept, and wrong ones refused', needs, async () => {
  const set = (value: number): string =>
    op(
      'imaging',
      'SetImagingSettings',
      `<VideoSourceToken>VideoSource_1</VideoSourceToken><ImagingSettings><tt:Brightness>${value}</tt:Brightness><tt:IrCutFilter>OFF</tt:IrCutFilter></ImagingSettings>`,
    )
  assert.equal((await ask('cong-chinh', set(70))).status, 200)
  assert.match(
    (await ask('cong-chinh', op('imaging', 'GetImagingSettings'))).text,
    /<tt:Brightness>70<.*<tt:IrCutFilter>OFF</,
  )
  assert.equal((await ask('cong-chinh', set(101))).status, 400)
})

test('a recorder with profile G tells what it holds and where it is replayed', needs, async () => {
  await using other = await startStreet({
    cameras: 2,
    quick: true,
    nvrs: [{ name: 'nha-truong-thon', dialect: 'profile_g', hours: 2 }],
    personalities: [{ brand: 'uniview', cameras: ['1', '2'], nvr: 'nha-truong-thon' }],
  })
  const { account, host, http_port, rtsp_port } = other.device('nha-truong-thon')
  const say = async (service: 'search' | 'replay', name: string, inside = '') => {
    const body = `<${name} xmlns="http://www.onvif.org/ver10/${service}/wsdl">${inside}</${name}>`
    return (await soap(`http://${host}:${http_port}/onvif/${service}_service`, envelope(body, account))).text
  }
  const results = await say('search', 'GetRecordingSearchResults', '<SearchToken>search</SearchToken>')
  const earliest = /<tt:EarliestRecording>([^<]+)</.exec(results)?.[1] ?? ''
  assert.ok(Math.abs(Date.now() - 2 * 3_600_000 - Date.parse(earliest)) < 60_000, earliest)
  assert.equal(results.match(/<tt:RecordingInformation>/g)?.length, 2)
  const replay = await say('replay', 'GetReplayUri', '<RecordingToken>Recording_2</RecordingToken>')
  assert.ok(replay.includes(`rtsp://127.0.0.1:${rtsp_port}/replay/2/main`))
  await using client = await PlainClient.open(rtsp_port)
  assert.equal((await client.ask('DESCRIBE', `rtsp://127.0.0.1:${rtsp_port}/replay/2/main`)).status, 401)
  assert.match((await ask('cong-chinh', op('device', 'GetServices'))).text, /media_service/)
  assert.doesNotMatch((await ask('cong-chinh', op('device', 'GetServices'))).text, /replay_service/)
})

test('whatever is posted, the services answer and live on', needs, async () => {
  const url = address('cong-chinh')
  for (const body of [
    '',
    '<',
    '<a/>',
    envelope('<Unknown xmlns="urn:x"/>'),
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  ])
    assert.ok((await visit(url, { method: 'POST', body })).status >= 400)
  assert.equal(
    (await visit(url, { method: 'POST', body: 'x'.repeat(2_000_000) }).catch(() => ({ status: 413 }))).status,
    413,
  )
})

test('no text makes the reader throw, and what it escapes it reads again', () => {
  fc.assert(fc.property(fc.string({ maxLength: 400 }), text => void readXml(text)))
  const escaped = (text: string) => readXml(`<a>${escapeXml(text)}</a>`)?.text === text.trim()
  fc.assert(fc.property(fc.string({ maxLength: 400 }), escaped))
  const bits = fc.constantFrom(
    '<',
    '>',
    '</',
    'a',
    ':',
    '"',
    '=',
    ' xmlns',
    '&#60;',
    '&',
    '/>',
    '<!--',
    '-->',
    '<?',
    '?>',
    '<![CDATA[',
  )
  fc.assert(fc.property(fc.array(bits, { maxLength: 60 }), parts => void readXml(parts.join(''))))
  assert.equal(readXml(`<a>${'<b>'.repeat(100)}${'</b>'.repeat(100)}</a>`), undefined)
})
