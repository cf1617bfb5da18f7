// The first ONVIF media service (profile S): profiles, encoders, stream and snapshot addresses.

import { AUDIO_NAMES } from './audio-names.ts'
import { setEncoder } from './encoder-settings.ts'
import {
  BITRATE_RANGE,
  encoderToken,
  findEncoder,
  findProfile,
  GROUP_RANGE,
  type Profile,
  profilesOf,
  sizesXml,
  snapshotUri,
  sourceConfigToken,
  sourceToken,
  streamUri,
  videoEncodings,
} from './profiles.ts'
import { answers, type Call, noEntity, type Reply, type Service, spaces } from './soap.ts'
import { escapeXml, textOf, within } from './xml.ts'

export const mediaService: Service = {
  space: spaces.trt,
  operations: {
    GetServiceCapabilities: () =>
      answers(
        '<trt:GetServiceCapabilitiesResponse><trt:Capabilities SnapshotUri="true" Rotation="false"><trt:ProfileCapabilities MaximumNumberOfProfiles="16"/><trt:StreamingCapabilities RTPMulticast="false" RTP_TCP="true" RTP_RTSP_TCP="true"/></trt:Capabilities></trt:GetServiceCapabilitiesResponse>',
      ),
    GetProfiles: call =>
      answers(
        `<trt:GetProfilesResponse>${profilesOf(call.device)
          .map(one => profileXml(call, one, 'Profiles'))
          .join('')}</trt:GetProfilesResponse>`,
      ),
    GetProfile: call =>
      withProfile(call, one => `<trt:GetProfileResponse>${profileXml(call, one, 'Profile')}</trt:GetProfileResponse>`),
    GetVideoSources: ({ device }) =>
      answers(
        `<trt:GetVideoSourcesResponse>${mains(profilesOf(device)).map(source).join('')}</trt:GetVideoSourcesResponse>`,
      ),
    GetVideoSourceConfigurations: ({ device }) =>
      answers(
        `<trt:GetVideoSourceConfigurationsResponse>${mains(profilesOf(device))
          .map(one => sourceConfig(one, 'trt:Configurations'))
          .join('')}</trt:GetVideoSourceConfigurationsResponse>`,
      ),
    GetVideoEncoderConfigurations: ({ device }) =>
      answers(
        `<trt:GetVideoEncoderConfigurationsResponse>${profilesOf(device)
          .map(one => encoder(one, 'trt:Configurations'))
          .join('')}</trt:GetVideoEncoderConfigurationsResponse>`,
      ),
    GetVideoEncoderConfiguration: ({ device, body }) => {
      const one = findEncoder(device, textOf(body, 'ConfigurationToken'))
      return one === undefined
        ? noEntity('configuration')
        : answers(
            `<trt:GetVideoEncoderConfigurationResponse>${encoder(one, 'trt:Configuration')}</trt:GetVideoEncoderConfigurationResponse>`,
          )
    },
    GetVideoEncoderConfigurationOptions: ({ device, body }) => {
      const one =
        findEncoder(device, textOf(body, 'ConfigurationToken')) ??
        findProfile(device, textOf(body, 'ProfileToken')) ??
        profilesOf(device)[0]
      return one === undefined ? noEntity('configuration') : answers(options(one))
    },
    SetVideoEncoderConfiguration: async ({ device, body }) => {
      const wanted = within(body, 'Configuration')
      const one = findEncoder(device, wanted?.attributes.get('token'))
      if (one === undefined || wanted === undefined) return noEntity('configuration')
      const group = textOf(wanted, 'H264', 'GovLength') ?? textOf(wanted, 'H265', 'GovLength')
      return (await setEncoder(device, one, wanted, group)) ?? answers('<trt:SetVideoEncoderConfigurationResponse/>')
    },
    GetStreamUri: call =>
      withProfile(
        call,
        one =>
          `<trt:GetStreamUriResponse><trt:MediaUri><tt:Uri>${escapeXml(streamUri(call, one))}</tt:Uri><tt:InvalidAfterConnect>false</tt:InvalidAfterConnect><tt:InvalidAfterReboot>false</tt:InvalidAfterReboot><tt:Timeout>PT0S</tt:Timeout></trt:MediaUri></trt:GetStreamUriResponse>`,
      ),
    GetSnapshotUri: call =>
      withProfile(
        call,
        one =>
          `<trt:GetSnapshotUriResponse><trt:MediaUri><tt:Uri>${escapeXml(snapshotUri(call, one))}</tt:Uri><tt:InvalidAfterConnect>false</tt:InvalidAfterConnect><tt:InvalidAfterReboot>false</tt:InvalidAfterReboot><tt:Timeout>PT0S</tt:Timeout></trt:MediaUri></trt:GetSnapshotUriResponse>`,
      ),
  },
}

