// Switch: on or off at once, without a form to send; its words are part of what is pressed.

import type { ReactNode } from 'react'

export const Switch = ({
  label,
  hint,
  on,
  disabled = false,
  onChange,
}: {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly on: boolean
  readonly disabled?: boolean
  readonly onChange: (on: boolean) => void
}) => (
  <label className="flex min-h-11 cursor-pointer items-center gap-3 has-disabled:cursor-default has-disabled:opacity-45">
    <span className="min-w-0 flex-1">
      <span className="block">{label}</span>
      {hint !== undefined && <span className="block text-sm text-quiet">{hint}</span>}
    </span>
    <input
      type="checkbox"
      role="switch"
      checked={on}
      aria-checked={on}
      disabled={disabled}
      onChange={event => onChange(event.target.checked)}
      className="peer sr-only"
    />
    <span
      aria-hidden="true"
      className="flex h-7 w-12 shrink-0 items-center rounded-full border border-edge bg-night p-0.5 peer-checked:border-accent peer-checked:bg-accent peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent peer-checked:[&>span]:translate-x-5 peer-checked:[&>span]:bg-night"
    >
      <span className="size-5.5 rounded-full bg-quiet motion-safe:transition-transform" />
    </span>
  </label>
)
