// Banner: says that this device has no network, or that the station does not answer, since when, and what still stands on the page; that the recorder is away, when only that is; and what is wrong with
// the disks before footage is lost to it.

import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Alarm } from '#contract/status.ts'
import { StationAway } from '#web/ask.ts'
import { pageLine } from '#web/player/page-line.ts'
import { queries, statusQuery } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { type Say, useWords, type WordKey } from '#web/words/language.ts'
import { sinceText } from '#web/words/time.ts'
import { Button } from './button.tsx'
import { useDeviceOffline } from './device-offline.ts'

export const StationAwayBanner = () => {
  const say = useWords()
  const status = useQuery(statusQuery)
  const away = status.error instanceof StationAway
  const [since, setSince] = useState<WallTime90k>()
  useEffect(() => {
    setSince(before => (away ? (before ?? stationNow()) : undefined))
  }, [away])
  const recorder = status.data?.recorder
  // What rings has a place of its own.
  const alarms = away ? [] : (status.data?.alarms ?? []).filter(({ code }) => code !== 'break_glass_open')
  const device_offline = useDeviceOffline()
  const was_offline = useRef(device_offline)
  useEffect(() => {
    if (was_offline.current !== device_offline) tryNow()
    was_offline.current = device_offline
  }, [device_offline])
  const text =
    away && since !== undefined
      ? say(device_offline ? 'phone_offline_since' : 'station_away_since', { since: sinceText(since, stationNow()) })
      : recorder !== undefined && recorder.state !== 'running'
        ? say('recorder_away_since', { since: sinceText(wallTime90k(recorder.since_90k), stationNow()) })
        : undefined
  return (
    <div aria-live="assertive">
      {text !== undefined && (
        <div className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 bg-bad-deep px-4 py-2 text-center text-balance">
          <p className="font-medium">{text}</p>
          {away && (
            <p className="text-sm">
              {say('old_pictures_stay')} {say(device_offline ? 'records_without_this_device' : 'records_unknown')}
            </p>
          )}
          {away && <Button onClick={tryNow}>{say('try_now')}</Button>}
        </div>
      )}
      {alarms.map(alarm => (
        <p key={`${alarm.code} ${alarm.archive}`} className="bg-bad-deep px-4 py-2 text-center text-balance">
          {alarmText(alarm, say)}
        </p>
      ))}
    </div>
  )
}

const tryNow = (): void => {
  void queries.refetchQueries({ queryKey: statusQuery.queryKey })
  pageLine().hurry()
}

/** An alarm as a sentence that says what to do. */
export const alarmText = ({ code, days }: Alarm, say: Say): string =>
  say(alarmWords[code], { days: String(Math.max(1, Math.floor(days ?? 1))) })

const alarmWords: Record<Alarm['code'], WordKey> = {
  held_fills_disk: 'alarm_held_fills_disk',
  held_will_fill_disk: 'alarm_held_will_fill_disk',
  archive_away: 'alarm_archive_away',
  clock_unsure: 'alarm_clock_unsure',
  access_log_failing: 'alarm_access_log_failing',
  break_glass_open: 'alarm_break_glass_open',
  break_glass_unsealed: 'alarm_break_glass_unsealed',
  break_glass_guessed: 'alarm_break_glass_guessed',
  access_log_broken: 'alarm_access_log_broken',
  hold_review_due: 'alarm_hold_review_due',
  bundle_damaged: 'alarm_bundle_damaged',
  copy_overdue: 'alarm_copy_overdue',
}
