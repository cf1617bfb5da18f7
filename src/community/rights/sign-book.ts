// Signs: whether a camera's notice hangs where people can read it, and what a camera still lacks before it may do its work. The book keeps every
// word and the newest photos; `store` implements it.

import type { CameraId } from '#base/ids.ts'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Controller } from '#contract/controller.ts'
import type { Lack, SignState, SignWord } from '#contract/sign.ts'

export type SignSaid = {
  readonly camera: CameraId
  readonly word: SignWord
  readonly note: string
  /** The newest photo that there is of it. */
  readonly photo: number | null
  readonly by: string
  readonly at: WallTime90k
}

export type SignPhoto = { readonly type: 'image/jpeg' | 'image/png'; readonly bytes: Buffer }

export type SignBook = {
  /** The last word about each camera's sign. */
  readonly last: () => readonly SignSaid[]
  readonly say: (said: Omit<SignSaid, 'at' | 'photo'>, photo: SignPhoto | undefined) => void
  readonly photo: (camera: CameraId) => SignPhoto | undefined
}

const DAY = 24 * 3600 * TICKS_PER_SECOND

/** When somebody should look again; undefined where nothing hangs. */
export const checkDue = (
  said: Pick<SignSaid, 'word' | 'at'> | undefined,
  every_days: number,
): WallTime90k | undefined => (said?.word === 'mounted' ? wallTime90k(said.at + every_days * DAY) : undefined)

export const signState = (
  said: Pick<SignSaid, 'word' | 'at'> | undefined,
  every_days: number,
  now: WallTime90k,
): SignState => {
  const due = checkDue(said, every_days)
  if (due !== undefined && due <= now) return 'to_check'
  return said?.word ?? 'none'
}

/** What a camera lacks. A sign that should be looked at again still counts as hanging. */
export const lacksOf = (
  state: SignState,
  controller: Controller | null,
  purposes: readonly unknown[],
): readonly Lack[] => {
  const lacks: Lack[] = []
  if (controller === null) lacks.push('controller')
  if (controller !== null && controller.phone === '' && controller.email === '' && controller.address === '')
    lacks.push('contact')
  if (purposes.length === 0) lacks.push('purpose')
  if (state !== 'mounted' && state !== 'to_check') lacks.push('sign')
  return lacks
}
