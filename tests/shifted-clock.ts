// Shifted clock: loaded before a program (`--import`), sets its time of day off by as many milliseconds as stand in the file that
// MATTHAN_TEST_CLOCK names, again and again, as when somebody sets the machine's clock. Time itself does not pass faster.

import { readFileSync } from 'node:fs'

const LOOK_EVERY_MS = 20

const file = process.env.MATTHAN_TEST_CLOCK
const real = Date.now
let shift_ms = 0
let looked_ms = Number.NEGATIVE_INFINITY

if (file !== undefined)
  Date.now = () => {
    const now_ms = performance.now()
    if (now_ms - looked_ms > LOOK_EVERY_MS) {
      looked_ms = now_ms
      const told = Number(readFileSync(file, 'utf8'))
      if (Number.isFinite(told)) shift_ms = told
    }
    return real() + shift_ms
  }
