// Packet: one RTP packet as it came from a camera, before anyone knows what is in it. It is a view on a buffer that is
// used again for the next read: whoever wants to keep bytes copies them before returning.

import type { WallTime90k } from '#base/units.ts'

export type Packet = {
  /** Borrowed: holds this packet's payload at `start`…`end` only until the receiver returns. */
  readonly buffer: Buffer
  readonly start: number
  readonly end: number
  /** 16 bits, as sent. */
  readonly sequence: number
  /** 32 bits, in the track's own clock, as sent. */
  readonly timestamp: number
  readonly marker: boolean
  /** How many packets are missing right before this one. */
  readonly lost: number
  /** When the station read it. */
  readonly arrival: WallTime90k
}

export type VideoCodec = 'h264' | 'h265' | 'jpeg'
export type AudioCodec = 'aac' | 'pcma' | 'pcmu' | 'opus'

/** One track that a camera offers and that we take, as its session description tells it. */
export type OfferedTrack = {
  readonly kind: 'video' | 'audio'
  readonly codec: VideoCodec | AudioCodec
  readonly payload_type: number
  /** Ticks of the RTP clock a second: 90000 for video, the sample rate for audio. */
  readonly clock_rate: number
  readonly channels: number
  /** Format parameters (`a=fmtp`), names in lower case. */
  readonly fmtp: Readonly<Record<string, string>>
}

/** Takes what one session of a camera sends, in the order of arrival. Track is an index into the offered tracks. */
export type PacketSink = {
  readonly packet: (track: number, packet: Packet) => void
  /** The camera's own clock: at RTP time `timestamp` it read `ntp_ms` (Unix milliseconds). RFC 3550 §6.4.1. */
  readonly senderReport: (track: number, ntp_ms: number, timestamp: number, arrival: WallTime90k) => void
}
