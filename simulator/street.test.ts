import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { Problem } from '#base/problems.ts'
import { libavMissing } from './footage/libav.ts'
import { openEars, PlainClient } from './rtsp/plain-client.ts'
import { type Street, startStreet } from './street.ts'

const run = promisify(execFile)
const missing = await libavMissing()
const probeMissing = await run('ffprobe', ['-version']).then(
  () => missing,
  () => 'ffprobe is not installed',
)
const needs = { skip: missing }

let street: Street
let url = ''
before(async () => {
  if (missing === false) street = await startStreet({ cameras: 3, quick: true, audio: 'pcma' })
  url = missing === false ? street.cameras[0]!.main_url : ''
})
after(async () => street?.stop())

const client = (): Promise<PlainClient> => PlainClient.open(street.port)

test('a whole conversation: options, describe, setup, play, keep-alive, teardown', needs, async () => {
  await using camera = await client()
  assert.match((await camera.ask('OPTIONS', url)).headers.get('public') ?? '', /DESCRIBE.*GET_PARAMETER/)
  const described = await camera.ask('DESCRIBE', url, { Accept: 'application/sdp' })
  assert.equal(described.status, 200)
  assert.match(described.body, /m=video 0 RTP\/AVP 96\r\na=rtpmap:96 H264\/90000/)
  assert.match(described.body, /m=audio 0 RTP\/AVP 8\r\n/)
  const session = await camera.setUp(url, 0)
  assert.equal(await camera.setUp(url, 1, { Session: session }), session)
  const played = await camera.ask('PLAY', url, { Session: session })
  assert.equal(played.status, 200)
  const [, sequence, stamp] = /trackID=0;seq=(\d+);rtptime=(\d+)/.exec(played.headers.get('rtp-info') ?? '') ?? []
  await camera.until(() => camera.packets.filter(({ channel, bytes }) => channel === 0 && bytes[1]! & 0x80).length > 5)
  await camera.until(() => [1, 2, 3].every(channel => camera.packets.some(packet => packet.channel === channel)))
  const first = camera.packets.find(packet => packet.channel === 0)!.bytes
  assert.equal(first.readUInt16BE(2), Number(sequence))
  assert.equal(first.readUInt32BE(4), Number(stamp))
  assert.equal((await camera.ask('GET_PARAMETER', url, { Session: session })).status, 200)
  assert.equal((await camera.ask('PAUSE', url, { Session: session })).status, 501)
  const sent = street.sent('cong-chinh', 'main')
  assert.ok(sent.playing && sent.frames > 5 && sent.keyframes > 0)
  assert.equal((await camera.ask('TEARDOWN', url, { Session: session })).status, 200)
  assert.ok(!sent.playing)
  const still = sent.packets
  assert.equal((await camera.ask('GET_PARAMETER', url, { Session: session })).status, 454)
  assert.equal(sent.packets, still)
})

test('what was sent is what arrives, packet by packet', needs, async () => {
  await using camera = await client()
  const session = await camera.setUp(street.cameras[1]!.main_url)
  await camera.ask('PLAY', street.cameras[1]!.main_url, { Session: session })
  const sent = street.sent('nga-ba-dinh', 'main')
  await camera.until(() => sent.frames >= 40)
  await camera.ask('TEARDOWN', street.cameras[1]!.main_url, { Session: session })
  const video = camera.packets.filter(packet => packet.channel === 0)
  assert.equal(video.length, sent.packets)
  assert.equal(video.at(-1)!.bytes.readUInt32BE(4), sent.last_rtp)
  for (const [index, { bytes }] of video.slice(1).entries()) {
    assert.equal(bytes.readUInt16BE(2), (video[index]!.bytes.readUInt16BE(2) + 1) & 0xffff)
  }
})

