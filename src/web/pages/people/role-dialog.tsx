// Role dialog: what a role is called, and what it may; or a role of the station's own.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Verb } from '#contract/access.ts'
import type { RoleList, RoleShown, SetRole } from '#contract/grant.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'
import { peopleChanged } from './people-queries.ts'
import { VerbTicks } from './verb-ticks.tsx'

export const RoleDialog = ({
  roles,
  role,
  onClose,
}: {
  readonly roles: RoleList
  /** The one that is changed. */
  readonly role?: RoleShown
  readonly onClose: () => void
}) => {
  const say = useWords()
  const language = useLanguage()
  const [wrong, setWrong] = useState(false)
  const keep = useMutation({
    mutationFn: ({ code, body }: { code: string; body: SetRole }) =>
      ask<RoleList>(paths.role(code), { method: 'PUT', body }),
    onSuccess: async () => {
      await peopleChanged()
      onClose()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const code = role?.code ?? text('code')
    const bad = !/^[a-z][a-z0-9_]{1,31}$/.test(code)
    setWrong(bad)
    if (!bad) keep.mutate({ code, body: { vi: text('vi'), en: text('en'), verbs: form.getAll('verb') as Verb[] } })
  }
  return (
    <Dialog title={role === undefined ? say('role_add') : role[language]} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid grid-cols-1 gap-5">
        {role === undefined && (
          <Field
            label={say('role_code')}
            hint={say('role_code_hint')}
            name="code"
            autoCapitalize="none"
            maxLength={32}
            complaint={wrong ? say('role_code_wrong') : undefined}
          />
        )}
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label={say('role_name_vi')} name="vi" required maxLength={80} defaultValue={role?.vi} />
          <Field label={say('role_name_en')} name="en" required maxLength={80} defaultValue={role?.en} />
        </div>
        <VerbTicks roles={roles} ticked={role?.verbs ?? []} />
        <FormEnd doing={keep} label={say('save')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
