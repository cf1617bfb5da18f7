// Address: what a request for footage begins with, as its address says it, so that any page can lead there with the cameras and spans that somebody
// looked at: `/extractions/new?items=cong-chinh.FROM.TO,nga-ba.FROM.TO&case=12/2026/TB`, in ticks of 1/90000 s. Pure.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { ExtractionState } from '#contract/extraction.ts'

export type Asked = { readonly camera: string; readonly from: WallTime90k; readonly to: WallTime90k }

const recipients = ['own_unit', 'outside', 'subject', 'public'] as const
export type RecipientKind = (typeof recipients)[number]

export type NewSearch = {
  readonly items?: string
  readonly case?: string
  readonly incident?: number
  readonly trail?: number
  readonly recipient?: RecipientKind
  readonly redactions?: string
  /** Who it is for, where somebody is known: a person who asked to see themselves. */
  readonly name?: string
  readonly step?: number
}

/** As many as a request takes; the contract's own number would bring all of its shapes into the wall's first load. */
const MOST_ITEMS = 64

const states: Readonly<Record<ExtractionState, true>> = {
  ...{ requested: true, on_hold: true, awaiting_approval: true, approved: true, rejected: true, withdrawn: true },
  ...{ extracting: true, extracted: true, handed_over: true, copy_expired: true, destroyed: true },
}
export type Which = ExtractionState | 'waiting'

/** Which of them a list shows. */
export const readWhich = ({ which }: Readonly<Record<string, unknown>>): { readonly which?: Which } =>
  typeof which === 'string' && (which === 'waiting' || Object.hasOwn(states, which)) ? { which: which as Which } : {}

const MINUTE = 60 * TICKS_PER_SECOND
/** On either side of a moment that was shown. */
const AROUND = 5 * MINUTE

const number = (value: unknown): number | undefined => {
  const read = typeof value === 'string' ? Number(value) : value
  return Number.isSafeInteger(read) && Number(read) > 0 ? Number(read) : undefined
}
const text = (value: unknown, most: number): string | undefined => {
  const read = typeof value === 'number' ? String(value) : value
  return typeof read === 'string' && read !== '' && read.length <= most ? read : undefined
}

export const readNewSearch = (search: Readonly<Record<string, unknown>>): NewSearch => {
  const found = {
    items: text(search.items, MOST_ITEMS * 100),
    case: text(search.case, 60),
    incident: number(search.incident),
    trail: number(search.trail),
    recipient: recipients.find(kind => kind === search.recipient),
    redactions: text(search.redactions, 600),
    name: text(search.name, 200),
    step: number(search.step),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

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
