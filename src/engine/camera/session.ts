// Session: one try to play one stream of a camera, from the first word to TEARDOWN. Packets go to whoever reads frames; when the
// try ends it says why. It retries nothing: the supervisor does.

import { readCameraAddress } from './address.ts'
import { type Conversation, expectOk, type SessionOptions, type Track } from './conversation.ts'
import type { PacketSink } from './packet.ts'
import { play } from './playing.ts'
import { createReceiver } from './rtp/receiver.ts'
import { RtspClient } from './rtsp/client.ts'
import { firstOf } from './rtsp/message.ts'
import { controlUrl, readSdp } from './rtsp/sdp.ts'
import { setUp } from './set-up.ts'
import { StreamFailure } from './stream-state.ts'

const MOST_REDIRECTS = 3
/** From dialling to the first packet, however often the camera sends us on; a person is told the reason within 10 s. */
const OPENING_MS = 9000
/** OPTIONS is a courtesy: a camera that leaves it unanswered is asked on. */
const OPTIONS_MS = 1500

/** Plays until something ends it, and answers what did. Never throws. */
export const runSession = async (options: SessionOptions, signal: AbortSignal): Promise<StreamFailure> => {
  const deadline = startDeadline()
  try {
    let url = options.url
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const ended = await converse({ ...options, url }, deadline, signal)
      if (ended instanceof StreamFailure) return ended
      const next = redirected(options.url, ended.moved)
      if (next === undefined) return new StreamFailure('refused', 'the camera redirects to another machine')
      url = next
    }
    return new StreamFailure('refused', `redirected more than ${MOST_REDIRECTS} times`)
  } finally {
    deadline.stop()
  }
}

type Moved = { readonly moved: string }
type Deadline = { readonly late: Promise<StreamFailure>; readonly stop: () => void }

const converse = async (
  options: SessionOptions,
  deadline: Deadline,
  signal: AbortSignal,
): Promise<StreamFailure | Moved> => {
  const address = readCameraAddress(options.url, options.inside)
  if (!address.ok) return new StreamFailure('bad_address', 'not an rtsp:// address')
  const { host, port, tls, path } = address.value
  const byChannel: Conversation['byChannel'] = new Map()
  let talk: Conversation | undefined
  const opening = RtspClient.open(
    {
      host,
      port,
      way: tls ? { kind: 'tls' } : options.inside === 'http' ? { kind: 'http', path } : { kind: 'tcp' },
      certificate: options.certificate,
      pin: options.pin,
      credentials: options.credentials,
      onPacket: (channel, buffer, start, end) => {
        const taker = byChannel.get(channel) ?? adopt(talk, channel, buffer, start, end)
        taker?.(buffer, start, end)
      },
      onRubbish: () => {
        options.counts.bad_packets++
      },
    },
    signal,
  )
  try {
    const client = await Promise.race([opening, deadline.late])
    if (client instanceof StreamFailure) return client
    talk = newConversation(options, client, byChannel)
    const opened = await Promise.race([open(talk), deadline.late, client.ended])
    if (opened instanceof StreamFailure || 'moved' in opened) return opened
    return await Promise.race([play(talk, opened.tracks, deadline.stop), deadline.late])
  } catch (error) {
    return asFailure(error)
  } finally {
    if (talk !== undefined) finish(talk)
    else hangUpLater(opening)
  }
}

const newConversation = (
  options: SessionOptions,
  client: RtspClient,
  byChannel: Conversation['byChannel'],
): Conversation => ({
  options,
  client,
  byChannel,
  pairs: new Map(),
  receivers: [],
  session: undefined,
  base: options.url,
  // What goes beside an encrypted or a tunnelled conversation would go in the open, or not at all.
  transport: options.inside === undefined && !/^rtsps:/i.test(options.url) ? options.transport : 'tcp',
  keepAlive: 'GET_PARAMETER',
  over: false,
})

