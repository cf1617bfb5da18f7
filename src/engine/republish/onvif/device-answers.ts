// What the station says of itself as an ONVIF device (Core §8): its clock, its maker, where its services are. Profile G, events and PTZ are
// neither offered nor claimed.

import type { WallTime90k } from '#base/units.ts'
import { unixMillis } from '#base/units.ts'
import { escapeXml } from '#engine/camera/xml-writing.ts'
import { spaces } from './envelope.ts'

export type Self = {
  /** This machine's name. */
  readonly name: string
  readonly version: string
  /** `urn:uuid:…`, the same for the life of the station. */
  readonly endpoint: string
}

export type Place = { readonly self: Self; readonly now: WallTime90k; readonly base: string }

/** Asked before anybody has signed in (Core §5.9.2). */
export const OPEN = new Set([
  'GetSystemDateAndTime',
  'GetServices',
  'GetCapabilities',
  'GetServiceCapabilities',
  'GetEndpointReference',
])

export const deviceAnswers: Readonly<Record<string, (place: Place) => string>> = {
  GetSystemDateAndTime: ({ now }) =>
    `<tds:GetSystemDateAndTimeResponse><tds:SystemDateAndTime><tt:DateTimeType>NTP</tt:DateTimeType><tt:DaylightSavings>false</tt:DaylightSavings>` +
    `<tt:TimeZone><tt:TZ>UTC0</tt:TZ></tt:TimeZone><tt:UTCDateTime>${parts(new Date(unixMillis(now)))}</tt:UTCDateTime></tds:SystemDateAndTime></tds:GetSystemDateAndTimeResponse>`,
  GetDeviceInformation: ({ self }) =>
    `<tds:GetDeviceInformationResponse><tds:Manufacturer>Mat Than</tds:Manufacturer><tds:Model>Station</tds:Model><tds:FirmwareVersion>${escapeXml(self.version)}</tds:FirmwareVersion>` +
    `<tds:SerialNumber>${escapeXml(self.endpoint.replace('urn:uuid:', ''))}</tds:SerialNumber><tds:HardwareId>matthan</tds:HardwareId></tds:GetDeviceInformationResponse>`,
  GetServices: ({ base }) => {
    const service = (space: string, file: string, major: number) =>
      `<tds:Service><tds:Namespace>${space}</tds:Namespace><tds:XAddr>${escapeXml(`${base}/onvif/${file}`)}</tds:XAddr><tds:Version><tt:Major>${major}</tt:Major><tt:Minor>6</tt:Minor></tds:Version></tds:Service>`
    return `<tds:GetServicesResponse>${service(spaces.tds, 'device_service', 2)}${service(spaces.trt, 'media_service', 2)}${service(spaces.tr2, 'media2_service', 20)}</tds:GetServicesResponse>`
  },
  GetCapabilities: ({ base }) =>
    `<tds:GetCapabilitiesResponse><tds:Capabilities><tt:Device><tt:XAddr>${escapeXml(`${base}/onvif/device_service`)}</tt:XAddr></tt:Device>` +
    `<tt:Media><tt:XAddr>${escapeXml(`${base}/onvif/media_service`)}</tt:XAddr><tt:StreamingCapabilities><tt:RTPMulticast>false</tt:RTPMulticast><tt:RTP_TCP>false</tt:RTP_TCP><tt:RTP_RTSP_TCP>true</tt:RTP_RTSP_TCP></tt:StreamingCapabilities></tt:Media>` +
    '</tds:Capabilities></tds:GetCapabilitiesResponse>',
  GetServiceCapabilities: () =>
    '<tds:GetServiceCapabilitiesResponse><tds:Capabilities><tds:Network/><tds:Security UsernameToken="true" HttpDigest="true"/><tds:System/></tds:Capabilities></tds:GetServiceCapabilitiesResponse>',
  GetScopes: ({ self }) =>
    `<tds:GetScopesResponse>${scopesOf(self)
      .map(scope => `<tds:Scopes><tt:ScopeDef>Fixed</tt:ScopeDef><tt:ScopeItem>${scope}</tt:ScopeItem></tds:Scopes>`)
      .join('')}</tds:GetScopesResponse>`,
  GetHostname: ({ self }) =>
    `<tds:GetHostnameResponse><tds:HostnameInformation><tt:FromDHCP>false</tt:FromDHCP><tt:Name>${escapeXml(self.name)}</tt:Name></tds:HostnameInformation></tds:GetHostnameResponse>`,
  GetEndpointReference: ({ self }) =>
    `<tds:GetEndpointReferenceResponse><tds:GUID>${self.endpoint}</tds:GUID></tds:GetEndpointReferenceResponse>`,
}

/** Core §7.3.2. */
export const scopesOf = ({ name }: Self): readonly string[] =>
  ['type/video_encoder', 'type/Network_Video_Recorder', 'hardware/matthan', `name/${encodeURIComponent(name)}`].map(
    scope => `onvif://www.onvif.org/${scope}`,
  )

const parts = (at: Date): string =>
  `<tt:Time><tt:Hour>${at.getUTCHours()}</tt:Hour><tt:Minute>${at.getUTCMinutes()}</tt:Minute><tt:Second>${at.getUTCSeconds()}</tt:Second></tt:Time>` +
  `<tt:Date><tt:Year>${at.getUTCFullYear()}</tt:Year><tt:Month>${at.getUTCMonth() + 1}</tt:Month><tt:Day>${at.getUTCDate()}</tt:Day></tt:Date>`
