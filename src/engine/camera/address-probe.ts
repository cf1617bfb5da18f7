// Address probe: looks behind the usual ports of one address, or of a small range that somebody names, for devices that do not answer
// WS-Discovery. It asks for no password, keeps few connections open at once, and says how far it is.

import { isIPv4 } from 'node:net'
import { no, ok, type Result } from '#base/result.ts'
import type { AddressGuard } from './address-guard.ts'
import { brandOf } from './brands.ts'
import type { FoundDevice } from './discovery.ts'
import { knock } from './onvif/knock.ts'
import { scopeValue } from './onvif/ws-discovery.ts'
import { askWhoItIs, type Opened } from './probe/self-telling.ts'

/** Where cameras of the known makers listen: HTTP with ONVIF first, then RTSP. */
export const probePorts: readonly number[] = [80, 8080, 8000, 8899, 2020, 5000, 8081, 554, 8554]

export const MOST_ADDRESSES = 1024
const TOGETHER = 64
const CONNECT_MS = 1000

export type ProbeProgress = { readonly asked: number; readonly of: number; readonly found: number }

export type AddressProbeWish = {
  /** As `readAddresses` gives them. */
  readonly addresses: readonly string[]
  /** Ports named by a person: then each that answers is a device of its own, as behind a router that forwards them. */
  readonly ports?: readonly number[]
  readonly onProgress?: (progress: ProbeProgress) => void
  readonly signal?: AbortSignal
  /** How long to wait for a connection; a second unless given. */
  readonly connect_ms?: number
}

/** Reads `192.168.1.20`, `192.168.1.0/24` or `192.168.1.20-60`: at most 1,024 IPv4 addresses. */
export const readAddresses = (text: string): Result<readonly string[], 'bad_range' | 'too_many'> => {
  const trimmed = text.trim()
  const [, base = '', bits, last] =
    /^(\d{1,3}(?:\.\d{1,3}){3})(?:\/(\d{1,2})|\s?-\s?(\d{1,3}(?:\.\d{1,3}){0,3}))?$/.exec(trimmed) ?? []
  if (!isIPv4(base)) return no('bad_range')
  const first = numberOf(base)
  if (bits !== undefined) {
    if (Number(bits) > 32) return no('bad_range')
    const size = 2 ** (32 - Number(bits))
    const start = first - (first % size)
    // The network's own address and its broadcast are nobody's.
    return size <= 2 ? listed(start, start + size - 1) : listed(start + 1, start + size - 2)
  }
  if (last === undefined) return listed(first, first)
  const whole = [...base.split('.').slice(0, 4 - last.split('.').length), ...last.split('.')].join('.')
  return isIPv4(whole) && numberOf(whole) >= first ? listed(first, numberOf(whole)) : no('bad_range')
}

/** Never rejects; addresses that the guard does not permit are counted and not called. */
export const probeAddresses = async (
  guard: AddressGuard,
  wish: AddressProbeWish,
  onFound: (device: FoundDevice) => void = () => {},
): Promise<readonly FoundDevice[]> => {
  const addresses = wish.addresses.slice(0, MOST_ADDRESSES)
  const ports = (wish.ports ?? probePorts).slice(0, 64)
  const found: FoundDevice[] = []
  let asked = 0
  const askOne = async (ip: string): Promise<void> => {
    const behind = guard.permits(ip) ? await knockAll(ip, ports, wish) : []
    const devices = await devicesBehind(ip, behind, wish)
    asked++
    for (const device of devices) {
      found.push(device)
      onFound(device)
    }
    wish.onProgress?.({ asked, of: addresses.length, found: found.length })
  }
  const waiting = addresses.values()
  const work = async (): Promise<void> => {
    for (const ip of waiting) {
      if (wish.signal?.aborted === true) return
      await askOne(ip)
    }
  }
  // Each worker knocks at all ports of one address together.
  await Promise.all(Array.from({ length: Math.max(1, Math.floor(TOGETHER / ports.length)) * 2 }, work))
  return found
}

const knockAll = async (ip: string, ports: readonly number[], wish: AddressProbeWish): Promise<readonly Opened[]> => {
  const answers = await Promise.all(
    ports.map(async port => {
      const behind = await knock(ip, port, wish.connect_ms ?? CONNECT_MS, wish.signal)
      return behind === undefined ? [] : [{ port, ...behind }]
    }),
  )
  return answers.flat()
}

/** One ONVIF device and the RTSP beside it are one device; where a person named the ports, several are told apart by them. */
const devicesBehind = async (
  ip: string,
  behind: readonly Opened[],
  wish: AddressProbeWish,
): Promise<readonly FoundDevice[]> => {
  const speaking = (what: Opened['speaks']) => behind.filter(({ speaks }) => speaks === what)
  const [onvif, rtsp] = [speaking('onvif'), speaking('rtsp')]
  const apart = wish.ports !== undefined && onvif.length !== 1 && onvif.length + rtsp.length > 1
  const each = apart ? [...onvif, ...rtsp].map(one => [one]) : [behind]
  const devices = await Promise.all(each.map(one => deviceBehind(ip, one, wish)))
  return devices.flatMap(device => device ?? [])
}

/** A web server alone is a camera only where it names a maker of nothing else: such as show their pictures in their cloud, or have RTSP off. */
const deviceBehind = async (
  ip: string,
  behind: readonly Opened[],
  { signal }: AddressProbeWish,
): Promise<FoundDevice | undefined> => {
  if (behind.length === 0) return undefined
  const { scopes, servers, says } = await askWhoItIs(ip, behind, signal)
  const [onvif] = behind.filter(({ speaks }) => speaks === 'onvif')
  const rtsp_ports = behind.flatMap(({ port, speaks }) => (speaks === 'rtsp' ? [port] : []))
  const known = [...behind.flatMap(({ server }) => server ?? []), ...servers]
  const server = known.find(name => brandOf({ server: name }) !== undefined) ?? known[0]
  if (onvif === undefined && rtsp_ports.length === 0 && brandOf({ server, says })?.cameras_only !== true)
    return undefined
  return {
    id: `${ip}:${onvif?.port ?? rtsp_ports[0] ?? behind[0]!.port}`,
    ip,
    onvif: onvif === undefined ? undefined : { port: onvif.port, path: '/onvif/device_service', tls: false },
    rtsp_ports,
    name: scopeValue(scopes, 'name'),
    maker: scopeValue(scopes, '(?:manufacturer|mfr|vendor)'),
    model: scopeValue(scopes, 'hardware'),
    location: scopeValue(scopes, 'location'),
    scopes,
    server,
    says,
    how: 'probed',
  }
}

const numberOf = (ip: string): number => ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

const listed = (first: number, last: number): Result<readonly string[], 'too_many'> => {
  const count = last - first + 1
  if (count > MOST_ADDRESSES) return no('too_many')
  return ok(
    Array.from({ length: count }, (_, i) =>
      [24, 16, 8, 0].map(shift => Math.floor((first + i) / 2 ** shift) % 256).join('.'),
    ),
  )
}
