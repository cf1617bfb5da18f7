// Its timestamps begin shortly before the end of their 32 bits and wrap after three seconds.

import type { Fault } from './fault.ts'

const BEFORE_S = 3

export const clockWraps: Fault = {
  says: { vi: 'dấu thời gian quay vòng sau 3 giây', en: 'its timestamps wrap after 3 seconds' },
  first_stamp: clock_rate => 2 ** 32 - BEFORE_S * clock_rate,
}
