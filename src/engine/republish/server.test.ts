import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import type { VideoFormat } from '#engine/frames/frame.ts'
import { createH265Sets } from '#engine/frames/parameter-sets.ts'
import { streamLooker } from '#engine/viewing/look-at-stream.ts'
import { h265Sets } from '#test/engine/parameter-sets.ts'
import { format576, format1080 } from '#test/engine/recording.ts'
import { Caller, openRepublished, SECRET, statusOf } from '#test/engine/republished.ts'
import { until } from '#test/patience.ts'

const opened = async (t: TestContext) => {
  const republished = await openRepublished()
  t.after(republished.stop)
  return republished
}
const TCP = 'RTP/AVP/TCP;unicast;interleaved=0-1'
/** From the challenge to PLAY. */
const played = async (caller: Caller, path = '/cong/main'): Promise<string> => {
  await caller.ask('DESCRIBE', path)
  await caller.signed('DESCRIBE', path)
  await caller.signed('SETUP', `${path}/trackID=0`, { Transport: TCP })
  return caller.signed('PLAY', path)
}

test('a stranger is asked for a name and learns of no camera', async t => {
  using caller = await Caller.at(await opened(t))
  const plain = (answer: string) => answer.replace(/CSeq: \d+|nonce="\w+"/g, '')
  const there = await caller.ask('DESCRIBE', '/cong/main')
  assert.equal(statusOf(there), 401)
  assert.equal(plain(await caller.ask('DESCRIBE', '/khong-co/main')), plain(there))
  assert.equal(plain(await caller.signed('DESCRIBE', '/cong/main', { secret: 'sai' })), plain(there))
  assert.equal(plain(await caller.signed('DESCRIBE', '/cong/main', { name: 'khong-ai' })), plain(there))
})

test('a camera that an account may not fetch is as one that does not exist', async t => {
  const republished = await opened(t)
  using caller = await Caller.at(republished)
  await caller.ask('DESCRIBE', '/cho/main')
  for (const method of ['DESCRIBE', 'SETUP'])
    for (const path of ['/cho/main', '/khong-co/main', '/..%2f/main', '/cong/third'])
      assert.equal(statusOf(await caller.signed(method, path, { Transport: TCP })), 404, `${method} ${path}`)
  assert.deepEqual(republished.asked, [])
})

test('who guesses is soon heard no more', async t => {
  const republished = await opened(t)
  using caller = await Caller.at(republished)
  await caller.ask('DESCRIBE', '/cong/main')
  for (let guess = 0; guess < 10; guess++)
    assert.equal(statusOf(await caller.signed('DESCRIBE', '/cong/main', { secret: `${guess}` })), 401)
  assert.equal(statusOf(await caller.signed('DESCRIBE', '/cong/main')), 403)
  using another = await Caller.at(republished)
  assert.equal(statusOf(await another.ask('DESCRIBE', '/cong/main')), 403)
})

for (const algorithm of ['md5', 'sha256'])
  test(`Digest with ${algorithm} opens the door`, async t => {
    const republished = await opened(t)
    using caller = await Caller.at(republished)
    await caller.ask('DESCRIBE', '/cong/main')
    const answer = caller.signed('DESCRIBE', '/cong/main', { algorithm })
    await until('the stream is followed', () => republished.asked.includes('follow cong/main'))
    republished.become(format1080)
    assert.equal(statusOf(await answer), 200)
    assert.match(await answer, /a=rtpmap:96 H264\/90000\r\na=fmtp:96 packetization-mode=1;profile-level-id=42c028;/)
  })

test('over UDP nothing is sent, the present cannot be paused, and what is unknown is refused politely', async t => {
  using caller = await Caller.at(await opened(t))
  assert.equal(statusOf(await caller.ask('OPTIONS', '/')), 200)
  await caller.ask('SETUP', '/cong/main')
  const udp = { Transport: 'RTP/AVP;unicast;client_port=5000-5001' }
  assert.equal(statusOf(await caller.signed('SETUP', '/cong/main', udp)), 461)
  assert.equal(statusOf(await caller.signed('PAUSE', '/cong/main')), 455)
  assert.equal(statusOf(await caller.signed('RECORD', '/cong/main')), 501)
  assert.equal(statusOf(await caller.signed('PLAY', '/cong/main', { Session: '12345678' })), 454)
  caller.socket.write('\0\u0001rubbish without an end'.repeat(2000))
  await until('it is hung up on', () => caller.socket.destroyed || caller.socket.readableEnded)
})

