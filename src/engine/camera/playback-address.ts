// Playback addresses: where a recorder of another maker, or the card in a camera, plays what it recorded, and how times are written there.
// Hikvision's tracks and Dahua's playback carry the span in the address; an ONVIF replay address carries none, its PLAY does.

import type { StreamName } from '#base/ids.ts'
import { unixMillis, type WallTime90k, wallFromUnixMillis } from '#base/units.ts'

export const playbackDialects = ['hikvision', 'dahua', 'profile_g'] as const
export type PlaybackDialect = (typeof playbackDialects)[number]

export type PlaybackSource = {
  readonly dialect: PlaybackDialect
  /** `rtsp://host:port`, with what stands before the maker's own path; for `profile_g` the whole replay address. */
  readonly url: string
  readonly channel: number
  readonly stream: StreamName
  /** How its RTSP travels where that is not in the open. */
  readonly inside?: 'http' | 'tls' | undefined
}

/** How the source's clock stands to ours, and how it writes its times. */
export type SourceClock = {
  /** Its UTC minus ours; 0 where nobody knows. */
  readonly offset_ms: number
  /** It writes its local time and labels it Z, as some Hikvision devices do. */
  readonly local_labelled_z: boolean
  /** How its local time is ahead of UTC; the commune's where nobody knows. */
  readonly zone_ms?: number
}

/** The commune's zone. */
export const ZONE_MS = 7 * 3_600_000

/** The address that plays `from`…`to`, both by our clock. Whole seconds: the beginning is rounded down, the end up. */
export const playbackUrl = (source: PlaybackSource, from: WallTime90k, to: WallTime90k, clock: SourceClock): string => {
  const { dialect, url, channel, stream } = source
  const first = Math.floor(toSource(from, clock) / 1000) * 1000
  const last = Math.ceil(toSource(to, clock) / 1000) * 1000
  const base = url.replace(/\/$/, '')
  if (dialect === 'hikvision') {
    return `${base}/Streaming/tracks/${trackOf(source)}?starttime=${compact(first)}&endtime=${compact(last)}`
  }
  if (dialect === 'dahua') {
    const subtype = stream === 'main' ? 0 : 1
    return `${base}/cam/playback?channel=${channel}&subtype=${subtype}&starttime=${underscored(first, clock)}&endtime=${underscored(last, clock)}`
  }
  return url
}

/** Hikvision's number of what is recorded of a channel: `101`, of its sub stream `102`. */
export const trackOf = ({ channel, stream }: Pick<PlaybackSource, 'channel' | 'stream'>): string =>
  `${channel}0${stream === 'main' ? 1 : 2}`

/** The `Range` of PLAY (RFC 2326 §3.7); Dahua's is in the address alone. */
export const playbackRange = (
  source: PlaybackSource,
  from: WallTime90k,
  to: WallTime90k,
  clock: SourceClock,
): string =>
  source.dialect === 'dahua'
    ? 'npt=0.000-'
    : `clock=${withMillis(toSource(from, clock))}-${withMillis(toSource(to, clock))}`

/** Where a Range or an `a=range` begins and ends, as the source writes it, in unix milliseconds; undefined when it says no time of day. */
export const readClockRange = (
  text: string,
): { readonly from_ms: number; readonly to_ms: number | undefined } | undefined => {
  const [, from, to] =
    /clock\s{0,9}=\s{0,9}(\d{8}T\d{6}(?:\.\d{1,9})?Z)\s{0,9}-\s{0,9}(\d{8}T\d{6}(?:\.\d{1,9})?Z)?/i.exec(text) ?? []
  const from_ms = readStamp(from)
  return from_ms === undefined ? undefined : { from_ms, to_ms: readStamp(to) }
}

/** What the source wrote, by our clock. */
export const fromSource = (written_ms: number, clock: SourceClock): WallTime90k =>
  wallFromUnixMillis(written_ms - clock.offset_ms - (clock.local_labelled_z ? zoneOf(clock) : 0))

/** An instant as the source writes it, in unix milliseconds. */
export const toSource = (at: WallTime90k, clock: SourceClock): number =>
  unixMillis(at) + clock.offset_ms + (clock.local_labelled_z ? zoneOf(clock) : 0)

/** The same where it writes its local time without a zone. */
export const toLocalSource = (at: WallTime90k, clock: SourceClock): number =>
  toSource(at, { ...clock, local_labelled_z: true })

const zoneOf = ({ zone_ms = ZONE_MS }: SourceClock): number => zone_ms

const compact = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '')
const withMillis = (ms: number): string => new Date(ms).toISOString().replace(/[-:]/g, '')
const underscored = (ms: number, clock: SourceClock): string =>
  new Date(ms + zoneOf(clock)).toISOString().slice(0, 19).replace(/[-:T]/g, '_')

const readStamp = (text: string | undefined): number | undefined => {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/i.exec(text ?? '')
  if (found === null) return undefined
  const [year = 0, month = 0, day, hour, minute, second] = found.slice(1, 7).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second) + Math.round(Number(found[7] ?? 0) * 1000)
}
