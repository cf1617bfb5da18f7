// Playback: asks a recorder of another maker, or the card in a camera, for what it recorded, over RTSP inside one TCP connection. First it is
// looked at (its clock, how it writes times, whether it has sound), then a span is played as fast as it gives and as we may read. Packets
// carry in `arrival` when they were filmed, by our clock. One try: whoever wants footage decides about the next.

import type { Clock } from '#base/clock.ts'
import { spanFromMillis, type WallTime90k } from '#base/units.ts'
import { readCameraAddress } from './address.ts'
import type { Pin } from './address-guard.ts'
import { type Conversation, expectOk, type SessionOptions, type Track } from './conversation.ts'
import type { OfferedTrack, PacketSink } from './packet.ts'
import {
  fromSource,
  type PlaybackSource,
  playbackRange,
  playbackUrl,
  readClockRange,
  type SourceClock,
  toSource,
} from './playback-address.ts'
import { measureDate } from './playback-clock.ts'
import { PlaybackTimes, readReplayMark } from './playback-times.ts'
import { createReceiver } from './rtp/receiver.ts'
import type { Credentials } from './rtsp/auth.ts'
import { RtspClient } from './rtsp/client.ts'
import type { CertificateCheck } from './rtsp/line.ts'
import { firstOf, type RtspResponse } from './rtsp/message.ts'
import { controlUrl, readSdp } from './rtsp/sdp.ts'
import { setUp } from './set-up.ts'
import { type JudgedClock, judgeClock, type ShownTimes } from './source-clock.ts'
import { StreamFailure } from './stream-state.ts'

/** After this long without a packet that we were ready to read, there is no more. */
const SILENCE_MS = 4500
const LOOK_EVERY_MS = 100
/** Sound that lies further than this from the pictures with which it came was counted wrong: a picture's instant counts. */
const SOUND_ASTRAY = spanFromMillis(2000)
/** While whoever takes the packets has enough to do. */
const BUSY_MS = 5
const KEEP_ALIVE_MS = 20_000
/** Pictures come in the order of decoding: a little behind the end are those shown before it. */
const BEHIND_END = spanFromMillis(1000)
/** RTSP 1.0 says this of a span in which nothing is held; some recorders say that there is no such thing. */
const NOTHING = [404, 416, 457]
/** Whole seconds, the end rounded up. */
const REPEATED_MS = 1500

export type Playback = {
  readonly source: PlaybackSource
  readonly credentials: Credentials | undefined
  /** Whether the certificate that it shows over TLS is the one of the live stream. */
  readonly certificate: CertificateCheck
  /** Where its host is, if it may be called. */
  readonly pin: Pin
  readonly clock: Clock
}

export type SeenSource = JudgedClock & {
  readonly shown: ShownTimes
  readonly tracks: readonly OfferedTrack[]
}

/** How fast may be read: told of each read, answers how long to wait before the next. */
export type ReadPace = (bytes: number) => number

export type PlayOrder = Playback & {
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly seen: SourceClock
  readonly sound: boolean
  readonly offered: (tracks: readonly OfferedTrack[]) => PacketSink
  readonly pace: ReadPace
  /** False while whoever takes the packets has enough to do. */
  readonly ready: () => boolean
  /** True once no more is needed. */
  readonly enough: () => boolean
}

export type Played = { readonly state: 'played' | 'nothing_there'; readonly packets: number }

/** Looks at a source without playing. Answers what it has none of with `nothing_there`. */
export const lookAtSource = async (
  asked: Playback,
  from: WallTime90k,
  to: WallTime90k,
  known: Pick<SourceClock, 'offset_ms' | 'zone_ms'> | undefined,
  signal: AbortSignal,
): Promise<SeenSource | 'nothing_there' | StreamFailure> =>
  withClient(
    asked,
    signal,
    () => {},
    async client => {
      const { source, clock } = asked
      const { zone_ms } = known ?? {}
      const meant = (offset_ms: number): SourceClock => ({
        offset_ms,
        local_labelled_z: false,
        ...(zone_ms === undefined ? {} : { zone_ms }),
      })
      // The turn of a second shows the clock more finely than an answer that is rounded to one.
      const offset_ms = (await measureDate(client, playbackUrl(source, from, to, meant(0)), clock)) ?? known?.offset_ms
      const clock_ms = meant(offset_ms ?? 0)
      const answer = await client.request('DESCRIBE', playbackUrl(source, from, to, clock_ms), {
        Accept: 'application/sdp',
      })
      if (NOTHING.includes(answer.status)) return 'nothing_there'
      expectOk(answer, 'DESCRIBE')
      const end = readClockRange(/^a=range:(.{0,200})$/im.exec(answer.body)?.[1] ?? '')?.to_ms
      // Some only repeat the span that they were asked for.
      const repeated = end !== undefined && Math.abs(end - toSource(to, clock_ms)) < REPEATED_MS
      const shown = { offset_ms, newest_ms: repeated ? undefined : end }
      return {
        ...judgeClock(source.dialect, shown, undefined, clock.wall()),
        shown,
        tracks: readSdp(answer.body).tracks,
      }
    },
  )

