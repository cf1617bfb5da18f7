// Session descriptions (RFC 8866, RTSP use in RFC 2326 appendix C): which tracks a camera offers and where to ask for them.

import type { AudioCodec, OfferedTrack, VideoCodec } from '#engine/camera/packet.ts'

export type SdpTrack = OfferedTrack & {
  /** The `a=control` value as sent; may be relative. */
  readonly control: string
}
export type SessionDescription = {
  readonly control: string
  readonly tracks: readonly SdpTrack[]
  /** Media that is offered and that we cannot read, such as `audio MP4A-LATM`. */
  readonly unread: readonly string[]
}

const MOST_LINES = 500
const codecs: Readonly<Record<string, VideoCodec | AudioCodec>> = {
  H264: 'h264',
  H265: 'h265',
  HEVC: 'h265',
  'MPEG4-GENERIC': 'aac',
  PCMA: 'pcma',
  PCMU: 'pcmu',
  OPUS: 'opus',
  JPEG: 'jpeg',
}
/** Static payload types without `a=rtpmap` (RFC 3551 table 4). */
const fixed: Readonly<Record<number, string>> = { 0: 'PCMU/8000', 8: 'PCMA/8000', 26: 'JPEG/90000' }

type Media = { kind: string; payloads: number[]; attributes: [string, string][] }

/** Reads any text; what makes no sense is left out. */
export const readSdp = (text: string): SessionDescription => {
  const session: [string, string][] = []
  const medias: Media[] = []
  for (const line of text.split(/\r?\n/, MOST_LINES)) {
    const media = /^m=(\w{1,20}) +\d{1,5}(?:\/\d+)? +\S{1,30} +([\d ]{1,200})/.exec(line)
    if (media) {
      if (medias.length >= 16) break
      medias.push({ kind: media[1]!.toLowerCase(), payloads: media[2]!.trim().split(/ +/).map(Number), attributes: [] })
      continue
    }
    const attribute = /^a=([\w-]{1,40})(?::(.{0,4096}))?$/.exec(line)
    if (attribute)
      (medias.at(-1)?.attributes ?? session).push([attribute[1]!.toLowerCase(), (attribute[2] ?? '').trim()])
  }
  const tracks: SdpTrack[] = []
  const unread: string[] = []
  for (const media of medias) {
    const read = readMedia(media)
    if (typeof read === 'string') unread.push(read)
    else tracks.push(read)
  }
  return { control: attributeOf(session, 'control') ?? '*', tracks, unread }
}

/** Where to send SETUP for a control value (RFC 2326 appendix C.1.1): absolute, or behind the base. */
export const controlUrl = (base: string, control: string): string => {
  if (control === '' || control === '*') return base
  if (/^rtsps?:\/\//i.test(control)) return control
  return base.endsWith('/') ? base + control : `${base}/${control}`
}

const attributeOf = (attributes: readonly [string, string][], name: string): string | undefined =>
  attributes.find(([key]) => key === name)?.[1]

const readMedia = (media: Media): SdpTrack | string => {
  const payload_type = media.payloads[0] ?? -1
  const map = mapOf(media, payload_type) ?? fixed[payload_type] ?? ''
  const [name = '', rate = '', channels = ''] = map.split('/')
  const codec = codecs[name.toUpperCase()]
  const clock_rate = Number(rate)
  const isVideo = codec === 'h264' || codec === 'h265' || codec === 'jpeg'
  const kind = media.kind === 'video' ? 'video' : media.kind === 'audio' ? 'audio' : undefined
  const sane = Number.isInteger(clock_rate) && clock_rate >= 1000 && clock_rate <= 200_000
  if (kind === undefined || codec === undefined || isVideo !== (kind === 'video') || !sane) {
    return `${media.kind} ${name || payload_type}`.slice(0, 60)
  }
  return {
    kind,
    codec,
    payload_type,
    clock_rate: isVideo ? 90_000 : clock_rate,
    channels: /^[1-8]$/.test(channels) ? Number(channels) : 1,
    fmtp: { ...readFmtp(media, payload_type), ...toldSize(media) },
    control: attributeOf(media.attributes, 'control') ?? '',
  }
}

/** The size of pictures that RTP itself cannot tell: `a=x-dimensions:1920,1080`, `a=framesize:26 1920-1080`. */
const toldSize = ({ attributes }: Media): Record<string, string> => {
  const told = attributeOf(attributes, 'x-dimensions') ?? attributeOf(attributes, 'framesize')?.replace(/^\d+ +/, '')
  const found = /^ *(\d{2,5}) *[,-] *(\d{2,5})/.exec(told ?? '')
  return found === null ? {} : { 'x-dimensions': `${found[1]},${found[2]}` }
}

const mapOf = (media: Media, payload: number): string | undefined =>
  media.attributes
    .filter(([name]) => name === 'rtpmap')
    .map(([, value]) => /^(\d{1,3}) +(\S{1,60})/.exec(value))
    .find(found => found !== null && Number(found[1]) === payload)?.[2]

const readFmtp = (media: Media, payload: number): Record<string, string> => {
  const line = media.attributes.find(([name, value]) => name === 'fmtp' && value.startsWith(`${payload} `))?.[1]
  const fields = (line ?? '').slice(String(payload).length).split(';').slice(0, 40)
  return Object.fromEntries(
    fields.flatMap(field => {
      const equals = field.indexOf('=')
      const name = field.slice(0, Math.max(0, equals)).trim().toLowerCase()
      return /^[\w-]{1,40}$/.test(name) ? [[name, field.slice(equals + 1).trim()]] : []
    }),
  )
}
