// Discoverable: answers WS-Discovery probes (WS-Discovery 1.0 §5, ONVIF Core §7) with where the station's ONVIF door is. A probe may come
// from anybody, so an answer goes only to who could be a neighbour and is not much longer than the question.

import { randomUUID } from 'node:crypto'
import { createSocket, type Socket } from 'node:dgram'
import { networkInterfaces } from 'node:os'
import type { Logger } from '#base/log.ts'
import { find, readXml, textOf } from '#engine/camera/xml.ts'
import { escapeXml } from '#engine/camera/xml-writing.ts'
import { type Self, scopesOf } from './onvif/device-answers.ts'

const GROUP = '239.255.255.250'
const LONGEST_PROBE = 8192
const MOST_A_SECOND = 50

export type DiscoverableNeed = { readonly self: Self; readonly onvif_port: number; readonly log: Logger }

export type Discoverable = { readonly close: () => void }

/** Listens until it is closed. Throws the system's error where it cannot. `port`: 3702 but in tests. */
export const openDiscoverable = async (need: DiscoverableNeed, port = 3702): Promise<Discoverable> => {
  const socket = createSocket({ type: 'udp4', reuseAddr: true })
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.bind(port, () => {
      socket.off('error', reject)
      resolve()
    })
  })
  socket.on('error', error => need.log.warn('answering WS-Discovery met an error', { error }))
  for (const address of ownAddresses()) join(socket, address, need.log)
  let second = 0
  let answered = 0
  socket.on('message', (bytes, from) => {
    const now = Math.floor(performance.now() / 1000)
    if (now !== second) answered = 0
    second = now
    const text = answered >= MOST_A_SECOND ? undefined : answerTo(bytes, from.address, need)
    if (text === undefined) return
    answered++
    socket.send(text, from.port, from.address, () => {})
  })
  return { close: () => socket.close() }
}

/** Undefined for whatever is no probe for a device of this kind. Never throws. */
export const answerTo = (bytes: Buffer, from: string, { self, onvif_port }: DiscoverableNeed): string | undefined => {
  if (bytes.length > LONGEST_PROBE) return undefined
  const read = readXml(bytes)
  if (!read.ok) return undefined
  const probe = find(read.value, 'Body/Probe')
  const id = textOf(read.value, 'Header/MessageID')
  if (probe === undefined || id === undefined || id.length > 128) return undefined
  const types = (textOf(probe, 'Types') ?? '').split(/\s+/).filter(type => type !== '')
  const scopes = (textOf(probe, 'Scopes') ?? '').split(/\s+/).filter(scope => scope !== '')
  const own = scopesOf(self)
  if (!types.every(type => /(?:^|:)(?:NetworkVideoTransmitter|Device)$/.test(type))) return undefined
  if (!scopes.every(scope => own.some(one => one === scope || one.startsWith(`${scope}/`)))) return undefined
  const address = `http://${nearest(from)}:${onvif_port}/onvif/device_service`
  return (
    '<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"' +
    ' xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" xmlns:dn="http://www.onvif.org/ver10/network/wsdl" xmlns:tds="http://www.onvif.org/ver10/device/wsdl">' +
    `<s:Header><a:MessageID>urn:uuid:${randomUUID()}</a:MessageID><a:RelatesTo>${escapeXml(id)}</a:RelatesTo>` +
    '<a:To>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:To><a:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/ProbeMatches</a:Action></s:Header>' +
    `<s:Body><d:ProbeMatches><d:ProbeMatch><a:EndpointReference><a:Address>${self.endpoint}</a:Address></a:EndpointReference>` +
    `<d:Types>dn:NetworkVideoTransmitter tds:Device</d:Types><d:Scopes>${own.join(' ')}</d:Scopes><d:XAddrs>${address}</d:XAddrs><d:MetadataVersion>1</d:MetadataVersion></d:ProbeMatch></d:ProbeMatches></s:Body></s:Envelope>`
  )
}

const join = (socket: Socket, address: string, log: Logger): void => {
  try {
    socket.addMembership(GROUP, address)
  } catch (error) {
    log.warn('WS-Discovery cannot be heard on one of this machine’s networks', { address, error })
  }
}

const cards = () =>
  Object.values(networkInterfaces()).flatMap((found = []) => found.filter(one => one.family === 'IPv4'))

const ownAddresses = (): readonly string[] => cards().map(({ address }) => address)

/** The own address on the network that `from` is on. */
const nearest = (from: string): string => {
  const number = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  const near = cards().find(
    ({ address, netmask }) => (number(address) & number(netmask)) === (number(from) & number(netmask)),
  )
  return (near ?? cards().find(({ internal }) => !internal) ?? { address: '127.0.0.1' }).address
}
