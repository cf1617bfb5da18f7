// Asked spans: cameras and spans that somebody looked at, as the address of a new request says them: `cong-chinh.FROM.TO,nga-ba.FROM.TO`, in ticks of
// 1/90000 s. Pure.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { MOST_ITEMS, type NewSearch } from './address.ts'

export type Asked = { readonly camera: string; readonly from: WallTime90k; readonly to: WallTime90k }

const MINUTE = 60 * TICKS_PER_SECOND
/** On either side of a moment that was shown. */
const AROUND = 5 * MINUTE

/** Those that can be read, each once. */
export const readItems = (items = ''): readonly Asked[] => {
  const read = new Map<string, Asked>()
  for (const part of items.split(',').slice(0, MOST_ITEMS)) {
    const [, camera = '', from = '', to = ''] = /^([a-z0-9-]{1,48})\.(\d{1,16})\.(\d{1,16})$/.exec(part) ?? []
    const [begin, end] = [Number(from), Number(to)]
    if (camera === '' || !Number.isSafeInteger(end) || begin >= end) continue
    read.set(part, { camera, from: wallTime90k(begin), to: wallTime90k(end) })
  }
  return [...read.values()]
}

export const readNumbers = (list = ''): readonly number[] =>
  [...new Set(list.split(','))].flatMap(one => (/^\d{1,9}$/.test(one) && Number(one) > 0 ? [Number(one)] : []))

const itemsText = (items: readonly Asked[]): string =>
  items
    .slice(0, MOST_ITEMS)
    .map(({ camera, from, to }) => `${camera}.${Math.round(from)}.${Math.round(to)}`)
    .join(',')

/** The same span of some cameras; a moment, or less than a second, gets five minutes on either side. */
export const askedOf = (
  cameras: readonly string[],
  from: WallTime90k,
  to: WallTime90k = from,
): Required<Pick<NewSearch, 'items'>> => {
  const moment = to - from < TICKS_PER_SECOND
  const [begin, end] = moment ? [Math.max(0, from - AROUND), to + AROUND] : [from, to]
  return { items: itemsText(cameras.map(camera => ({ camera, from: wallTime90k(begin), to: wallTime90k(end) }))) }
}

/** One span a camera, from the first to the last of what was seen there, a minute wider on either side. */
export const askedOfMarks = (
  marks: readonly { readonly camera: string; readonly from: WallTime90k; readonly to: WallTime90k }[],
): Required<Pick<NewSearch, 'items'>> => {
  const spans = new Map<string, Asked>()
  for (const { camera, from, to } of marks) {
    const before = spans.get(camera)
    spans.set(camera, {
      camera,
      from: wallTime90k(Math.min(before?.from ?? Number.POSITIVE_INFINITY, from - MINUTE)),
      to: wallTime90k(Math.max(before?.to ?? 0, to + MINUTE)),
    })
  }
  return { items: itemsText([...spans.values()]) }
}
