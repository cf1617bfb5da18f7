// WS-Discovery of a street: one UDP socket that hears probes for every device of it, by multicast over one interface and unicast, and answers for
// each of them (WS-Discovery 1.0, ONVIF Core §7). Fifty devices are fifty small datagrams.

import { randomUUID } from 'node:crypto'
import { createSocket, type Socket } from 'node:dgram'
import type { Device } from '#simulator/device/device.ts'
import { addressOf, scopesOf } from './device-service.ts'
import { type Element, escapeXml, readXml, textOf, within } from './xml.ts'

const GROUP = '239.255.255.250'

const TYPES = 'dn:NetworkVideoTransmitter tds:Device'

export class Discovery {
  readonly port: number
  readonly #socket: Socket
  readonly #devices: () => readonly Device[]

  private constructor(socket: Socket, devices: () => readonly Device[]) {
    this.#socket = socket
    this.#devices = devices
    this.port = socket.address().port
    socket.on('message', (bytes, from) => this.#hear(bytes, from.address, from.port))
    // A prober that went away makes the kernel report refused ports here.
    socket.on('error', () => {})
  }

  /** `port`: 0 for any; several streets may share one. `via`: the interface that multicast comes in by. */
  static async open(devices: () => readonly Device[], port: number, via = '127.0.0.1'): Promise<Discovery> {
    const socket = createSocket({ type: 'udp4', reuseAddr: true })
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject)
      socket.bind(port, () => {
        socket.off('error', reject)
        resolve()
      })
    })
    socket.addMembership(GROUP, via)
    socket.setMulticastInterface(via)
    socket.setMulticastLoopback(true)
    return new Discovery(socket, devices)
  }

  /** A device that was switched on says so to whoever listens. */
  sayHello(device: Device): void {
    const body = `<d:Hello>${described(device)}</d:Hello>`
    this.#send(envelope('Hello', body, undefined), GROUP, this.port)
  }

  close(): void {
    this.#socket.close()
  }

  #hear(bytes: Buffer, address: string, port: number): void {
    const asked = readXml(bytes.toString('utf8'))
    const probe = within(asked, 'Body', 'Probe')
    const id = textOf(asked, 'Header', 'MessageID')
    if (probe === undefined || id === undefined || id.length > 128) return
    for (const device of this.#devices()) {
      const { personality, traits } = device
      const fault = device.fault()
      const silent = fault?.unplugged !== undefined || fault?.no_air !== undefined
      if (personality.onvif === undefined || !traits.onvif_on || silent || !wants(probe, device)) continue
      const body = `<d:ProbeMatches><d:ProbeMatch>${described(device)}</d:ProbeMatch></d:ProbeMatches>`
      this.#send(envelope('ProbeMatches', body, id), address, port)
    }
  }

  #send(text: string, address: string, port: number): void {
    this.#socket.send(text, port, address, () => {})
  }
}

/** Every type and every scope that is asked for must be its own (WS-Discovery §5.1); no types is any. */
const wants = (probe: Element, device: Device): boolean => {
  const words = (name: string): string[] => (textOf(probe, name) ?? '').split(/\s+/).filter(word => word !== '')
  const types = words('Types').map(type => type.slice(type.indexOf(':') + 1))
  const own = scopesOf(device)
  return (
    types.every(type => type === 'NetworkVideoTransmitter' || type === 'Device') &&
    words('Scopes').every(scope => own.some(one => one === scope || one.startsWith(`${scope}/`)))
  )
}

const described = (device: Device): string => {
  const reached = `${device.host}:${device.http_port}`
  return (
    `<wsa:EndpointReference><wsa:Address>${device.endpoint}</wsa:Address></wsa:EndpointReference><d:Types>${TYPES}</d:Types>` +
    `<d:Scopes>${scopesOf(device).map(escapeXml).join(' ')}</d:Scopes><d:XAddrs>${addressOf({ device, reached }, 'device_service')}</d:XAddrs><d:MetadataVersion>10</d:MetadataVersion>`
  )
}

const envelope = (action: 'Hello' | 'ProbeMatches', body: string, answers: string | undefined): string =>
  '<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing" ' +
  'xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" xmlns:dn="http://www.onvif.org/ver10/network/wsdl" xmlns:tds="http://www.onvif.org/ver10/device/wsdl">' +
  `<s:Header><wsa:MessageID>urn:uuid:${randomUUID()}</wsa:MessageID>${answers === undefined ? '' : `<wsa:RelatesTo>${escapeXml(answers)}</wsa:RelatesTo>`}` +
  '<wsa:To>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:To>' +
  `<wsa:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/${action}</wsa:Action></s:Header><s:Body>${body}</s:Body></s:Envelope>`
