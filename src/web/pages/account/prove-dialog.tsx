// Prove dialog: the password once more before something that changes how one signs in.

import { type FormEvent, type ReactNode, useState } from 'react'
import { PasswordField } from '#web/pages/password-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'

export const ProveDialog = ({
  title,
  yes,
  onProve,
  onClose,
  children,
}: {
  readonly title: string
  readonly yes: string
  /** Does it with the password that was typed. */
  readonly onProve: (password: string, form: FormData) => Promise<unknown>
  readonly onClose: () => void
  readonly children?: ReactNode
}) => {
  const say = useWords()
  const [doing, setDoing] = useState<{ readonly isPending: boolean; readonly error: unknown }>({
    isPending: false,
    error: null,
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setDoing({ isPending: true, error: null })
    onProve(String(form.get('now') ?? ''), form).then(
      () => setDoing({ isPending: false, error: null }),
      (error: unknown) => setDoing({ isPending: false, error }),
    )
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        {children}
        <PasswordField
          label={say('password_of_now')}
          hint={say('prove_again')}
          name="now"
          autoComplete="current-password"
          required
          maxLength={200}
        />
        <FormEnd doing={doing} label={yes} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
