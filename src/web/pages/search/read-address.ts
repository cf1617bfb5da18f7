// Read address: what a search's address may hold, as the table of routes reads it; what it means is read with the page (`address.ts`). Pure.

import { readLocalCode } from '#web/words/time.ts'

export const sizes = ['any', 'small', 'middle', 'large'] as const
export const lengths = ['any', '2s', '10s', '30s', '1m', '5m'] as const
export const lineWays = ['both', 'to_left', 'to_right'] as const
export type Size = (typeof sizes)[number]
export type Length = (typeof lengths)[number]
export type LineWay = (typeof lineWays)[number]

/** All of it text, and all of it may be missing. */
export type SearchAddress = {
  readonly cameras?: string
  /** The camera whose picture is shown, of several. */
  readonly on?: string
  /** Where, camera by camera; `all` for a whole picture. */
  readonly areas?: string
  readonly line?: string
  readonly way?: LineWay
  readonly from?: string
  readonly to?: string
  readonly hours?: string
  readonly what?: 'change'
  readonly size?: Size
  readonly long?: Length
  readonly order?: 'oldest' | 'newest'
  /** Somebody looked at this moment when they began to search. */
  readonly at?: string
  /** The hit that is watched. */
  readonly hit?: string
}

const LONGEST = 6000
const texts = ['cameras', 'on', 'areas', 'line', 'hours', 'hit'] as const
const moments = ['from', 'to', 'at'] as const
const choices = {
  way: lineWays,
  what: ['change'],
  size: sizes,
  long: lengths,
  order: ['oldest', 'newest'],
} as const

export const readSearchAddress = (search: Readonly<Record<string, unknown>>): SearchAddress => {
  const read: Record<string, string> = {}
  const keep = (name: string, good: (value: string) => boolean): void => {
    const value = search[name]
    if (typeof value === 'string' && value !== '' && value.length <= LONGEST && good(value)) read[name] = value
  }
  for (const name of texts) keep(name, () => true)
  for (const name of moments) keep(name, value => readLocalCode(value) !== undefined)
  for (const [name, known] of Object.entries(choices)) keep(name, value => (known as readonly string[]).includes(value))
  return read
}
