// Recorder password: one change of user and password for a recorder and all cameras that hang on it.

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { Nvr } from '#contract/nvr.ts'
import { ask } from '#web/ask.ts'
import { PasswordField } from '#web/pages/password-field.tsx'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { useWords } from '#web/words/language.ts'

export const RecorderPassword = ({ nvr, onChanged }: { readonly nvr: Nvr; readonly onChanged: () => void }) => {
  const say = useWords()
  const { open, show, shut } = useOpened()
  const change = useMutation({
    mutationFn: (body: { readonly username: string; readonly password: string }) =>
      ask<Nvr>(paths.nvrCredentials(nvr.id), { method: 'PUT', body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['nvrs'] })
      shut()
      onChanged()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    change.mutate({ username: String(form.get('username') ?? ''), password: String(form.get('password') ?? '') })
  }
  return (
    <>
      <Button weight="quiet" onClick={() => show('password')}>
        {say('change_password')}
      </Button>
      {open === 'password' && (
        <Dialog title={say('change_password')} onClose={shut}>
          <form onSubmit={onSubmit} className="grid gap-5">
            <p className="text-quiet">{say('change_password_why', { name: nvr.name, count: nvr.cameras.length })}</p>
            <Field label={say('recorder_user')} name="username" required maxLength={120} autoComplete="off" />
            <PasswordField label={say('new_password')} name="password" required maxLength={200} autoComplete="off" />
            <FormEnd doing={change} label={say('save')} onCancel={shut} />
          </form>
        </Dialog>
      )}
    </>
  )
}
