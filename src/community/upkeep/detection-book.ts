// How the detector is set: which model, how much of a core, which cameras. Off until somebody says otherwise. `store` implements it.

import type { DetectionWish } from '#contract/detection.ts'

export type DetectionBook = {
  readonly wish: () => DetectionWish
  readonly set: (wish: DetectionWish, by: string) => void
}

export const detectionOff: DetectionWish = { model: null, share: 0.3, least_score: 0.4, cameras: null }
