// ISAPI: Hikvision's own interface over HTTP with digest (Hikvision ISAPI, ver20): who the device is, its clock, how it encodes, its disks or
// card, and a recorder's channels. A PUT takes a whole document and sets what the device knows of it.

import type { Channel, Device } from '#simulator/device/device.ts'
import { escapeXml, readXml, textOf } from '#simulator/onvif/xml.ts'
import { type HttpAnswer, type HttpRequest, says, xmlAnswer } from './http-answer.ts'
import { setIsapiStream, streamingCapabilities, streamingChannel } from './isapi-streams.ts'
import { isapiTime, ntpServer, setIsapiTime, setNtpServer } from './isapi-time.ts'
import { HIK, status } from './isapi-words.ts'

export const answerIsapi = async (device: Device, request: HttpRequest): Promise<HttpAnswer> => {
  const path = request.url.replace(/\?.*$/, '').replace(/\/+$/, '')
  const found = routes.find(({ method, pattern }) => method === request.method && pattern.test(path))
  if (found === undefined) return status(path, routes.some(({ pattern }) => pattern.test(path)) ? 'method' : 'missing')
  const given = await found.answer(device, request, found.pattern.exec(path)?.slice(1) ?? [])
  return typeof given === 'string' ? xmlAnswer(given) : given
}

type Given = string | HttpAnswer
type Route = {
  readonly method: 'GET' | 'PUT' | 'POST'
  readonly pattern: RegExp
  readonly answer: (device: Device, request: HttpRequest, parts: readonly string[]) => Given | Promise<Given>
}

/** Reads the document of a PUT and says how it went. */
const put =
  (
    set: (
      device: Device,
      document: NonNullable<ReturnType<typeof readXml>>,
      parts: readonly string[],
    ) => Promise<boolean> | boolean,
  ): Route['answer'] =>
  async (device, request, parts) => {
    const document = readXml(request.body.toString('utf8'))
    if (document === undefined) return status(request.url, 'format')
    return status(request.url, (await set(device, document, parts)) ? 'done' : 'content')
  }

/** `101`: channel 1, main stream. */
const streamOf = (
  device: Device,
  number: string | undefined,
): { channel: Channel; stream: 'main' | 'sub' } | undefined => {
  const channel = device.channel(Math.floor(Number(number) / 100))
  const stream = Number(number) % 100
  return channel === undefined || stream < 1 || stream > 2
    ? undefined
    : { channel, stream: stream === 1 ? 'main' : 'sub' }
}

