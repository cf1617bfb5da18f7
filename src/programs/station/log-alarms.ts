// What is wrong with the access log, as an alarm of the station's status.

import type { Sight } from '#community/access/sight.ts'
import type { Alarm } from '#contract/status.ts'

/** That it cannot be written concerns whoever is refused for it; that somebody changed it, those who may read it or can do something about it. */
export const logAlarms = (failing: boolean, findings: number, { decide }: Sight): readonly Alarm[] => {
  const may = (verb: 'read_log' | 'configure_station') => decide(verb, { kind: 'station' }).allowed
  return [
    ...(failing ? [alarmOf('access_log_failing')] : []),
    ...(findings > 0 && (may('read_log') || may('configure_station')) ? [alarmOf('access_log_broken')] : []),
  ]
}

const alarmOf = (code: Alarm['code']): Alarm => ({
  ...{ code, archive: null, days: null, lacking_bytes: null },
  holds: [],
})
