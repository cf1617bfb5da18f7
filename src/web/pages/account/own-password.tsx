// One's own password: when it was changed, and the way to change it.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { OwnAccount } from '#contract/account.ts'
import { ask } from '#web/ask.ts'
import { NewPasswordField, useFaultOf } from '#web/pages/new-password-field.tsx'
import { PasswordField } from '#web/pages/password-field.tsx'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { Row, Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { dateText } from '#web/words/time.ts'
import { accountQuery } from './account-queries.ts'

export const OwnPassword = ({ account }: { readonly account: OwnAccount }) => {
  const say = useWords()
  const [changing, setChanging] = useState(false)
  const { username, display_name, password_changed_90k } = account
  const changed =
    password_changed_90k === null
      ? ''
      : say('password_changed_on', { day: dateText(wallTime90k(password_changed_90k)) })
  return (
    <Section title={say('password')}>
      <ul>
        <Row
          name={display_name}
          facts={[username, changed]}
          action={
            account.has_password && <Button onClick={() => setChanging(true)}>{say('change_own_password')}</Button>
          }
        />
      </ul>
      {changing && <ChangeDialog names={[username, display_name]} onClose={() => setChanging(false)} />}
    </Section>
  )
}

const ChangeDialog = ({ names, onClose }: { readonly names: readonly string[]; readonly onClose: () => void }) => {
  const say = useWords()
  const faultOf = useFaultOf()
  const [complaint, setComplaint] = useState<string>()
  const change = useMutation({
    mutationFn: (body: { password: string; chosen: string }) =>
      ask<OwnAccount>(paths.accountPassword, { method: 'POST', body }),
    onSuccess: shown => {
      queries.setQueryData(accountQuery.queryKey, shown)
      void queries.invalidateQueries({ queryKey: ['account_sessions'] })
      onClose()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [password, chosen] = ['now', 'password'].map(name => String(form.get(name) ?? ''))
    const fault = faultOf(chosen!, names)
    setComplaint(fault)
    if (fault === undefined) change.mutate({ password: password!, chosen: chosen! })
  }
  return (
    <Dialog title={say('change_own_password')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <PasswordField
          label={say('password_of_now')}
          name="now"
          autoComplete="current-password"
          required
          maxLength={200}
        />
        <NewPasswordField names={names} complaint={complaint} />
        <FormEnd doing={change} label={say('change_own_password')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
