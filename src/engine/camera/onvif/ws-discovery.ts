// WS-Discovery messages: the probe that asks who is there (ONVIF Core §7, WS-Discovery 1.0 §5), and the answers and announcements read. They come
// by UDP from anybody: bounded, never believed about their address.

import { randomUUID } from 'node:crypto'
import { all, find, textOf, type XmlElement } from '#engine/camera/xml.ts'
import { readServiceAddress, type ServicePlace } from './foreign-address.ts'
import { DISCOVERY, DISCOVERY_ADDRESSING, NETWORK, SOAP, serviceSpaces } from './namespaces.ts'
import { readEnvelope } from './soap.ts'

export const DISCOVERY_PORT = 3702
export const DISCOVERY_GROUP = '239.255.255.250'

const LONGEST_ANSWER = 16_384
const LONGEST_SCOPE = 200
const MOST_SCOPES = 64
const MOST_MATCHES = 64

/** The two types that devices answer to: older ones know only the first, newer ones both. */
export const probeTypes = ['dn:NetworkVideoTransmitter', 'tds:Device'] as const

export const writeProbe = (types: (typeof probeTypes)[number]): Buffer =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><e:Envelope xmlns:e="${SOAP}" xmlns:w="${DISCOVERY_ADDRESSING}" xmlns:d="${DISCOVERY}"` +
      ` xmlns:dn="${NETWORK}" xmlns:tds="${serviceSpaces.device}"><e:Header><w:MessageID>urn:uuid:${randomUUID()}</w:MessageID>` +
      '<w:To e:mustUnderstand="true">urn:schemas-xmlsoap-org:ws:2005:04:discovery</w:To>' +
      `<w:Action e:mustUnderstand="true">${DISCOVERY}/Probe</w:Action></e:Header>` +
      `<e:Body><d:Probe><d:Types>${types}</d:Types></d:Probe></e:Body></e:Envelope>`,
  )

export type Announced = {
  readonly how: 'discovered' | 'announced'
  /** The endpoint reference; undefined where the device has none that can be read. */
  readonly endpoint: string | undefined
  /** All its addresses as it wrote them: they tell clones with one endpoint reference apart. */
  readonly addresses: string
  readonly place: ServicePlace
  readonly scopes: readonly string[]
}

/** Reads ProbeMatches and Hello that came from `ip`. Printers and the like, which answer too, are left out. Never throws. */
export const readAnnouncement = (bytes: Uint8Array, ip: string): readonly Announced[] => {
  if (bytes.length > LONGEST_ANSWER) return []
  const body = readEnvelope(bytes)?.body
  if (body?.name === 'Hello') return readMatch(body, ip, 'announced')
  if (body?.name !== 'ProbeMatches') return []
  return all(body, 'ProbeMatch')
    .slice(0, MOST_MATCHES)
    .flatMap(match => readMatch(match, ip, 'discovered'))
}

const readMatch = (match: XmlElement, ip: string, how: Announced['how']): Announced[] => {
  const addresses = (textOf(match, 'XAddrs') ?? '').slice(0, 2000)
  const scopes = (textOf(match, 'Scopes') ?? '').slice(0, 16_000).split(/\s+/).slice(0, MOST_SCOPES)
  const own = scopes.filter(scope => scope !== '' && scope.length <= LONGEST_SCOPE)
  const types = textOf(match, 'Types') ?? ''
  const isCamera = /NetworkVideo|onvif/i.test(types) || own.some(scope => /onvif/i.test(scope))
  const place = placeOf(addresses, ip)
  if (!isCamera || place === undefined) return []
  const endpoint = textOf(find(match, 'EndpointReference'), 'Address')
  const sound = endpoint !== undefined && /^[!-~]{4,120}$/.test(endpoint)
  return [{ how, endpoint: sound ? endpoint : undefined, addresses, place, scopes: own }]
}

/** The address that names the IP that answered, else the first that can be read: of it only port and path are kept. */
const placeOf = (addresses: string, ip: string): ServicePlace | undefined => {
  const written = addresses.split(/\s+/).slice(0, 8)
  const named = written.find(address => URL.canParse(address) && new URL(address).hostname === ip)
  for (const address of named === undefined ? written : [named]) {
    const place = readServiceAddress(address)
    if (place !== undefined) return place
  }
  return undefined
}

/** The value of a scope `onvif://www.onvif.org/<name>/…`, decoded; several are joined. */
export const scopeValue = (scopes: readonly string[], name: string): string | undefined => {
  const begin = new RegExp(`^onvif://[^/]{1,80}/${name}/(.{1,${LONGEST_SCOPE}})$`, 'i')
  const values = scopes.flatMap(scope => begin.exec(scope)?.[1] ?? []).map(decoded)
  return values.length === 0 ? undefined : values.join(', ').slice(0, LONGEST_SCOPE)
}

const decoded = (text: string): string => {
  if (!/^(?:[^%]|%[0-9a-f]{2})*$/i.test(text)) return text
  return new TextDecoder().decode(Buffer.from(unescapeBytes(text), 'latin1')).normalize('NFC')
}

const unescapeBytes = (text: string): string =>
  Buffer.from(text, 'utf8')
    .toString('latin1')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
