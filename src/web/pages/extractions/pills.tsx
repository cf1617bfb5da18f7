// Pills: one choice of several that are too many for one row: they wrap, as radio buttons; arrow keys move, screen readers count them.

import { type ReactNode, useId } from 'react'

export const Pills = <Value extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly label: ReactNode; readonly count?: number }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}) => {
  const name = useId()
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{label}</legend>
      {options.map(option => (
        <label
          key={option.value}
          className="flex min-h-11 cursor-pointer items-center gap-2 rounded-full border border-edge bg-slate px-4 leading-tight has-checked:border-accent has-checked:bg-accent has-checked:font-semibold has-checked:text-night has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
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
          {option.count !== undefined && <span className="tabular-nums">{option.count}</span>}
        </label>
      ))}
    </fieldset>
  )
}

/** One choice of a few that need a sentence each. */
export const Tiles = <Value extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly label: string; readonly why?: string }[]
  readonly value: Value | ''
  readonly onChange: (value: Value) => void
}) => {
  const name = useId()
  return (
    <fieldset className="grid gap-2 sm:grid-cols-2">
      <legend className="mb-1.5 font-medium">{label}</legend>
      {options.map(option => (
        <label
          key={option.value}
          className="flex min-h-12 cursor-pointer items-start gap-3 rounded-lg border border-edge bg-night px-3 py-2.5 leading-tight has-checked:border-accent has-checked:bg-accent-deep has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="mt-0.5 size-5 shrink-0 accent-accent"
          />
          <span className="min-w-0">
            <span className="block first-letter:uppercase">{option.label}</span>
            {option.why !== undefined && <span className="mt-1 block text-sm text-ink/80">{option.why}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
