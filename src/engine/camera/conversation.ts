// Conversation: what one connection to a camera owns while it is opened and played, and what whoever started it is told.

import type { Clock } from '#base/clock.ts'
import type { WallTime90k } from '#base/units.ts'
import type { Pin } from './address-guard.ts'
import type { ReceiverCounts } from './counts.ts'
import type { OfferedTrack, PacketSink } from './packet.ts'
import type { Receiver } from './rtp/receiver.ts'
import type { Credentials } from './rtsp/auth.ts'
import type { RtspClient } from './rtsp/client.ts'
import type { CertificateCheck } from './rtsp/line.ts'
import type { RtspResponse } from './rtsp/message.ts'
import type { SdpTrack } from './rtsp/sdp.ts'
import type { UdpPair } from './rtsp/udp.ts'
import { StreamFailure } from './stream-state.ts'

/** How the packets travel once the conversation stands: inside it, or beside it. */
export type Transport = 'tcp' | 'udp'

export type SessionOptions = {
  /** Without user and password. */
  readonly url: string
  readonly credentials: Credentials | undefined
  /** How the conversation itself travels. */
  readonly inside: 'http' | 'tls' | undefined
  /** The one that is asked for first. */
  readonly transport: Transport
  /** Whether the certificate that the camera shows over TLS is the one that it showed at first. */
  readonly certificate: CertificateCheck
  /** Where its host is, if it may be called. */
  readonly pin: Pin
  readonly sound: boolean
  readonly clock: Clock
  readonly counts: ReceiverCounts
  /** Called once the camera has said what it offers: answers who takes the packets. `unread` names what cannot be read. */
  readonly offered: (tracks: readonly OfferedTrack[], unread: readonly string[]) => PacketSink
  /** Whoever takes the packets threw: a bug of ours. It ends this session and no other. */
  readonly broken: (error: unknown) => void
  /** Packets come: the first ones, or the first after a silence. */
  readonly heard: () => void
  /** No packet has come since then. */
  readonly quiet: (since: WallTime90k) => void
  /** The camera refused the other transport, or nothing came over it: later sessions begin with this one. */
  readonly takesOnly: (transport: Transport) => void
  /** Asked now and then while playing: what is wrong although packets arrive. */
  readonly complaint: () => StreamFailure | undefined
}

export type Track = { readonly track: SdpTrack; readonly receiver: Receiver }

/** Everything a conversation owns; closed in one place. */
export type Conversation = {
  readonly options: SessionOptions
  readonly client: RtspClient
  readonly byChannel: Map<number, (buffer: Buffer, start: number, end: number) => void>
  /** Of all tracks. */
  readonly receivers: Receiver[]
  /** The UDP ports of a track, by its index. */
  readonly pairs: Map<number, UdpPair>
  session: { id: string; timeout_ms: number } | undefined
  base: string
  transport: Transport
  keepAlive: 'GET_PARAMETER' | 'OPTIONS'
  over: boolean
}

/** Throws a `StreamFailure` for any answer but 200. */
export const expectOk = (answer: RtspResponse, method: string): void => {
  const { status, phrase } = answer
  if (status === 200) return
  const detail = `${method} answered ${status} ${phrase}`
  if (status === 403) throw new StreamFailure('auth_failed', detail)
  throw new StreamFailure(status === 404 || status === 454 ? 'not_found' : 'refused', detail)
}
