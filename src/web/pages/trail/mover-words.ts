// How it goes and which way, in words.

import type { Mover } from '#contract/trail.ts'
import type { WordKey } from '#web/words/language.ts'

export const moverWords: Readonly<Record<Mover, WordKey>> = {
  walker: 'mover_walker',
  motorbike: 'mover_motorbike',
  car: 'mover_car',
}

/** From north, every 45 degrees. */
export const compassWords: readonly WordKey[] = [
  ...(['compass_n', 'compass_ne', 'compass_e', 'compass_se'] as const),
  ...(['compass_s', 'compass_sw', 'compass_w', 'compass_nw'] as const),
]
