// Password field: can be shown, because typing a long sentence blind helps nobody.

import { type ComponentProps, useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { useWords } from '#web/words/language.ts'

export const PasswordField = (props: ComponentProps<typeof Field>) => {
  const say = useWords()
  const [shown, setShown] = useState(false)
  return (
    <Field
      {...props}
      type={shown ? 'text' : 'password'}
      spellCheck={false}
      autoCapitalize="none"
      beside={
        <Button aria-pressed={shown} onClick={() => setShown(!shown)} className="min-h-12">
          {say(shown ? 'hide' : 'show')}
        </Button>
      }
    />
  )
}
