// Sound button: lets recorded sound be heard, or no more; nothing where there is none to hear.

import { IconButton } from '#web/ui/button.tsx'
import { MutedIcon, SoundIcon } from '#web/ui/more-icons.tsx'
import { useWords } from '#web/words/language.ts'
import type { SoundState } from './use-heard.ts'

export const SoundButton = ({
  state,
  shortcut,
  name,
  className = '',
  onToggle,
}: {
  readonly state: SoundState
  readonly shortcut?: string
  /** Whose sound, where there are several. */
  readonly name?: string
  readonly className?: string
  readonly onToggle: () => void
}) => {
  const say = useWords()
  if (state === 'none' || state === 'cannot') return null
  const on = state === 'on'
  const does = say(on ? 'sound_off' : 'sound_on')
  return (
    <IconButton
      label={name === undefined ? does : `${does}: ${name}`}
      {...(shortcut === undefined ? {} : { shortcut })}
      className={`${className} ${on ? 'bg-accent-deep text-accent' : ''}`}
      onClick={onToggle}
    >
      {on ? <SoundIcon /> : <MutedIcon />}
    </IconButton>
  )
}
