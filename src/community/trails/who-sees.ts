// Who sees a trail, and who may do what with it. Sharing shows words and moments; pictures need the right to play back each camera all the same.

import type { Sight } from '#community/access/sight.ts'
import type { TrailRow } from './trail-book.ts'

export type Looker = { readonly name: string; readonly sight: Sight }
type Shared = Pick<TrailRow, 'by' | 'shared' | 'unit'>

/** Whoever made it; the operator at the machine; with whom it is shared and who may search there. */
export const seesTrail = ({ name, sight }: Looker, { by, shared, unit }: Shared): boolean => {
  if (ownsTrail({ name, sight }, { by })) return true
  if (shared === 'own') return false
  if (shared === 'station') return sight.decide('search', { kind: 'something' }).allowed
  return unit !== null && sight.decide('search', { kind: 'unit', unit }).allowed
}

/** Only they remove it and say with whom it is shared. */
export const ownsTrail = ({ name, sight }: Looker, { by }: Pick<Shared, 'by'>): boolean =>
  by === name || sight.who.kind === 'operator'
