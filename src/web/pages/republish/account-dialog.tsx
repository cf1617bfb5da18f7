// Account dialog: what the other system is called, and which cameras it may fetch. None is ticked for it.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { MadeRepublishAccount, NewRepublishAccount } from '#contract/republish.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries, republishQuery } from '#web/queries.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'

type Wrong = { readonly [field in 'name' | 'cameras']?: WordKey }

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
  const [all, setAll] = useState(false)
  const [wrong, setWrong] = useState<Wrong>({})
  const make = useMutation({
    mutationFn: (body: NewRepublishAccount) =>
      ask<MadeRepublishAccount>(paths.republishAccounts, { method: 'POST', body }),
    gcTime: 0, // the answer carries the secret: it goes when this dialog goes
    onSuccess: async made => {
      onMade(made)
      await queries.invalidateQueries({ queryKey: republishQuery.queryKey })
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const name = String(form.get('name') ?? '').trim()
    const ticked = form.getAll('camera').map(String)
    const found: Wrong = {
      ...(/^[a-z0-9][a-z0-9._-]{0,31}$/.test(name) ? {} : { name: 'fetch_account_name_wrong' }),
      ...(all || ticked.length > 0 ? {} : { cameras: 'fetch_no_camera' }),
    }
    setWrong(found)
    if (Object.keys(found).length === 0) make.mutate({ name, cameras: all ? null : ticked })
  }
  return (
    <Dialog title={say('make_fetch_account')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5" noValidate>
        <Field
          label={say('fetch_account_name')}
          name="name"
          maxLength={32}
          autoComplete="off"
          hint={say('fetch_account_name_why')}
          complaint={wrong.name === undefined ? undefined : say(wrong.name)}
        />
        <Choice
          label={say('fetch_which')}
          value={all ? 'all' : 'some'}
          onChange={event => setAll(event.currentTarget.value === 'all')}
        >
          <option value="some">{say('fetch_some_cameras')}</option>
          <option value="all">{say('fetch_all_cameras')}</option>
        </Choice>
        {!all && <CameraTicks cameras={cameras} complaint={wrong.cameras} />}
        <FormEnd doing={make} label={say('make_account')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}

const CameraTicks = ({
  cameras,
  complaint,
}: {
  readonly cameras: readonly Camera[]
  readonly complaint: WordKey | undefined
}) => {
  const say = useWords()
  return (
    <fieldset className="grid gap-1.5">
      <legend className="pb-1.5 font-medium">{say('fetch_cameras')}</legend>
      <div className="max-h-64 overflow-y-auto rounded-lg border border-line px-3 py-1">
        {cameras.map(({ id, name }) => (
          <label key={id} className="flex min-h-11 items-center gap-3">
            <input type="checkbox" name="camera" value={id} className="size-5 shrink-0 accent-accent" />
            <span className="min-w-0 break-words">{name}</span>
          </label>
        ))}
      </div>
      {complaint !== undefined && (
        <p role="alert" className="text-sm text-bad">
          {say(complaint)}
        </p>
      )}
    </fieldset>
  )
}
