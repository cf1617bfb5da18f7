// Read address: what a search's address may hold, as the table of routes keeps it: known names, text of a bounded length. What it means is read with
// the page (`address.ts`), which comes later.

/** All of it text, and all of it may be missing or mean nothing. */
export type SearchAddress = {
  readonly [Name in (typeof names)[number]]?: string
}

const names = [
  ...(['cameras', 'from', 'to', 'hours', 'what', 'size', 'long', 'order'] as const),
  /** The camera whose picture is shown, of several. */
  'on',
  /** Where, camera by camera; `all` for a whole picture. */
  'areas',
  ...(['line', 'way'] as const),
  /** Somebody looked at this moment when they began to search. */
  'at',
  /** The hit that is watched. */
  'hit',
] as const
const LONGEST = 6000

export const readSearchAddress = (search: Readonly<Record<string, unknown>>): SearchAddress =>
  Object.fromEntries(
    names.flatMap(name => {
      const value = search[name]
      return typeof value === 'string' && value !== '' && value.length <= LONGEST ? [[name, value]] : []
    }),
  )
