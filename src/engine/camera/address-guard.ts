// Address guard: which addresses this program may call on somebody's word. A person types an address, a device answers with one: both
// are foreign. Only ranges that the operator allowed are called; a name is resolved once and the connection pinned to that address.

import { lookup as systemLookup } from 'node:dns/promises'
import { BlockList, isIP, isIPv4 } from 'node:net'
import { no, ok, type Result } from '#base/result.ts'

/** Private and loopback ranges (RFC 1918, RFC 4193) and link-local ones (RFC 3927, RFC 4291 §2.5.6). */
export const defaultRanges: readonly string[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
  '::1',
]

/** Never called, whatever the operator allows: nobody, everybody, and the services that clouds put at a fixed address. */
const neverRanges = [
  '0.0.0.0/8',
  '224.0.0.0/3',
  '169.254.169.254',
  '169.254.170.0/24',
  '::',
  'ff00::/8',
  'fd00:ec2::254',
]

const LOOKUP_MS = 3000
const MOST_RANGES = 256

export type GuardedHost = { readonly host: string /** What is dialled. */; readonly ip: string }
export type GuardReason = 'forbidden_address' | 'unknown_host'

/** Where a host is, if it may be called. */
export type Pin = (host: string) => Promise<Result<GuardedHost, GuardReason>>

export type AddressGuard = {
  /** True for an IP address in an allowed range. */
  readonly permits: (ip: string) => boolean
  /** Resolves a host once; every address it has must be allowed, so that a name cannot lead to two places. */
  readonly pin: Pin
}

type Lookup = (host: string) => Promise<readonly string[]>

/** A guard over ranges that `readAddressRange` takes; others among them are left out. */
export const createAddressGuard = (
  ranges: readonly string[] = defaultRanges,
  lookup: Lookup = resolveHost,
): AddressGuard => {
  const allowed = listOf(ranges.slice(0, MOST_RANGES))
  const never = listOf(neverRanges)
  const permits = (ip: string): boolean => {
    const plain = plainAddress(ip)
    if (plain === undefined) return false
    return allowed(plain) && !never(plain)
  }

  return {
    permits,
    pin: async given => {
      const host = given.replace(/^\[|\]$/g, '')
      if (isIP(withoutZone(host)) !== 0) return permits(host) ? ok({ host, ip: host }) : no('forbidden_address')
      if (!/^[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_])?\.?$/i.test(host) || looksLikeNumber(host))
        return no('unknown_host')
      const found = await lookup(host).catch((): readonly string[] => [])
      if (found.length === 0) return no('unknown_host')
      return found.every(permits) ? ok({ host, ip: found[0]! }) : no('forbidden_address')
    },
  }
}

export type AddressRange = { readonly base: string; readonly bits: number; readonly family: 'ipv4' | 'ipv6' }

/** Reads `192.168.1.0/24`, `192.168.1.7` or the same of IPv6; a whole family (`/0`) is not a range anybody means. */
export const readAddressRange = (text: string): Result<AddressRange, 'bad_range'> => {
  const [base = '', length, more] = text.trim().split('/')
  const version = text.length > 60 || base.includes('%') ? 0 : isIP(base)
  if (version === 0 || more !== undefined) return no('bad_range')
  const whole = version === 4 ? 32 : 128
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return no('bad_range')
  const bits = length === undefined ? whole : Number(length)
  if (bits < 1 || bits > whole) return no('bad_range')
  return ok({ base, bits, family: version === 4 ? 'ipv4' : 'ipv6' })
}

/** One list for each family: a rule of IPv6 would otherwise be held to mean IPv4 addresses too. */
const listOf = (ranges: readonly string[]): ((ip: string) => boolean) => {
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() }
  for (const text of ranges) {
    const range = readAddressRange(text)
    if (range.ok) lists[range.value.family].addSubnet(range.value.base, range.value.bits, range.value.family)
  }
  return ip => (isIPv4(ip) ? lists.ipv4.check(ip, 'ipv4') : lists.ipv6.check(ip, 'ipv6'))
}

const withoutZone = (ip: string): string => ip.replace(/%[\w.-]{1,32}$/, '')

/** An IPv4 address inside an IPv6 one (RFC 4291 §2.5.5, RFC 6052) counts as that IPv4 address. */
const plainAddress = (given: string): string | undefined => {
  const ip = withoutZone(given)
  const version = isIP(ip)
  if (version !== 6) return version === 4 ? ip : undefined
  const { hostname } = new URL(`http://[${ip}]/`)
  const short = hostname.slice(1, -1)
  const inner = /^(?:::ffff:|::|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(short)
  if (inner === null) return short
  const [high, low] = [Number.parseInt(inner[1]!, 16), Number.parseInt(inner[2]!, 16)]
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
}

/** `2130706433`, `0x7f.1`: forms of IPv4 that some resolvers read and people do not. */
const looksLikeNumber = (host: string): boolean => /(^|\.)(0x[0-9a-f]*|\d+)\.?$/i.test(host)

const resolveHost: Lookup = async host => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the name was not resolved in time')), LOOKUP_MS)
  })
  try {
    const found = await Promise.race([systemLookup(host, { all: true, verbatim: false }), late])
    return found.map(({ address }) => address)
  } finally {
    clearTimeout(timer)
  }
}
