// Segments: one choice of a few, all in sight, as radio buttons side by side: arrow keys move, screen readers count them.

import { type ReactNode, useId } from 'react'

export type Segment<Value extends string> = {
  readonly value: Value
  readonly label: ReactNode
  /** Said where the pointer rests on it. */
  readonly why?: string
}

export const Segments = <Value extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string
  readonly options: readonly Segment<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}) => {
  const name = useId()
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{label}</legend>
      <div className="grid auto-cols-fr grid-flow-col gap-1 rounded-lg border border-edge bg-night p-1">
        {options.map(option => (
          <label
            key={option.value}
            title={option.why}
            className="grid min-h-11 cursor-pointer place-content-center rounded-md px-2 text-center leading-tight has-checked:bg-accent has-checked:font-semibold has-checked:text-night has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
