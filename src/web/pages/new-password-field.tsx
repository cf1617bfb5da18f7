// New password field: says while one types how good the password is, by the station's own rules.

import { type ComponentProps, useState } from 'react'
import { isFault, judgePassword, type Strength } from '#contract/password-rules.ts'
import { useWords, type WordKey } from '#web/words/language.ts'
import { PasswordField } from './password-field.tsx'

export const NewPasswordField = ({
  names = [],
  ...props
}: Omit<ComponentProps<typeof PasswordField>, 'label' | 'name'> & { readonly names?: readonly string[] }) => {
  const say = useWords()
  const [typed, setTyped] = useState('')
  const strength = judgePassword(typed, names)
  return (
    <div className="grid gap-1.5">
      <PasswordField
        label={say('new_password')}
        name="password"
        autoComplete="new-password"
        hint={say('password_why_long')}
        required
        {...props}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <p role="status" className={`min-h-5 text-sm ${isFault(strength) ? 'text-warn' : 'text-accent'}`}>
        {typed === '' ? '' : say(strengthWords[strength])}
      </p>
    </div>
  )
}

/** The complaint about a password, if there is one. */
export const useFaultOf = () => {
  const say = useWords()
  return (password: string, names: readonly string[] = []): string | undefined => {
    const strength = judgePassword(password, names)
    return isFault(strength) ? say(strengthWords[strength]) : undefined
  }
}

const strengthWords: Record<Strength, WordKey> = {
  too_short: 'password_too_short',
  too_long: 'password_too_long',
  common: 'password_common',
  repeats: 'password_repeats',
  like_name: 'password_like_name',
  fair: 'password_fair',
  strong: 'password_strong',
}
