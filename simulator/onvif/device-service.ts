// The ONVIF device service (ONVIF Core §8): who the camera is, its clock, its name on the network, its accounts, and where its other services are.

import type { OnvifService } from '#simulator/brands/personality.ts'
import type { Device } from '#simulator/device/device.ts'
import { dateTimeParts, readDateTimeParts } from './iso-time.ts'
import { answers, type Call, type Reply, refuses, type Service, spaces } from './soap.ts'
import { escapeXml, textOf, within } from './xml.ts'

const serviceFiles: Readonly<
  Record<OnvifService, { readonly prefix: keyof typeof spaces; readonly file: string; readonly version: string }>
> = {
  media: { prefix: 'trt', file: 'media_service', version: '<tt:Major>2</tt:Major><tt:Minor>60</tt:Minor>' },
  media2: { prefix: 'tr2', file: 'media2_service', version: '<tt:Major>20</tt:Major><tt:Minor>6</tt:Minor>' },
  events: { prefix: 'tev', file: 'event_service', version: '<tt:Major>2</tt:Major><tt:Minor>60</tt:Minor>' },
  ptz: { prefix: 'tptz', file: 'ptz_service', version: '<tt:Major>2</tt:Major><tt:Minor>50</tt:Minor>' },
  imaging: { prefix: 'timg', file: 'imaging_service', version: '<tt:Major>2</tt:Major><tt:Minor>50</tt:Minor>' },
  recording: { prefix: 'trc', file: 'recording_service', version: '<tt:Major>2</tt:Major><tt:Minor>50</tt:Minor>' },
  search: { prefix: 'tse', file: 'search_service', version: '<tt:Major>2</tt:Major><tt:Minor>50</tt:Minor>' },
  replay: { prefix: 'trp', file: 'replay_service', version: '<tt:Major>2</tt:Major><tt:Minor>50</tt:Minor>' },
}

/** What this device offers: PTZ only where it has a head, recordings only where something holds them. */
const offered = (device: Device): readonly OnvifService[] =>
  (device.personality.onvif?.services ?? []).filter(service => {
    if (service === 'ptz') return device.traits.ptz
    if (service === 'recording' || service === 'search' || service === 'replay') return device.recordings.length > 0
    return true
  })

/** The address that it believes itself to have; behind a router that is another than the one that was asked. */
export const ownHost = ({ device, reached }: Pick<Call, 'device' | 'reached'>): string =>
  device.traits.believes_host === '' ? reached : device.traits.believes_host

export const addressOf = (call: Pick<Call, 'device' | 'reached'>, file: string): string => {
  const path = call.device.personality.onvif?.path ?? '/onvif/device_service'
  const folder = path.slice(0, path.lastIndexOf('/'))
  return `http://${ownHost(call)}${file === 'device_service' ? path : `${folder}/${file}`}`
}

export const deviceService: Service = {
  space: spaces.tds,
  open: ['GetSystemDateAndTime', 'GetCapabilities', 'GetServices', 'GetServiceCapabilities', 'GetEndpointReference'],
  operations: {
    GetSystemDateAndTime: ({ device }) => answers(dateAndTime(device)),
    SetSystemDateAndTime: call => setDateAndTime(call),
    GetDeviceInformation: ({ device }) => answers(information(device)),
    GetServices: call => answers(services(call)),
    GetCapabilities: call => answers(capabilities(call)),
    GetServiceCapabilities: ({ device }) =>
      answers(
        `<tds:GetServiceCapabilitiesResponse><tds:Capabilities><tds:Network/><tds:Security UsernameToken="${device.personality.onvif?.sign_in !== 'digest'}" HttpDigest="${device.personality.onvif?.sign_in !== 'token'}"/><tds:System/></tds:Capabilities></tds:GetServiceCapabilitiesResponse>`,
      ),
    GetEndpointReference: ({ device }) =>
      answers(
        `<tds:GetEndpointReferenceResponse><tds:GUID>${device.endpoint}</tds:GUID></tds:GetEndpointReferenceResponse>`,
      ),
    GetScopes: ({ device }) =>
      answers(
        `<tds:GetScopesResponse>${scopesOf(device)
          .map(
            scope => `<tds:Scopes><tt:ScopeDef>Fixed</tt:ScopeDef><tt:ScopeItem>${scope}</tt:ScopeItem></tds:Scopes>`,
          )
          .join('')}</tds:GetScopesResponse>`,
      ),
    GetHostname: ({ device }) =>
      answers(
        `<tds:GetHostnameResponse><tds:HostnameInformation><tt:FromDHCP>false</tt:FromDHCP><tt:Name>${escapeXml(device.hostname)}</tt:Name></tds:HostnameInformation></tds:GetHostnameResponse>`,
      ),
    SetHostname: call => setHostname(call),
    GetNetworkInterfaces: ({ device }) => answers(interfaces(device)),
    GetNTP: ({ device }) =>
      answers(
        `<tds:GetNTPResponse><tds:NTPInformation><tt:FromDHCP>false</tt:FromDHCP><tt:NTPManual><tt:Type>DNS</tt:Type><tt:DNSname>${escapeXml(device.ntp.server)}</tt:DNSname></tt:NTPManual></tds:NTPInformation></tds:GetNTPResponse>`,
      ),
    SetNTP: call => setNtp(call),
    GetUsers: ({ device }) =>
      answers(
        `<tds:GetUsersResponse>${device
          .accounts()
          .map(
            ({ username }) =>
              `<tds:User><tt:Username>${escapeXml(username)}</tt:Username><tt:UserLevel>Administrator</tt:UserLevel></tds:User>`,
          )
          .join('')}</tds:GetUsersResponse>`,
      ),
    SetUser: call => setUser(call),
    GetNetworkProtocols: ({ device }) => answers(protocols(device)),
    SetNetworkProtocols: call => setProtocols(call),
    SystemReboot: ({ device }) => {
      device.reboot()
      return answers('<tds:SystemRebootResponse><tds:Message>Rebooting</tds:Message></tds:SystemRebootResponse>')
    },
  },
}

