// Address: which cameras and which moment a review is of, as its address says it: `/review?cameras=cong,cho&at=2026-11-21T22:15:00`. Pure.

import type { WallTime90k } from '#base/units.ts'
import { localCode, readLocalCode } from '#web/words/time.ts'

/** So many play at once; so many strips lie under each other. */
export const MOST_PLAYED = 9
export const MOST_STRIPS = 32

export type ReviewSearch = { readonly cameras?: string; readonly at?: string }

export const readSearch = (search: Readonly<Record<string, unknown>>): ReviewSearch => {
  const { cameras, at } = search
  return {
    ...(typeof cameras === 'string' && cameras.length <= 2000 ? { cameras } : {}),
    ...(typeof at === 'string' && readLocalCode(at) !== undefined ? { at } : {}),
  }
}

/** Those that are known, each once, in the order asked for. */
export const camerasOf = <Known extends { readonly id: string }>(
  { cameras = '' }: ReviewSearch,
  known: readonly Known[],
): readonly Known[] =>
  [...new Set(cameras.split(','))].flatMap(id => known.find(camera => camera.id === id) ?? []).slice(0, MOST_STRIPS)

export const searchOf = (cameras: readonly { readonly id: string }[], at: WallTime90k): Required<ReviewSearch> => ({
  cameras: cameras.map(({ id }) => id).join(','),
  at: localCode(at),
})
