// Dahua's settings as tables: `Encode[0].MainFormat[0].Video.GOP=50`. What is set key by key is checked first, then set all at once.

import type { Channel, Device } from '#simulator/device/device.ts'
import { hasSize, type StreamSettings } from '#simulator/device/stream-settings.ts'
import type { VideoCodec } from '#simulator/footage/film.ts'

const codecs: Readonly<Record<VideoCodec, string>> = { h264: 'H.264', h265: 'H.265', mjpeg: 'MJPG' }
const sounds = { none: 'G.711A', pcma: 'G.711A', pcmu: 'G.711Mu', aac: 'AAC', opus: 'AAC' } as const
const formats = { main: 'MainFormat', sub: 'ExtraFormat' } as const

/** The lines of a table without `table.` in front; undefined for one that the device does not have. */
export const dahuaTable = (device: Device, name: string): string[] | undefined => tables.get(name)?.(device)

/** What the encoder of a channel can be set to. */
export const dahuaCaps = ({ streams }: Channel): string[] =>
  (['main', 'sub'] as const).flatMap(stream => {
    const sizes = streams[stream].sizes.map(({ width, height }) => `${width}x${height}`).join()
    const at = `caps[0].${formats[stream]}[0].Video`
    return [`${at}.CompressionTypes=H.264,H.265,MJPG`, `${at}.ResolutionTypes=${sizes}`]
  })

/** Sets every key of a `setConfig`, or none. */
export const setDahua = async (device: Device, fields: ReadonlyMap<string, string>): Promise<boolean> => {
  const changes = new Map<string, { channel: Channel; stream: 'main' | 'sub'; settings: StreamSettings }>()
  const ntp = { ...device.ntp }
  let rtsp_on = device.traits.rtsp_on
  for (const [key, value] of fields) {
    if (key === 'action') continue
    const [, table, at, rest = ''] = /^(\w+)(?:\[(\d{1,3})\])?\.(.+)$/.exec(key) ?? []
    const channel = device.channels[Number(at ?? 0)]
    if (table === 'NTP' && rest === 'Enable' && isFlag(value)) ntp.enabled = value === 'true'
    else if (table === 'NTP' && rest === 'Address' && /^[a-zA-Z0-9.-]{1,128}$/.test(value)) ntp.server = value
    else if (table === 'RTSP' && rest === 'Enable' && isFlag(value)) rtsp_on = value === 'true'
    else if ((table === 'Encode' || table === 'SmartEncode') && channel !== undefined) {
      const stream = rest.startsWith(formats.sub) ? 'sub' : 'main'
      const held = changes.get(`${at} ${stream}`) ?? { channel, stream, settings: channel.streams[stream] }
      const settings = table === 'SmartEncode' ? smart(held.settings, rest, value) : video(held.settings, rest, value)
      if (settings === undefined) return false
      changes.set(`${at} ${stream}`, { ...held, settings })
    } else return false
  }
  if (changes.size === 0 && fields.size < 2) return false
  if ([...changes.values()].some(({ settings }) => !hasSize(settings, settings))) return false
  if (ntp.enabled && !device.ntp.enabled) device.setClock(Date.now())
  device.ntp = ntp
  for (const { channel, stream, settings } of changes.values()) await device.encode(channel, stream, settings)
  if (rtsp_on !== device.traits.rtsp_on) await device.change({ rtsp_on })
  return true
}

const isFlag = (value: string): boolean => value === 'true' || value === 'false'

const encode = (device: Device, { streams }: Channel, at: number): string[] =>
  (['main', 'sub'] as const).flatMap(stream => {
    const { codec, width, height, fps, bitrate_kbps, constant_bitrate, group_pictures, profile } = streams[stream]
    const { audio } = device.traits
    return Object.entries({
      'Audio.Compression': sounds[audio],
      AudioEnable: audio !== 'none',
      'Video.BitRate': bitrate_kbps,
      'Video.BitRateControl': constant_bitrate ? 'CBR' : 'VBR',
      'Video.Compression': codecs[codec],
      'Video.FPS': fps,
      'Video.GOP': group_pictures,
      'Video.Height': height,
      'Video.Profile': profile,
      'Video.Width': width,
      'Video.resolution': `${width}x${height}`,
      VideoEnable: true,
    }).map(([key, value]) => `Encode[${at}].${formats[stream]}[0].${key}=${value}`)
  })

