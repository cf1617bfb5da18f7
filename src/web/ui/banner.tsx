// Banner: says that the station does not answer, and since when; and that the recorder is away, when only that is.

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { StationAway } from '#web/ask.ts'
import { statusQuery } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { useWords } from '#web/words/language.ts'
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
  const text =
    away && since !== undefined
      ? say('station_away_since', { since: sinceText(since, stationNow()) })
      : recorder !== undefined && recorder.state !== 'running'
        ? say('recorder_away_since', { since: sinceText(wallTime90k(recorder.since_90k), stationNow()) })
        : undefined
  return (
    <div aria-live="assertive">
      {text !== undefined && <p className="bg-bad-deep px-4 py-3 text-center font-medium">{text}</p>}
    </div>
  )
}