test('over UDP packets and reports arrive on the client’s ports', needs, async () => {
  await using camera = await client()
  const ears = await openEars()
  const transport = `RTP/AVP;unicast;client_port=${ears.ports.join('-')}`
  const setUp = await camera.ask('SETUP', `${url}/trackID=0`, { Transport: transport })
  assert.match(setUp.headers.get('transport') ?? '', /server_port=\d+-\d+;ssrc=[0-9A-F]{8}/)
  await camera.ask('PLAY', url, { Session: setUp.headers.get('session')!.split(';')[0]! })
  await camera.until(() => ears.heard[0].length > 10 && ears.heard[1].length > 0)
  assert.ok(ears.heard[0].every(packet => packet[0] === 0x80 && (packet[1]! & 0x7f) === 96))
  assert.equal(ears.heard[1][0]![1], 200)
  ears.close()
})

test('a client that does not read costs frames, not memory', needs, async () => {
  await using camera = await client()
  const session = await camera.setUp(url)
  await camera.ask('PLAY', url, { Session: session })
  const before_rss = process.memoryUsage().rss
  camera.pause()
  await using other = await client()
  const second = await other.setUp(url)
  await other.ask('PLAY', url, { Session: second })
  await other.until(() => other.packets.length > 50)
  assert.ok(process.memoryUsage().rss - before_rss < 64 * 1_048_576)
})

test('a street with digest lets in who knows the password', needs, async () => {
  await using guarded = await startStreet({ cameras: 1, quick: true, auth: 'digest-sha256' })
  const { main_url, password } = guarded.cameras[0]!
  assert.ok(!main_url.includes(password) && password.length > 0)
  await using camera = await PlainClient.open(guarded.port)
  const refused = await camera.ask('DESCRIBE', main_url)
  assert.equal(refused.status, 401)
  assert.match(refused.headers.get('www-authenticate') ?? '', /algorithm=SHA-256/)
})

test('nothing is found where there is nothing', needs, async () => {
  await using camera = await client()
  assert.equal((await camera.ask('DESCRIBE', `rtsp://127.0.0.1:${street.port}/khong-co/main`)).status, 404)
  assert.equal((await camera.ask('SETUP', `${url}/trackID=9`, { Transport: 'RTP/AVP/TCP' })).status, 404)
  assert.equal((await camera.ask('SETUP', `${url}/trackID=0`, { Transport: 'RTP/AVP;multicast' })).status, 461)
  assert.equal((await camera.ask('PLAY', url, { Session: 'nothing' })).status, 454)
  camera.write('GET / HTTP/1.1\r\n\r\n')
  await assert.rejects(camera.until(() => false))
})

test('an unknown fault or camera is a named problem', needs, async () => {
  for (const wrong of [
    { fault: 'sleeps', camera: '1' },
    { fault: 'no-answer', camera: 'nobody' },
  ]) {
    await assert.rejects(
      startStreet({ cameras: 1, quick: true, faults: [wrong] }),
      (error: unknown) => error instanceof Problem && error.code === 'no_such_fault',
    )
  }
  assert.throws(() => street.setFault('cong-chinh', 'constructor'), Problem)
})

for (const codec of ['h264', 'h265'] as const) {
  test(`ffprobe reads a ${codec} street with AAC`, { skip: probeMissing }, async () => {
    await using other = await startStreet({ cameras: 1, quick: true, codec, audio: 'aac' })
    const { stdout } = await run(
      'ffprobe',
      [
        ...['-v', 'error', '-rtsp_transport', 'tcp', '-count_frames', '-read_intervals', '%+2', '-of', 'json'],
        ...['-show_entries', 'stream=codec_name,width,nb_read_frames', other.cameras[0]!.main_url],
      ],
      { timeout: 30_000 },
    )
    const { streams } = JSON.parse(stdout) as {
      streams: { codec_name: string; width?: number; nb_read_frames: string }[]
    }
    assert.deepEqual(
      streams.map(stream => stream.codec_name),
      [codec === 'h264' ? 'h264' : 'hevc', 'aac'],
    )
    assert.equal(streams[0]!.width, 640)
    assert.ok(Number(streams[0]!.nb_read_frames) >= 25)
  })
}
