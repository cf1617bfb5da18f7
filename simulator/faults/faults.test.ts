import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { libavMissing } from '#simulator/footage/libav.ts'
import { PlainClient } from '#simulator/rtsp/plain-client.ts'
import { type Street, startStreet } from '#simulator/street.ts'
import { faults } from './named.ts'

const missing = await libavMissing()
const needs = { skip: missing }
let street: Street
before(async () => {
  if (missing === false) street = await startStreet({ cameras: 30, quick: true })
})
after(async () => street?.stop())

type Faulty = { readonly id: string; readonly camera: PlainClient; readonly url: string }

let next = 0
/** Every test has a camera of its own, so that they can run beside each other. */
const withFault = async (fault: string): Promise<Faulty> => {
  const { id, main_url } = street.cameras[next++]!
  street.setFault(id, fault)
  return { id, camera: await PlainClient.open(street.port), url: main_url }
}

const play = async (fault: string): Promise<Faulty> => {
  const faulty = await withFault(fault)
  const session = await faulty.camera.setUp(faulty.url)
  assert.equal((await faulty.camera.ask('PLAY', faulty.url, { Session: session })).status, 200)
  return faulty
}

const rtp = (camera: PlainClient): Buffer[] =>
  camera.packets.filter(({ channel }) => channel === 0).map(({ bytes }) => bytes)

test('every fault is a file, and every file a fault', () => {
  const files = readdirSync(import.meta.dirname)
    .filter(file => !/^(fault|named)\.ts$|\.test\.ts$/.test(file))
    .map(file => file.replace(/\.ts$/, ''))
  assert.deepEqual(Object.keys(faults).sort(), files.sort())
})

describe('a camera with a fault', { concurrency: true }, () => {
  for (const fault of ['no-answer', 'hangs-after-describe'] as const) {
    test(`${fault} keeps the line open and says nothing`, needs, async () => {
      const { camera, url } = await withFault(fault)
      camera.write(`SETUP ${url}/trackID=0 RTSP/1.0\r\nCSeq: 1\r\nTransport: RTP/AVP/TCP\r\n\r\n`)
      await assert.rejects(
        camera.until(() => camera.packets.length > 0, 300),
        /in time/,
      )
      await camera[Symbol.asyncDispose]()
    })
  }

  test('hangs-up-at-once closes the connection', needs, async () => {
    const { camera, url } = await withFault('hangs-up-at-once')
    await assert.rejects(camera.ask('OPTIONS', url), /hung up/)
  })

  test('refuses-password and redirects-once and unsupported-stream answer as they are named', needs, async () => {
    const refusing = await withFault('refuses-password')
    assert.equal((await refusing.camera.ask('DESCRIBE', refusing.url)).status, 401)
    const moved = await withFault('redirects-once')
    const answer = await moved.camera.ask('DESCRIBE', moved.url)
    assert.equal(answer.status, 302)
    assert.equal((await moved.camera.ask('DESCRIBE', answer.headers.get('location')!)).status, 200)
    const jpeg = await withFault('unsupported-stream')
    const { body } = await jpeg.camera.ask('DESCRIBE', jpeg.url)
    assert.match(body, /JPEG\/90000/)
    assert.doesNotMatch(body, /H264/)
    for (const { camera } of [refusing, moved, jpeg]) await camera[Symbol.asyncDispose]()
  })

  test('answers-rubbish is no RTSP', needs, async () => {
    const { camera, url } = await withFault('answers-rubbish')
    assert.equal((await camera.ask('OPTIONS', url)).status, 0)
    await camera[Symbol.asyncDispose]()
  })

  test('hangs-after-play sends no picture', needs, async () => {
    const { id, camera } = await play('hangs-after-play')
    await camera.until(() => street.sent(id, 'main').dropped_frames > 3)
    assert.equal(rtp(camera).length, 0)
  })

  test('never-sends-a-keyframe sends all the rest', needs, async () => {
    const { id, camera } = await play('never-sends-a-keyframe')
    await camera.until(() => street.sent(id, 'main').frames > 20)
    const sent = street.sent(id, 'main')
    assert.equal(sent.keyframes, 0)
    assert.ok(sent.dropped_frames > 0)
  })

  test('missing-marker-bits never marks a packet', needs, async () => {
    const { camera } = await play('missing-marker-bits')
    await camera.until(() => rtp(camera).length > 30)
    assert.ok(rtp(camera).every(packet => (packet[1]! & 0x80) === 0))
  })

  test('reorders-udp swaps neighbours and loses none', needs, async () => {
    const { camera } = await play('reorders-udp')
    await camera.until(() => rtp(camera).length > 60)
    const numbers = rtp(camera).map(packet => packet.readUInt16BE(2))
    const steps = numbers.slice(1).map((number, index) => (number - numbers[index]! + 65_536) & 0xffff)
    assert.ok(steps.includes(2) && steps.includes(65_535))
  })

  test('truncates-packets cuts some short', needs, async () => {
    const { id, camera } = await play('truncates-packets')
    await camera.until(() => street.sent(id, 'main').packets > 80)
    await camera.until(() => rtp(camera).length > 60)
  })

  test('sends-slowly keeps the order', needs, async () => {
    const { camera } = await play('sends-slowly')
    await camera.until(() => rtp(camera).length > 60)
    const numbers = rtp(camera).map(packet => packet.readUInt16BE(2))
    for (const [index, number] of numbers.slice(1).entries()) assert.equal(number, (numbers[index]! + 1) & 0xffff)
  })

  test('a fault given to a running stream is felt at once', needs, async () => {
    const { id, camera } = await play('sends-slowly')
    await camera.until(() => rtp(camera).length > 5)
    street.setFault(id, 'closes-mid-stream')
    await assert.rejects(
      camera.until(() => false),
      /hung up/,
    )
  })

  test('a session that is not kept alive ends', needs, async () => {
    const { id, camera } = await play('session-expires-fast')
    await assert.rejects(
      camera.until(() => false),
      /hung up/,
    )
    assert.equal(street.sent(id, 'main').playing, false)
  })
})