/** ONVIF Core §7.3.2. */
export const scopesOf = (device: Device): string[] => {
  const { maker } = device.personality
  const name = encodeURIComponent(`${maker} ${device.model}`)
  const kind = device.recorder ? 'Network_Video_Recorder' : 'NetworkVideoTransmitter'
  const scopes = [
    `type/${kind}`,
    'type/video_encoder',
    `hardware/${encodeURIComponent(device.model)}`,
    `name/${name}`,
    'location/vietnam',
    'Profile/Streaming',
  ]
  if (device.traits.ptz) scopes.push('type/ptz')
  if (offered(device).includes('media2')) scopes.push('Profile/T')
  if (offered(device).includes('replay')) scopes.push('Profile/G')
  return scopes.map(scope => `onvif://www.onvif.org/${scope}`)
}

const dateAndTime = (device: Device): string => {
  const utc_ms = device.clock_ms()
  const local_ms = utc_ms + device.traits.zone_minutes * 60_000
  return (
    `<tds:GetSystemDateAndTimeResponse><tds:SystemDateAndTime><tt:DateTimeType>${device.ntp.enabled ? 'NTP' : 'Manual'}</tt:DateTimeType>` +
    `<tt:DaylightSavings>false</tt:DaylightSavings><tt:TimeZone><tt:TZ>${device.traits.time_zone}</tt:TZ></tt:TimeZone>` +
    `<tt:UTCDateTime>${dateTimeParts(utc_ms)}</tt:UTCDateTime><tt:LocalDateTime>${dateTimeParts(local_ms)}</tt:LocalDateTime>` +
    '</tds:SystemDateAndTime></tds:GetSystemDateAndTimeResponse>'
  )
}

const setDateAndTime = ({ device, body }: Call): Reply => {
  const kind = textOf(body, 'DateTimeType')
  if (kind !== 'Manual' && kind !== 'NTP') return refuses('ter:InvalidArgVal', 'Manual or NTP')
  const zone = textOf(body, 'TimeZone', 'TZ')
  if (zone !== undefined && zone.length > 64) return refuses('ter:InvalidTimeZone', 'time zone')
  const utc_ms = kind === 'NTP' ? Date.now() : readDateTimeParts(within(body, 'UTCDateTime'))
  if (utc_ms === undefined) return refuses('ter:InvalidDateTime', 'date and time')
  device.ntp = { ...device.ntp, enabled: kind === 'NTP' }
  device.setClock(utc_ms)
  if (zone !== undefined) device.setZone(zone)
  return answers('<tds:SetSystemDateAndTimeResponse/>')
}

const information = (device: Device): string =>
  `<tds:GetDeviceInformationResponse><tds:Manufacturer>${escapeXml(device.personality.maker)}</tds:Manufacturer><tds:Model>${escapeXml(device.model)}</tds:Model>` +
  `<tds:FirmwareVersion>${escapeXml(device.firmware)}</tds:FirmwareVersion><tds:SerialNumber>${device.serial}</tds:SerialNumber>` +
  `<tds:HardwareId>${device.mac.replaceAll(':', '')}</tds:HardwareId></tds:GetDeviceInformationResponse>`

const services = (call: Call): string => {
  const one = (space: string, file: string, version: string): string =>
    `<tds:Service><tds:Namespace>${space}</tds:Namespace><tds:XAddr>${addressOf(call, file)}</tds:XAddr><tds:Version>${version}</tds:Version></tds:Service>`
  const others = offered(call.device).map(name => {
    const { prefix, file, version } = serviceFiles[name]
    return one(spaces[prefix], file, version)
  })
  return `<tds:GetServicesResponse>${one(spaces.tds, 'device_service', '<tt:Major>20</tt:Major><tt:Minor>6</tt:Minor>')}${others.join('')}</tds:GetServicesResponse>`
}

