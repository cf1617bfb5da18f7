// Banner: says that the station does not answer, and since when; that the recorder is away, when only that is; and what is wrong with
// the disks before footage is lost to it.

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Alarm } from '#contract/status.ts'
import { StationAway } from '#web/ask.ts'
import { statusQuery } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { type Say, useWords, type WordKey } from '#web/words/language.ts'
import { sinceText } from '#web/words/time.ts'

export const StationAwayBanner = () => {
  const say = useWords()
  const status = useQuery(statusQuery)
  const away = status.error instanceof StationAway
  const [since, setSince] = useState<WallTime90k>()
  useEffect(() => {
    setSince(before => (away ? (before ?? stationNow()) : undefined))
  }, [away])
  const recorder = status.data?.recorder
  const alarms = away ? [] : (status.data?.alarms ?? [])
  const text =
    away && since !== undefined
      ? say('station_away_since', { since: sinceText(since, stationNow()) })
      : recorder !== undefined && recorder.state !== 'running'
        ? say('recorder_away_since', { since: sinceText(wallTime90k(recorder.since_90k), stationNow()) })
        : undefined
  return (
    <div aria-live="assertive">
      {text !== undefined && <p className="bg-bad-deep px-4 py-3 text-center font-medium">{text}</p>}
      {alarms.map(alarm => (
        <p key={`${alarm.code} ${alarm.archive}`} className="bg-bad-deep px-4 py-2 text-center text-balance">
          {alarmText(alarm, say)}
        </p>
      ))}
    </div>
  )
}

/** An alarm as a sentence that says what to do. */
export const alarmText = ({ code, days }: Alarm, say: Say): string =>
  say(alarmWords[code], { days: String(Math.max(1, Math.floor(days ?? 1))) })

const alarmWords: Record<Alarm['code'], WordKey> = {
  held_fills_disk: 'alarm_held_fills_disk',
  held_will_fill_disk: 'alarm_held_will_fill_disk',
  archive_away: 'alarm_archive_away',
  clock_unsure: 'alarm_clock_unsure',
}
