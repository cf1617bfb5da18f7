// Welcome: where a one-time link leads. On a new station it makes the first account; later it signs that account in.
// The token stands behind `#`, so that no server log and no referrer ever sees it; it is taken out of the address at once.

import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { UseLink } from '#contract/session.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries, sessionQuery } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Field } from '#web/ui/field.tsx'
import { useWords } from '#web/words/language.ts'
import { Door } from './door.tsx'
import { PasswordField } from './password-field.tsx'

const LEAST_PASSWORD = 14

export const WelcomePage = () => {
  const say = useWords()
  const session = useQuery(sessionQuery)
  const [token] = useState(() => location.hash.slice(1))
  const use = useLink()
  useEffect(() => {
    if (token !== '') history.replaceState(history.state, '', location.pathname)
  }, [token])
  if (token === '') return <Door title={say('welcome')}>{say('link_without_token')}</Door>
  // What is shown depends on whether somebody has an account here: nothing is shown that would jump away a moment later.
  if (session.isPending) return <main className="min-h-dvh" aria-busy="true" aria-label={say('one_moment')} />
  if (session.data?.first_run === true)
    return (
      <Door title={say('welcome')}>
        <p className="text-quiet">{say('first_account_why')}</p>
        <FirstAccountForm busy={use.isPending} onReady={account => use.mutate({ token, account })} />
        <Complaint error={use.error} />
      </Door>
    )
  return (
    <Door title={say('signing_in')}>
      {session.isError && <Complaint error={session.error} />}
      {session.data !== undefined && use.error === null && <UseAtOnce onReady={() => use.mutate({ token })} />}
      <Complaint error={use.error} />
    </Door>
  )
}

const useLink = () => {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: UseLink) => ask(paths.signInLink, { method: 'POST', body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['session'] })
      await navigate({ to: '/', replace: true })
    },
  })
}

/** Uses the link once, even where React draws twice. */
const UseAtOnce = ({ onReady }: { readonly onReady: () => void }) => {
  const say = useWords()
  const used = useRef(false)
  useEffect(() => {
    if (used.current) return
    used.current = true
    onReady()
  })
  return <p role="status">{say('one_moment')}</p>
}

type FirstAccount = NonNullable<UseLink['account']>

const FirstAccountForm = ({ busy, onReady }: { busy: boolean; onReady: (account: FirstAccount) => void }) => {
  const say = useWords()
  const [complaints, setComplaints] = useState<{ username?: string; password?: string }>({})
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    const account = {
      display_name: text('display_name').trim(),
      username: text('username').trim(),
      password: text('password'),
    }
    const found = {
      ...(/^[a-z0-9][a-z0-9._-]{1,31}$/.test(account.username) ? {} : { username: say('username_rule') }),
      ...(account.password.length >= LEAST_PASSWORD ? {} : { password: say('password_too_short') }),
    }
    setComplaints(found)
    if (Object.keys(found).length === 0) onReady(account)
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-5" noValidate={false}>
      <Field label={say('display_name')} name="display_name" autoComplete="name" required maxLength={80} />
      <Field
        label={say('username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        hint={say('username_rule')}
        complaint={complaints.username}
        required
        maxLength={32}
      />
      <PasswordField
        label={say('new_password')}
        name="password"
        autoComplete="new-password"
        hint={say('password_why_long')}
        complaint={complaints.password}
        required
        maxLength={200}
      />
      <Button type="submit" weight="strong" disabled={busy} className="min-h-12">
        {say(busy ? 'one_moment' : 'make_first_account')}
      </Button>
    </form>
  )
}
