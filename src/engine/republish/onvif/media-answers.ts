// Profiles of the cameras that an account may fetch, for Media (profile S) and Media2 (profile T): one for each stream, fixed. Media has no
// word for H.265, so there such a stream is told as Media2 tells it, which clients of today read.

import { all, textOf, type XmlElement } from '#engine/camera/xml.ts'
import { escapeXml } from '#engine/camera/xml-writing.ts'
import type { ShownCamera, ShownStream } from '#engine/republish/facade-cameras.ts'

export type MediaAsked = {
  readonly operation: XmlElement
  /** Only those that may be seen. */
  readonly cameras: readonly ShownCamera[]
  /** `rtsp://host:port` as the client can reach it. */
  readonly rtsp: string
}
type Profile = ShownStream & { readonly camera: ShownCamera; readonly token: string }
type Media = 'trt' | 'tr2'
type Answering = (asked: MediaAsked, media: Media) => string | undefined

/** Undefined: there is no such profile. */
export const mediaAnswers: Readonly<Record<string, Answering>> = {
  GetServiceCapabilities: (_, media) =>
    `<${media}:GetServiceCapabilitiesResponse><${media}:Capabilities SnapshotUri="false"><${media}:ProfileCapabilities MaximumNumberOfProfiles="0"/>` +
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
  GetStreamUri: (asked, media) => {
    const profile = named(asked)
    if (profile === undefined) return undefined
    const uri = escapeXml(`${asked.rtsp}/${profile.camera.id}/${profile.stream}`)
    return media === 'tr2'
      ? `<tr2:GetStreamUriResponse><tr2:Uri>${uri}</tr2:Uri></tr2:GetStreamUriResponse>`
      : `<trt:GetStreamUriResponse><trt:MediaUri><tt:Uri>${uri}</tt:Uri><tt:InvalidAfterConnect>false</tt:InvalidAfterConnect><tt:InvalidAfterReboot>false</tt:InvalidAfterReboot><tt:Timeout>PT0S</tt:Timeout></trt:MediaUri></trt:GetStreamUriResponse>`
  },
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
  `${source(one, 'tt:VideoSourceConfiguration')}${encoder(one, 'tt:VideoEncoderConfiguration')}</trt:${tag}>`

/** Configurations come only where `Type` asks for them (Media2 §5.2.1). */
const profile2 = (one: Profile, types: readonly string[]): string => {
  const wants = (type: string) => types.includes(type) || types.includes('All')
  const inside = [
    wants('VideoSource') ? source(one, 'tr2:VideoSource') : '',
    wants('VideoEncoder') ? encoder(one, 'tr2:VideoEncoder') : '',
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
