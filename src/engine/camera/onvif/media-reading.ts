// Media reading: profiles, encoders and what they can do, from the answers of Media (ver10) and Media2 (ver20). Where the two keep the same thing in
// other places, both places are looked at, since some makers mix them.

import type { EncoderOptions, EncoderSettings, MediaProfile, Span, StreamCodec } from '#engine/camera/onvif-media.ts'
import { all, find, numberOf, textOf, truthOf, type XmlElement } from '#engine/camera/xml.ts'

const MOST_PROFILES = 256
const LONGEST = 120

/** Reads the profiles of a GetProfilesResponse of either service. */
export const readProfiles = (response: XmlElement): readonly MediaProfile[] =>
  all(response, 'Profiles')
    .slice(0, MOST_PROFILES)
    .flatMap(profile => {
      const token = profile.attributes.get('token')
      if (token === undefined || token.length > LONGEST) return []
      const of = (media: string, media2: string) => find(profile, media) ?? find(profile, `Configurations/${media2}`)
      const video = of('VideoEncoderConfiguration', 'VideoEncoder')
      const ptz = of('PTZConfiguration', 'PTZ')
      return {
        token,
        name: short(textOf(profile, 'Name') ?? token),
        source: textOf(of('VideoSourceConfiguration', 'VideoSource'), 'SourceToken')?.slice(0, LONGEST),
        video: video === undefined ? undefined : readEncoder(video),
        audio: textOf(of('AudioEncoderConfiguration', 'AudioEncoder'), 'Encoding')?.toLowerCase().slice(0, LONGEST),
        ptz: ptz?.attributes.get('token')?.slice(0, LONGEST),
      }
    })

/** Reads a VideoEncoderConfiguration (Media) or VideoEncoder2Configuration (Media2). */
export const readEncoder = (said: XmlElement): EncoderSettings => {
  const codec = codecOf(textOf(said, 'Encoding'))
  const own = find(said, codec === 'mpeg4' ? 'MPEG4' : 'H264') ?? find(said, 'H265')
  const gop = numberOf(own, 'GovLength') ?? numberFrom(said.attributes.get('GovLength'))
  return {
    token: short(said.attributes.get('token') ?? ''),
    name: short(textOf(said, 'Name') ?? ''),
    codec,
    width: positive(numberOf(said, 'Resolution/Width')),
    height: positive(numberOf(said, 'Resolution/Height')),
    fps: positive(numberOf(said, 'RateControl/FrameRateLimit')),
    bitrate_kbit: positive(numberOf(said, 'RateControl/BitrateLimit')),
    gop_frames: positive(gop),
    profile: profileOf(said, own),
    quality: numberOf(said, 'Quality'),
    constant_bitrate: constantBitrate(find(said, 'RateControl')),
  }
}

/** Reads the options of Media2: one `Options` for each codec. */
export const readOptions2 = (response: XmlElement): readonly EncoderOptions[] =>
  all(response, 'Options')
    .slice(0, 16)
    .map(said => ({
      codec: codecOf(textOf(said, 'Encoding')),
      sizes: sizesIn(said),
      fps: listSpan(said.attributes.get('FrameRatesSupported')),
      gop_frames: listSpan(said.attributes.get('GovLengthRange')),
      bitrate_kbit: spanOf(find(said, 'BitrateRange')),
      profiles: words(said.attributes.get('ProfilesSupported')),
    }))

/** Reads the options of Media: one element for each codec, the bitrate in an extension. */
export const readOptions1 = (response: XmlElement): readonly EncoderOptions[] => {
  const options = find(response, 'Options')
  const extended = find(options, 'Extension')
  const codecs: readonly (readonly [string, StreamCodec])[] = [
    ['H264', 'h264'],
    ['H265', 'h265'],
    ['MPEG4', 'mpeg4'],
    ['JPEG', 'mjpeg'],
  ]
  return codecs.flatMap(([name, codec]) => {
    const said = find(options, name) ?? find(extended, name)
    if (said === undefined) return []
    return {
      codec,
      sizes: sizesIn(said),
      fps: spanOf(find(said, 'FrameRateRange')),
      gop_frames: spanOf(find(said, 'GovLengthRange')),
      bitrate_kbit: spanOf(find(extended, `${name}/BitrateRange`) ?? find(said, 'BitrateRange')),
      profiles: all(said, `${name}ProfilesSupported`)
        .slice(0, 16)
        .map(({ text }) => short(text)),
    }
  })
}

/** `H264`, `H265`, `HEVC`, `JPEG`, `MPEG4`, `MPV4-ES`: how the two services and the makers write them. */
export const codecOf = (text: string | undefined): StreamCodec => {
  const name = (text ?? '').toLowerCase().replace(/[^a-z0-9]/g, '')
  if (/^(h264|avc)/.test(name)) return 'h264'
  if (/^(h265|hevc)/.test(name)) return 'h265'
  if (/jpe?g/.test(name)) return 'mjpeg'
  return /^(mpeg4|mpv4)/.test(name) ? 'mpeg4' : 'other'
}

const short = (text: string): string => text.slice(0, LONGEST)

const profileOf = (said: XmlElement, own: XmlElement | undefined): string | undefined => {
  const profile = textOf(own, 'H264Profile') ?? textOf(own, 'Mpeg4Profile') ?? textOf(own, 'H265Profile')
  return (profile ?? said.attributes.get('Profile'))?.slice(0, LONGEST)
}

const constantBitrate = (rate: XmlElement | undefined): boolean | undefined => {
  const said = rate?.attributes.get('ConstantBitRate')?.toLowerCase()
  return said === undefined ? truthOf(rate, 'ConstantBitRate') : said === 'true' || said === '1'
}

const sizesIn = (said: XmlElement): { width: number; height: number }[] =>
  all(said, 'ResolutionsAvailable')
    .slice(0, 64)
    .flatMap(size => {
      const [width, height] = [positive(numberOf(size, 'Width')), positive(numberOf(size, 'Height'))]
      return width === undefined || height === undefined ? [] : { width, height }
    })

const positive = (value: number | undefined): number | undefined =>
  value !== undefined && value > 0 && value < 1e9 ? value : undefined

const numberFrom = (text: string | undefined): number | undefined => {
  const value = text === undefined || text.length > 40 || text === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : undefined
}

const words = (text: string | undefined): string[] =>
  (text ?? '')
    .slice(0, 2000)
    .split(/\s+/)
    .filter(word => word !== '')
    .slice(0, 64)

const listSpan = (text: string | undefined): Span | undefined => {
  const values = words(text).map(Number).filter(Number.isFinite)
  return values.length === 0 ? undefined : { least: Math.min(...values), most: Math.max(...values) }
}

const spanOf = (range: XmlElement | undefined): Span | undefined => {
  const [least, most] = [numberOf(range, 'Min'), numberOf(range, 'Max')]
  return least === undefined || most === undefined ? undefined : { least, most }
}
