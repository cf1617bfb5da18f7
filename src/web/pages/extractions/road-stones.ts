// Road stones: the steps from the request to the last copy destroyed, and how many of them lie behind. Pure.

import type { Extraction, ExtractionState } from '#contract/extraction.ts'
import type { WordKey } from '#web/words/language.ts'

type Stone = {
  readonly word: WordKey
  /** Whoever first brought it to one of these states did this. */
  readonly reached: readonly ExtractionState[]
}

export const stones: readonly Stone[] = [
  { word: 'road_asked', reached: ['requested', 'on_hold'] },
  { word: 'road_handed_in', reached: ['awaiting_approval'] },
  { word: 'road_approved', reached: ['approved'] },
  { word: 'road_extracted', reached: ['extracted'] },
  { word: 'road_handed_over', reached: ['handed_over', 'copy_expired'] },
  { word: 'road_destroyed', reached: ['destroyed'] },
]

/** How many stones lie behind. */
export const behind = (state: ExtractionState): number => {
  if (state === 'rejected' || state === 'withdrawn') return 2
  if (state === 'requested' || state === 'on_hold') return 1
  if (state === 'awaiting_approval') return 2
  if (state === 'approved' || state === 'extracting') return 3
  if (state === 'extracted') return 4
  return state === 'destroyed' ? 6 : 5
}

type Wait = { readonly word: WordKey; readonly count: number }

/** What the last stone waits for: copies that are out, or, those being back, the bundle that still lies at the station. */
export const lastWait = ({
  state,
  copies,
  bundle,
}: Pick<Extraction, 'state' | 'copies' | 'bundle'>): Wait | undefined => {
  if (state !== 'handed_over' && state !== 'copy_expired') return undefined
  const out = copies.filter(({ end }) => end === null).length
  if (out > 0) return { word: 'road_copies_out', count: out }
  return bundle?.whole === true ? { word: 'road_bundle_left', count: 0 } : undefined
}
