// Dialects: how recorders are asked for recorded footage: Hikvision's tracks, Dahua's playback, ONVIF's replay. Each reads its own
// addresses and nothing else.

export const recorderDialects = ['hikvision', 'dahua', 'profile_g'] as const
export type RecorderDialect = (typeof recorderDialects)[number]

/** What an address asks for; instants as the device writes them, in unix milliseconds. */
export type AskedPlayback = {
  readonly channel: number
  readonly stream: 'main' | 'sub'
  readonly from_ms: number | undefined
  readonly to_ms: number | undefined
}

/** Reads path and query of a playback address; undefined when it is none of this dialect. */
export const readPlayback = (dialect: RecorderDialect, path: string, zone_ms: number): AskedPlayback | undefined => {
  if (dialect === 'hikvision') return readTracks(path)
  if (dialect === 'dahua') return readDahua(path, zone_ms)
  const [, channel, stream] = /^\/replay\/(\d{1,3})\/(main|sub)$/.exec(path) ?? []
  if (channel === undefined) return undefined
  return { channel: Number(channel), stream: stream === 'sub' ? 'sub' : 'main', from_ms: undefined, to_ms: undefined }
}

/** The live address of a channel in the same dialect. */
export const readLive = (
  dialect: RecorderDialect,
  path: string,
): { readonly channel: number; readonly stream: 'main' | 'sub' } | undefined => {
  const [, channel, sub] =
    (dialect === 'dahua'
      ? /^\/cam\/realmonitor\?channel=(\d{1,3})&subtype=([01])/i.exec(path)
      : dialect === 'hikvision'
        ? /^\/Streaming\/Channels\/(\d{1,2})0([12])\/?(?:\?|$)/i.exec(path)
        : /^\/live\/(\d{1,3})\/(main|sub)$/.exec(path)) ?? []
  if (channel === undefined) return undefined
  const isSub = dialect === 'dahua' ? sub === '1' : dialect === 'hikvision' ? sub === '2' : sub === 'sub'
  return { channel: Number(channel), stream: isSub ? 'sub' : 'main' }
}

export const liveAddress = (dialect: RecorderDialect, channel: number, stream: 'main' | 'sub'): string => {
  const sub = stream === 'sub'
  if (dialect === 'hikvision') return `/Streaming/Channels/${channel}0${sub ? 2 : 1}`
  if (dialect === 'dahua') return `/cam/realmonitor?channel=${channel}&subtype=${sub ? 1 : 0}`
  return `/live/${channel}/${stream}`
}

export const clockText = (device_ms: number): string => new Date(device_ms).toISOString().replace(/[-:]/g, '')

/** `clock=20260101T080000.250Z-…` (RFC 2326 §3.7). */
export const readClockRange = (value: string): { from_ms: number; to_ms: number | undefined } | undefined => {
  const [, from, to] =
    /^\s*clock\s*=\s*(\d{8}T\d{6}(?:\.\d{1,9})?Z)\s*-\s*(\d{8}T\d{6}(?:\.\d{1,9})?Z)?/i.exec(value) ?? []
  const from_ms = readStamp(from)
  return from_ms === undefined ? undefined : { from_ms, to_ms: readStamp(to) }
}

const readTracks = (path: string): AskedPlayback | undefined => {
  const [, channel, stream, query = ''] = /^\/Streaming\/tracks\/(\d{1,2})0([12])\/?(?:\?(.*))?$/i.exec(path) ?? []
  if (channel === undefined) return undefined
  const field = new URLSearchParams(query.toLowerCase())
  return {
    channel: Number(channel),
    stream: stream === '2' ? 'sub' : 'main',
    from_ms: readStamp(field.get('starttime') ?? undefined),
    to_ms: readStamp(field.get('endtime') ?? undefined),
  }
}

const readDahua = (path: string, zone_ms: number): AskedPlayback | undefined => {
  const [, query] = /^\/cam\/playback\?(.*)$/i.exec(path) ?? []
  if (query === undefined) return undefined
  const field = new URLSearchParams(query)
  const at = (name: string): number | undefined => {
    const parts = /^(\d{4})_(\d\d)_(\d\d)_(\d\d)_(\d\d)_(\d\d)$/.exec(field.get(name) ?? '')
    if (parts === null) return undefined
    const [year = 0, month = 0, ...rest] = parts.slice(1).map(Number)
    return Date.UTC(year, month - 1, rest[0], rest[1], rest[2], rest[3]) - zone_ms
  }
  const stream = field.get('subtype') === '1' ? 'sub' : 'main'
  return { channel: Number(field.get('channel') ?? 1), stream, from_ms: at('starttime'), to_ms: at('endtime') }
}

/** `20260101T080000Z`, also in small letters and with a fraction. */
const readStamp = (text: string | undefined): number | undefined => {
  const found = /^(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)(\.\d{1,9})?z$/i.exec(text ?? '')
  if (found === null) return undefined
  const [year = 0, month = 0, day, hour, minute, second] = found.slice(1, 7).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second) + Number(found[7] ?? 0) * 1_000
}
