// Direction choice: which way it went, by the eight names of the compass or towards another camera.

import type { Offered } from '#contract/trail.ts'
import { Choice } from '#web/ui/field.tsx'
import { useWords } from '#web/words/language.ts'
import { compassWords } from './mover-words.ts'
import { compassPoint } from './way.ts'

const MOST_CAMERAS = 8

export const DirectionChoice = ({
  value,
  offered,
  disabled,
  onChange,
}: {
  readonly value: number | null
  readonly offered: readonly Offered[]
  readonly disabled: boolean
  readonly onChange: (degrees: number | null) => void
}) => {
  const say = useWords()
  const towards = offered.filter(({ bearing_deg }) => bearing_deg !== null).slice(0, MOST_CAMERAS)
  const whole = value === null ? '' : String(Math.round(value))
  const named = [...compassWords.map((word, at) => ({ degrees: String(at * 45), text: say(word) }))]
  const cameras = towards.map(({ bearing_deg, name }) => ({
    degrees: String(Math.round(bearing_deg ?? 0) % 360),
    text: name,
  }))
  const other = whole !== '' && ![...named, ...cameras].some(({ degrees }) => degrees === whole)
  return (
    <Choice
      label={say('trail_direction')}
      value={whole}
      disabled={disabled}
      onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
    >
      <option value="">{say('trail_direction_none')}</option>
      {other && <option value={whole}>{say(compassWords[compassPoint(value ?? 0)]!)}</option>}
      <optgroup label={say('trail_compass')}>
        {named.map(({ degrees, text }) => (
          <option key={degrees} value={degrees}>
            {text}
          </option>
        ))}
      </optgroup>
      {cameras.length > 0 && (
        <optgroup label={say('trail_towards')}>
          {cameras.map(({ degrees, text }) => (
            <option key={`${degrees} ${text}`} value={degrees}>
              {text}
            </option>
          ))}
        </optgroup>
      )}
    </Choice>
  )
}
