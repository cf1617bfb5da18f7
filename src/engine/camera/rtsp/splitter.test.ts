import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Splitter } from './splitter.ts'

type Seen = { packets: string[]; messages: string[]; rubbish: number }

const collect = (): [Splitter, Seen] => {
  const seen: Seen = { packets: [], messages: [], rubbish: 0 }
  const splitter = new Splitter({
    packet: (channel, buffer, start, end) => seen.packets.push(`${channel}:${buffer.toString('hex', start, end)}`),
    message: (head, body) => seen.messages.push(`${head.kind === 'response' ? head.status : head.method} ${body}`),
    rubbish: bytes => {
      seen.rubbish += bytes
    },
  })
  return [splitter, seen]
}

const packet = (channel: number, payload: readonly number[]): Buffer =>
  Buffer.from([0x24, channel, payload.length >> 8, payload.length & 255, ...payload])
const rtp = (fill: number, length = 20): Buffer => packet(0, [0x80, 96, ...Array<number>(length).fill(fill)])
const text = (words: string): Buffer => Buffer.from(words, 'latin1')
const answer = (body: string): Buffer =>
  text(`RTSP/1.0 200 OK\r\nCSeq: 1\r\nContent-Length: ${body.length}\r\n\r\n${body}`)

const stream = Buffer.concat([
  answer('v=0\r\n'),
  rtp(1),
  rtp(0x24),
  answer(''),
  rtp(0x0a, 300),
  text('\r\n'),
  text('OPTIONS * RTSP/1.0\nCSeq: 2\n\n'),
  packet(1, []),
  rtp(3),
])
const whole = (() => {
  const [splitter, seen] = collect()
  splitter.push(stream, stream.length)
  return seen
})()

test('answers and packets that take turns are told apart', () => {
  assert.deepEqual(whole.messages, ['200 v=0\r\n', '200 ', 'OPTIONS '])
  assert.equal(whole.packets.length, 5)
  assert.equal(whole.packets[3], '1:')
  assert.equal(whole.rubbish, 0)
})

test('it makes no difference at which byte a stream is cut', () => {
  for (let cut = 0; cut <= stream.length; cut++) {
    const [splitter, seen] = collect()
    splitter.push(stream.subarray(0, cut), cut)
    splitter.push(stream.subarray(cut), stream.length - cut)
    assert.deepEqual(seen, whole, `cut at ${cut}`)
  }
})

test('it makes no difference how small the pieces are', () => {
  for (const size of [1, 2, 3, 7, 64]) {
    const [splitter, seen] = collect()
    for (let at = 0; at < stream.length; at += size) {
      const piece = stream.subarray(at, at + size)
      splitter.push(piece, piece.length)
    }
    assert.deepEqual(seen, whole, `pieces of ${size}`)
  }
})

test('nothing is kept of a read buffer that is used again', () => {
  const [splitter, seen] = collect()
  const shared = Buffer.alloc(64)
  for (let at = 0; at < stream.length; at += 64) {
    const length = stream.copy(shared, 0, at, at + 64)
    splitter.push(shared, length)
    shared.fill(0xee)
  }
  assert.deepEqual(seen, whole)
})

test('rubbish is stepped over and counted', () => {
  const [splitter, seen] = collect()
  const bytes = Buffer.concat([text('\x00\x01junk'), rtp(1), text('\xff\xfe'), answer('a'), rtp(2)])
  splitter.push(bytes, bytes.length)
  assert.equal(seen.packets.length, 2)
  assert.deepEqual(seen.messages, ['200 a'])
  assert.equal(seen.rubbish, 8)
})

test('a packet whose length is told too short costs little of what follows', () => {
  const [splitter, seen] = collect()
  // 1200 bytes of picture behind a header that says 400: the rest holds dollar signs and is no packet.
  const picture = Buffer.from(Array.from({ length: 1200 }, (_, i) => (i * 37 + 1) & 255))
  const wrong = Buffer.concat([Buffer.from([0x24, 0, 0x01, 0x90, 0x80, 96]), picture])
  const bytes = Buffer.concat([rtp(1), wrong, rtp(2), rtp(3), rtp(4)])
  splitter.push(bytes, bytes.length)
  assert.deepEqual(seen.packets.slice(-3), whole3(2, 3, 4))
})

const whole3 = (...fills: number[]): string[] => fills.map(fill => `0:8060${Buffer.alloc(20, fill).toString('hex')}`)

test('a head without an end is given up, and what follows it is found', () => {
  const [splitter, seen] = collect()
  const bytes = Buffer.concat([text(`RTSP/1.0 200 OK\r\n${'x: y\r\n'.repeat(4000)}`), rtp(5)])
  for (let at = 0; at < bytes.length; at += 1000) splitter.push(bytes.subarray(at), Math.min(1000, bytes.length - at))
  assert.deepEqual(seen.packets, whole3(5))
  assert.ok(seen.rubbish > 16_000)
})

test('a body longer than any description is not waited for', () => {
  const [splitter, seen] = collect()
  const bytes = Buffer.concat([text('RTSP/1.0 200 OK\r\nContent-Length: 999999999\r\n\r\n'), rtp(6)])
  splitter.push(bytes, bytes.length)
  assert.deepEqual(seen.packets, whole3(6))
})

test('a session description that is longer than declared is read to its end, one that is shorter when no more comes', () => {
  const sdp = 'v=0\r\ns=x\r\nm=video 0 RTP/AVP 96\r\n'
  const declared = (length: number) => text(`RTSP/1.0 200 OK\r\nCSeq: 1\r\nContent-Length: ${length}\r\n\r\n${sdp}`)
  const [longer, heard] = collect()
  longer.push(declared(9), declared(9).length)
  assert.deepEqual([heard.messages, heard.rubbish], [[`200 ${sdp}`], 0])
  const [shorter, later] = collect()
  shorter.push(declared(200), declared(200).length)
  assert.deepEqual(later.messages, [])
  shorter.settle()
  assert.deepEqual(later.messages, [`200 ${sdp}`])
  shorter.push(rtp(1), 26)
  assert.equal(later.packets.length, 1)
})

test('a body that is declared and not sent does not swallow the packets behind it', () => {
  const [splitter, seen] = collect()
  const bytes = Buffer.concat([text('RTSP/1.0 200 OK\r\nCSeq: 4\r\nContent-Length: 12\r\n\r\n'), rtp(7), rtp(8)])
  splitter.push(bytes, bytes.length)
  assert.deepEqual([seen.messages.length, seen.packets.length, seen.rubbish], [1, 2, 0])
})

test('an answer written into the middle of a packet is taken out of it, at whatever byte the stream is cut', () => {
  const whole = rtp(5, 40)
  const bytes = Buffer.concat([whole.subarray(0, 20), answer(''), whole.subarray(20), rtp(6)])
  for (let cut = 0; cut <= bytes.length; cut++) {
    const [splitter, seen] = collect()
    splitter.expecting = 1
    splitter.push(bytes.subarray(0, cut), cut)
    splitter.push(bytes.subarray(cut), bytes.length - cut)
    assert.deepEqual(seen.packets, [`0:${whole.toString('hex', 4)}`, `0:${rtp(6).toString('hex', 4)}`], `cut at ${cut}`)
    assert.deepEqual(seen.messages, ['200 '])
  }
})