/** Plays a span; resolves when it is over, when there is enough, or when the source goes on no further. */
export const playRecorded = (order: PlayOrder, signal: AbortSignal): Promise<Played | StreamFailure> => {
  const byChannel: Conversation['byChannel'] = new Map()
  const resting: Resting = { until_ms: 0 }
  const packets = (channel: number, buffer: Buffer, start: number, end: number): void =>
    byChannel.get(channel)?.(buffer, start, end)
  return withClient(
    order,
    signal,
    packets,
    client => converse(order, client, byChannel, resting),
    bytes => {
      const pause_ms =
        bytes > 0 ? Math.max(order.pace(bytes), order.ready() ? 0 : BUSY_MS) : order.ready() ? 0 : BUSY_MS
      resting.until_ms = order.clock.monotonic() + pause_ms
      return pause_ms
    },
  )
}

const converse = async (
  order: PlayOrder,
  client: RtspClient,
  byChannel: Conversation['byChannel'],
  resting: Resting,
): Promise<Played | StreamFailure> => {
  const { source, from, to, seen, clock } = order
  const url = playbackUrl(source, from, to, seen)
  const described = await client.request('DESCRIBE', url, { Accept: 'application/sdp' })
  if (NOTHING.includes(described.status)) return { state: 'nothing_there', packets: 0 }
  expectOk(described, 'DESCRIBE')
  const description = readSdp(described.body)
  const video = description.tracks.find(track => track.kind === 'video')
  if (video === undefined) throw new StreamFailure('unsupported_stream', 'the recording has no H.264 or H.265 video')
  const sound = order.sound ? description.tracks.find(track => track.kind === 'audio') : undefined
  const wanted = sound === undefined ? [video] : [video, sound]
  const stage: Stage = { newest: 0, last: false, packets: 0, times: [] }
  const sink = timed(order.offered(wanted), stage, error => client.giveUp(`the program met an error: ${error}`, error))
  const counts = { packets: 0, bytes: 0, bad_packets: 0 }
  const tracks: Track[] = wanted.map((track, index) => ({
    track,
    receiver: createReceiver(index, track.payload_type, clock, sink, counts),
  }))
  const talk = conversation(order, client, byChannel, url, described)
  for (const [index, track] of tracks.entries()) await setUp(talk, track, index)
  if (talk.transport !== 'tcp') throw new StreamFailure('refused', 'it plays recordings over UDP only')
  markBy(talk, stage)
  const answer = await play(order, talk, controlUrl(talk.base, description.control))
  if (NOTHING.includes(answer.status)) return { state: 'nothing_there', packets: 0 }
  expectOk(answer, 'PLAY')
  begin(order, stage, tracks, answer)
  const ended = await watch(order, talk, stage, resting)
  client.say('TEARDOWN', talk.base, { Session: talk.session?.id ?? '' })
  if (stage.packets === 0) return ended ?? { state: 'nothing_there', packets: 0 }
  return { state: 'played', packets: stage.packets }
}

/** Until when we read nothing of our own will: that is no silence of the source. */
type Resting = { until_ms: number }

/** What is known while packets come. */
type Stage = {
  /** When the newest packet was filmed. */
  newest: number
  /** The source said that this was the last. */
  last: boolean
  packets: number
  times: PlaybackTimes[]
}

/** A taker that throws ends this playing and nothing else. */
const timed = (sink: PacketSink, stage: Stage, broken: (error: unknown) => void): PacketSink => ({
  packet: (track, packet) => {
    const times = stage.times[track]
    let at = times?.of(packet.timestamp)
    if (times === undefined || at === undefined) return
    if (track !== 0 && Math.abs(at - stage.newest) > SOUND_ASTRAY) at = times.putRight(stage.newest)
    stage.packets++
    if (track === 0) stage.newest = Math.max(stage.newest, at)
    try {
      sink.packet(track, { ...packet, arrival: at })
    } catch (error) {
      broken(error)
    }
  },
  senderReport: () => {}, // of the moment in which it plays, not of that in which it filmed
})

/** Where the source says when a picture was filmed, its word goes before counting. */
const markBy = (talk: Conversation, stage: Stage): void => {
  // Each track has put its packets' channel there, then that of its reports.
  const channels = [...talk.byChannel].filter((_, index) => index % 2 === 0)
  for (const [track, [channel, take]] of channels.entries()) {
    talk.byChannel.set(channel, (buffer, start, end) => {
      const mark = readReplayMark(buffer, start, end)
      if (mark !== undefined) {
        stage.times[track]?.mark(buffer.readUInt32BE(start + 4), mark)
        if (mark.last && track === 0) stage.last = true
      }
      take(buffer, start, end)
    })
  }
}

