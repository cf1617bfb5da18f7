// Forecast: when the disks are full, as a person asks it. With footage that goes for its age they may never be.

import type { Retention } from '#contract/retention.ts'

export type Forecast =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'never'; readonly days: number }
  | { readonly kind: 'in'; readonly days: number }

type Asked = Pick<Retention, 'forecast_days' | 'bytes_per_day' | 'room_bytes' | 'footage_bytes' | 'rules'>

/** `never`: what is kept for `days` fits; `in`: whole days until the oldest footage begins to go for room. */
export const forecastOf = ({ forecast_days, bytes_per_day, room_bytes, footage_bytes, rules }: Asked): Forecast => {
  if (forecast_days === null || bytes_per_day === null || bytes_per_day <= 0) return { kind: 'unknown' }
  const days = rules.find(({ camera, place }) => camera === null && place === null)?.days ?? null
  const fits = (room_bytes + footage_bytes) / bytes_per_day
  if (days !== null && fits > days) return { kind: 'never', days }
  return { kind: 'in', days: Math.floor(forecast_days) }
}
