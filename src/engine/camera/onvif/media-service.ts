// Media service: profiles, addresses and encoders, over Media2 where the device has it and over Media where not, or where Media2 refuses.

import { ok } from '#base/result.ts'
import type { EncoderChange, MediaProfile, OnvifMedia } from '#engine/camera/onvif-media.ts'
import { type OnvifResult, trouble } from '#engine/camera/onvif-trouble.ts'
import { find, textOf, type XmlElement } from '#engine/camera/xml.ts'
import { withAttribute, withText, writeXml } from '#engine/camera/xml-writing.ts'
import { stillAddress, streamAddress } from './foreign-address.ts'
import { codecOf, readEncoder, readOptions1, readOptions2, readProfiles } from './media-reading.ts'
import { serviceSpaces } from './namespaces.ts'
import { type Ask, tag } from './service.ts'

type Version = 'media' | 'media2'

export const mediaQuestions = (ask: Ask, has: (version: Version) => boolean, host: string): OnvifMedia => {
  /** Media2 first; what it will not answer, Media is asked. */
  const either = async <T>(question: (version: Version) => Promise<OnvifResult<T>>): Promise<OnvifResult<T>> => {
    if (!has('media2')) return question('media')
    const answer = await question('media2')
    if (
      answer.ok ||
      !has('media') ||
      !['not_supported', 'refused', 'rubbish', 'not_onvif'].includes(answer.problem.reason)
    )
      return answer
    const older = await question('media')
    return older.ok ? older : answer
  }

  const uri = (profile: string, kind: 'stream' | 'still') =>
    either(async version => {
      const [operation, inside] = uriQuestion(version, profile, kind)
      const response = await ask(version, operation, inside)
      if (!response.ok) return response
      const said = textOf(response.value, 'MediaUri/Uri') ?? textOf(response.value, 'Uri') ?? ''
      const moved = kind === 'stream' ? streamAddress(said, host) : stillAddress(said, host)
      return moved === undefined ? trouble('rubbish', { said: 'it gave no address that can be read' }) : ok(moved)
    })

  const encoder = async (version: Version, token: string): Promise<OnvifResult<XmlElement>> => {
    const [operation, inside] =
      version === 'media2'
        ? ['GetVideoEncoderConfigurations', tag('ConfigurationToken', token)]
        : ['GetVideoEncoderConfiguration', tag('ConfigurationToken', token)]
    const response = await ask(version, operation, inside)
    if (!response.ok) return response
    const said = version === 'media2' ? configurationOf(response.value, token) : find(response.value, 'Configuration')
    return said === undefined ? trouble('rubbish', { said: 'no such encoder in the answer' }) : ok(said)
  }

  const setEncoder = async (version: Version, token: string, change: EncoderChange) => {
    if (version === 'media' && change.constant_bitrate !== undefined) return trouble('not_supported')
    const before = await encoder(version, token)
    if (!before.ok) return before
    const written = writeXml(changed(version, before.value, change), {
      name: 'Configuration',
      space: serviceSpaces[version],
    })
    const inside = version === 'media2' ? written : written + tag('ForcePersistence', true)
    const set = await ask(version, 'SetVideoEncoderConfiguration', inside)
    if (!set.ok) return set
    const after = await encoder(version, token)
    return after.ok ? ok(readEncoder(after.value)) : after
  }

  return {
    profiles: () => either(version => profilesOf(ask, version)),
    streamUri: profile => uri(profile, 'stream'),
    snapshotUri: profile => uri(profile, 'still'),
    encoder: token =>
      either(async version => {
        const said = await encoder(version, token)
        return said.ok ? ok(readEncoder(said.value)) : said
      }),
    encoderOptions: token =>
      either(async version => {
        const options = await ask(version, 'GetVideoEncoderConfigurationOptions', tag('ConfigurationToken', token))
        return options.ok ? ok((version === 'media2' ? readOptions2 : readOptions1)(options.value)) : options
      }),
    setEncoder: (token, change) => either(version => setEncoder(version, token, change)),
  }
}

const profilesOf = async (ask: Ask, version: Version): Promise<OnvifResult<readonly MediaProfile[]>> => {
  const response = await ask(version, 'GetProfiles', version === 'media2' ? tag('Type', 'All') : '')
  if (!response.ok) return response
  const profiles = readProfiles(response.value)
  return profiles.length === 0 ? trouble('not_supported', { said: 'it has no profiles' }) : ok(profiles)
}

const uriQuestion = (version: Version, profile: string, kind: 'stream' | 'still'): readonly [string, string] => {
  const token = tag('ProfileToken', profile)
  if (kind === 'still') return ['GetSnapshotUri', token]
  if (version === 'media2') return ['GetStreamUri', tag('Protocol', 'RTSP') + token]
  const transport = `<tt:Transport>${tag('tt:Protocol', 'RTSP')}</tt:Transport>`
  return ['GetStreamUri', `<StreamSetup>${tag('tt:Stream', 'RTP-Unicast')}${transport}</StreamSetup>${token}`]
}

const configurationOf = (response: XmlElement, token: string): XmlElement | undefined =>
  response.children.find(child => child.name === 'Configurations' && child.attributes.get('token') === token)

/** Only what is named is changed; all else goes back as it came. Media keeps the group length in the codec's element, Media2 in an attribute. */
const changed = (version: Version, before: XmlElement, change: EncoderChange): XmlElement => {
  let after = before
  const put = (path: string, value: number | string | undefined) => {
    if (value !== undefined) after = withText(after, path, String(value))
  }
  if (change.codec !== undefined && codecOf(textOf(before, 'Encoding')) !== change.codec)
    put('Encoding', { h264: 'H264', h265: 'H265', mjpeg: 'JPEG', mpeg4: 'MPEG4', other: undefined }[change.codec])
  put('Resolution/Width', change.width)
  put('Resolution/Height', change.height)
  put('RateControl/FrameRateLimit', change.fps)
  put('RateControl/BitrateLimit', change.bitrate_kbit)
  for (const codec of ['H264', 'H265', 'MPEG4']) put(`${codec}/GovLength`, change.gop_frames)
  if (change.gop_frames !== undefined && version === 'media2')
    after = withAttribute(after, 'GovLength', String(change.gop_frames))
  if (change.constant_bitrate === undefined) return after
  const said = String(change.constant_bitrate)
  const children = after.children.map(one =>
    one.name === 'RateControl' ? withAttribute(one, 'ConstantBitRate', said) : one,
  )
  return { ...after, children }
}
