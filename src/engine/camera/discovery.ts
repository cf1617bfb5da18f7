// Discovery: which devices are there, by WS-Discovery: a multicast question on chosen interfaces, or one sent straight to an address. Devices are
// handed over as they answer, each once. `address-probe.ts` finds those that do not answer it.

import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { networkInterfaces } from 'node:os'
import type { AddressGuard } from './address-guard.ts'
import { pause } from './dial-budget.ts'
import {
  type Announced,
  DISCOVERY_GROUP,
  DISCOVERY_PORT,
  probeTypes,
  readAnnouncement,
  scopeValue,
  writeProbe,
} from './onvif/ws-discovery.ts'

export type FoundDevice = {
  /** The endpoint reference (`urn:uuid:…`) where the device answered a probe, else `ip:port`. Tells devices apart. */
  readonly id: string
  readonly ip: string
  /** Where its ONVIF device service is: on the address that answered, whatever address it wrote. Undefined for RTSP only. */
  readonly onvif: { readonly port: number; readonly path: string; readonly tls: boolean } | undefined
  /** Ports of the probe that speak RTSP. */
  readonly rtsp_ports: readonly number[]
  readonly name: string | undefined
  readonly maker: string | undefined
  readonly model: string | undefined
  readonly location: string | undefined
  /** All its scopes, at most 64, and the `Server` header of whatever it answered: `brandOf` reads them. */
  readonly scopes: readonly string[]
  readonly server: string | undefined
  /** What else it says of itself: realms, the title of its page and where that leads. */
  readonly says: readonly string[]
  readonly how: 'discovered' | 'announced' | 'probed'
}

export type DiscoveryWish = {
  /** IPv4 addresses of this machine, one for each interface to ask through; every one but loopback when left out. */
  readonly interfaces?: readonly string[]
  /** Addresses that are asked straight, for networks that multicast does not reach. */
  readonly straight?: readonly string[]
  /** How long to wait for answers; 4 s unless given. */
  readonly for_ms?: number
  /** Also takes devices that say hello of themselves meanwhile. */
  readonly announcements?: boolean
  /** 3702 but in tests. */
  readonly port?: number
  readonly signal?: AbortSignal
}

export type Discovered = {
  readonly found: readonly FoundDevice[]
  /** Interfaces that could not be asked through, with the system's reason. */
  readonly unusable: readonly { readonly interface: string; readonly said: string }[]
}

export type LocalInterface = {
  readonly name: string
  readonly address: string
  readonly netmask: string
  readonly loopback: boolean
}

/** UDP loses datagrams and devices answer when they like: each question is asked three times. */
const ASK_AT_MS = [0, 400, 1500]
const USUAL_MS = 4000
const LONGEST_MS = 60_000
const MOST_FOUND = 4096
const RECEIVE_BYTES = 1 << 20

/** The IPv4 interfaces of this machine, to choose from. */
export const localInterfaces = (): readonly LocalInterface[] =>
  Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family }) => family === 'IPv4')
      .map(({ address, netmask, internal }) => ({ name, address, netmask, loopback: internal })),
  )

/** Asks and listens for `for_ms`, or until `signal` aborts. Never rejects. */
export const discover = async (
  guard: AddressGuard,
  wish: DiscoveryWish,
  onFound: (device: FoundDevice) => void = () => {},
): Promise<Discovered> => {
  const { port = DISCOVERY_PORT, signal = new AbortController().signal } = wish
  const register = createRegister(onFound)
  const hear = (bytes: Buffer, from: RemoteInfo): void => {
    if (!guard.permits(from.address)) return
    for (const announced of readAnnouncement(bytes, from.address)) register.take(announced, from.address)
  }
  const asked = wish.interfaces ?? localInterfaces().flatMap(({ address, loopback }) => (loopback ? [] : [address]))
  const straight = (wish.straight ?? []).filter(guard.permits).slice(0, 1024)
  const unusable: { interface: string; said: string }[] = []
  const sockets: { socket: Socket; to: readonly string[] }[] = []
  const open = async (name: string, opening: Promise<Socket>, to: readonly string[]): Promise<void> => {
    const opened = await opening.catch((error: Error) => error)
    if (opened instanceof Error) unusable.push({ interface: name, said: opened.message })
    else sockets.push({ socket: opened, to })
  }
  for (const address of new Set(asked.slice(0, 16))) await open(address, askingSocket(address, hear), [DISCOVERY_GROUP])
  if (straight.length > 0) await open('0.0.0.0', askingSocket(undefined, hear), straight)
  if (wish.announcements === true) await open('hello', listeningSocket(asked, port, hear), [])

  await askAgainAndAgain(sockets, port, Math.min(wish.for_ms ?? USUAL_MS, LONGEST_MS), signal)
  for (const { socket } of sockets) socket.close()
  return { found: register.found(), unusable }
}

