// Address: from which camera and moment a trail begins, as its address says it: `/trail?camera=cong-chinh&at=2026-11-21T22:15:03`, or in ticks, which are
// exact. Pure.

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { readLocalCode } from '#web/words/time.ts'

export type TrailSearch = { readonly camera?: string; readonly at?: string }

export const readTrailSearch = ({ camera, at }: Readonly<Record<string, unknown>>): TrailSearch => {
  const moment = typeof at === 'number' ? String(at) : at
  return {
    ...(typeof camera === 'string' && /^[a-z0-9-]{1,48}$/.test(camera) ? { camera } : {}),
    ...(typeof moment === 'string' && readMoment(moment) !== undefined ? { at: moment } : {}),
  }
}

/** Both ways in which pages write a moment. */
export const readMoment = (text: string): WallTime90k | undefined => {
  if (!/^\d{10,16}$/.test(text)) return readLocalCode(text)
  const ticks = Number(text)
  return Number.isSafeInteger(ticks) ? wallTime90k(ticks) : undefined
}
