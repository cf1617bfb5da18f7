// What a stream is, as SDP (RFC 8866): a picture track, with its parameter sets where clients look for them before the first packet, and a
// sound track where there is sound that may be heard.

import type { AudioFormat, VideoFormat } from '#engine/frames/frame.ts'
import { parameterSets } from './parameter-sets.ts'

export const PICTURE_TYPE = 96
/** RFC 3551 table 5. */
export const JPEG_TYPE = 26
const SOUND_TYPE = 97
export const tracks = { picture: 'trackID=0', sound: 'trackID=1' } as const

export type Described = { readonly picture: VideoFormat; readonly sound: AudioFormat | undefined }

export const describe = ({ picture, sound }: Described, name: string, session: string): string =>
  [
    'v=0',
    `o=- ${session} 1 IN IP4 0.0.0.0`,
    `s=${name.replace(/[\r\n]/g, ' ')}`,
    'c=IN IP4 0.0.0.0',
    't=0 0',
    'a=tool:Mat Than',
    'a=range:npt=now-',
    'a=control:*',
    ...pictureTrack(picture),
    ...(sound === undefined ? [] : soundTrack(sound)),
    '',
  ].join('\r\n')

/** G.711 as telephones send it has numbers of its own (RFC 3551 table 4). */
export const soundType = ({ entry, sample_rate, channels }: AudioFormat): number => {
  const plain = sample_rate === 8000 && channels === 1
  return plain && entry === 'ulaw' ? 0 : plain && entry === 'alaw' ? 8 : SOUND_TYPE
}

const pictureTrack = (format: VideoFormat): readonly string[] => {
  const type = format.entry === 'mp4v' ? JPEG_TYPE : PICTURE_TYPE
  const media = format.entry === 'avc1' ? h264(format) : format.entry === 'hvc1' ? h265(format) : jpeg
  return [
    `m=video 0 RTP/AVP ${type}`,
    ...media,
    `a=framesize:${type} ${format.width}-${format.height}`,
    `a=control:${tracks.picture}`,
  ]
}

const jpeg = [`a=rtpmap:${JPEG_TYPE} JPEG/90000`]

/** RFC 6184 §8.1. */
const h264 = (format: VideoFormat): readonly string[] => {
  const sets = parameterSets(format)
  const profile = format.description.toString('hex', 1, 4)
  const sprop = sets.map(set => set.toString('base64')).join(',')
  return [
    `a=rtpmap:${PICTURE_TYPE} H264/90000`,
    `a=fmtp:${PICTURE_TYPE} packetization-mode=1;profile-level-id=${profile};sprop-parameter-sets=${sprop}`,
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
    `a=rtpmap:${PICTURE_TYPE} H265/90000`,
    `a=fmtp:${PICTURE_TYPE} sprop-vps=${of(32)};sprop-sps=${of(33)};sprop-pps=${of(34)}`,
  ]
}

const soundTrack = (format: AudioFormat): readonly string[] => {
  const type = soundType(format)
  const { map, fmtp } = soundWords(format)
  return [
    `m=audio 0 RTP/AVP ${type}`,
    `a=rtpmap:${type} ${map}`,
    ...(fmtp === undefined ? [] : [`a=fmtp:${type} ${fmtp}`]),
    `a=control:${tracks.sound}`,
  ]
}

/** RFC 3640 §4.1, RFC 7587 §6.1: Opus is always told as two channels of 48 kHz. */
const soundWords = ({ entry, sample_rate, channels, description }: AudioFormat) => {
  if (entry === 'Opus') return { map: 'opus/48000/2', fmtp: channels === 2 ? 'sprop-stereo=1' : undefined }
  if (entry !== 'mp4a') {
    const map = `${entry === 'alaw' ? 'PCMA' : 'PCMU'}/${sample_rate}${channels === 1 ? '' : `/${channels}`}`
    return { map, fmtp: undefined }
  }
  const fmtp = `streamtype=5;profile-level-id=1;mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3;config=${description.toString('hex')}`
  return { map: `mpeg4-generic/${sample_rate}/${channels}`, fmtp }
}