const askAgainAndAgain = async (
  sockets: readonly { readonly socket: Socket; readonly to: readonly string[] }[],
  port: number,
  for_ms: number,
  signal: AbortSignal,
): Promise<void> => {
  const began = performance.now()
  const untilThen = (at_ms: number) => pause(Math.max(0, at_ms - (performance.now() - began)), signal)
  for (const at_ms of ASK_AT_MS) {
    if (at_ms >= for_ms || sockets.length === 0) break
    await untilThen(at_ms)
    if (signal.aborted) return
    // What cannot be sent (no route, a full queue) is asked again the next time.
    for (const { socket, to } of sockets)
      for (const types of probeTypes) for (const address of to) socket.send(writeProbe(types), port, address, () => {})
  }
  if (sockets.length > 0) await untilThen(for_ms)
}

type Hear = (bytes: Buffer, from: RemoteInfo) => void

const bound = (socket: Socket, port: number, address: string | undefined, hear: Hear): Promise<Socket> =>
  new Promise((resolve, reject) => {
    socket.once('error', error => {
      socket.close()
      reject(error)
    })
    socket.bind(port, address, () => {
      socket.removeAllListeners('error')
      // Refused ports of devices that went away are reported here.
      socket.on('error', () => {})
      socket.on('message', hear)
      resolve(socket)
    })
  })

const askingSocket = async (address: string | undefined, hear: Hear): Promise<Socket> => {
  const socket = await bound(createSocket({ type: 'udp4', recvBufferSize: RECEIVE_BYTES }), 0, address, hear)
  if (address !== undefined) socket.setMulticastInterface(address)
  return socket
}

const listeningSocket = async (interfaces: readonly string[], port: number, hear: Hear): Promise<Socket> => {
  const socket = await bound(createSocket({ type: 'udp4', reuseAddr: true }), port, undefined, hear)
  try {
    for (const address of interfaces) socket.addMembership(DISCOVERY_GROUP, address)
    return socket
  } catch (error) {
    socket.close()
    throw error
  }
}

/** Each device once: the same endpoint reference from another address is the same device, unless it is a clone with addresses of its own. */
const createRegister = (onFound: (device: FoundDevice) => void) => {
  const seen = new Map<string, string>()
  const devices: FoundDevice[] = []
  return {
    found: () => devices,
    take: (announced: Announced, ip: string): void => {
      const endpoint = announced.endpoint ?? `${ip}:${announced.place.port}`
      const before = seen.get(endpoint)
      const clone = before !== undefined && before !== announced.addresses
      const id = clone ? `${endpoint}@${ip}` : endpoint
      if (seen.has(id) || devices.length >= MOST_FOUND) return
      seen.set(id, announced.addresses)
      const device = deviceOf(announced, id, ip)
      devices.push(device)
      onFound(device)
    },
  }
}

const deviceOf = ({ place, scopes, how }: Announced, id: string, ip: string): FoundDevice => ({
  id,
  ip,
  onvif: place,
  rtsp_ports: [],
  name: scopeValue(scopes, 'name'),
  maker: scopeValue(scopes, '(?:manufacturer|mfr|vendor)'),
  model: scopeValue(scopes, 'hardware'),
  location: scopeValue(scopes, 'location'),
  scopes,
  server: undefined,
  says: [],
  how,
})
