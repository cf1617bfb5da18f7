import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { libavMissing } from '#simulator/footage/libav.ts'
import { envelope, soap } from '#simulator/http/plain-visitor.ts'
import { readXml } from '#simulator/onvif/xml.ts'
import { PlainClient } from '#simulator/rtsp/plain-client.ts'
import { type Street, startStreet } from '#simulator/street.ts'

const missing = await libavMissing()
const needs = { skip: missing }
const CAMERAS = 12
let street: Street
before(async () => {
  if (missing !== false) return
  street = await startStreet({
    cameras: CAMERAS,
    quick: true,
    personalities: [{ brand: 'dahua', camera: String(CAMERAS) }],
  })
})
after(async () => street?.stop())

let next = 0
const withFault = async (fault: string): Promise<{ id: string; url: string; camera: PlainClient }> => {
  const { id, main_url: url } = street.cameras[next++]!
  street.setFault(id, fault)
  return { id, url, camera: await PlainClient.open(street.port) }
}

const play = async (fault: string): Promise<{ url: string; camera: PlainClient; session: string }> => {
  const { url, camera } = await withFault(fault)
  const session = await camera.setUp(url)
  assert.equal((await camera.ask('PLAY', url, { Session: session })).status, 200)
  return { url, camera, session }
}

const ssrcOf = (packet: Buffer): number => packet.readUInt32BE(8)

test('puts-control-first names a track before it says what it is', needs, async () => {
  const { camera, url } = await withFault('puts-control-first')
  const { body } = await camera.ask('DESCRIBE', url)
  assert.match(body, /m=video [^\r]*\r\na=control:trackID=0\r\na=rtpmap:96/)
  assert.doesNotMatch(body, /control:\*/)
})

test('wrong-content-length leaves the end of its description in front of the next answer', needs, async () => {
  const { camera, url } = await withFault('wrong-content-length')
  const { body, headers } = await camera.ask('DESCRIBE', url)
  assert.equal(Buffer.byteLength(body), Number(headers.get('content-length')))
  assert.doesNotMatch(body, /VIDEO0001/)
})

test('uses-other-channels says which, hides-its-channels does not', needs, async () => {
  for (const [fault, told] of [
    ['uses-other-channels', '4-5'],
    ['hides-its-channels', '0-1'],
  ] as const) {
    const { camera, url } = await withFault(fault)
    const { headers } = await camera.ask('SETUP', `${url}/trackID=0`, {
      Transport: 'RTP/AVP/TCP;unicast;interleaved=0-1',
    })
    assert.match(headers.get('transport') ?? '', new RegExp(`interleaved=${told}`))
    await camera.ask('PLAY', url, { Session: (headers.get('session') ?? '').split(';')[0]! })
    await camera.until(() => camera.packets.some(({ channel }) => channel === 4))
    assert.ok(camera.packets.every(({ channel }) => channel === 4 || channel === 5))
  }
})

test('sends-strangers-packets mixes in another SSRC, also on a channel that nobody set up', needs, async () => {
  const { camera } = await play('sends-strangers-packets')
  await camera.until(() => new Set(camera.packets.map(({ channel }) => channel)).has(6))
  const own = camera.packets.filter(({ channel, bytes }) => channel === 0 && ssrcOf(bytes) !== 0x0ddba11)
  await camera.until(() => own.length > 0)
  assert.equal(new Set(own.map(({ bytes }) => ssrcOf(bytes))).size, 1)
})

test('sequence-resets begins its numbers anew', needs, async () => {
  const { camera } = await play('sequence-resets')
  const numbers = (): number[] =>
    camera.packets.filter(({ channel }) => channel === 0).map(({ bytes }) => bytes.readUInt16BE(2))
  await camera.until(() => numbers().filter(number => number === 0).length === 2)
  assert.equal(numbers()[0], 0)
})

test('answers-mid-interleave writes an answer into a packet', needs, async () => {
  const { camera, url, session } = await play('answers-mid-interleave')
  await camera.until(() => camera.packets.length > 3)
  camera.write(`GET_PARAMETER ${url} RTSP/1.0\r\nCSeq: 9\r\nSession: ${session}\r\n\r\n`)
  await camera.until(() => camera.packets.some(({ bytes }) => bytes.includes('RTSP/1.0 200 OK')))
})

test('annex-b-inside-rtp sends a keyframe as one NAL unit with start codes inside', needs, async () => {
  const { camera } = await play('annex-b-inside-rtp')
  await camera.until(() => camera.packets.filter(({ channel, bytes }) => channel === 0 && bytes[1]! & 0x80).length > 1)
  const stamp = camera.packets[0]!.bytes.readUInt32BE(4)
  const parts = camera.packets.filter(({ channel, bytes }) => channel === 0 && bytes.readUInt32BE(4) === stamp)
  // One fragmented unit of the type of its first part, SPS.
  assert.ok(parts.every(({ bytes }) => (bytes[12]! & 0x1f) === 28 && (bytes[13]! & 0x1f) === 7))
  const whole = Buffer.concat(parts.map(({ bytes }) => bytes.subarray(14)))
  assert.ok(whole.includes(Buffer.from([0, 0, 0, 1, 0x68])) && whole.includes(Buffer.from([0, 0, 0, 1, 0x65])))
})

const ask = () => {
  const { account, host, http_port, id } = street.device(street.cameras.at(-1)!.id)
  const body = '<GetProfiles xmlns="http://www.onvif.org/ver10/media/wsdl"/>'
  return { id, answer: soap(`http://${host}:${http_port}/onvif/media_service`, envelope(body, account)) }
}

test('ONVIF faults answer as they are named', needs, async () => {
  const { id } = street.device(street.cameras.at(-1)!.id)
  const under = async (fault: string) => {
    street.setFault(id, fault)
    return ask().answer
  }
  assert.match((await under('onvif-answers-a-bomb')).text, /<!DOCTYPE bomb \[<!ENTITY a "lol"><!ENTITY b "(&a;){10}">/)
  const moved = await under('onvif-redirects-elsewhere')
  assert.deepEqual([moved.status, moved.headers.location], [307, 'http://192.0.2.1/onvif/media_service'])
  assert.match((await under('onvif-says-html')).text, /^<!DOCTYPE html>/)
  assert.ok((await under('onvif-oversize')).body.length > 150_000_000)
  await assert.rejects(under('onvif-answers-half'))
  street.setFault(id, undefined)
  assert.equal(readXml((await ask().answer).text)?.name, 'Envelope')
})
