// Days and places as papers write them.

import { localDay } from '#base/local-day.ts'
import type { WallTime90k } from '#base/units.ts'

/** `22/11/2026` */
export const dayText = (day: string): string => day.split('-').toReversed().join('/')

export const dayOf = (at: WallTime90k): string => dayText(localDay(at))

/** `Đoàn Kết, ngày 22 tháng 11 năm 2026`; the place is left out where nobody said one. */
export const placeAndDay = (place: string, day: string): string => {
  const [year, month, date] = day.split('-')
  const text = `ngày ${date} tháng ${month} năm ${year}`
  return place === '' ? text[0]!.toUpperCase() + text.slice(1) : `${place}, ${text}`
}

/** Where a commune's office writes from, as its address says it: the part that names the commune, else the first. */
export const placeOf = (address: string): string => {
  const parts = address.split(',').map(part => part.trim())
  const commune = parts.find(part => /^(?:xã|phường|đặc khu|thị trấn)\s/i.test(part))
  return (commune ?? parts[0] ?? '').replace(/^(?:xã|phường|đặc khu|thị trấn)\s+/i, '')
}