const h265Format = (): VideoFormat => {
  const sets = createH265Sets()
  const { vps, sps, pps } = h265Sets
  for (const nal of [vps, sps, pps]) sets.take((nal[0]! >> 1) & 0x3f, nal, 0, nal.length)
  return sets.format()!
}

for (const [name, format] of [
  ['H.264', format1080],
  ['H.265', h265Format()],
] as const)
  test(`what our own reader receives of ${name} is what was put in, byte by byte`, async t => {
    const republished = await opened(t)
    const credentials = { username: 'huyen', password: SECRET }
    const url = `rtsp://127.0.0.1:${republished.port}/cong/main`
    const looked = streamLooker(systemClock, createAddressGuard().pin)(
      { url, credentials, transport: 'tcp' },
      AbortSignal.timeout(8000),
    )
    await until('the stream is followed', () => republished.asked.includes('follow cong/main'))
    republished.become(format)
    const sent = republished.give(0, true, 40_000)
    const frames = setInterval(() => republished.give(++frame), 20)
    let frame = 0
    const { picture, width } = await looked
    clearInterval(frames)
    assert.equal(width, format.width)
    assert.deepEqual(picture?.access_unit, sent)
    assert.deepEqual(picture?.description, format.description)
  })

test('who comes late begins at the newest keyframe at once; packets are cut once for all', async t => {
  const republished = await opened(t)
  using first = await Caller.at(republished)
  await first.ask('DESCRIBE', '/cong/main')
  const described = first.signed('DESCRIBE', '/cong/main')
  await until('the stream is followed', () => republished.asked.length > 0)
  republished.become(format1080)
  await described
  await first.signed('SETUP', '/cong/main', { Transport: TCP })
  await first.signed('PLAY', '/cong/main')
  for (let frame = 0; frame < 5; frame++) republished.give(frame, frame === 3, 100)
  // Two parameter sets, two pictures, and a report each time it begins and now and then.
  await until('the first one has its packets', () => first.packets >= 4)
  using late = await Caller.at(republished)
  assert.match(await played(late), /RTP-Info: url=rtsp:\/\/[^;]+\/cong\/main\/trackID=0;seq=\d+;rtptime=\d+/)
  await until('the late one has them too', () => late.packets >= 5)
  assert.deepEqual(republished.asked, ['follow cong/main'])
  assert.deepEqual(
    republished.server.sessions().map(({ account, camera, stream }) => `${account} ${camera}/${stream}`),
    ['huyen cong/main', 'huyen cong/main'],
  )
})

test('an account that is removed is hung up on, and the stream is let go with the last who fetched it', async t => {
  const republished = await opened(t)
  using caller = await Caller.at(republished)
  await caller.ask('DESCRIBE', '/cong/main')
  const described = caller.signed('DESCRIBE', '/cong/main')
  await until('the stream is followed', () => republished.asked.length > 0)
  republished.become(format1080)
  await described
  await caller.signed('SETUP', '/cong/main', { Transport: TCP })
  assert.equal(statusOf(await caller.signed('PLAY', '/cong/main')), 200)
  assert.equal(republished.server.sessions().length, 1)
  republished.accounts.delete('huyen')
  republished.server.review()
  await until('it is hung up on', () => caller.socket.destroyed)
  await until('the stream is let go', () => republished.asked.at(-1) === 'unfollow')
  assert.deepEqual(republished.server.sessions(), [])
  using again = await Caller.at(republished)
  await again.ask('DESCRIBE', '/cong/main')
  assert.equal(statusOf(await again.signed('DESCRIBE', '/cong/main')), 401)
})

test('a new size goes on in the same session, another codec ends it', async t => {
  const republished = await opened(t)
  using caller = await Caller.at(republished)
  await caller.ask('DESCRIBE', '/cong/main')
  const described = caller.signed('DESCRIBE', '/cong/main')
  await until('the stream is followed', () => republished.asked.length > 0)
  republished.become(format1080)
  await described
  await caller.signed('SETUP', '/cong/main', { Transport: TCP })
  await caller.signed('PLAY', '/cong/main')
  republished.give(0, true, 100)
  await until('it has the keyframe', () => caller.packets >= 3)
  republished.become(format576)
  republished.give(1, true, 100)
  await until('it has the next one', () => caller.packets >= 6)
  republished.become(h265Format())
  await until('it is hung up on', () => caller.socket.destroyed)
})
