// State mark: in which state something is, by shape as well as colour, for whoever cannot tell the colours apart: a disc lives, a ring
// is on its way, a half disc is stale, a diamond is lost, a square rests, a barred ring is not allowed.

import type { WordKey } from '#web/words/language.ts'
import { useWords } from '#web/words/language.ts'

export type MarkedState = 'live' | 'loading' | 'stale' | 'lost' | 'resting' | 'forbidden'

const drawings: Record<MarkedState, { readonly tone: string; readonly path: string; readonly filled: boolean }> = {
  live: { tone: 'text-accent', path: 'M6 1a5 5 0 100 10A5 5 0 006 1z', filled: true },
  loading: { tone: 'text-quiet', path: 'M6 2a4 4 0 100 8 4 4 0 000-8z', filled: false },
  stale: { tone: 'text-warn', path: 'M6 1a5 5 0 100 10zM6 1.7a4.3 4.3 0 010 8.6v.7A5 5 0 006 1z', filled: true },
  lost: { tone: 'text-bad', path: 'M6 .5L11.5 6 6 11.5.5 6z', filled: true },
  resting: { tone: 'text-quiet', path: 'M2 2h8v8H2z', filled: true },
  forbidden: { tone: 'text-bad', path: 'M6 1.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9zM2.8 9.2l6.4-6.4', filled: false },
}

export const stateWords: Record<MarkedState, WordKey> = {
  live: 'state_live',
  loading: 'state_loading',
  stale: 'state_stale',
  lost: 'state_lost',
  resting: 'state_resting',
  forbidden: 'state_forbidden',
}

/** The drawing alone, where words stand beside it. */
export const StateMark = ({ state, className = '' }: { readonly state: MarkedState; readonly className?: string }) => {
  const { tone, path, filled } = drawings[state]
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" className={`size-3 shrink-0 ${tone} ${className}`}>
      <path d={path} fill={filled ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth={filled ? 0 : 1.8} />
    </svg>
  )
}

/** The drawing and its word, or what is said instead: why, since when. */
export const StateBadge = ({ state, children }: { readonly state: MarkedState; readonly children?: string }) => {
  const say = useWords()
  return (
    <span className="inline-flex items-center gap-2 rounded-full border border-line bg-slate px-3 py-1 text-sm">
      <StateMark state={state} />
      {children ?? say(stateWords[state])}
    </span>
  )
}
