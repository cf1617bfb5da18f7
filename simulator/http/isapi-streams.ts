// ISAPI's streaming channels: how a stream is encoded, told and set. While a smart codec is on, the group's length cannot be set.

import type { Channel, Device } from '#simulator/device/device.ts'
import { hasSize, type StreamSettings } from '#simulator/device/stream-settings.ts'
import type { VideoCodec } from '#simulator/footage/film.ts'
import { type Element, escapeXml, textOf, within } from '#simulator/onvif/xml.ts'
import { HIK } from './isapi-words.ts'

const codecs: Readonly<Record<VideoCodec, string>> = { h264: 'H.264', h265: 'H.265', mjpeg: 'MJPEG' }
const sounds = { none: 'G.711ulaw', pcma: 'G.711alaw', pcmu: 'G.711ulaw', aac: 'AAC', opus: 'AAC' } as const

export const streamingChannel = (
  device: Device,
  { number, name, streams }: Channel,
  stream: 'main' | 'sub',
): string => {
  const { codec, width, height, fps, bitrate_kbps, constant_bitrate, group_pictures, smart_codec, profile } =
    streams[stream]
  const { audio } = device.traits
  const profiles = codec === 'mjpeg' ? '' : `<${codec.toUpperCase()}Profile>${profile}</${codec.toUpperCase()}Profile>`
  return (
    `<StreamingChannel ${HIK}><id>${number}0${stream === 'main' ? 1 : 2}</id><channelName>${escapeXml(name)}</channelName><enabled>true</enabled>` +
    '<Transport><maxPacketSize>1000</maxPacketSize><ControlProtocolList><ControlProtocol><streamingTransport>RTSP</streamingTransport></ControlProtocol></ControlProtocolList></Transport>' +
    `<Video><enabled>true</enabled><videoInputChannelID>${number}</videoInputChannelID><videoCodecType>${codecs[codec]}</videoCodecType><videoScanType>progressive</videoScanType>` +
    `<videoResolutionWidth>${width}</videoResolutionWidth><videoResolutionHeight>${height}</videoResolutionHeight><videoQualityControlType>${constant_bitrate ? 'CBR' : 'VBR'}</videoQualityControlType>` +
    `<constantBitRate>${bitrate_kbps}</constantBitRate><fixedQuality>60</fixedQuality><vbrUpperCap>${bitrate_kbps}</vbrUpperCap><maxFrameRate>${fps * 100}</maxFrameRate>` +
    `<keyFrameInterval>${Math.round((group_pictures * 1_000) / fps)}</keyFrameInterval>${profiles}<GovLength>${group_pictures}</GovLength>` +
    `<SmartCodec><enabled>${smart_codec}</enabled></SmartCodec></Video>` +
    `<Audio><enabled>${audio !== 'none'}</enabled><audioInputChannelID>1</audioInputChannelID><audioCompressionType>${sounds[audio]}</audioCompressionType></Audio></StreamingChannel>`
  )
}

/** What a stream can be set to: widths and heights of the same place belong together. */
export const streamingCapabilities = ({ number, streams }: Channel, stream: 'main' | 'sub'): string => {
  const { sizes, width, height, bitrate_kbps } = streams[stream]
  const list = (side: 'width' | 'height'): string => sizes.map(size => size[side]).join()
  return (
    `<StreamingChannel ${HIK}><id>${number}0${stream === 'main' ? 1 : 2}</id><Video><videoCodecType opt="H.264,H.265,MJPEG">H.264</videoCodecType>` +
    `<videoResolutionWidth opt="${list('width')}">${width}</videoResolutionWidth><videoResolutionHeight opt="${list('height')}">${height}</videoResolutionHeight>` +
    `<videoQualityControlType opt="CBR,VBR">VBR</videoQualityControlType><constantBitRate min="32" max="16384">${bitrate_kbps}</constantBitRate></Video></StreamingChannel>`
  )
}

/** False where something cannot be set; then nothing is. */
export const setIsapiStream = async (
  device: Device,
  channel: Channel,
  stream: 'main' | 'sub',
  document: Element,
): Promise<boolean> => {
  const video = within(document, 'Video')
  if (document.name !== 'StreamingChannel' || video === undefined) return false
  const before = channel.streams[stream]
  const wanted = readVideo(before, video)
  if (wanted === undefined) return false
  const group_pictures = wanted.smart_codec ? before.group_pictures : wanted.group_pictures
  await device.encode(channel, stream, { ...wanted, group_pictures })
  return true
}

const readVideo = (before: StreamSettings, video: Element): StreamSettings | undefined => {
  const whole = (name: string, usual: number): number => {
    const value = Number(textOf(video, name) ?? usual)
    return Number.isInteger(value) ? value : Number.NaN
  }
  const type = textOf(video, 'videoCodecType') ?? codecs[before.codec]
  const codec = (['h264', 'h265', 'mjpeg'] as const).find(one => codecs[one] === type)
  const smart = textOf(video, 'SmartCodec', 'enabled') ?? String(before.smart_codec)
  const profile = textOf(video, 'H264Profile') ?? textOf(video, 'H265Profile') ?? before.profile
  const control = textOf(video, 'videoQualityControlType') ?? (before.constant_bitrate ? 'CBR' : 'VBR')
  const constant_bitrate = control === 'CBR'
  const bitrate_kbps = whole(constant_bitrate ? 'constantBitRate' : 'vbrUpperCap', before.bitrate_kbps)
  const width = whole('videoResolutionWidth', before.width)
  const height = whole('videoResolutionHeight', before.height)
  const group_pictures = whole('GovLength', before.group_pictures)
  const known = hasSize(before, { width, height }) && whole('maxFrameRate', before.fps * 100) === before.fps * 100
  if (codec === undefined || !known || !/^(true|false)$/.test(smart) || !/^[CV]BR$/.test(control)) return undefined
  if (!(bitrate_kbps >= 32 && bitrate_kbps <= 16_384) || !(group_pictures >= 1 && group_pictures <= 400))
    return undefined
  if (profile !== 'Baseline' && profile !== 'Main') return undefined
  const set = { codec, width, height, bitrate_kbps, constant_bitrate, group_pictures }
  return { ...before, ...set, smart_codec: smart === 'true', profile }
}
