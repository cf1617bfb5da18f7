// Reel: a track packetised once and shared by every client. Each picture is one block of bytes as it goes over TCP:
// `$`, channel, length, RTP header, payload, again and again. A client's copy differs in channel, sequence number, timestamp
// and SSRC only, and those are patched while the block is copied into the bytes to send.

import type { AudioTrack, Film } from '#simulator/footage/film.ts'
import { aacPayload, picturePayloads } from './payload.ts'

export type ReelFrame = {
  readonly block: Buffer
  /** Where each packet's `$` stands in the block. */
  readonly starts: Int32Array
  readonly key: boolean
  /** RTP time within the loop, ticks of the reel's clock. */
  readonly stamp: number
  /** When it is due within the loop, milliseconds. */
  readonly due_ms: number
}

export type Reel = {
  readonly kind: 'video' | 'audio'
  readonly payload_type: number
  readonly clock_rate: number
  readonly frames: readonly ReelFrame[]
  /** Loop length in seconds; the same for all tracks of a film, so that they never drift apart. */
  readonly loop_s: number
  /** SDP lines that describe the codec (RFC 8866 §6.6). */
  readonly sdp: readonly string[]
}

/** Bytes in front of the payload: 4 of RFC 2326 §10.12, 12 of RFC 3550 §5.1. */
export const TCP_PREFIX_BYTES = 4
export const RTP_HEADER_BYTES = 12

export const videoReel = (film: Film): Reel => {
  const { codec, pictures, parameterSets } = film.video
  const payload_type = codec === 'mjpeg' ? 26 : 96
  const frames = pictures.map(({ nals, key, shown_at, sent_at }) =>
    frameOf(picturePayloads(codec, nals), payload_type, key, shown_at, sent_at / 90, true),
  )
  const sdp = { h264: sdpH264, h265: sdpH265, mjpeg: () => ['a=rtpmap:26 JPEG/90000'] }[codec](parameterSets)
  return { kind: 'video', payload_type, clock_rate: 90_000, frames, loop_s: film.loop_90k / 90_000, sdp }
}

export const audioReel = (track: AudioTrack, loop_90k: number): Reel => {
  const payload_type = { pcmu: 0, pcma: 8, aac: 97, opus: 98 }[track.codec]
  const frames = track.sounds.map(sound => {
    const payload = track.codec === 'aac' ? aacPayload(sound.bytes) : sound.bytes
    return frameOf(
      [payload],
      payload_type,
      true,
      sound.sent_at,
      (sound.sent_at * 1_000) / track.rate,
      track.codec === 'aac',
    )
  })
  const loop_s = loop_90k / 90_000
  return { kind: 'audio', payload_type, clock_rate: track.rate, frames, loop_s, sdp: sdpAudio(track, payload_type) }
}

/** A picture or sound as one block, from its payloads. */
export const frameOf = (
  payloads: readonly Buffer[],
  payload_type: number,
  key: boolean,
  stamp: number,
  due_ms: number,
  marker: boolean,
): ReelFrame => {
  const header = TCP_PREFIX_BYTES + RTP_HEADER_BYTES
  const block = Buffer.alloc(payloads.reduce((sum, payload) => sum + header + payload.length, 0))
  const starts = new Int32Array(payloads.length)
  let at = 0
  payloads.forEach((payload, index) => {
    starts[index] = at
    block[at] = 0x24
    block.writeUInt16BE(RTP_HEADER_BYTES + payload.length, at + 2)
    block[at + 4] = 0x80
    block[at + 5] = payload_type | (marker && index === payloads.length - 1 ? 0x80 : 0)
    payload.copy(block, at + header)
    at += header + payload.length
  })
  return { block, starts, key, stamp, due_ms }
}

/** RFC 6184 §8.1. */
const sdpH264 = (sets: readonly Buffer[]): string[] => {
  const sps = sets.find(set => (set[0]! & 0x1f) === 7)
  const profile = sps === undefined ? '42e01f' : sps.subarray(1, 4).toString('hex')
  const sprop = sets.map(set => set.toString('base64')).join(',')
  return [
    'a=rtpmap:96 H264/90000',
    `a=fmtp:96 packetization-mode=1;profile-level-id=${profile};sprop-parameter-sets=${sprop}`,
  ]
}

/** RFC 7798 §7.1. */
const sdpH265 = (sets: readonly Buffer[]): string[] => {
  const of = (kind: number): string =>
    sets
      .filter(set => ((set[0]! >> 1) & 0x3f) === kind)
      .map(set => set.toString('base64'))
      .join(',')
  return ['a=rtpmap:96 H265/90000', `a=fmtp:96 sprop-vps=${of(32)};sprop-sps=${of(33)};sprop-pps=${of(34)}`]
}

const sdpAudio = ({ codec, rate, channels, config }: AudioTrack, payload_type: number): string[] => {
  // RFC 7587 §7: always 48,000 and 2, whatever is inside.
  if (codec === 'opus') return [`a=rtpmap:${payload_type} opus/48000/2`, `a=fmtp:${payload_type} sprop-stereo=0`]
  if (codec !== 'aac') return [`a=rtpmap:${payload_type} ${codec.toUpperCase()}/${rate}`]
  const parameters = `streamtype=5;profile-level-id=1;mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3`
  return [
    `a=rtpmap:${payload_type} mpeg4-generic/${rate}/${channels}`,
    `a=fmtp:${payload_type} ${parameters};config=${config.toString('hex')}`,
  ]
}
