// Doer name: who did a step: a person, the station by itself, or whoever stood at its machine.

import { personName } from '#web/people.ts'
import type { Say } from '#web/words/language.ts'

export const doerName = (by: string, say: Say): string => {
  if (by === 'station') return say('by_station')
  return by === 'cli' ? say('at_machine') : personName(by)
}
