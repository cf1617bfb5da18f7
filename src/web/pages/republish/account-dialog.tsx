// Account dialog: makes an account for another system: what it is called, and what it may fetch.

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { MadeRepublishAccount, NewRepublishAccount } from '#contract/republish.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { useWords } from '#web/words/language.ts'
import { AccountForm, type Allowed } from './account-form.tsx'
import { republishQuery } from './republish-queries.ts'

export const AccountDialog = ({
  cameras,
  onMade,
  onClose,
}: {
  readonly cameras: readonly Camera[]
  readonly onMade: (made: MadeRepublishAccount) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [wrong, setWrong] = useState(false)
  const make = useMutation({
    mutationFn: (body: NewRepublishAccount) =>
      ask<MadeRepublishAccount>(paths.republishAccounts, { method: 'POST', body }),
    gcTime: 0, // the answer carries the secret: it goes when this dialog goes
    onSuccess: async made => {
      onMade(made)
      await queries.invalidateQueries({ queryKey: republishQuery.queryKey })
    },
  })
  const onSend = (allowed: Allowed, form: FormData) => {
    const name = String(form.get('name') ?? '').trim()
    const named = /^[a-z0-9][a-z0-9._-]{0,31}$/.test(name)
    setWrong(!named)
    if (named) make.mutate({ name, ...allowed })
  }
  return (
    <Dialog title={say('make_fetch_account')} onClose={onClose}>
      <AccountForm {...{ cameras, onSend, onClose }} label={say('make_account')} doing={make}>
        <Field
          label={say('fetch_account_name')}
          name="name"
          maxLength={32}
          autoComplete="off"
          hint={say('fetch_account_name_why')}
          complaint={wrong ? say('fetch_account_name_wrong') : undefined}
        />
      </AccountForm>
    </Dialog>
  )
}
