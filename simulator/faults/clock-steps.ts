// Its clock is set an hour forward and back again every four seconds: time of day and timestamps, as where both come from one clock.

import type { Fault } from './fault.ts'

const EVERY_MS = 4_000
const STEP_S = 3_600

export const clockSteps: Fault = {
  says: { vi: 'đồng hồ nhảy tới lui một giờ', en: 'its clock is set an hour forward and back' },
  stream: () => ({
    shift: ({ elapsed_ms, clock_rate }) => (forward(elapsed_ms) ? STEP_S * clock_rate : 0),
    clock_step_ms: elapsed_ms => (forward(elapsed_ms) ? STEP_S * 1_000 : 0),
  }),
}

const forward = (elapsed_ms: number): boolean => Math.floor(elapsed_ms / EVERY_MS) % 2 === 1
