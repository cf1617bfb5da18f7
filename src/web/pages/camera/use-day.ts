// The day on the timeline: which one the picture is of, what is recorded on it, and one line that says so.

import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Coverage } from '#contract/recording.ts'
import { stationNow } from '#web/station-clock.ts'
import { coverageQuery } from '#web/timeline/timeline-queries.ts'
import { useViewStore } from '#web/timeline/use-timeline.ts'
import { around, panned, type View, viewOf } from '#web/timeline/view.ts'
import type { ViewStore } from '#web/timeline/view-store.ts'
import { complaintText } from '#web/ui/complaint.tsx'
import { useNow } from '#web/ui/now.ts'
import { type Say, useWords } from '#web/words/language.ts'
import { DAY_90K, dateText, dayStart } from '#web/words/time.ts'
import type { Watching } from './use-watching.ts'

export type Day = {
  readonly day: WallTime90k
  readonly store: ViewStore
  readonly coverage: Coverage | undefined
  readonly told: string
  readonly choose: (day: WallTime90k) => void
}

export const useDay = (camera: string, watching: Watching): Day => {
  const now = useNow(5_000)
  const shown = dayStart(watching.position)
  const [day, setDay] = useState(shown)
  const store = useViewStore(() => dayView(shown))
  const [wanted, setWanted] = useState<WallTime90k>()
  const growing = day === dayStart(now)
  const found = useQuery(coverageQuery(camera, { from_90k: day, to_90k: wallTime90k(day + DAY_90K) }, growing))
  const { position, goTo } = watching
  const came_from = useRef(shown)

  useEffect(() => {
    if (shown === came_from.current) return
    came_from.current = shown
    setDay(shown)
  }, [shown])
  const opened = useRef<WallTime90k>(undefined)
  useEffect(() => {
    if (found.data === undefined || opened.current === day) return
    opened.current = day
    const near = openingView(found.data.spans)
    if (near !== undefined && near.from < store.view.to && near.to > store.view.from) store.set(near)
  }, [found.data, day, store])
  useEffect(() => {
    if (wanted !== day || found.data === undefined) return
    setWanted(undefined)
    const at = firstAt(found.data, wallTime90k(day + (position - dayStart(position))))
    if (at !== undefined) goTo(at)
  }, [wanted, day, found.data, position, goTo])

  return {
    day,
    store,
    coverage: found.data,
    told: useDayTold(day, found.data, found.error),
    choose: chosen => {
      setDay(chosen)
      store.set(dayView(chosen))
      setWanted(chosen)
    },
  }
}

/** All of a day; of today the hours up to the present and a little more. */
const dayView = (day: WallTime90k): View => panned(viewOf(day, DAY_90K), 0, stationNow())

/** Where little is held on a day, as near as that little asks for. */
const openingView = (spans: Coverage['spans']): View | undefined => {
  const held = spans.filter(({ state }) => state !== 'missing')
  const [first, last] = [held[0], held.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const length = Math.max(1800 * TICKS_PER_SECOND, (last.to_90k - first.from_90k) * 1.25)
  return length > DAY_90K / 4 ? undefined : around((first.from_90k + last.to_90k) / 2, length, stationNow())
}

/** The held instant nearest after `at`, else the first one of the day. */
const firstAt = ({ spans }: Coverage, at: WallTime90k): WallTime90k | undefined => {
  const held = spans.filter(span => span.state !== 'missing')
  const later = held.find(span => span.to_90k > at)
  if (later !== undefined) return wallTime90k(Math.max(later.from_90k, at))
  return held[0] === undefined ? undefined : wallTime90k(held[0].from_90k)
}

const lengthWords = (span_90k: number, say: Say): string => {
  const whole = Math.round(span_90k / TICKS_PER_SECOND)
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return h > 0 ? say('hours_minutes', { h, m }) : say('minutes_seconds', { m, s })
}

const useDayTold = (day: WallTime90k, coverage: Coverage | undefined, error: unknown): string => {
  const say = useWords()
  if (coverage === undefined) return error === null ? say('asking_for_day') : complaintText(error, say)
  const { recorded_90k, recovered_90k, suspended_90k, not_scheduled_90k } = coverage
  const length = (span_90k: number) => ({ length: lengthWords(span_90k, say) })
  const nothing = recorded_90k + recovered_90k === 0
  return [
    nothing ? say('nothing_on_day', { day: dateText(day) }) : say('recorded_on_day', length(recorded_90k)),
    recovered_90k > 0 ? say('recovered_on_day', length(recovered_90k)) : '',
    not_scheduled_90k > 0 ? say('off_hours_for', length(not_scheduled_90k)) : '',
    suspended_90k > 0 ? say('suspended_for', length(suspended_90k)) : '',
  ]
    .filter(Boolean)
    .join(', ')
}
