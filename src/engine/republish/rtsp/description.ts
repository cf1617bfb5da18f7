// What a stream is, as SDP (RFC 8866): one picture track, with its parameter sets where clients look for them before the first packet.

import type { VideoFormat } from '#engine/frames/frame.ts'
import { parameterSets } from './parameter-sets.ts'

export const PAYLOAD_TYPE = 96
export const TRACK = 'trackID=0'

/** Undefined for pictures that have no payload here (motion JPEG). */
export const describe = (format: VideoFormat, name: string, session: string): string | undefined => {
  const media = format.entry === 'avc1' ? h264(format) : format.entry === 'hvc1' ? h265(format) : undefined
  if (media === undefined) return undefined
  return [
    'v=0',
    `o=- ${session} 1 IN IP4 0.0.0.0`,
    `s=${name.replace(/[\r\n]/g, ' ')}`,
    'c=IN IP4 0.0.0.0',
    't=0 0',
    'a=tool:Mat Than',
    'a=range:npt=now-',
    'a=control:*',
    `m=video 0 RTP/AVP ${PAYLOAD_TYPE}`,
    ...media,
    `a=framesize:${PAYLOAD_TYPE} ${format.width}-${format.height}`,
    `a=control:${TRACK}`,
    '',
  ].join('\r\n')
}

/** RFC 6184 §8.1. */
const h264 = (format: VideoFormat): readonly string[] => {
  const sets = parameterSets(format)
  const profile = format.description.toString('hex', 1, 4)
  const sprop = sets.map(set => set.toString('base64')).join(',')
  return [
    `a=rtpmap:${PAYLOAD_TYPE} H264/90000`,
    `a=fmtp:${PAYLOAD_TYPE} packetization-mode=1;profile-level-id=${profile};sprop-parameter-sets=${sprop}`,
  ]
}

/** RFC 7798 §7.1. */
const h265 = (format: VideoFormat): readonly string[] => {
  const sets = parameterSets(format)
  const of = (type: number) =>
    sets
      .filter(set => ((set[0]! >> 1) & 0x3f) === type)
      .map(set => set.toString('base64'))
      .join(',')
  return [
    `a=rtpmap:${PAYLOAD_TYPE} H265/90000`,
    `a=fmtp:${PAYLOAD_TYPE} sprop-vps=${of(32)};sprop-sps=${of(33)};sprop-pps=${of(34)}`,
  ]
}
