// New account: a user name, made of the person's own, and an invitation; or a first password, which they must change.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { AccountLinkMade } from '#contract/account.ts'
import type { NewAccount, Person, PersonAccount } from '#contract/person.ts'
import { ask } from '#web/ask.ts'
import { NewPasswordField, useFaultOf } from '#web/pages/new-password-field.tsx'
import { paths } from '#web/paths.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { plain } from '#web/ui/matching.ts'
import { Switch } from '#web/ui/switch.tsx'
import { useWords } from '#web/words/language.ts'
import type { Made } from './made.ts'

export const NewAccountDialog = ({
  person,
  onMade,
  onClose,
}: {
  readonly person: Person
  /** Undefined: with a first password, so there is no code to hand over. */
  readonly onMade: (made: Made | undefined) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const faultOf = useFaultOf()
  const [own, setOwn] = useState(false)
  const [wrong, setWrong] = useState<{ readonly username?: string; readonly password?: string }>({})
  const make = useMutation({
    mutationFn: async (body: NewAccount): Promise<Made | undefined> => {
      const { username } = await ask<PersonAccount>(paths.accounts, { method: 'POST', body })
      if (body.password !== undefined) return undefined
      const link = await ask<AccountLinkMade>(paths.accountOf(username, '/link'), { method: 'POST', body: {} })
      return { username, link }
    },
    onSuccess: onMade,
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const username = String(form.get('username') ?? '').trim()
    const password = own ? String(form.get('password') ?? '') : undefined
    const fault = password === undefined ? undefined : faultOf(password, [username, person.name])
    const found = {
      ...(/^[a-z0-9][a-z0-9._-]{1,31}$/.test(username) ? {} : { username: say('username_rule') }),
      ...(fault === undefined ? {} : { password: fault }),
    }
    setWrong(found)
    if (Object.keys(found).length === 0)
      make.mutate({ person: person.id, username, ...(password !== undefined && { password }) })
  }
  return (
    <Dialog title={say('account_make')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5" noValidate>
        <p className="text-quiet">{say(own ? 'account_first_password_how' : 'account_make_how')}</p>
        <Field
          label={say('username')}
          hint={say('username_rule')}
          name="username"
          autoComplete="off"
          autoCapitalize="none"
          maxLength={32}
          defaultValue={suggested(person.name)}
          complaint={wrong.username}
        />
        <Switch label={say('account_first_password')} on={own} onChange={setOwn} />
        {own && <NewPasswordField names={[person.name]} complaint={wrong.password} />}
        <FormEnd doing={make} label={say(own ? 'account_make_plain' : 'account_make_code')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}

/** "Trần Thị Lan" signs in as `lan.tran`: the name first, as it is called. */
export const suggested = (name: string): string => {
  const words = plain(name)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  return [words.at(-1), words.length > 1 ? words[0] : undefined].filter(Boolean).join('.').slice(0, 32)
}
