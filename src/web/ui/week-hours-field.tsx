// Week hours field: hours of the week as most people have them, always or one range on the days that are ticked; whoever needs more writes it. Sent
// as `name`, in the words of base/week-hours.ts; empty: always.

import { useId, useState } from 'react'
import { oneRange } from '#base/week-hours.ts'
import { useLanguage, useWords } from '#web/words/language.ts'
import { tickLook } from './camera-ticks.tsx'
import { Choice, Field } from './field.tsx'
import { readMinute } from './minute-typed.ts'

type Manner = 'always' | 'range' | 'written'

const codes = ['t2', 't3', 't4', 't5', 't6', 't7', 'cn']
const everyDay = [0, 1, 2, 3, 4, 5, 6]
const MONDAY_MS = Date.UTC(2026, 10, 23)

export const WeekHoursField = ({
  label,
  name,
  hours,
  always,
}: {
  readonly label: string
  readonly name: string
  readonly hours: string | null
  /** How it is called when there are no hours. */
  readonly always: string
}) => {
  const say = useWords()
  const given = hours === null ? undefined : oneRange(hours)
  const [manner, setManner] = useState<Manner>(hours === null ? 'always' : given === undefined ? 'written' : 'range')
  const [range, setRange] = useState(given ?? { days: everyDay, from: '06:00', to: '22:00' })
  const { days } = range
  const [from, to] = [readMinute(range.from) ?? '', readMinute(range.to) ?? '']
  const value = `${days.length === 7 ? '' : `${days.map(day => codes[day]).join(',')} `}${from}-${to}`
  return (
    <div className="grid gap-3">
      <Choice label={label} value={manner} onChange={event => setManner(event.currentTarget.value as Manner)}>
        <option value="always">{always}</option>
        <option value="range">{say('hours_range')}</option>
        <option value="written">{say('hours_written')}</option>
      </Choice>
      {manner === 'range' && (
        <>
          <Days days={days} onChange={chosen => setRange({ ...range, days: chosen })} />
          <div className="grid grid-cols-2 gap-3">
            {(['from', 'to'] as const).map(end => (
              <Field
                key={end}
                label={say(end === 'from' ? 'hours_from' : 'hours_to')}
                required
                maxLength={7}
                autoComplete="off"
                defaultValue={range[end]}
                complaint={readMinute(range[end]) === undefined ? say('hours_minute_wrong') : undefined}
                onChange={event => setRange({ ...range, [end]: event.currentTarget.value })}
              />
            ))}
          </div>
          {to !== '' && to <= from && <p className="text-sm text-quiet">{say('hours_over_night')}</p>}
          <input type="hidden" name={name} value={value} />
        </>
      )}
      {manner === 'written' && (
        <Field
          label={say('hours_in_words')}
          name={name}
          required
          maxLength={200}
          spellCheck={false}
          defaultValue={hours ?? ''}
          hint={say('hours_in_words_why')}
        />
      )}
    </div>
  )
}

const Days = ({
  days,
  onChange,
}: {
  readonly days: readonly number[]
  readonly onChange: (days: readonly number[]) => void
}) => {
  const say = useWords()
  const language = useLanguage()
  const id = useId()
  const named = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  return (
    <fieldset className="flex flex-wrap gap-x-4">
      <legend className="sr-only">{say('hours_days')}</legend>
      {everyDay.map(day => (
        <label key={day} htmlFor={`${id}-${day}`} className="flex min-h-11 items-center gap-2">
          <input
            id={`${id}-${day}`}
            type="checkbox"
            checked={days.includes(day)}
            // A week without a day is no hours: whoever means that pauses instead.
            disabled={days.length === 1 && days.includes(day)}
            onChange={() => onChange(everyDay.filter(one => days.includes(one) !== (one === day)))}
            className={tickLook}
          />
          {named.format(MONDAY_MS + day * 86_400_000)}
        </label>
      ))}
    </fieldset>
  )
}
