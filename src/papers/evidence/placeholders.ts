// Placeholders: what a template may name, each with what it stands for and where it comes from. The page in reference/ is written from these tables.

import type { EvidenceFacts, RegisterFacts } from '#papers/evidence-facts.ts'

type Told = { readonly vi: string; readonly en: string }
/** One text; empty where it is not known. */
export type TextPlace<Facts> = Told & { readonly of: (facts: Facts) => string }
/** Rows of fields, each a text. */
export type ListPlace<Facts> = Told & {
  readonly fields: Readonly<Record<string, Told>>
  readonly rows: (facts: Facts) => readonly Readonly<Record<string, string>>[]
}
export type Texts<Facts> = Readonly<Record<string, TextPlace<Facts>>>
export type Lists<Facts> = Readonly<Record<string, ListPlace<Facts>>>

/** All that templates of one sort of paper may name. */
export type Scope<Facts> = { readonly texts: Texts<Facts>; readonly lists: Lists<Facts> }
export type AnyScope = Scope<EvidenceFacts> | Scope<RegisterFacts>

export const place = <Facts>(vi: string, en: string, of: (facts: Facts) => string): TextPlace<Facts> => ({ vi, en, of })
export const told = (vi: string, en: string): Told => ({ vi, en })
/** A condition: `có` or nothing. */
export const yes = (is: boolean): string => (is ? 'có' : '')

export const personIn = ({ people }: { readonly people: Readonly<Record<string, string>> }, name: string): string =>
  people[name] ?? name