const routes: readonly Route[] = [
  { method: 'GET', pattern: /^\/ISAPI\/System\/deviceInfo$/, answer: device => deviceInfo(device) },
  { method: 'GET', pattern: /^\/ISAPI\/System\/time$/, answer: device => isapiTime(device) },
  {
    method: 'PUT',
    pattern: /^\/ISAPI\/System\/time$/,
    answer: put((device, document) => setIsapiTime(device, document)),
  },
  { method: 'GET', pattern: /^\/ISAPI\/System\/time\/ntpServers(?:\/1)?$/, answer: device => ntpServer(device) },
  {
    method: 'PUT',
    pattern: /^\/ISAPI\/System\/time\/ntpServers(?:\/1)?$/,
    answer: put((device, document) => setNtpServer(device, document)),
  },
  {
    method: 'PUT',
    pattern: /^\/ISAPI\/System\/reboot$/,
    answer: (device, { url }) => {
      device.reboot()
      return status(url, 'done')
    },
  },
  { method: 'GET', pattern: /^\/ISAPI\/Streaming\/channels$/, answer: device => streams(device) },
  {
    method: 'GET',
    pattern: /^\/ISAPI\/Streaming\/channels\/(\d{3,5})$/,
    answer: (device, { url }, [number]) => {
      const found = streamOf(device, number)
      return found === undefined ? status(url, 'content') : streamingChannel(device, found.channel, found.stream)
    },
  },
  {
    method: 'PUT',
    pattern: /^\/ISAPI\/Streaming\/channels\/(\d{3,5})$/,
    answer: put((device, document, [number]) => {
      const found = streamOf(device, number)
      return found === undefined ? false : setIsapiStream(device, found.channel, found.stream, document)
    }),
  },
  {
    method: 'GET',
    pattern: /^\/ISAPI\/Streaming\/channels\/(\d{3,5})\/capabilities$/,
    answer: (device, { url }, [number]) => {
      const found = streamOf(device, number)
      return found === undefined ? status(url, 'content') : streamingCapabilities(found.channel, found.stream)
    },
  },
  {
    method: 'GET',
    pattern: /^\/ISAPI\/Streaming\/channels\/(\d{3,5})\/picture$/,
    answer: async (device, { url }, [number]) => {
      const found = streamOf(device, number)
      return found === undefined
        ? status(url, 'content')
        : says(200, 'image/jpeg', await device.jpeg(found.channel, found.stream))
    },
  },
  { method: 'GET', pattern: /^\/ISAPI\/ContentMgmt\/Storage$/, answer: device => storage(device) },
  { method: 'POST', pattern: /^\/ISAPI\/ContentMgmt\/search$/, answer: (device, request) => search(device, request) },
  {
    method: 'GET',
    pattern: /^\/ISAPI\/ContentMgmt\/InputProxy\/channels$/,
    answer: (device, { url }) => (device.recorder ? inputs(device) : status(url, 'missing')),
  },
  {
    method: 'GET',
    pattern: /^\/ISAPI\/ContentMgmt\/InputProxy\/channels\/status$/,
    answer: (device, { url }) => (device.recorder ? inputStates(device) : status(url, 'missing')),
  },
  {
    method: 'GET',
    pattern: /^\/ISAPI\/Security\/users$/,
    answer: device => `<UserList ${HIK}>${user(device)}</UserList>`,
  },
  { method: 'GET', pattern: /^\/ISAPI\/Security\/users\/1$/, answer: device => user(device) },
  {
    method: 'PUT',
    pattern: /^\/ISAPI\/Security\/users\/1$/,
    answer: put((device, document) => setUser(device, textOf(document, 'password'))),
  },
  { method: 'GET', pattern: /^\/ISAPI\/Security\/adminAccesses$/, answer: device => doors(device) },
  {
    method: 'PUT',
    pattern: /^\/ISAPI\/Security\/adminAccesses\/3$/,
    answer: put((device, document) => setRtspDoor(device, document)),
  },
  {
    method: 'GET',
    pattern: /^\/ISAPI\/System\/Network\/Integrate$/,
    answer: device =>
      `<Integrate ${HIK}><ONVIF><enable>${device.traits.onvif_on}</enable><certificateType>digest/WSSE</certificateType></ONVIF></Integrate>`,
  },
  {
    method: 'PUT',
    pattern: /^\/ISAPI\/System\/Network\/Integrate$/,
    answer: put(async (device, document) => {
      const wanted = textOf(document, 'ONVIF', 'enable')
      if (wanted !== 'true' && wanted !== 'false') return false
      await device.change({ onvif_on: wanted === 'true' })
      return true
    }),
  },
]

const deviceInfo = (device: Device): string => {
  const [version = '', build = ''] = device.firmware.split(' build ')
  return (
    `<DeviceInfo ${HIK}><deviceName>${escapeXml(device.recorder ? 'Network Video Recorder' : device.place)}</deviceName><deviceID>${device.endpoint.slice(9)}</deviceID>` +
    `<model>${device.model}</model><serialNumber>${device.model}${device.serial}</serialNumber><macAddress>${device.mac}</macAddress><firmwareVersion>${version}</firmwareVersion>` +
    `<firmwareReleasedDate>build ${build}</firmwareReleasedDate><deviceType>${device.recorder ? 'NVR' : 'IPCamera'}</deviceType></DeviceInfo>`
  )
}

const streams = (device: Device): string =>
  `<StreamingChannelList ${HIK}>${device.channels.map(channel => streamingChannel(device, channel, 'main') + streamingChannel(device, channel, 'sub')).join('')}</StreamingChannelList>`

const storage = ({ traits: { card } }: Device): string => {
  const one =
    card.state === 'none'
      ? ''
      : `<hdd><id>1</id><hddName>hdd1</hddName><hddPath></hddPath><hddType>${card.capacity_mb > 1_000_000 ? 'SATA' : 'SD'}</hddType><status>${card.state}</status><capacity>${card.capacity_mb}</capacity><freeSpace>${card.free_mb}</freeSpace><property>RW</property></hdd>`
  return `<storage ${HIK}><hddList ${HIK} size="8">${one}</hddList><nasList ${HIK} size="8"></nasList></storage>`
}

