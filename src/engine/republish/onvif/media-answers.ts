// Profiles of the cameras that an account may fetch, for Media (profile S) and Media2 (profile T): one for each stream, fixed, with its sound
// where the account may hear it. Media has no word for H.265, so there such a stream is told as Media2 tells it, which clients of today read.

import { all, textOf, type XmlElement } from '#engine/camera/xml.ts'
import { escapeXml } from '#engine/camera/xml-writing.ts'
import type { ShownCamera, ShownStream } from '#engine/republish/facade-cameras.ts'

export type MediaAsked = {
  readonly operation: XmlElement
  /** Only those that may be seen. */
  readonly cameras: readonly ShownCamera[]
  /** `rtsp://host:port` as the client can reach it. */
  readonly rtsp: string
  /** `http://host:port/…` before camera and stream. */
  readonly snapshots: string
}
type Profile = ShownStream & { readonly camera: ShownCamera; readonly token: string }
type Media = 'trt' | 'tr2'
type Answering = (asked: MediaAsked, media: Media) => string | undefined

/** Undefined: there is no such profile. */
export const mediaAnswers: Readonly<Record<string, Answering>> = {
  GetServiceCapabilities: (_, media) =>
    `<${media}:GetServiceCapabilitiesResponse><${media}:Capabilities SnapshotUri="true"><${media}:ProfileCapabilities MaximumNumberOfProfiles="0"/>` +
    `<${media}:StreamingCapabilities RTPMulticast="false" RTP_RTSP_TCP="true"/></${media}:Capabilities></${media}:GetServiceCapabilitiesResponse>`,
  GetProfiles: (asked, media) => {
    const token = textOf(asked.operation, 'Token')
    const chosen = profilesOf(asked.cameras).filter(profile => token === undefined || profile.token === token)
    if (token !== undefined && chosen.length === 0) return undefined
    const types = all(asked.operation, 'Type').map(({ text }) => text)
    const written = chosen.map(profile => (media === 'trt' ? profile1(profile, 'Profiles') : profile2(profile, types)))
    return `<${media}:GetProfilesResponse>${written.join('')}</${media}:GetProfilesResponse>`
  },
  GetProfile: (asked, media) => {
    const profile = named(asked)
    return profile && `<${media}:GetProfileResponse>${profile1(profile, 'Profile')}</${media}:GetProfileResponse>`
  },
  GetVideoSources: ({ cameras }, media) => {
    const sources = profilesOf(cameras).filter(({ stream }) => stream === 'main')
    const written = sources.map(
      one =>
        `<${media}:VideoSources token="${one.camera.id}"><tt:Framerate>${one.fps}</tt:Framerate>${size(one)}</${media}:VideoSources>`,
    )
    return `<${media}:GetVideoSourcesResponse>${written.join('')}</${media}:GetVideoSourcesResponse>`
  },
  GetAudioSources: ({ cameras }, media) => {
    const heard = profilesOf(cameras).filter(one => one.stream === 'main' && wordOf(one, media) !== undefined)
    const written = heard.map(
      one =>
        `<${media}:AudioSources token="${one.camera.id}_sound"><tt:Channels>${one.sound?.channels ?? 1}</tt:Channels></${media}:AudioSources>`,
    )
    return `<${media}:GetAudioSourcesResponse>${written.join('')}</${media}:GetAudioSourcesResponse>`
  },
  GetStreamUri: (asked, media) => uriAnswer(asked, media, 'GetStreamUri', asked.rtsp),
  GetSnapshotUri: (asked, media) => uriAnswer(asked, media, 'GetSnapshotUri', asked.snapshots),
}

const uriAnswer = (asked: MediaAsked, media: Media, deed: string, base: string): string | undefined => {
  const profile = named(asked)
  if (profile === undefined) return undefined
  const uri = escapeXml(`${base}/${profile.camera.id}/${profile.stream}`)
  return media === 'tr2'
    ? `<tr2:${deed}Response><tr2:Uri>${uri}</tr2:Uri></tr2:${deed}Response>`
    : `<trt:${deed}Response><trt:MediaUri><tt:Uri>${uri}</tt:Uri><tt:InvalidAfterConnect>false</tt:InvalidAfterConnect><tt:InvalidAfterReboot>false</tt:InvalidAfterReboot><tt:Timeout>PT0S</tt:Timeout></trt:MediaUri></trt:${deed}Response>`
}

const profilesOf = (cameras: readonly ShownCamera[]): readonly Profile[] =>
  cameras.flatMap(camera =>
    camera.streams.map(stream => ({ ...stream, camera, token: `${camera.id}_${stream.stream}` })),
  )

