// Use address: changes the search that the page's address says. What is asked anew is a place of its own, so that Back goes to the search before;
// from hit to hit is not.

import { useNavigate } from '@tanstack/react-router'
import { localCode } from '#web/words/time.ts'
import { areasText, hoursText, lineText } from './address.ts'
import type { SearchAddress } from './read-address.ts'
import type { Wish } from './wish.ts'

export type Changes = {
  /** Asks anew; no hit is watched then. */
  readonly ask: (change: Partial<Wish>) => void
  readonly show: (camera: string) => void
  readonly watch: (hit: string) => void
}

export const useChanges = (wish: Wish, watched: boolean): Changes => {
  const navigate = useNavigate()
  const go = (change: Loose, replace: boolean): void =>
    void navigate({
      to: '/search',
      search: ({ open: _, ...before }) => kept({ ...before, ...change }),
      replace,
      resetScroll: false,
    })
  return {
    ask: change => go({ ...addressOf({ ...wish, ...change }), hit: undefined }, false),
    show: on => go({ on, hit: undefined }, true),
    watch: hit => go({ hit, on: undefined }, watched),
  }
}

type Loose = { readonly [Name in keyof SearchAddress]?: SearchAddress[Name] | undefined }

/** Everything that was asked, with the span that was meant: a copied address asks the same tomorrow. */
const addressOf = (wish: Wish): Loose => {
  const { cameras, areas, line, way, span, hours, what, size, long, order } = wish
  return {
    cameras: cameras.join(','),
    areas: areasText(areas),
    line: line === undefined ? undefined : lineText(line),
    way: line === undefined || way === 'both' ? undefined : way,
    ...{ from: localCode(span.from), to: localCode(span.to) },
    hours: hours === undefined ? undefined : hoursText(hours),
    what: what === 'motion' ? undefined : what,
    size: size === 'any' ? undefined : size,
    long: long === 'any' ? undefined : long,
    order,
  }
}

const kept = (address: Loose): SearchAddress =>
  Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined))
