// Address: a search as its address says it, whole, so that Back goes back to the search before and a copied address opens the same one:
// `/search?cameras=cong&areas=cong:300.400.500.400.500.700.300.700&from=2026-11-21T22:00:00&to=2026-11-22T06:00:00&what=change`. Pure.

import { type Corner, MOST_CORNERS, MOST_SEARCHED_CAMERAS } from '#contract/search.ts'
import { localCode, readLocalCode } from '#web/words/time.ts'
import type { SearchAddress } from './read-address.ts'
import { type Area, isArea, type Line, within } from './shapes.ts'

/** Those that are known, each once, in the order asked for. */
export const camerasAsked = <Known extends { readonly id: string }>(
  { cameras = '' }: SearchAddress,
  known: readonly Known[],
): readonly Known[] =>
  [...new Set(cameras.split(','))]
    .flatMap(id => known.find(camera => camera.id === id) ?? [])
    .slice(0, MOST_SEARCHED_CAMERAS)

export type Areas = ReadonlyMap<string, Area | 'all'>

export const readAreas = (areas = ''): Areas => {
  const read = new Map<string, Area | 'all'>()
  for (const part of areas.split('~').slice(0, MOST_SEARCHED_CAMERAS)) {
    const [camera = '', text = ''] = part.split(':')
    if (camera === '') continue
    const area = text === 'all' ? 'all' : readCorners(text, MOST_CORNERS)
    if (area === 'all' || (area !== undefined && isArea(area))) read.set(camera, area)
  }
  return read
}

export const areasText = (areas: Areas): string | undefined =>
  [...areas].map(([camera, area]) => `${camera}:${area === 'all' ? area : cornersText(area)}`).join('~') || undefined

export const readLine = (line = ''): Line | undefined => {
  const [from, to] = readCorners(line, 2) ?? []
  return from === undefined || to === undefined ? undefined : { from, to }
}

export const lineText = ({ from, to }: Line): string => cornersText([from, to])

export type Hours = { readonly from_min: number; readonly to_min: number }

/** `1320-360` is 22h to 6h of the next morning. */
export const readHours = (hours = ''): Hours | undefined => {
  const [, from, to] = /^(\d{1,4})-(\d{1,4})$/.exec(hours) ?? []
  const [from_min, to_min] = [Number(from), Number(to)]
  const possible = from_min <= 1440 && to_min <= 1440 && from_min !== to_min
  return possible ? { from_min, to_min } : undefined
}

export const hoursText = ({ from_min, to_min }: Hours): string => `${from_min}-${to_min}`

type Named = { readonly camera: string; readonly from_90k: number }

export const hitName = ({ camera, from_90k }: Named): string =>
  `${camera}@${localCode(from_90k as Parameters<typeof localCode>[0])}`

/** Which camera, and from when; what is not known of it lies in the answer. */
export const readHit = (
  hit = '',
): { readonly camera: string; readonly at: NonNullable<ReturnType<typeof readLocalCode>> } | undefined => {
  const [camera = '', code = ''] = hit.split('@')
  const at = readLocalCode(code)
  return camera === '' || at === undefined ? undefined : { camera, at }
}

const PARTS = 1000

const cornersText = (corners: readonly Corner[]): string =>
  corners.flatMap(([x, y]) => [Math.round(x * PARTS), Math.round(y * PARTS)]).join('.')

const readCorners = (text: string, most: number): Corner[] | undefined => {
  if (!/^\d{1,4}(\.\d{1,4})+$/.test(text)) return undefined
  const numbers = text.split('.').map(Number)
  if (numbers.length % 2 !== 0 || numbers.length > most * 2) return undefined
  return Array.from({ length: numbers.length / 2 }, (_, at) => [
    within(numbers[at * 2]! / PARTS),
    within(numbers[at * 2 + 1]! / PARTS),
  ])
}