const named = ({ operation, cameras }: MediaAsked): Profile | undefined => {
  const token = textOf(operation, 'ProfileToken')
  return profilesOf(cameras).find(profile => profile.token === token)
}

const profile1 = (one: Profile, tag: string): string =>
  `<trt:${tag} token="${one.token}" fixed="true"><tt:Name>${nameOf(one)}</tt:Name>` +
  `${source(one, 'tt:VideoSourceConfiguration')}${soundSource(one, 'trt', 'tt:AudioSourceConfiguration')}` +
  `${encoder(one, 'tt:VideoEncoderConfiguration')}${soundEncoder(one, 'trt', 'tt:AudioEncoderConfiguration')}</trt:${tag}>`

/** Configurations come only where `Type` asks for them (Media2 §5.2.1). */
const profile2 = (one: Profile, types: readonly string[]): string => {
  const wants = (type: string) => types.includes(type) || types.includes('All')
  const inside = [
    wants('VideoSource') ? source(one, 'tr2:VideoSource') : '',
    wants('AudioSource') ? soundSource(one, 'tr2', 'tr2:AudioSource') : '',
    wants('VideoEncoder') ? encoder(one, 'tr2:VideoEncoder') : '',
    wants('AudioEncoder') ? soundEncoder(one, 'tr2', 'tr2:AudioEncoder') : '',
  ]
  return `<tr2:Profiles token="${one.token}" fixed="true"><tr2:Name>${nameOf(one)}</tr2:Name><tr2:Configurations>${inside.join('')}</tr2:Configurations></tr2:Profiles>`
}

const nameOf = ({ camera, stream }: Profile): string => escapeXml(`${camera.name} ${stream}`)

const size = ({ width, height }: Profile): string =>
  `<tt:Resolution><tt:Width>${width}</tt:Width><tt:Height>${height}</tt:Height></tt:Resolution>`

const source = (one: Profile, tag: string): string =>
  `<${tag} token="${one.camera.id}_source"><tt:Name>${escapeXml(one.camera.name)}</tt:Name><tt:UseCount>2</tt:UseCount><tt:SourceToken>${one.camera.id}</tt:SourceToken>` +
  `<tt:Bounds x="0" y="0" width="${one.width}" height="${one.height}"/></${tag}>`

const encoder = (one: Profile, tag: string): string =>
  `<${tag} token="${one.token}_encoder"><tt:Name>${nameOf(one)}</tt:Name><tt:UseCount>1</tt:UseCount><tt:Encoding>${one.codec.toUpperCase()}</tt:Encoding>${size(one)}` +
  `<tt:Quality>4</tt:Quality><tt:RateControl><tt:FrameRateLimit>${one.fps}</tt:FrameRateLimit><tt:EncodingInterval>1</tt:EncodingInterval><tt:BitrateLimit>${one.kbit}</tt:BitrateLimit></tt:RateControl></${tag}>`

/** What Media and Media2 call a sound (`tt:AudioEncoding`, `tt:AudioEncodingMimeNames`); undefined where they have no word for it. */
const wordOf = ({ sound }: Profile, media: Media): string | undefined => {
  if (sound === null) return undefined
  const { codec } = sound
  if (codec.startsWith('mp4a')) return media === 'trt' ? 'AAC' : 'mpeg4-generic'
  if (codec !== 'alaw' && codec !== 'ulaw') return undefined
  return media === 'trt' ? 'G711' : codec === 'alaw' ? 'PCMA' : 'PCMU'
}

const soundSource = (one: Profile, media: Media, tag: string): string =>
  wordOf(one, media) === undefined
    ? ''
    : `<${tag} token="${one.camera.id}_sound_source"><tt:Name>${escapeXml(one.camera.name)}</tt:Name><tt:UseCount>2</tt:UseCount><tt:SourceToken>${one.camera.id}_sound</tt:SourceToken></${tag}>`

const soundEncoder = (one: Profile, media: Media, tag: string): string => {
  const word = wordOf(one, media)
  if (word === undefined || one.sound === null) return ''
  const kilohertz = Math.round(one.sound.sample_rate / 1000)
  return (
    `<${tag} token="${one.token}_sound_encoder"><tt:Name>${nameOf(one)}</tt:Name><tt:UseCount>1</tt:UseCount><tt:Encoding>${word}</tt:Encoding>` +
    `<tt:Bitrate>64</tt:Bitrate><tt:SampleRate>${kilohertz}</tt:SampleRate></${tag}>`
  )
}
