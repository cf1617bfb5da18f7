// Session: one conversation with one stream of a camera, from DESCRIBE to TEARDOWN. Packets go to whoever reads frames; when
// the conversation ends it says why. It retries nothing: the supervisor does.

import type { Clock } from '#base/clock.ts'
import { readCameraAddress } from './address.ts'
import type { ReceiverCounts } from './counts.ts'
import type { OfferedTrack, PacketSink } from './packet.ts'
import { createReceiver, type Receiver } from './rtp/receiver.ts'
import type { Credentials } from './rtsp/auth.ts'
import { RtspClient } from './rtsp/client.ts'
import { firstOf, type RtspResponse } from './rtsp/message.ts'
import { controlUrl, readSdp, type SdpTrack } from './rtsp/sdp.ts'
import { openUdpPair, type UdpPair } from './rtsp/udp.ts'
import { StreamFailure } from './stream-state.ts'

const MOST_REDIRECTS = 3
/** From dialling to the first packet; a person is told the reason within 10 s. */
const OPENING_MS = 9000
/** Packets that stop coming for this long are not coming. */
const SILENCE_MS = 5000
const REPORT_EVERY_MS = 5000

export type SessionOptions = {
  /** Without user and password. */
  readonly url: string
  readonly credentials: Credentials | undefined
  readonly transport: 'tcp' | 'udp'
  readonly sound: boolean
  readonly clock: Clock
  readonly counts: ReceiverCounts
  /** Called once the camera has said what it offers: answers who takes the packets. */
  readonly offered: (tracks: readonly OfferedTrack[]) => PacketSink
  /** Whoever takes the packets threw: a bug of ours. It ends this session and no other. */
  readonly broken: (error: unknown) => void
  /** The first packet came. */
  readonly playing: () => void
  /** Asked now and then while playing: what is wrong although packets arrive. */
  readonly complaint: () => StreamFailure | undefined
}

/** Plays until something ends it; always throws a `StreamFailure` in the end. */
export const runSession = async (options: SessionOptions, signal: AbortSignal): Promise<never> => {
  let url = options.url
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const ended = await converse({ ...options, url }, signal)
    if (ended.kind === 'failed') throw ended.failure
    url = redirected(options.url, ended.url)
  }
  throw new StreamFailure('refused', `redirected more than ${MOST_REDIRECTS} times`)
}

type Ended =
  | { readonly kind: 'failed'; readonly failure: StreamFailure }
  | { readonly kind: 'moved'; readonly url: string }
type Track = { readonly track: SdpTrack; readonly receiver: Receiver }

/** Everything a conversation owns; closed in one place. */
type Conversation = {
  readonly options: SessionOptions
  readonly client: RtspClient
  readonly byChannel: Map<number, (buffer: Buffer, start: number, end: number) => void>
  readonly pairs: UdpPair[]
  session: { id: string; timeout_ms: number } | undefined
  base: string
  over: boolean
}

const converse = async (options: SessionOptions, signal: AbortSignal): Promise<Ended> => {
  const address = readCameraAddress(options.url)
  if (!address.ok) return { kind: 'failed', failure: new StreamFailure('bad_address', 'not an rtsp:// address') }
  const byChannel: Conversation['byChannel'] = new Map()
  const deadline = startDeadline()
  let talk: Conversation | undefined
  try {
    const client = await RtspClient.open(
      {
        host: address.value.host,
        port: address.value.port,
        credentials: options.credentials,
        onPacket: (channel, buffer, start, end) => byChannel.get(channel)?.(buffer, start, end),
        onRubbish: () => {
          options.counts.bad_packets++
        },
      },
      signal,
    )
    talk = { options, client, byChannel, pairs: [], session: undefined, base: options.url, over: false }
    const opened = await Promise.race([open(talk), deadline.late, client.ended])
    if (opened instanceof StreamFailure) return { kind: 'failed', failure: opened }
    if ('moved' in opened) return { kind: 'moved', url: opened.moved }
    return { kind: 'failed', failure: await Promise.race([play(talk, opened.tracks, deadline.stop), deadline.late]) }
  } catch (error) {
    return { kind: 'failed', failure: asFailure(error) }
  } finally {
    deadline.stop()
    if (talk !== undefined) finish(talk)
  }
}

