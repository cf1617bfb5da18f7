// Times: instants of footage as people in Viet Nam read them, whatever zone the reading computer is in; and which instant a film shows.

import type { BundleVideo } from '#contract/bundle.ts'

const ZONE_MS = 7 * 3_600_000

/** `22:15:03` */
export const clockOf = (at_90k: number, tenths = false): string =>
  new Date(at_90k / 90 + ZONE_MS)
    .toISOString()
    .slice(11, tenths ? 21 : 19)
    .replace('.', ',')

/** `22:15:03 22/11/2026` */
export const momentOf = (at_90k: number): string => {
  const day = new Date(at_90k / 90 + ZONE_MS).toISOString().slice(0, 10)
  return `${clockOf(at_90k)} ${day.split('-').reverse().join('/')}`
}

export const dayOf = (at_90k: number): string => momentOf(at_90k).slice(9)

/** What a film shows at a place in it. */
export const wallAt = ({ parts }: BundleVideo, at_s: number): number | undefined => {
  const at_ms = at_s * 1000
  const part = parts.findLast(part => part.at_ms <= at_ms + 1) ?? parts[0]
  if (part === undefined) return undefined
  return Math.min(part.to.at_90k, part.from.at_90k + Math.max(0, at_ms - part.at_ms) * 90)
}

/** Where a film shows an instant; undefined where it has none of it. */
export const placeOf = ({ parts }: BundleVideo, wall_90k: number): number | undefined => {
  const part = parts.find(({ from, to }) => wall_90k >= from.at_90k && wall_90k < to.at_90k)
  return part && (part.at_ms + (wall_90k - part.from.at_90k) / 90) / 1000
}

/** `1:02:03`, `2:03` or `3 giây`. */
export const lengthOf = (span_90k: number, seconds: string): string => {
  const whole = Math.round(span_90k / 90_000)
  if (whole < 60) return `${whole} ${seconds}`
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map(part => String(part))
  return h === '0' ? `${m}:${s!.padStart(2, '0')}` : `${h}:${m!.padStart(2, '0')}:${s!.padStart(2, '0')}`
}

export const sizeOf = (bytes: number): string => {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const step = bytes < 1 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3))
  return `${(bytes / 1000 ** step).toFixed(step === 0 ? 0 : 1).replace('.', ',')} ${units[step]}`
}