const play = async (order: PlayOrder, talk: Conversation, url: string): Promise<RtspResponse> => {
  const { source, from, to, seen } = order
  const named = { Session: talk.session?.id ?? '', Range: playbackRange(source, from, to, seen) }
  const onvif = source.dialect === 'profile_g' ? { Require: 'onvif-replay', Immediate: 'yes' } : { Speed: '32.000' }
  const fast = await talk.client.request('PLAY', url, { ...named, 'Rate-Control': 'no', ...onvif })
  if (fast.status === 200 || NOTHING.includes(fast.status) || fast.status === 403) return fast
  return talk.client.request('PLAY', url, named) // it does not know one of these words
}

const begin = (order: PlayOrder, stage: Stage, tracks: readonly Track[], answer: RtspResponse): void => {
  const told = readClockRange(firstOf(answer.headers, 'range') ?? '')?.from_ms
  const begins = told === undefined ? order.from : fromSource(told, order.seen)
  const infos = (firstOf(answer.headers, 'rtp-info') ?? '').slice(0, 4096).split(',')
  stage.times = tracks.map(({ track }, index) => {
    const stamp = /rtptime=(\d{1,10})/i.exec(infos[index] ?? '')?.[1]
    return new PlaybackTimes(track.clock_rate, order.seen, begins, stamp === undefined ? undefined : Number(stamp))
  })
}

/** Waits for the end; answers what was wrong when it was none. */
const watch = (
  order: PlayOrder,
  talk: Conversation,
  stage: Stage,
  resting: Resting,
): Promise<StreamFailure | undefined> =>
  new Promise(resolve => {
    const { clock, to, enough } = order
    let seen = -1
    let heard = clock.monotonic() as number
    let alive = heard
    const tick = setInterval(() => {
      const now = clock.monotonic() as number
      if (stage.packets !== seen || now <= resting.until_ms) {
        seen = stage.packets
        heard = now
      }
      if (now - alive > KEEP_ALIVE_MS) {
        alive = now
        talk.client.request('GET_PARAMETER', talk.base, { Session: talk.session?.id ?? '' }, SILENCE_MS).catch(() => {}) // packets tell
      }
      const silent = now - heard > SILENCE_MS
      if (silent && stage.packets === 0) done(new StreamFailure('silent', 'accepted PLAY, then sent nothing'))
      else if (silent || stage.last || stage.newest > to + BEHIND_END || enough()) done(undefined)
    }, LOOK_EVERY_MS)
    const done = (failure: StreamFailure | undefined): void => {
      clearInterval(tick)
      resolve(failure)
    }
    talk.client.ended.then(done)
  })

const conversation = (
  order: PlayOrder,
  client: RtspClient,
  byChannel: Conversation['byChannel'],
  url: string,
  described: RtspResponse,
): Conversation => {
  const told = firstOf(described.headers, 'content-base') ?? firstOf(described.headers, 'content-location') ?? url
  const options: SessionOptions = {
    url,
    credentials: order.credentials,
    inside: order.source.inside,
    certificate: order.certificate,
    pin: order.pin,
    transport: 'tcp',
    sound: order.sound,
    clock: order.clock,
    counts: { packets: 0, bytes: 0, bad_packets: 0 },
    offered: order.offered,
    broken: () => {},
    heard: () => {},
    quiet: () => {},
    takesOnly: () => {},
    complaint: () => undefined,
  }
  const base = /^rtsps?:\/\//i.test(told) ? told : url
  return {
    options,
    client,
    byChannel,
    receivers: [],
    pairs: new Map(),
    session: undefined,
    base,
    transport: 'tcp',
    keepAlive: 'GET_PARAMETER',
    over: false,
  }
}

const withClient = async <T>(
  { source, credentials, certificate, pin }: Playback,
  signal: AbortSignal,
  onPacket: (channel: number, buffer: Buffer, start: number, end: number) => void,
  deed: (client: RtspClient) => Promise<T>,
  pause?: (bytes: number) => number,
): Promise<T | StreamFailure> => {
  const address = readCameraAddress(source.url, source.inside)
  if (!address.ok) return new StreamFailure('bad_address', 'not an rtsp:// address')
  const { host, port, tls, path } = address.value
  const way = tls
    ? ({ kind: 'tls' } as const)
    : source.inside === 'http'
      ? ({ kind: 'http', path } as const)
      : ({ kind: 'tcp' } as const)
  let client: RtspClient | undefined
  try {
    const paced = pause === undefined ? {} : { pause }
    client = await RtspClient.open(
      { host, port, way, certificate, pin, credentials, onPacket, onRubbish: () => {}, ...paced },
      signal,
    )
    return await deed(client)
  } catch (error) {
    if (error instanceof StreamFailure) return error
    throw error
  } finally {
    client?.close()
  }
}