/** The files of its recorder or card that touch a span, a page of them; without one, a single long recording as far back as its traits say. */
const search = (device: Device, { body, url }: HttpRequest): Given => {
  const document = readXml(body.toString('utf8'))
  const span = ['startTime', 'endTime'].map(name =>
    Date.parse(textOf(document, 'timeSpanList', 'timeSpan', name) ?? ''),
  )
  const [from = Number.NaN, to = Number.NaN] = span
  const track = textOf(document, 'trackIDList', 'trackID') ?? textOf(document, 'trackList', 'trackID') ?? '101'
  if (Number.isNaN(from + to) || !/^\d{3,5}$/.test(track)) return status(url, 'content')
  const stream = streamOf(device, track)
  const runs = stream === undefined ? [] : (device.filmed?.(stream.channel.number, stream.stream) ?? oneLong(device))
  const found = runs.flatMap(({ from_ms, to_ms }) => {
    // Footage of a recorder is told by whole files; that of the traits as far as it was asked for.
    const [begins, ends] = [Math.max(from, from_ms), Math.min(to, to_ms)]
    if (begins >= ends) return []
    return device.filmed === undefined ? [{ begins, ends }] : [{ begins: from_ms, ends: to_ms }]
  })
  const [position, most] = ['searchResultPostion', 'maxResults'].map(name =>
    Number(textOf(document, name) ?? Number.NaN),
  )
  const page = found.slice(position || 0, (position || 0) + Math.min(64, most || 64))
  const more = (position || 0) + page.length < found.length
  const at = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')
  const compact = (ms: number): string => at(ms).replace(/[-:]/g, '')
  const item = ({ begins, ends }: { begins: number; ends: number }): string =>
    `<searchMatchItem><sourceID>{${device.endpoint.slice(9)}}</sourceID><trackID>${track}</trackID><timeSpan><startTime>${at(begins)}</startTime><endTime>${at(ends)}</endTime></timeSpan><mediaSegmentDescriptor><contentType>video</contentType><codecType>H.264-BP</codecType><playbackURI>rtsp://${device.host}:${device.rtsp_port}/Streaming/tracks/${track}?starttime=${compact(begins)}&amp;endtime=${compact(ends)}</playbackURI></mediaSegmentDescriptor></searchMatchItem>`
  return `<CMSearchResult ${HIK}><searchID>${escapeXml(textOf(document, 'searchID') ?? '')}</searchID><responseStatus>true</responseStatus><responseStatusStrg>${page.length === 0 ? 'NO MATCHES' : more ? 'MORE' : 'OK'}</responseStatusStrg><numOfMatches>${page.length}</numOfMatches><matchList>${page.map(item).join('')}</matchList></CMSearchResult>`
}

const oneLong = (device: Device) => {
  const { card } = device.traits
  const to_ms = device.labelled_ms()
  return card.state === 'ok' ? [{ from_ms: to_ms - card.days_kept * 86_400_000, to_ms }] : []
}

const inputs = (device: Device): string =>
  `<InputProxyChannelList ${HIK}>${device.channels
    .map(
      ({ number, name }) =>
        `<InputProxyChannel ${HIK}><id>${number}</id><name>${escapeXml(name)}</name><sourceInputPortDescriptor><proxyProtocol>HIKVISION</proxyProtocol><addressingFormatType>ipaddress</addressingFormatType><ipAddress>192.168.254.${number + 1}</ipAddress><managePortNo>8000</managePortNo><srcInputPort>1</srcInputPort><userName>admin</userName><streamType>auto</streamType></sourceInputPortDescriptor></InputProxyChannel>`,
    )
    .join('')}</InputProxyChannelList>`

const inputStates = (device: Device): string =>
  `<InputProxyChannelStatusList ${HIK}>${device.channels
    .map(
      ({ number, camera }) =>
        `<InputProxyChannelStatus ${HIK}><id>${number}</id><online>${device.fault(camera)?.unplugged === undefined}</online></InputProxyChannelStatus>`,
    )
    .join('')}</InputProxyChannelStatusList>`

const user = (device: Device): string =>
  `<User ${HIK}><id>1</id><userName>${escapeXml(device.account.username)}</userName><userLevel>Administrator</userLevel></User>`

/** Eight to sixteen characters of two kinds, as the device demands. */
const setUser = (device: Device, password: string | undefined): boolean => {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/].filter(kind => kind.test(password ?? ''))
  if (password === undefined || password.length < 8 || password.length > 16 || kinds.length < 2) return false
  device.setPassword(password)
  return true
}

/** The ports by which it is reached. */
const doors = ({ traits, http_port, rtsp_port }: Device): string => {
  const door = (id: number, protocol: string, port: number, enabled: boolean): string =>
    `<AdminAccessProtocol><id>${id}</id><enabled>${enabled}</enabled><protocol>${protocol}</protocol><portNo>${port}</portNo></AdminAccessProtocol>`
  return `<AdminAccessProtocolList ${HIK}>${door(1, 'HTTP', http_port, true)}${door(3, 'RTSP', rtsp_port, traits.rtsp_on)}${door(4, 'DEV_MANAGE', 8000, true)}</AdminAccessProtocolList>`
}

const setRtspDoor = async (device: Device, document: NonNullable<ReturnType<typeof readXml>>): Promise<boolean> => {
  const [enabled, port] = [textOf(document, 'enabled') ?? '', textOf(document, 'portNo')]
  if (!/^(true|false)$/.test(enabled) || Number(port) !== device.rtsp_port) return false
  await device.change({ rtsp_on: enabled === 'true' })
  return true
}
