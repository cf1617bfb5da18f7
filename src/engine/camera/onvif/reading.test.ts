import assert from 'node:assert/strict'
import { test } from 'node:test'
import { find, readXml, textOf, type XmlElement } from '#engine/camera/xml.ts'
import { message } from '#test/engine/testdata.ts'
import { readEvents, readTopics } from './event-reading.ts'
import { streamAddress } from './foreign-address.ts'
import { codecOf, readOptions1, readOptions2, readProfiles } from './media-reading.ts'
import { readMoment } from './moment.ts'
import { readCapabilities } from './services.ts'
import { readAnswer } from './soap.ts'

const answer = (name: string): XmlElement => {
  const read = readAnswer(Buffer.from(message(name)))
  assert.ok(read.ok)
  return read.value
}
const element = (text: string): XmlElement => {
  const read = readXml(Buffer.from(text))
  assert.ok(read.ok)
  return read.value
}

test('profiles are read though their namespaces were never declared', () => {
  const [main, sub] = readProfiles(answer('xmeye-onvif-profiles-missing-namespace.txt'))
  assert.deepEqual(main, {
    token: '000',
    name: 'Profile_000',
    source: '000',
    video: {
      token: '000',
      name: 'VideoE_000',
      codec: 'h264',
      width: 1920,
      height: 1080,
      fps: 25,
      bitrate_kbit: 4096,
      gop_frames: 50,
      profile: 'Main',
      quality: 4,
      constant_bitrate: undefined,
    },
    audio: undefined,
    ptz: '000',
  })
  assert.deepEqual([sub?.video?.width, sub?.source, sub?.ptz], [704, '000', undefined])
})

test('Media2 says the same in other places', () => {
  const [main] = readProfiles(answer('hikvision-onvif-media2-profiles.txt'))
  assert.deepEqual([main?.source, main?.audio, main?.ptz], ['VideoSource_1', 'pcmu', undefined])
  const { codec, gop_frames, profile, fps, bitrate_kbit, constant_bitrate } = main?.video ?? {}
  assert.deepEqual(
    [codec, gop_frames, profile, fps, bitrate_kbit, constant_bitrate],
    ['h265', 100, 'Main', 25, 3072, false],
  )
})

test('codecs are known by all their names', () => {
  assert.deepEqual(['H264', 'H265', 'HEVC', 'JPEG', 'MPEG4', 'MPV4-ES', 'AV1', undefined].map(codecOf), [
    'h264',
    'h265',
    'h265',
    'mjpeg',
    'mpeg4',
    'mpeg4',
    'other',
    'other',
  ])
})

test('options of both services become one shape', () => {
  const size = '<ResolutionsAvailable><Width>1920</Width><Height>1080</Height></ResolutionsAvailable>'
  const range = (name: string, least: number, most: number) =>
    `<${name}><Min>${least}</Min><Max>${most}</Max></${name}>`
  const expected = {
    codec: 'h264',
    sizes: [{ width: 1920, height: 1080 }],
    fps: { least: 1, most: 25 },
    gop_frames: { least: 1, most: 400 },
    bitrate_kbit: { least: 32, most: 8192 },
    profiles: ['Main', 'High'],
  }
  const h264 = `<H264>${size}${range('GovLengthRange', 1, 400)}${range('FrameRateRange', 1, 25)}<H264ProfilesSupported>Main</H264ProfilesSupported><H264ProfilesSupported>High</H264ProfilesSupported></H264>`
  const older = `<R><Options>${h264}<Extension><H264>${range('BitrateRange', 32, 8192)}</H264></Extension></Options></R>`
  assert.deepEqual(readOptions1(element(older)), [expected])
  const newer = `<R><Options GovLengthRange="1 400" FrameRatesSupported="25 10 1" ProfilesSupported="Main High"><Encoding>H264</Encoding>${size}${range('BitrateRange', 32, 8192)}</Options></R>`
  assert.deepEqual(readOptions2(element(newer)), [expected])
})

test('capabilities of an older device name its services, extensions too', () => {
  const services = readCapabilities(answer('dahua-onvif-capabilities.txt'))
  assert.deepEqual([...services.keys()].toSorted(), [
    'device',
    'events',
    'imaging',
    'media',
    'ptz',
    'recording',
    'replay',
    'search',
  ])
  assert.deepEqual(services.get('replay'), { port: 80, path: '/onvif/replay_service', tls: false })
})

test('motion is motion whichever topic a maker uses; what is not known stays text', () => {
  const events = readEvents(answer('reolink-onvif-pull-messages.txt'))
  assert.deepEqual(events[0], {
    device_ms: Date.UTC(2026, 10, 22, 1, 2, 2),
    changed: false,
    topic: 'tns1:RuleEngine/CellMotionDetector/Motion',
    source: '000',
    kind: 'motion',
    active: false,
  })
  assert.deepEqual([events[1]?.kind, events[1]?.kind === 'motion' && events[1].active], ['motion', true])
  assert.ok(events[2]?.kind === 'other')
  assert.deepEqual(events[2].values, { Source: '000', State: 'true' })
})

test('inputs and tampering are told apart, and a time that is no time is left out', () => {
  const [reboot, input, tamper] = readEvents(answer('dahua-onvif-pull-messages-last-reboot.txt'))
  assert.deepEqual([reboot?.kind, reboot?.device_ms], ['other', undefined])
  assert.ok(input?.kind === 'digital_input' && input.active)
  assert.deepEqual([input.source, input.device_ms], ['AlarmIn_1', Date.UTC(2026, 10, 22, 1, 2, 3)])
  assert.ok(tamper?.kind === 'tamper' && tamper.active)
  assert.equal(tamper.device_ms, Date.UTC(2026, 10, 22, 1, 2, 3))
})

test('topics that a device offers are listed by their path', () => {
  const set =
    '<R xmlns:w="urn:w"><TopicSet><RuleEngine><CellMotionDetector><Motion w:topic="true"><MessageDescription><Source topic="true"/></MessageDescription></Motion></CellMotionDetector></RuleEngine></TopicSet></R>'
  assert.deepEqual(readTopics(element(set)), ['RuleEngine/CellMotionDetector/Motion'])
})

test('an address with bare ampersands behind a byte order mark is read and moved to the host that was reached', () => {
  const uri = textOf(find(answer('noname-onvif-stream-uri-bare-ampersand.txt'), 'MediaUri'), 'Uri') ?? ''
  const moved = streamAddress(uri, '192.168.1.10')
  assert.equal(moved, 'rtsp://192.168.1.10:554/user=admin&password=&channel=1&stream=0.sdp?real_stream')
})

test('moments are read as devices write them', () => {
  const at = Date.UTC(2026, 10, 22, 1, 2, 3)
  for (const text of ['2026-11-22T01:02:03Z', '2026-11-22T01:02:03', ' 2026-11-22 08:02:03+0700 ', '2026-11-22T1:2:3z'])
    assert.equal(readMoment(text), at, text)
  assert.equal(readMoment('2026-11-22T01:02:03.25Z'), at + 250)
  for (const text of [
    undefined,
    '',
    '0000-00-00T00:00:00Z',
    '06-11-2026T09:17:46Z',
    '1970-01-01T00:00:00Z',
    '2026-13-22T01:02:03Z',
  ])
    assert.equal(readMoment(text), undefined, String(text))
})
