// The second ONVIF media service (profile T): H.265 has a name here, and the group's length is an attribute.

import { AUDIO_NAMES } from './audio-names.ts'
import { setEncoder } from './encoder-settings.ts'
import { mains, sourceConfig } from './media-service.ts'
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
  streamUri,
  videoEncodings,
} from './profiles.ts'
import { answers, type Call, noEntity, type Reply, type Service, spaces } from './soap.ts'
import { escapeXml, textOf, within } from './xml.ts'

export const media2Service: Service = {
  space: spaces.tr2,
  operations: {
    GetServiceCapabilities: () =>
      answers(
        '<tr2:GetServiceCapabilitiesResponse><tr2:Capabilities SnapshotUri="true"><tr2:ProfileCapabilities MaximumNumberOfProfiles="16" ConfigurationsSupported="VideoSource VideoEncoder AudioEncoder PTZ"/><tr2:StreamingCapabilities RTSPStreaming="true" RTP_RTSP_TCP="true"/></tr2:Capabilities></tr2:GetServiceCapabilitiesResponse>',
      ),
    GetProfiles: call => getProfiles(call),
    GetVideoSourceConfigurations: ({ device }) =>
      answers(
        `<tr2:GetVideoSourceConfigurationsResponse>${mains(profilesOf(device))
          .map(one => sourceConfig(one, 'tr2:Configurations'))
          .join('')}</tr2:GetVideoSourceConfigurationsResponse>`,
      ),
    GetVideoEncoderConfigurations: call => {
      const chosen = chosenEncoders(call)
      return answers(
        `<tr2:GetVideoEncoderConfigurationsResponse>${chosen.map(one => encoder(one, 'tr2:Configurations')).join('')}</tr2:GetVideoEncoderConfigurationsResponse>`,
      )
    },
    GetVideoEncoderConfigurationOptions: call => {
      const one = chosenEncoders(call)[0]
      return one === undefined ? noEntity('configuration') : answers(options(one))
    },
    SetVideoEncoderConfiguration: async ({ device, body }) => {
      const wanted = within(body, 'Configuration')
      const one = findEncoder(device, wanted?.attributes.get('token'))
      if (one === undefined || wanted === undefined) return noEntity('configuration')
      const group = wanted.attributes.get('GovLength')
      return (await setEncoder(device, one, wanted, group)) ?? answers('<tr2:SetVideoEncoderConfigurationResponse/>')
    },
    GetStreamUri: call =>
      withProfile(
        call,
        one =>
          `<tr2:GetStreamUriResponse><tr2:Uri>${escapeXml(streamUri(call, one))}</tr2:Uri></tr2:GetStreamUriResponse>`,
      ),
    GetSnapshotUri: call =>
      withProfile(
        call,
        one =>
          `<tr2:GetSnapshotUriResponse><tr2:Uri>${escapeXml(snapshotUri(call, one))}</tr2:Uri></tr2:GetSnapshotUriResponse>`,
      ),
  },
}

const withProfile = (call: Call, write: (one: Profile) => string): Reply => {
  const one = findProfile(call.device, textOf(call.body, 'ProfileToken'))
  return one === undefined ? noEntity('profile') : answers(write(one))
}

/** Configurations come only where `Type` asks for them (Media2 §5.2.1). */
const getProfiles = ({ device, body }: Call): Reply => {
  const types = body.children.filter(({ name }) => name === 'Type').map(({ text }) => text)
  const wants = (type: string): boolean => types.includes(type) || types.includes('All')
  const token = textOf(body, 'Token')
  const profiles = profilesOf(device).filter(one => token === undefined || one.token === token)
  if (token !== undefined && profiles.length === 0) return noEntity('profile')
  const audio = AUDIO_NAMES[device.traits.audio]
  const written = profiles.map(one => {
    const parts = [
      wants('VideoSource') ? sourceConfig(one, 'tr2:VideoSource') : '',
      wants('VideoEncoder') ? encoder(one, 'tr2:VideoEncoder') : '',
      wants('AudioEncoder') && audio.media2 !== ''
        ? `<tr2:AudioEncoder token="AudioEncoderToken"><tt:Name>audio</tt:Name><tt:UseCount>2</tt:UseCount><tt:Encoding>${audio.media2}</tt:Encoding><tt:Bitrate>64</tt:Bitrate><tt:SampleRate>${audio.khz}</tt:SampleRate></tr2:AudioEncoder>`
        : '',
      wants('PTZ') && device.traits.ptz
        ? '<tr2:PTZ token="PtzToken"><tt:Name>ptz</tt:Name><tt:UseCount>2</tt:UseCount><tt:NodeToken>PtzNode</tt:NodeToken></tr2:PTZ>'
        : '',
    ]
    return `<tr2:Profiles token="${one.token}" fixed="true"><tr2:Name>${one.name}</tr2:Name><tr2:Configurations>${parts.join('')}</tr2:Configurations></tr2:Profiles>`
  })
  return answers(`<tr2:GetProfilesResponse>${written.join('')}</tr2:GetProfilesResponse>`)
}

const chosenEncoders = ({ device, body }: Call): Profile[] => {
  const token = textOf(body, 'ConfigurationToken')
  const profile = textOf(body, 'ProfileToken')
  return profilesOf(device).filter(
    one => (token === undefined || encoderToken(one) === token) && (profile === undefined || one.token === profile),
  )
}

const encoder = (one: Profile, tag: string): string => {
  const { codec, width, height, fps, bitrate_kbps, constant_bitrate, group_pictures, profile } = one.settings
  const group = codec === 'mjpeg' ? '' : ` GovLength="${group_pictures}" Profile="${profile}"`
  return (
    `<${tag} token="${encoderToken(one)}"${group}><tt:Name>${one.name}</tt:Name><tt:UseCount>1</tt:UseCount><tt:Encoding>${videoEncodings[codec]}</tt:Encoding>` +
    `<tt:Resolution><tt:Width>${width}</tt:Width><tt:Height>${height}</tt:Height></tt:Resolution>` +
    `<tt:RateControl ConstantBitRate="${constant_bitrate}"><tt:FrameRateLimit>${fps}</tt:FrameRateLimit><tt:BitrateLimit>${bitrate_kbps}</tt:BitrateLimit></tt:RateControl><tt:Quality>4</tt:Quality></${tag}>`
  )
}

const options = (profile: Profile): string => {
  const { fps } = profile.settings
  const one = (encoding: string): string =>
    `<tr2:Options GovLengthRange="${GROUP_RANGE.least} ${GROUP_RANGE.most}" FrameRatesSupported="${fps}" ProfilesSupported="Baseline Main"><tt:Encoding>${encoding}</tt:Encoding>` +
    `<tt:QualityRange><tt:Min>1</tt:Min><tt:Max>6</tt:Max></tt:QualityRange>${sizesXml(profile)}` +
    `<tt:BitrateRange><tt:Min>${BITRATE_RANGE.least}</tt:Min><tt:Max>${BITRATE_RANGE.most}</tt:Max></tt:BitrateRange></tr2:Options>`
  return `<tr2:GetVideoEncoderConfigurationOptionsResponse>${one('H264')}${one('H265')}${one('JPEG')}</tr2:GetVideoEncoderConfigurationOptionsResponse>`
}