/** Some cameras agree on one channel and send on another: it is the track's whose payload type comes there, if nothing else has. */
const adopt = (
  talk: Conversation | undefined,
  channel: number,
  buffer: Buffer,
  start: number,
  end: number,
): ((buffer: Buffer, start: number, end: number) => void) | undefined => {
  if (talk === undefined || end - start < 12 || buffer[start]! >> 6 !== 2) return undefined
  const type = buffer[start + 1]! & 0x7f
  const track = talk.receivers.find(({ payload_type, heard }) => payload_type === type && !heard())
  if (track === undefined) return undefined
  talk.byChannel.set(channel, track.rtp)
  if (!talk.byChannel.has(channel + 1)) talk.byChannel.set(channel + 1, track.rtcp)
  return track.rtp
}

/** OPTIONS, DESCRIBE and SETUP of the video track and, where wanted, of the first readable audio track. */
const open = async (talk: Conversation): Promise<Moved | { readonly tracks: readonly Track[] }> => {
  const { options, client } = talk
  await askOptions(talk)
  const answer = await client.request('DESCRIBE', options.url, { Accept: 'application/sdp' })
  if (answer.status >= 300 && answer.status < 400) return { moved: firstOf(answer.headers, 'location') ?? '' }
  expectOk(answer, 'DESCRIBE')
  const description = readSdp(answer.body)
  talk.base = firstOf(answer.headers, 'content-base') ?? firstOf(answer.headers, 'content-location') ?? options.url
  if (!/^rtsps?:\/\//i.test(talk.base)) talk.base = options.url
  const videos = description.tracks.filter(track => track.kind === 'video')
  const video = videos.find(({ codec }) => codec !== 'jpeg') ?? videos[0]
  if (video === undefined) {
    const offers = description.unread.join(', ') || 'nothing'
    throw new StreamFailure('unsupported_stream', `offers ${offers}, no video that we read`)
  }
  const sound = options.sound ? description.tracks.find(track => track.kind === 'audio') : undefined
  const wanted = sound === undefined ? [video] : [video, sound]
  const sink = guarded(options.offered(wanted, description.unread), error => {
    options.broken(error)
    client.giveUp(`the program met an unexpected error: ${error}`, error)
  })
  const tracks = wanted.map((track, index) => ({
    track,
    receiver: createReceiver(index, track.payload_type, options.clock, sink, options.counts),
  }))
  talk.receivers.push(...tracks.map(({ receiver }) => receiver))
  for (const [index, track] of tracks.entries()) await setUp(talk, track, index)
  talk.base = controlUrl(talk.base, description.control)
  return { tracks }
}

/** Learns which request keeps a session alive: some cameras drop one at a word that they do not know. */
const askOptions = async (talk: Conversation): Promise<void> => {
  const answer = await talk.client.request('OPTIONS', talk.options.url, {}, OPTIONS_MS).catch(error => {
    if (asFailure(error).reason !== 'silent') throw error
  })
  const offers = answer?.status === 200 ? (firstOf(answer.headers, 'public') ?? '') : ''
  if (offers !== '' && !/\bGET_PARAMETER\b/i.test(offers)) talk.keepAlive = 'OPTIONS'
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

const finish = (talk: Conversation): void => {
  talk.over = true
  if (talk.session !== undefined) talk.client.say('TEARDOWN', talk.base, { Session: talk.session.id })
  talk.client.close()
  for (const pair of talk.pairs.values()) pair.close()
}

/** The deadline came first: a connection that still comes about is closed. */
const hangUpLater = (opening: Promise<RtspClient>): void => {
  opening.then(
    client => client.close(),
    () => {}, // it failed by itself, and the try is over
  )
}

/** A camera may move us to another path or port, never to another machine. */
const redirected = (from: string, to: string): string | undefined => {
  const before = readCameraAddress(from)
  const after = readCameraAddress(to.replace(/^(rtsps?:\/\/)[^/@]*@/i, '$1'))
  if (!before.ok || !after.ok || after.value.host !== before.value.host) return undefined
  return after.value.url
}

const asFailure = (error: unknown): StreamFailure =>
  error instanceof StreamFailure ? error : new StreamFailure('refused', 'unexpected', { cause: error })

const startDeadline = (): Deadline => {
  let stop = () => {}
  const late = new Promise<StreamFailure>(resolve => {
    const failure = () => resolve(new StreamFailure('silent', `not playing within ${OPENING_MS} ms`))
    const timer = setTimeout(failure, OPENING_MS)
    stop = () => clearTimeout(timer)
  })
  return { late, stop }
}
