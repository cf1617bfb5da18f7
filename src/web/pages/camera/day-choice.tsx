// Day choice: the day before, the day after, or any day from the calendar; shown day before month in either language.

import { useRef } from 'react'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { BackIcon, ForwardIcon } from '#web/ui/icons.tsx'
import { CalendarIcon } from '#web/ui/more-icons.tsx'
import { useWords } from '#web/words/language.ts'
import { DAY_90K, dateText, dayCode, dayStart, readLocalCode } from '#web/words/time.ts'

export const DayChoice = ({
  day,
  onDay,
}: {
  readonly day: WallTime90k
  readonly onDay: (day: WallTime90k) => void
}) => {
  const say = useWords()
  const input = useRef<HTMLInputElement>(null)
  const today = dayStart(stationNow())
  const by = (days: number) => onDay(wallTime90k(day + days * DAY_90K))
  return (
    <fieldset className="flex items-center" aria-label={say('day')}>
      <IconButton label={say('day_before')} onClick={() => by(-1)}>
        <BackIcon />
      </IconButton>
      <div className="relative">
        <Button
          weight="quiet"
          className="px-2 tabular-nums"
          aria-label={say('choose_day', { day: day === today ? `${say('today')} ${dateText(day)}` : dateText(day) })}
          onClick={() => input.current?.showPicker()}
        >
          <CalendarIcon />
          <span className="text-ink">{day === today ? say('today') : dateText(day)}</span>
        </Button>
        <input
          ref={input}
          type="date"
          tabIndex={-1}
          aria-hidden="true"
          className="pointer-events-none absolute inset-0 -z-10 opacity-0"
          value={dayCode(day)}
          max={dayCode(today)}
          onChange={event => {
            const chosen = readLocalCode(event.target.value)
            if (chosen !== undefined && chosen <= today) onDay(chosen)
          }}
        />
      </div>
      <IconButton label={say('day_after')} disabled={day >= today} onClick={() => by(1)}>
        <ForwardIcon />
      </IconButton>
    </fieldset>
  )
}
