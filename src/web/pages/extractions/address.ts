// Address: what a request for footage begins with, as its address says it, so that any page can lead there:
// `/extractions/new?items=cong-chinh.FROM.TO,nga-ba.FROM.TO&case=12/2026/TB`. Read by the router, so part of every page's first load: asked-spans.ts has
// the rest. Pure.

import type { ExtractionState } from '#contract/extraction.ts'

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
export const MOST_ITEMS = 64

const states: Readonly<Record<ExtractionState, true>> = {
  ...{ requested: true, on_hold: true, awaiting_approval: true, approved: true, rejected: true, withdrawn: true },
  ...{ extracting: true, extracted: true, handed_over: true, copy_expired: true, destroyed: true },
}
export type Which = ExtractionState | 'waiting'

/** Which of them a list shows. */
export const readWhich = ({ which }: Readonly<Record<string, unknown>>): { readonly which?: Which } =>
  typeof which === 'string' && (which === 'waiting' || Object.hasOwn(states, which)) ? { which: which as Which } : {}

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
