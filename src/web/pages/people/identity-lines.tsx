// Who the province's identity provider says somebody is, tied to their account and untied. Shown where a provider is set.

import { useMutation, useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { PersonAccount } from '#contract/person.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Field } from '#web/ui/field.tsx'
import { useWords } from '#web/words/language.ts'
import { peopleChanged, signInSettingsQuery } from './people-queries.ts'

export const IdentityLines = ({ account }: { readonly account: PersonAccount }) => {
  const say = useWords()
  const provider = useQuery(signInSettingsQuery).data?.provider ?? null
  const tie = useMutation({
    mutationFn: ({ deed, subject }: { deed: '/identity' | '/identity/removal'; subject: string }) =>
      ask(paths.accountOf(account.username, deed), { method: 'POST', body: { subject } }),
    onSuccess: peopleChanged,
  })
  if (provider === null) return null
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const subject = String(new FormData(form).get('subject') ?? '').trim()
    if (subject !== '') tie.mutate({ deed: '/identity', subject }, { onSuccess: () => form.reset() })
  }
  return (
    <div className="grid gap-3 border-t border-line p-4">
      {account.identities.map(subject => (
        <p key={subject} className="flex flex-wrap items-center justify-between gap-2">
          <span className="min-w-0 wrap-anywhere">{say('account_tied', { subject })}</span>
          <Button
            weight="quiet"
            aria-label={say('account_untie_of', { subject })}
            onClick={() => tie.mutate({ deed: '/identity/removal', subject })}
          >
            {say('account_untie')}
          </Button>
        </p>
      ))}
      <form onSubmit={onSubmit}>
        <Field
          label={say('account_tie')}
          hint={say('account_tie_how')}
          name="subject"
          maxLength={255}
          beside={
            <Button type="submit" disabled={tie.isPending}>
              {say('account_tie_add')}
            </Button>
          }
        />
      </form>
      <Complaint error={tie.error} />
    </div>
  )
}
