// Recorded days: how much of each of the last seven days a camera has recorded: a bar for each day and today in percent. What is told by the
// bars is told in words as well, for whoever points at them or listens.

import type { Overview } from '#contract/coverage-overview.ts'
import { type Say, useWords } from '#web/words/language.ts'

export type RecordedDay = Pick<
  Overview['cameras'][number]['days'][number],
  'day' | 'percent' | 'suspended_ms' | 'not_scheduled_ms'
>

export const RecordedDays = ({
  days,
  bars = true,
}: {
  readonly days: readonly RecordedDay[]
  /** Else today in percent alone: a name is wanted more. */
  readonly bars?: boolean
}) => {
  const say = useWords()
  const today = days.at(-1)
  if (today === undefined) return null
  const told = days.toReversed().flatMap(one => toldOf(one, one.day === today.day, say))
  if (told.length === 0) return null
  return (
    <span title={told.join('\n')} className="flex items-center gap-2 text-sm tabular-nums">
      <span className="sr-only">{told.join('. ')}</span>
      <span aria-hidden="true" className="flex h-4 items-end gap-0.5" hidden={!bars}>
        {days.map(({ day, percent }) => (
          <span key={day} className="flex h-full w-1 items-end rounded-xs bg-line">
            <span className={`w-full rounded-xs ${tone(percent, 'bg')}`} style={{ height: `${percent ?? 0}%` }} />
          </span>
        ))}
      </span>
      {today.percent !== null && (
        <span aria-hidden="true" className={tone(today.percent, 'text')}>
          {percentText(today.percent)}%
        </span>
      )}
    </span>
  )
}

/** A day in words: how much of what was to be recorded is there, and what was not to be recorded. */
const toldOf = ({ day, percent, ...rest }: RecordedDay, is_today: boolean, say: Say): readonly string[] => {
  const off = restText(rest, say)
  if (percent === null) return off === '' ? [] : [say('rested_on', { day: dayText(day), rest: off })]
  const held = is_today
    ? say('recorded_today', { percent: percentText(percent) })
    : say('recorded_on', { day: dayText(day), percent: percentText(percent) })
  return [off === '' ? held : `${held}, ${off}`]
}

const LEAST_TOLD_MS = 60_000

const restText = (rest: Pick<RecordedDay, 'suspended_ms' | 'not_scheduled_ms'>, say: Say): string =>
  [
    rest.not_scheduled_ms < LEAST_TOLD_MS
      ? ''
      : say('off_hours_for', { length: roughLength(rest.not_scheduled_ms, say) }),
    rest.suspended_ms < LEAST_TOLD_MS ? '' : say('suspended_for', { length: roughLength(rest.suspended_ms, say) }),
  ]
    .filter(Boolean)
    .join(', ')

/** `12 giờ`, `1 giờ 20 phút`, `45 phút`. */
const roughLength = (span_ms: number, say: Say): string => {
  const minutes = Math.round(span_ms / 60_000)
  const [h, m] = [Math.floor(minutes / 60), minutes % 60]
  if (h === 0) return say('minutes_only', { m })
  return m === 0 ? say('hours_only', { h }) : say('hours_minutes', { h, m })
}

const LEAST_GOOD = 95

const tone = (percent: number | null, where: 'bg' | 'text'): string => {
  const good = (percent ?? 0) >= LEAST_GOOD
  if (where === 'bg') return good ? 'bg-quiet' : 'bg-warn'
  return good ? 'text-quiet' : 'text-warn'
}

/** Whole percents, and never 100 while anything is missing. */
const percentText = (percent: number): string => String(Math.floor(percent + 0.05))

/** `22/11` */
const dayText = (day: string): string => `${day.slice(8, 10)}/${day.slice(5, 7)}`