/** With smart encoding the group's length is the codec's own affair. */
const video = (before: StreamSettings, rest: string, value: string): StreamSettings | undefined => {
  const [, key = ''] = /^(?:MainFormat|ExtraFormat)\[0\]\.Video\.(\w+)$/.exec(rest) ?? []
  const number = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN
  const codec = (['h264', 'h265', 'mjpeg'] as const).find(one => codecs[one] === value)
  if (key === 'Compression') return codec === undefined ? undefined : { ...before, codec }
  if (key === 'GOP')
    return number >= 1 && number <= 400 && !before.smart_codec ? { ...before, group_pictures: number } : undefined
  if (key === 'BitRate') return number >= 32 && number <= 16_384 ? { ...before, bitrate_kbps: number } : undefined
  if (key === 'BitRateControl')
    return /^[CV]BR$/.test(value) ? { ...before, constant_bitrate: value === 'CBR' } : undefined
  if (key === 'Width') return { ...before, width: number }
  if (key === 'Height') return { ...before, height: number }
  if (key === 'resolution') {
    const [width = 0, height = 0] = value.split('x', 2).map(Number)
    return { ...before, width, height }
  }
  if (key === 'FPS') return number === before.fps ? before : undefined
  if (key === 'Profile') return value === 'Baseline' || value === 'Main' ? { ...before, profile: value } : undefined
  return undefined
}

const smart = (before: StreamSettings, rest: string, value: string): StreamSettings | undefined =>
  rest === 'Enable' && isFlag(value) ? { ...before, smart_codec: value === 'true' } : undefined

const remote = (device: Device, { camera, number }: Channel, at: number): string[] => {
  const key = `RemoteDevice.System_CONFIG_NETCAMERA_INFO_${at}`
  const there = device.fault(camera)?.unplugged === undefined
  return [
    `${key}.Address=192.168.254.${number + 1}`,
    `${key}.DeviceType=${device.personality.model}`,
    `${key}.Enable=${there}`,
    `${key}.Port=37777`,
    `${key}.ProtocolType=Private`,
  ]
}

const tables = new Map<string, (device: Device) => string[] | undefined>([
  ['Encode', device => device.channels.flatMap((channel, at) => encode(device, channel, at))],
  [
    'SmartEncode',
    device => device.channels.map(({ streams }, at) => `SmartEncode[${at}].Enable=${streams.main.smart_codec}`),
  ],
  ['ChannelTitle', device => device.channels.map(({ name }, at) => `ChannelTitle[${at}].Name=${name}`)],
  [
    'NTP',
    ({ ntp }) => [
      `NTP.Address=${ntp.server}`,
      `NTP.Enable=${ntp.enabled}`,
      'NTP.Port=123',
      'NTP.TimeZone=17',
      'NTP.UpdatePeriod=10',
    ],
  ],
  ['Locales', () => ['Locales.DSTEnable=false', 'Locales.TimeFormat=yyyy-MM-dd HH:mm:ss']],
  ['RTSP', ({ traits, rtsp_port }) => [`RTSP.Enable=${traits.rtsp_on}`, `RTSP.Port=${rtsp_port}`]],
  ['General', ({ hostname }) => [`General.MachineName=${hostname}`]],
  [
    'Network',
    ({ host, mac }) => [
      'Network.DefaultInterface=eth0',
      `Network.eth0.IPAddress=${host}`,
      `Network.eth0.PhysicalAddress=${mac}`,
    ],
  ],
  [
    'RemoteDevice',
    device => (device.recorder ? device.channels.flatMap((channel, at) => remote(device, channel, at)) : undefined),
  ],
])
