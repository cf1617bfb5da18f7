// ISAPI's clock: local time with its offset, or with a Z that is a lie on devices that label their local time UTC.

import type { Device } from '#simulator/device/device.ts'
import { type Element, escapeXml, textOf } from '#simulator/onvif/xml.ts'
import { HIK } from './isapi-words.ts'

export const isapiTime = (device: Device): string => {
  const { time_zone, zone_minutes, local_time_as_utc } = device.traits
  const local = new Date(device.clock_ms() + zone_minutes * 60_000).toISOString().slice(0, 19)
  const minutes = Math.abs(zone_minutes)
  const offset = `${zone_minutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  return `<Time ${HIK}><timeMode>${device.ntp.enabled ? 'NTP' : 'manual'}</timeMode><localTime>${local}${local_time_as_utc ? 'Z' : offset}</localTime><timeZone>${time_zone}</timeZone></Time>`
}

/** Once it asks a time server its clock is right. */
export const setIsapiTime = (device: Device, document: Element): boolean => {
  const mode = textOf(document, 'timeMode')
  if (mode !== 'manual' && mode !== 'NTP') return false
  const zone = textOf(document, 'timeZone')
  if (zone !== undefined && zone.length > 64) return false
  const [, local, labelled = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(Z|[+-]\d\d:\d\d)?$/.exec(textOf(document, 'localTime') ?? '') ?? []
  if (mode === 'manual' && local === undefined) return false
  if (zone !== undefined) device.setZone(zone)
  device.ntp = { ...device.ntp, enabled: mode === 'NTP' }
  // A time that names its offset means that instant; one that does not, or that lies about it, is local.
  const lies = labelled === '' || (labelled === 'Z' && device.traits.local_time_as_utc)
  const utc_ms = Date.parse(`${local}${lies ? 'Z' : labelled}`) - (lies ? device.traits.zone_minutes * 60_000 : 0)
  device.setClock(mode === 'NTP' ? Date.now() : utc_ms)
  return true
}

export const ntpServer = ({ ntp }: Device): string =>
  `<NTPServer ${HIK}><id>1</id><addressingFormatType>hostname</addressingFormatType><hostName>${escapeXml(ntp.server)}</hostName><portNo>123</portNo><synchronizeInterval>60</synchronizeInterval></NTPServer>`

export const setNtpServer = (device: Device, document: Element): boolean => {
  const one = document.name === 'NTPServerList' ? document.children[0] : document
  const server = textOf(one, 'hostName') ?? textOf(one, 'ipAddress') ?? ''
  if (!/^[a-zA-Z0-9.-]{1,128}$/.test(server)) return false
  device.ntp = { ...device.ntp, server }
  return true
}

const two = (value: number): string => String(value).padStart(2, '0')
