import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import { runSession } from '#engine/camera/session.ts'
import { aacFormat } from '#engine/frames/audio/aac-config.ts'
import { g711Format } from '#engine/frames/audio/g711.ts'
import { createChunkPool } from '#engine/frames/chunk.ts'
import { type AudioFormat, noFrameCounts } from '#engine/frames/frame.ts'
import { jpegHeader, tablesOfQuality } from '#engine/frames/jpeg/headers.ts'
import { opusFormat } from '#engine/frames/opus.ts'
import { createFrameReader } from '#engine/frames/reader.ts'
import { stillsFormat } from '#engine/frames/stills.ts'
import { sessionOf } from '#engine/viewing/look-at-stream.ts'
import { format1080 } from '#test/engine/recording.ts'
import { Caller, openRepublished, SECRET, statusOf } from '#test/engine/republished.ts'
import { until } from '#test/patience.ts'

const opened = async (t: TestContext, sound = true) => {
  const republished = await openRepublished()
  t.after(republished.stop)
  const allow = (hears: boolean) =>
    republished.accounts.set('huyen', { name: 'huyen', secret: SECRET, cameras: ['cong'], sound: hears })
  allow(sound)
  return { ...republished, allow }
}
type Opened = Awaited<ReturnType<typeof opened>>

/** Fetches as our own recorder does and answers what arrives, as text. */
const received = (t: TestContext, { port }: Opened) => {
  const frames: string[] = []
  const formats = new Map<string, string>()
  const stop = new AbortController()
  const wish = {
    url: `rtsp://127.0.0.1:${port}/cong/main`,
    credentials: { username: 'huyen', password: SECRET },
    transport: 'tcp' as const,
  }
  const session = {
    ...sessionOf(wish, systemClock, createAddressGuard().pin),
    sound: true,
    offered: (tracks: Parameters<typeof createFrameReader>[0]) =>
      createFrameReader(tracks, createChunkPool(), noFrameCounts(), ({ kind, chunk, start, end, format }) => {
        frames.push(`${kind} ${chunk.bytes.subarray(start, end).toString('hex')}`)
        formats.set(kind, `${format.codec} ${format.id}`)
      }),
    takesOnly: () => {},
    complaint: () => undefined,
  }
  const over = runSession(session, stop.signal)
  t.after(async () => {
    stop.abort()
    await over
  })
  return { frames, formats }
}

const aac = aacFormat({ config: '1408' }, 16_000, 1)
assert.ok(aac.ok)
const kinds: readonly (readonly [string, AudioFormat, readonly number[]])[] = [
  ['G.711 A-law', g711Format('pcma', 8000, 1), [160, 320]],
  ['G.711 µ-law of 16 kHz in stereo', g711Format('pcmu', 16_000, 2), [640]],
  ['AAC', aac.value, [200, 5000]],
  ['Opus', opusFormat(2), [120]],
]

for (const [name, sound, lengths] of kinds)
  test(`what our own reader hears of ${name} is what was put in, byte by byte`, async t => {
    const republished = await opened(t)
    const { frames, formats } = received(t, republished)
    await until('the stream is followed', () => republished.asked.includes('follow cong/main'))
    republished.become(format1080, sound)
    republished.give(0, true)
    await until('pictures come', () => {
      republished.give(++picture)
      return frames.some(frame => frame.startsWith('video'))
    })
    const pieces = lengths.map((length, i) => Buffer.alloc(length, 0x78 + i)) // a first byte that Opus knows
    for (const [i, piece] of pieces.entries()) republished.hand(2000 + i, piece, true)
    const expected = pieces.map(piece => `audio ${piece.toString('hex')}`)
    await until('the sound comes', () => frames.filter(frame => frame.startsWith('audio')).length >= pieces.length)
    assert.deepEqual(
      frames.filter(frame => frame.startsWith('audio')),
      expected,
    )
    assert.equal(formats.get('audio'), `${sound.codec} ${sound.id}`)
  })
let picture = 0