/** The old way to learn the addresses; Media2 is not in it (ONVIF Core §8.1.2.2). */
const capabilities = (call: Call): string => {
  const has = new Set(offered(call.device))
  const at = (name: OnvifService, tag: string, more = ''): string =>
    has.has(name)
      ? `<tt:${tag}><tt:XAddr>${addressOf(call, serviceFiles[name].file)}</tt:XAddr>${more}</tt:${tag}>`
      : ''
  const streaming =
    '<tt:StreamingCapabilities><tt:RTPMulticast>false</tt:RTPMulticast><tt:RTP_TCP>true</tt:RTP_TCP><tt:RTP_RTSP_TCP>true</tt:RTP_RTSP_TCP></tt:StreamingCapabilities>'
  const pull =
    '<tt:WSSubscriptionPolicySupport>true</tt:WSSubscriptionPolicySupport><tt:WSPullPointSupport>true</tt:WSPullPointSupport><tt:WSPausableSubscriptionManagerInterfaceSupport>false</tt:WSPausableSubscriptionManagerInterfaceSupport>'
  const extension = at('recording', 'Recording') + at('search', 'Search') + at('replay', 'Replay')
  return (
    `<tds:GetCapabilitiesResponse><tds:Capabilities><tt:Device><tt:XAddr>${addressOf(call, 'device_service')}</tt:XAddr></tt:Device>` +
    `${at('events', 'Events', pull)}${at('imaging', 'Imaging')}${at('media', 'Media', streaming)}${at('ptz', 'PTZ')}` +
    `${extension === '' ? '' : `<tt:Extension>${extension}</tt:Extension>`}</tds:Capabilities></tds:GetCapabilitiesResponse>`
  )
}

const setHostname = ({ device, body }: Call): Reply => {
  const name = textOf(body, 'Name') ?? ''
  if (!/^[a-zA-Z0-9-]{1,63}$/.test(name)) return refuses('ter:InvalidHostname', 'host name')
  device.hostname = name
  return answers('<tds:SetHostnameResponse/>')
}

const interfaces = (device: Device): string =>
  `<tds:GetNetworkInterfacesResponse><tds:NetworkInterfaces token="eth0"><tt:Enabled>true</tt:Enabled><tt:Info><tt:Name>eth0</tt:Name><tt:HwAddress>${device.mac}</tt:HwAddress>` +
  `<tt:MTU>1500</tt:MTU></tt:Info><tt:IPv4><tt:Enabled>true</tt:Enabled><tt:Config><tt:Manual><tt:Address>${device.host}</tt:Address><tt:PrefixLength>24</tt:PrefixLength></tt:Manual>` +
  `<tt:DHCP>false</tt:DHCP></tt:Config></tt:IPv4></tds:NetworkInterfaces></tds:GetNetworkInterfacesResponse>`

const setNtp = ({ device, body }: Call): Reply => {
  const server = textOf(body, 'NTPManual', 'DNSname') ?? textOf(body, 'NTPManual', 'IPv4Address')
  if (server !== undefined && !/^[a-zA-Z0-9.-]{1,128}$/.test(server)) return refuses('ter:InvalidDnsName', 'server')
  device.ntp = { ...device.ntp, server: server ?? device.ntp.server }
  return answers('<tds:SetNTPResponse/>')
}

const setUser = ({ device, body }: Call): Reply => {
  const username = textOf(body, 'User', 'Username')
  const password = textOf(body, 'User', 'Password')
  if (username !== device.account.username) return refuses('ter:InvalidArgVal', 'No such user')
  if (password === undefined || password.length < 8 || password.length > 32)
    return refuses('ter:PasswordTooWeak', 'password')
  device.setPassword(password)
  return answers('<tds:SetUserResponse/>')
}

const protocols = (device: Device): string => {
  const one = (name: string, enabled: boolean, port: number): string =>
    `<tds:NetworkProtocols><tt:Name>${name}</tt:Name><tt:Enabled>${enabled}</tt:Enabled><tt:Port>${port}</tt:Port></tds:NetworkProtocols>`
  const { rtsp_port, http_port, traits } = device
  return `<tds:GetNetworkProtocolsResponse>${one('HTTP', true, http_port)}${one('RTSP', traits.rtsp_on, rtsp_port)}</tds:GetNetworkProtocolsResponse>`
}

const setProtocols = async ({ device, body }: Call): Promise<Reply> => {
  for (const one of body.children) {
    if (textOf(one, 'Name') === 'RTSP') await device.change({ rtsp_on: textOf(one, 'Enabled') === 'true' })
  }
  return answers('<tds:SetNetworkProtocolsResponse/>')
}
