// Device service: what a device says of itself and what may be set on it (Core §8; devicemgmt.wsdl).

import { ok } from '#base/result.ts'
import type {
  DeviceIdentity,
  DeviceNetworkCard,
  DeviceNtp,
  DeviceUser,
  OnvifDevice,
  TimeSetting,
} from '#engine/camera/onvif-device.ts'
import type { OnvifResult } from '#engine/camera/onvif-trouble.ts'
import { all, find, textOf, truthOf, type XmlElement } from '#engine/camera/xml.ts'
import type { Ask } from './service.ts'
import { tag } from './service.ts'

type DeviceQuestions = Pick<
  OnvifDevice,
  'identity' | 'hostname' | 'scopes' | 'networkCards' | 'users' | 'reboot' | 'ntp'
>

const LONGEST = 200

export const deviceQuestions = (ask: Ask): DeviceQuestions => {
  const read = async <T>(operation: string, reader: (response: XmlElement) => T): Promise<OnvifResult<T>> => {
    const response = await ask('device', operation)
    return response.ok ? ok(reader(response.value)) : response
  }
  return {
    identity: () => read('GetDeviceInformation', readIdentity),
    hostname: () => read('GetHostname', response => short(textOf(response, 'HostnameInformation/Name'))),
    scopes: () => read('GetScopes', readScopes),
    networkCards: () => read('GetNetworkInterfaces', readNetworkCards),
    users: () => read('GetUsers', readUsers),
    ntp: () => read('GetNTP', readNtp),
    reboot: () => read('SystemReboot', () => undefined),
  }
}

/** Sets the clock: by hand to `unix_ms`, or by NTP after naming its servers. */
export const setClock = async (ask: Ask, setting: TimeSetting, now_ms: () => number): Promise<OnvifResult<void>> => {
  if (setting.by === 'ntp') {
    const named = setting.servers.slice(0, 4).map(ntpServer).join('')
    const servers = await ask('device', 'SetNTP', tag('FromDHCP', false) + named)
    if (!servers.ok) return servers
  }
  const utc = setting.by === 'hand' ? momentXml(new Date((setting.unix_ms ?? now_ms()) + 500)) : ''
  const zone = setting.timezone === undefined ? '' : `<TimeZone>${tag('tt:TZ', setting.timezone)}</TimeZone>`
  const by = tag('DateTimeType', setting.by === 'ntp' ? 'NTP' : 'Manual')
  const set = await ask('device', 'SetSystemDateAndTime', `${by}${tag('DaylightSavings', false)}${zone}${utc}`)
  return set.ok ? ok(undefined) : set
}

/** To the nearest second, since seconds are all that ONVIF can say. */
const momentXml = (at: Date): string => {
  const time =
    tag('tt:Hour', at.getUTCHours()) + tag('tt:Minute', at.getUTCMinutes()) + tag('tt:Second', at.getUTCSeconds())
  const date =
    tag('tt:Year', at.getUTCFullYear()) + tag('tt:Month', at.getUTCMonth() + 1) + tag('tt:Day', at.getUTCDate())
  return `<UTCDateTime><tt:Time>${time}</tt:Time><tt:Date>${date}</tt:Date></UTCDateTime>`
}

const ntpServer = (server: string): string => {
  const kind = /^[\d.]+$/.test(server) ? 'IPv4' : server.includes(':') ? 'IPv6' : 'DNS'
  const element = { IPv4: 'tt:IPv4Address', IPv6: 'tt:IPv6Address', DNS: 'tt:DNSname' }[kind]
  return `<NTPManual>${tag('tt:Type', kind)}${tag(element, server)}</NTPManual>`
}

const short = (text: string | undefined): string => (text ?? '').slice(0, LONGEST)

const readIdentity = (response: XmlElement): DeviceIdentity => ({
  manufacturer: short(textOf(response, 'Manufacturer')),
  model: short(textOf(response, 'Model')),
  firmware: short(textOf(response, 'FirmwareVersion')),
  serial: short(textOf(response, 'SerialNumber')),
  hardware: short(textOf(response, 'HardwareId')),
})

/** Of GetScopes: at most 64. */
export const readScopes = (response: XmlElement): readonly string[] =>
  all(response, 'Scopes')
    .slice(0, 64)
    .map(scope => short(textOf(scope, 'ScopeItem')))
    .filter(scope => scope !== '')

const readNetworkCards = (response: XmlElement): readonly DeviceNetworkCard[] =>
  all(response, 'NetworkInterfaces')
    .slice(0, 16)
    .map(card => {
      const ipv4 = find(card, 'IPv4/Config')
      const addresses = [...all(ipv4, 'Manual'), ...all(ipv4, 'LinkLocal'), ...all(ipv4, 'FromDHCP')]
      return {
        name: short(textOf(card, 'Info/Name') ?? card.attributes.get('token')),
        mac: macOf(textOf(card, 'Info/HwAddress')),
        ipv4: addresses.map(address => short(textOf(address, 'Address'))).filter(address => address !== ''),
      }
    })

/** `aa:bb:cc:dd:ee:ff`, however the maker writes it. */
const macOf = (text: string | undefined): string | undefined => {
  const digits = (text ?? '').toLowerCase().replace(/[^0-9a-f]/g, '')
  return digits.length === 12 ? digits.match(/../g)?.join(':') : undefined
}

const readUsers = (response: XmlElement): readonly DeviceUser[] =>
  all(response, 'User')
    .slice(0, 64)
    .map(user => ({ name: short(textOf(user, 'Username')), level: short(textOf(user, 'UserLevel')) }))

const readNtp = (response: XmlElement): DeviceNtp => {
  const told = find(response, 'NTPInformation')
  const from_dhcp = truthOf(told, 'FromDHCP') ?? false
  const servers = all(told, from_dhcp ? 'NTPFromDHCP' : 'NTPManual').slice(0, 8)
  const name = (server: XmlElement) =>
    textOf(server, 'DNSname') ?? textOf(server, 'IPv4Address') ?? textOf(server, 'IPv6Address')
  return { from_dhcp, servers: servers.map(server => short(name(server))).filter(server => server !== '') }
}
