// Speed choice: how fast footage is played, backwards with a minus.

import { useLanguage, useWords } from '#web/words/language.ts'

export const SpeedChoice = ({
  speeds,
  speed,
  disabled = false,
  onSpeed,
}: {
  readonly speeds: readonly number[]
  readonly speed: number
  readonly disabled?: boolean
  readonly onSpeed: (speed: number) => void
}) => {
  const say = useWords()
  const comma = useLanguage() === 'vi'
  const text = (value: number): string => {
    const told = String(Math.abs(value))
    return `${value < 0 ? '−' : ''}${comma ? told.replace('.', ',') : told}×`
  }
  return (
    <label className="flex items-center">
      <span className="sr-only">{say('speed')}</span>
      <select
        value={speed}
        disabled={disabled}
        onChange={event => onSpeed(Number(event.target.value))}
        data-tip={say('speed')}
        className="min-h-11 rounded-lg border border-edge bg-raised px-2 tabular-nums disabled:opacity-45 max-sm:w-17 max-sm:px-1"
      >
        {speeds.map(known => (
          <option key={known} value={known}>
            {text(known)}
          </option>
        ))}
      </select>
    </label>
  )
}
