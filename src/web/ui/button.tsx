// Buttons: one shape, five weights; at least 44 px each way, with a visible focus.

import type { ButtonHTMLAttributes, ReactNode } from 'react'

type Weight = 'strong' | 'plain' | 'quiet' | 'offered' | 'danger'

const weights: Record<Weight, string> = {
  strong: 'bg-accent text-night font-semibold hover:brightness-110',
  plain: 'bg-raised text-ink border border-line hover:bg-line',
  quiet: 'text-quiet hover:text-ink hover:bg-raised',
  offered: 'font-semibold text-accent hover:bg-line/60',
  danger: 'bg-bad-deep text-ink border border-bad/50 hover:brightness-125',
}

const shape =
  'inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-lg px-4 text-center leading-tight motion-safe:transition-colors disabled:opacity-45'

export const buttonLook = (weight: Weight = 'plain', extra = ''): string => `${shape} ${weights[weight]} ${extra}`

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { readonly weight?: Weight }

export const Button = ({ weight = 'plain', className = '', type = 'button', ...rest }: ButtonProps) => (
  <button type={type} className={buttonLook(weight, className)} {...rest} />
)

/** A button that shows a drawing; its words are for screen readers and for the pointer that rests on it. */
export const IconButton = ({
  label,
  shortcut,
  className = '',
  ...rest
}: Omit<ButtonProps, 'aria-label' | 'title'> & {
  readonly label: string
  readonly shortcut?: string
  readonly children: ReactNode
}) => (
  <Button
    weight="quiet"
    className={`px-2 ${className}`}
    aria-label={label}
    data-tip={shortcut === undefined ? label : `${label} (${shortcut})`}
    {...rest}
  />
)