const withProfile = (call: Call, write: (one: Profile) => string): Reply => {
  const one = findProfile(call.device, textOf(call.body, 'ProfileToken'))
  return one === undefined ? noEntity('profile') : answers(write(one))
}

export const mains = (profiles: readonly Profile[]): Profile[] => profiles.filter(({ stream }) => stream === 'main')

const profileXml = ({ device }: Call, one: Profile, tag: string): string =>
  `<trt:${tag} token="${one.token}" fixed="true"><tt:Name>${one.name}</tt:Name>${sourceConfig(one, 'tt:VideoSourceConfiguration')}` +
  `${encoder(one, 'tt:VideoEncoderConfiguration')}${audio(device.traits.audio)}${device.traits.ptz ? ptz : ''}</trt:${tag}>`

const source = (one: Profile): string =>
  `<trt:VideoSources token="${sourceToken(one)}"><tt:Framerate>${one.settings.fps}</tt:Framerate><tt:Resolution><tt:Width>${one.settings.width}</tt:Width><tt:Height>${one.settings.height}</tt:Height></tt:Resolution></trt:VideoSources>`

export const sourceConfig = (one: Profile, tag: string): string =>
  `<${tag} token="${sourceConfigToken(one)}"><tt:Name>${escapeXml(one.channel.name)}</tt:Name><tt:UseCount>2</tt:UseCount><tt:SourceToken>${sourceToken(one)}</tt:SourceToken>` +
  `<tt:Bounds x="0" y="0" width="${one.settings.width}" height="${one.settings.height}"/></${tag}>`

const encoder = (one: Profile, tag: string): string => {
  const { codec, width, height, fps, bitrate_kbps, group_pictures, profile } = one.settings
  const encoding = videoEncodings[codec]
  const own =
    codec === 'mjpeg'
      ? ''
      : `<tt:${encoding}><tt:GovLength>${group_pictures}</tt:GovLength><tt:${encoding}Profile>${profile}</tt:${encoding}Profile></tt:${encoding}>`
  return (
    `<${tag} token="${encoderToken(one)}"><tt:Name>${one.name}</tt:Name><tt:UseCount>1</tt:UseCount><tt:Encoding>${encoding}</tt:Encoding>` +
    `<tt:Resolution><tt:Width>${width}</tt:Width><tt:Height>${height}</tt:Height></tt:Resolution><tt:Quality>4</tt:Quality>` +
    `<tt:RateControl><tt:FrameRateLimit>${fps}</tt:FrameRateLimit><tt:EncodingInterval>1</tt:EncodingInterval><tt:BitrateLimit>${bitrate_kbps}</tt:BitrateLimit></tt:RateControl>` +
    `${own}<tt:SessionTimeout>PT60S</tt:SessionTimeout></${tag}>`
  )
}

const options = (one: Profile): string => {
  const own = sizesXml(one)
  const { fps } = one.settings
  const range = (tag: string, least: number, most: number): string =>
    `<tt:${tag}><tt:Min>${least}</tt:Min><tt:Max>${most}</tt:Max></tt:${tag}>`
  const shared = `${range('FrameRateRange', fps, fps)}${range('EncodingIntervalRange', 1, 1)}`
  const groups = range('GovLengthRange', GROUP_RANGE.least, GROUP_RANGE.most)
  return (
    `<trt:GetVideoEncoderConfigurationOptionsResponse><trt:Options>${range('QualityRange', 1, 6)}<tt:JPEG>${own}${shared}</tt:JPEG>` +
    `<tt:H264>${own}${groups}${shared}<tt:H264ProfilesSupported>Baseline</tt:H264ProfilesSupported><tt:H264ProfilesSupported>Main</tt:H264ProfilesSupported></tt:H264>` +
    `<tt:Extension><tt:H264>${own}${groups}${shared}<tt:H264ProfilesSupported>Baseline</tt:H264ProfilesSupported><tt:H264ProfilesSupported>Main</tt:H264ProfilesSupported>${range('BitrateRange', BITRATE_RANGE.least, BITRATE_RANGE.most)}</tt:H264></tt:Extension>` +
    '</trt:Options></trt:GetVideoEncoderConfigurationOptionsResponse>'
  )
}

const audio = (codec: keyof typeof AUDIO_NAMES): string =>
  codec === 'none'
    ? ''
    : `<tt:AudioEncoderConfiguration token="AudioEncoderToken"><tt:Name>audio</tt:Name><tt:UseCount>2</tt:UseCount><tt:Encoding>${AUDIO_NAMES[codec].media}</tt:Encoding><tt:Bitrate>64</tt:Bitrate><tt:SampleRate>${AUDIO_NAMES[codec].khz}</tt:SampleRate></tt:AudioEncoderConfiguration>`

const ptz =
  '<tt:PTZConfiguration token="PtzToken"><tt:Name>ptz</tt:Name><tt:UseCount>2</tt:UseCount><tt:NodeToken>PtzNode</tt:NodeToken></tt:PTZConfiguration>'
