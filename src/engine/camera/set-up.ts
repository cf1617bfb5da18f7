// Set-up: agrees with the camera on how the packets of one track travel: inside the RTSP connection, or over UDP where the camera
// or the operator wants it so. A camera that refuses one way is asked for the other, in the same conversation.

import { type Conversation, expectOk, type Track, type Transport } from './conversation.ts'
import { firstOf, type RtspResponse } from './rtsp/message.ts'
import { controlUrl } from './rtsp/sdp.ts'
import { openUdpPair } from './rtsp/udp.ts'

const UNSUPPORTED_TRANSPORT = 461

/** SETUP of one track; afterwards its packets reach the track's receiver. */
export const setUp = async (talk: Conversation, track: Track, index: number): Promise<void> => {
  const first = talk.transport
  let answer = await ask(talk, track, index, first)
  if (answer.status === UNSUPPORTED_TRANSPORT) {
    const other: Transport = first === 'tcp' ? 'udp' : 'tcp'
    answer = await ask(talk, track, index, other)
    if (answer.status === 200) {
      talk.transport = other
      talk.options.takesOnly(other)
    }
  }
  expectOk(answer, 'SETUP')
  talk.session ??= readSession(answer)
  const told = firstOf(answer.headers, 'transport') ?? ''
  const source = /ssrc=([0-9a-f]{8})\b/i.exec(told)?.[1]
  if (source !== undefined) track.receiver.expect(Number.parseInt(source, 16))
  if (talk.transport === 'udp') greet(talk, index, told)
  else listen(talk, track, index, told)
}

const ask = async (talk: Conversation, track: Track, index: number, transport: Transport): Promise<RtspResponse> => {
  const session = talk.session === undefined ? {} : { Session: talk.session.id }
  const value = transport === 'udp' ? await udpTransport(talk, track, index) : tcpTransport(talk, index)
  return talk.client.request('SETUP', controlUrl(talk.base, track.track.control), { Transport: value, ...session })
}

const tcpTransport = (talk: Conversation, index: number): string => {
  talk.pairs.get(index)?.close()
  talk.pairs.delete(index)
  return `RTP/AVP/TCP;unicast;interleaved=${index * 2}-${index * 2 + 1}`
}

const udpTransport = async (talk: Conversation, { receiver }: Track, index: number): Promise<string> => {
  const { client, options } = talk
  const pair = await openUdpPair(client.localAddress, client.remoteAddress, receiver, options.clock)
  talk.pairs.set(index, pair)
  if (talk.over) pair.close() // the conversation ended while the ports were being found
  return `RTP/AVP;unicast;client_port=${pair.rtp_port}-${pair.rtp_port + 1}`
}

const greet = (talk: Conversation, index: number, told: string): void => {
  const ports = /server_port=(\d{1,5})(?:-(\d{1,5}))?/i.exec(told)
  if (!ports) return
  const rtp_port = Number(ports[1])
  talk.pairs.get(index)?.greet(talk.client.remoteAddress, rtp_port, Number(ports[2] ?? rtp_port + 1))
}

/** Some cameras answer with channels of their own choosing; theirs count. */
const listen = (talk: Conversation, { receiver }: Track, index: number, told: string): void => {
  const channels = /interleaved=(\d{1,3})(?:-(\d{1,3}))?/i.exec(told)
  const first = channels ? Number(channels[1]) : index * 2
  talk.byChannel.set(first, receiver.rtp)
  talk.byChannel.set(channels?.[2] === undefined ? first + 1 : Number(channels[2]), receiver.rtcp)
}

const readSession = (answer: RtspResponse): { id: string; timeout_ms: number } => {
  const [id = '', ...fields] = (firstOf(answer.headers, 'session') ?? '').split(';')
  const timeout = fields
    .map(field => /^\s*timeout\s*=\s*(\d{1,6})/i.exec(field)?.[1])
    .find(found => found !== undefined)
  return { id: id.trim().slice(0, 200), timeout_ms: Math.max(2, Number(timeout ?? 60)) * 1000 }
}