test('motion JPEG comes back byte by byte, with tables of its own and restart markers', async t => {
  const republished = await opened(t)
  const { frames, formats } = received(t, republished)
  await until('the stream is followed', () => republished.asked.includes('follow cong/main'))
  republished.become(stillsFormat(64, 48))
  const shape = { type: 1, width: 64, height: 48, precision: 0, restart: 4, tables: tablesOfQuality(37) }
  const still = Buffer.concat([jpegHeader(shape), Buffer.alloc(4000, 0x5a), Buffer.from([0xff, 0xd9])])
  await until('pictures come', () => {
    republished.hand(++picture, still)
    return frames.length > 0
  })
  assert.equal(frames[0], `video ${still.toString('hex')}`)
  assert.equal(formats.get('video')?.split(' ')[0], 'mp4v.6C')
})

const description = async (caller: Caller, republished: Opened, sound: AudioFormat | undefined) => {
  await caller.ask('DESCRIBE', '/cong/main')
  const answer = caller.signed('DESCRIBE', '/cong/main')
  await until('the stream is followed', () => republished.asked.at(-1) === 'follow cong/main')
  republished.become(format1080, sound)
  assert.equal(statusOf(await answer), 200)
  return answer
}
const play = async (caller: Caller) => {
  const transport = (channel: number) => ({ Transport: `RTP/AVP/TCP;unicast;interleaved=${channel}-${channel + 1}` })
  await caller.signed('SETUP', '/cong/main/trackID=0', transport(0))
  const sound = statusOf(await caller.signed('SETUP', '/cong/main/trackID=1', transport(6)))
  await caller.signed('PLAY', '/cong/main')
  return sound
}
const pcma = g711Format('pcma', 8000, 1)

test('sound is described and sent only to who may hear it', async t => {
  const republished = await opened(t, false)
  using deaf = await Caller.at(republished)
  assert.doesNotMatch(await description(deaf, republished, pcma), /m=audio/)
  assert.equal(await play(deaf), 404)
  republished.allow(true)
  using hears = await Caller.at(republished)
  assert.match(await description(hears, republished, pcma), /m=audio 0 RTP\/AVP 8\r\na=rtpmap:8 PCMA\/8000\r\n/)
  assert.equal(await play(hears), 200)
  republished.give(0, true, 100)
  republished.hand(1, Buffer.alloc(160, 0x55), true)
  await until('who may hear hears', () => hears.byChannel.has(6))
  republished.give(1, false, 100)
  await until('who may not hear sees what came behind it', () => (deaf.byChannel.get(0) ?? 0) >= 4)
  assert.deepEqual([...deaf.byChannel.keys()].sort(), [0, 1])
  assert.deepEqual(
    republished.server.sessions().map(session => session.hears),
    [false, true],
  )
})

test('a camera whose sound is recorded no more is heard no more at once', async t => {
  const republished = await opened(t)
  using hears = await Caller.at(republished)
  await description(hears, republished, pcma)
  await play(hears)
  republished.server.review()
  republished.give(0, true, 100)
  await until('it fetches', () => hears.packets > 0)
  republished.cameras.set('cong', { name: 'Cổng làng', record_audio: false })
  republished.server.review()
  await until('it is hung up on', () => hears.socket.destroyed && republished.asked.at(-1) === 'unfollow')
  using again = await Caller.at(republished)
  assert.doesNotMatch(await description(again, republished, pcma), /m=audio/)
})

test('an account that may fetch less is hung up on where it fetches more', async t => {
  const republished = await opened(t)
  using caller = await Caller.at(republished)
  await description(caller, republished, pcma)
  await play(caller)
  republished.accounts.set('huyen', { name: 'huyen', secret: SECRET, cameras: ['cho'], sound: true })
  republished.server.review()
  await until('it is hung up on', () => caller.socket.destroyed)
  assert.deepEqual(republished.server.sessions(), [])
})

test('motion JPEG that RTP has no words for is refused with a sentence', async t => {
  const republished = await opened(t)
  using caller = await Caller.at(republished)
  await caller.ask('DESCRIBE', '/cong/main')
  const answer = caller.signed('DESCRIBE', '/cong/main')
  await until('the stream is followed', () => republished.asked.length > 0)
  republished.become(stillsFormat(2592, 1944))
  const shape = { type: 1, width: 2592, height: 1944, precision: 0, restart: 0, tables: tablesOfQuality(50) }
  republished.hand(0, Buffer.concat([jpegHeader(shape), Buffer.alloc(100, 0x5a)]))
  assert.equal(statusOf(await answer), 415)
  assert.match(await answer, /RFC 2435.*other_size/)
})