/** DESCRIBE and SETUP of the video track and, where wanted, of the first readable audio track. */
const open = async (talk: Conversation): Promise<{ moved: string } | { tracks: readonly Track[] }> => {
  const { options, client } = talk
  const answer = await client.request('DESCRIBE', options.url, { Accept: 'application/sdp' })
  if (answer.status >= 300 && answer.status < 400) return { moved: firstOf(answer.headers, 'location') ?? '' }
  expect(answer, 'DESCRIBE')
  const description = readSdp(answer.body)
  talk.base = firstOf(answer.headers, 'content-base') ?? firstOf(answer.headers, 'content-location') ?? options.url
  if (!/^rtsps?:\/\//i.test(talk.base)) talk.base = options.url
  const video = description.tracks.find(track => track.kind === 'video')
  if (video === undefined) {
    const offers = description.unread.join(', ') || 'nothing'
    throw new StreamFailure('unsupported_stream', `offers ${offers}, not H.264 or H.265`)
  }
  const sound = options.sound ? description.tracks.find(track => track.kind === 'audio') : undefined
  const wanted = sound === undefined ? [video] : [video, sound]
  const sink = guarded(options.offered(wanted), error => {
    options.broken(error)
    client.giveUp(`the program met an unexpected error: ${error}`, error)
  })
  const tracks = wanted.map((track, index) => ({
    track,
    receiver: createReceiver(index, track.payload_type, options.clock, sink, options.counts),
  }))
  for (const [index, track] of tracks.entries()) await setUp(talk, track, index)
  talk.base = controlUrl(talk.base, description.control)
  return { tracks }
}

/** Passes packets on until one of them makes the taker throw: then no more, and the error is told once. */
const guarded = (sink: PacketSink, broken: (error: unknown) => void): PacketSink => {
  let whole = true
  const failed = (error: unknown): void => {
    whole = false
    broken(error)
  }
  return {
    packet: (track, packet) => {
      try {
        if (whole) sink.packet(track, packet)
      } catch (error) {
        failed(error)
      }
    },
    senderReport: (track, ntp_ms, timestamp, arrival) => {
      try {
        if (whole) sink.senderReport(track, ntp_ms, timestamp, arrival)
      } catch (error) {
        failed(error)
      }
    },
  }
}

const setUp = async (talk: Conversation, { track, receiver }: Track, index: number): Promise<void> => {
  const { client, options } = talk
  const url = controlUrl(talk.base, track.control)
  const session = talk.session === undefined ? {} : { Session: talk.session.id }
  const pair =
    options.transport === 'udp'
      ? await openUdpPair(client.localAddress, client.remoteAddress, receiver, options.clock)
      : undefined
  if (pair !== undefined) talk.pairs.push(pair)
  if (talk.over) pair?.close() // the conversation ended while the ports were being found
  const transport =
    pair === undefined
      ? `RTP/AVP/TCP;unicast;interleaved=${index * 2}-${index * 2 + 1}`
      : `RTP/AVP;unicast;client_port=${pair.rtp_port}-${pair.rtp_port + 1}`
  const answer = await client.request('SETUP', url, { Transport: transport, ...session })
  expect(answer, 'SETUP')
  talk.session ??= readSession(answer)
  const told = firstOf(answer.headers, 'transport') ?? ''
  if (pair !== undefined) {
    const ports = /server_port=(\d{1,5})(?:-(\d{1,5}))?/i.exec(told)
    if (ports) pair.greet(client.remoteAddress, Number(ports[1]), Number(ports[2] ?? Number(ports[1]) + 1))
    return
  }
  // Some cameras answer with channels of their own choosing; theirs count.
  const channels = /interleaved=(\d{1,3})(?:-(\d{1,3}))?/i.exec(told)
  const first = channels ? Number(channels[1]) : index * 2
  talk.byChannel.set(first, receiver.rtp)
  talk.byChannel.set(channels?.[2] === undefined ? first + 1 : Number(channels[2]), receiver.rtcp)
}

/** PLAY, then keep the session alive and watch for silence; answers why it ended. */
const play = async (talk: Conversation, tracks: readonly Track[], heard: () => void): Promise<StreamFailure> => {
  const { client, options } = talk
  const session = talk.session ?? { id: '', timeout_ms: 60_000 }
  const named = session.id === '' ? {} : { Session: session.id }
  const answer = await client.request('PLAY', talk.base, { ...named, Range: 'npt=0.000-' })
  expect(answer, 'PLAY')
  let seen = options.counts.packets
  let heard_ms = options.clock.monotonic() as number
  let first = true
  let reported_ms = heard_ms
  let alive_ms = heard_ms
  let asking = false
  let keepAlive = 'GET_PARAMETER'

  return new Promise(resolve => {
    const tick = setInterval(() => {
      const now = options.clock.monotonic()
      if (options.counts.packets !== seen) {
        seen = options.counts.packets
        heard_ms = now
        if (first) {
          heard()
          options.playing()
        }
        first = false
      } else if (now - heard_ms > SILENCE_MS) {
        const detail = first ? 'accepted PLAY, then sent nothing' : `sent nothing for ${SILENCE_MS / 1000} s`
        resolve(new StreamFailure('silent', detail))
      }
      const complaint = options.complaint()
      if (complaint !== undefined) resolve(complaint)
      if (now - reported_ms > REPORT_EVERY_MS) {
        reported_ms = now
        sendReports(talk, tracks)
      }
      if (now - alive_ms > keepAliveEvery(session.timeout_ms) && !asking) {
        alive_ms = now
        asking = true
        // Some cameras never answer this and play on: silence shows by the packets that stay away.
        client.request(keepAlive, talk.base, named, true).then(
          answer => {
            asking = false
            // A camera that does not know it counts only what it knows as a sign of life.
            if (answer.status === 405 || answer.status === 501 || answer.status === 551) keepAlive = 'OPTIONS'
          },
          failure => {
            asking = false
            if (asFailure(failure).reason !== 'silent') resolve(asFailure(failure))
          },
        )
      }
    }, 250)
    client.ended.then(resolve)
    client.ended.then(() => clearInterval(tick))
  })
}

const sendReports = (talk: Conversation, tracks: readonly Track[]): void => {
  for (const [index, { receiver }] of tracks.entries()) {
    const report = receiver.report()
    if (report === undefined) continue
    const pair = talk.pairs[index]
    if (pair !== undefined) pair.sendReport(report)
    else talk.client.sendPacket(index * 2 + 1, report)
  }
}

/** Well before the camera's own limit, since some count short. */
const keepAliveEvery = (timeout_ms: number): number => Math.max(1000, Math.min(30_000, timeout_ms / 2 - 500))

const finish = (talk: Conversation): void => {
  talk.over = true
  if (talk.session !== undefined) talk.client.say('TEARDOWN', talk.base, { Session: talk.session.id })
  talk.client.close()
  for (const pair of talk.pairs) pair.close()
}

const readSession = (answer: RtspResponse): { id: string; timeout_ms: number } => {
  const [id = '', ...fields] = (firstOf(answer.headers, 'session') ?? '').split(';')
  const timeout = fields
    .map(field => /^\s*timeout\s*=\s*(\d{1,6})/i.exec(field)?.[1])
    .find(found => found !== undefined)
  return { id: id.trim().slice(0, 200), timeout_ms: Math.max(2, Number(timeout ?? 60)) * 1000 }
}

const expect = (answer: RtspResponse, method: string): void => {
  const { status, phrase } = answer
  if (status === 200) return
  const detail = `${method} answered ${status} ${phrase}`
  if (status === 403) throw new StreamFailure('auth_failed', detail)
  throw new StreamFailure(status === 404 || status === 454 ? 'not_found' : 'refused', detail)
}

/** A camera may move us to another path or port, never to another machine. */
const redirected = (from: string, to: string): string => {
  const before = readCameraAddress(from)
  const after = readCameraAddress(to.replace(/^(rtsp:\/\/)[^/@]*@/i, '$1'))
  if (!before.ok || !after.ok || after.value.host !== before.value.host) {
    throw new StreamFailure('refused', 'the camera redirects to another machine')
  }
  return after.value.url
}

const asFailure = (error: unknown): StreamFailure =>
  error instanceof StreamFailure ? error : new StreamFailure('refused', 'unexpected', { cause: error })

const startDeadline = () => {
  let stop = () => {}
  const late = new Promise<StreamFailure>(resolve => {
    const timer = setTimeout(
      () => resolve(new StreamFailure('silent', `not playing within ${OPENING_MS} ms`)),
      OPENING_MS,
    )
    stop = () => clearTimeout(timer)
  })
  return { late, stop }
}
