// Days of units: as they are kept, read and typed.

import { parseWhen } from '#base/when.ts'
import { stationNow } from '#web/station-clock.ts'
import { dateText, dayCode, readLocalCode } from '#web/words/time.ts'

/** `2025-07-01` as it is read: 01/07/2025. */
export const dayText = (day: string): string => {
  const at = readLocalCode(day)
  return at === undefined ? day : dateText(at)
}

/** `2025-07-01` of what was typed; null: nothing; undefined: no day. */
export const readDay = (typed: string): string | null | undefined => {
  if (typed === '') return null
  const read = parseWhen(typed, stationNow())
  return read.ok ? dayCode(read.value) : undefined
}
