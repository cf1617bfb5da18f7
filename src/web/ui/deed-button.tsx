// Deed button: what a key does, as a button that tells its key.

import type { ReactNode } from 'react'
import { useWords } from '#web/words/language.ts'
import { IconButton } from './button.tsx'
import type { Shortcut } from './shortcuts.ts'

export const DeedButton = <Deed extends string>({
  of,
  deed,
  act,
  label,
  pressed,
  disabled = false,
  className = '',
  children,
}: {
  readonly of: readonly Shortcut<Deed>[]
  readonly deed: Deed
  readonly act: (deed: Deed) => void
  readonly label?: string
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly className?: string
  readonly children: ReactNode
}) => {
  const say = useWords()
  const shortcut = of.find(known => known.deed === deed)!
  return (
    <IconButton
      label={label ?? say(shortcut.words)}
      shortcut={shortcut.shown}
      disabled={disabled}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      className={`${className} aria-pressed:bg-accent-deep aria-pressed:text-accent`}
      onClick={() => act(deed)}
    >
      {children}
    </IconButton>
  )
}
