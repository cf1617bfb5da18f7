// Its timestamps jump by a thousand seconds every four seconds, forth and back.

import type { Fault } from './fault.ts'

const EVERY_MS = 4_000
const JUMP_S = 1_000

export const timestampJumps: Fault = {
  says: { vi: 'dấu thời gian nhảy 1000 giây', en: 'its timestamps jump by 1000 seconds' },
  stream: () => ({
    shift: ({ elapsed_ms, clock_rate }) => (Math.floor(elapsed_ms / EVERY_MS) % 2 === 1 ? JUMP_S * clock_rate : 0),
  }),
}
