// Hours fields: whether a television is lit day and night or by hours, and what it does outside them.

import { Choice, Field } from '#web/ui/field.tsx'
import { useWords } from '#web/words/language.ts'

/** `from` and `to` as they are typed. */
export type LitHours = { readonly from: string; readonly to: string; readonly outside: 'lit' | 'dim' | 'black' }

const outsides = { lit: 'lit_always', black: 'lit_black', dim: 'lit_dim' } as const

export const HoursFields = ({
  hours,
  wrong,
  onChange,
}: {
  readonly hours: LitHours
  readonly wrong: boolean
  readonly onChange: (hours: LitHours) => void
}) => {
  const say = useWords()
  return (
    <>
      <Choice
        label={say('lit_hours')}
        value={hours.outside}
        onChange={event => onChange({ ...hours, outside: event.currentTarget.value as LitHours['outside'] })}
      >
        {Object.entries(outsides).map(([outside, word]) => (
          <option key={outside} value={outside}>
            {say(word)}
          </option>
        ))}
      </Choice>
      {hours.outside !== 'lit' && (
        <div className="grid grid-cols-2 gap-5">
          <Field
            label={say('lit_from')}
            value={hours.from}
            maxLength={7}
            autoComplete="off"
            onChange={event => onChange({ ...hours, from: event.currentTarget.value })}
          />
          <Field
            label={say('lit_to')}
            value={hours.to}
            maxLength={7}
            autoComplete="off"
            complaint={wrong ? say('lit_wrong') : undefined}
            onChange={event => onChange({ ...hours, to: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  )
}
