// Lit: how bright a television is at this moment. Outside its hours it is dim or black; what somebody sends to it lights it. Pure.

import type { WallTime90k } from '#base/units.ts'
import type { TelevisionHome, TelevisionHours } from '#contract/television.ts'
import { minuteText } from '#web/words/time.ts'

const DIM = 15

/** Percent; 0 is black, and nothing needs to be drawn. */
export const brightnessOf = (
  { hours, brightness, sent }: Pick<TelevisionHome, 'hours' | 'brightness' | 'sent'>,
  now: WallTime90k,
): number => {
  if (hours === null || sent !== null || isWithin(hours, minuteText(now))) return brightness
  return hours.outside === 'black' ? 0 : Math.min(DIM, brightness)
}

/** Hours that end before they begin go over midnight. */
const isWithin = ({ from, to }: TelevisionHours, minute: string): boolean =>
  from < to ? minute >= from && minute < to : minute >= from || minute < to
