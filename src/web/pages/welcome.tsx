// Welcome: where a one-time link leads. On a new station it makes the first account, later it signs that account in; whoever was invited, or
// whose password was reset, chooses a password here. A code that was told may be typed.
// The token stands behind `#`, so that no server log and no referrer ever sees it; it is taken out of the address at once.

import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { LinkLook, UseLink } from '#contract/session.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Field } from '#web/ui/field.tsx'
import { useWords } from '#web/words/language.ts'
import { Door } from './door.tsx'
import { NewPasswordField, useFaultOf } from './new-password-field.tsx'

export const WelcomePage = () => {
  const [token, setToken] = useState(() => location.hash.slice(1))
  useEffect(() => {
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname)
  }, [])
  if (token === '') return <TypedCode onTyped={setToken} />
  return <Link token={token} onAgain={() => setToken('')} />
}

/** What is shown depends on what the link is for: nothing is shown that would jump away a moment later. */
const Link = ({ token, onAgain }: { readonly token: string; readonly onAgain: () => void }) => {
  const say = useWords()
  const look = useQuery({
    queryKey: ['link', token],
    queryFn: ({ signal }) => ask<LinkLook>(paths.signInLinkLook, { method: 'POST', body: { token }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  const [asked, setAsked] = useState(false)
  const use = useLink(() => setAsked(true))
  if (asked) return <AskWall />
  if (look.isPending) return <main className="min-h-dvh" aria-busy="true" aria-label={say('one_moment')} />
  if (look.data === undefined)
    return (
      <Door title={say('welcome')}>
        <Complaint error={look.error} />
        <Button onClick={onAgain}>{say('one_time_code')}</Button>
      </Door>
    )
  const { kind, username, display_name } = look.data
  if (kind === 'first_account')
    return (
      <Door title={say('welcome')}>
        <p className="text-quiet">{say('first_account_why')}</p>
        <FirstAccountForm busy={use.isPending} onReady={account => use.mutate({ token, account, first: true })} />
        <Complaint error={use.error} />
      </Door>
    )
  if (kind === 'sign_in')
    return (
      <Door title={say('signing_in')}>
        {use.error === null && <UseAtOnce onReady={() => use.mutate({ token })} />}
        <Complaint error={use.error} />
      </Door>
    )
  return (
    <Door title={say('welcome')}>
      <p>{say(kind === 'invite' ? 'invited_as' : 'reset_for', { username: username ?? '' })}</p>
      <OwnPasswordForm
        busy={use.isPending}
        names={[username ?? '', display_name ?? '']}
        onReady={password => use.mutate({ token, password })}
      />
      <Complaint error={use.error} />
    </Door>
  )
}

/** Somebody who was told a code, and has no link to open. */
const TypedCode = ({ onTyped }: { readonly onTyped: (code: string) => void }) => {
  const say = useWords()
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onTyped(String(new FormData(event.currentTarget).get('code') ?? '').trim())
  }
  return (
    <Door title={say('welcome')}>
      <p>{say('link_without_token')}</p>
      <form onSubmit={onSubmit} className="grid gap-5">
        <Field
          label={say('one_time_code')}
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          required
          minLength={20}
          maxLength={40}
        />
        <Button type="submit" weight="strong" className="min-h-12">
          {say('use_code')}
        </Button>
      </form>
    </Door>
  )
}

const OwnPasswordForm = ({
  busy,
  names,
  onReady,
}: {
  readonly busy: boolean
  readonly names: readonly string[]
  readonly onReady: (password: string) => void
}) => {
  const say = useWords()
  const faultOf = useFaultOf()
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password') ?? '')
    if (faultOf(password, names) === undefined) onReady(password)
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <input type="hidden" name="username" autoComplete="username" value={names[0]} />
      <NewPasswordField names={names} />
      <Button type="submit" weight="strong" disabled={busy} className="min-h-12">
        {say(busy ? 'one_moment' : 'set_password_and_enter')}
      </Button>
    </form>
  )
}

const useLink = (onFirst: () => void) => {
  const enter = useEntering()
  return useMutation({
    mutationFn: ({ first: _, ...body }: UseLink & { readonly first?: true }) =>
      ask(paths.signInLink, { method: 'POST', body }),
    onSuccess: (_, { first }) => (first ? onFirst() : enter()),
  })
}

const useEntering = () => {
  const navigate = useNavigate()
  return async () => {
    await queries.invalidateQueries({ queryKey: ['session'] })
    await navigate({ to: '/', replace: true }) // from where whoever lacks a step is led to it
  }
}

/** Asked once, on the computer on which the station was set up: it may be the one that hangs in the duty room. */
const AskWall = () => {
  const say = useWords()
  const enter = useEntering()
  const mark = useMutation({
    mutationFn: () => ask(paths.sessionWall, { method: 'PUT' }),
    onSuccess: enter,
  })
  return (
    <Door title={say('duty_wall_ask')}>
      <p className="text-quiet">{say('duty_wall_ask_why')}</p>
      <Complaint error={mark.error} />
      <Button weight="strong" className="min-h-12" disabled={mark.isPending} onClick={() => mark.mutate()}>
        {say('duty_wall_yes')}
      </Button>
      <Button className="min-h-12" disabled={mark.isPending} onClick={() => void enter()}>
        {say('duty_wall_no')}
      </Button>
    </Door>
  )
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
  const faultOf = useFaultOf()
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
    const fault = faultOf(account.password, [account.username, account.display_name])
    const found = {
      ...(/^[a-z0-9][a-z0-9._-]{1,31}$/.test(account.username) ? {} : { username: say('username_rule') }),
      ...(fault === undefined ? {} : { password: fault }),
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
      <NewPasswordField complaint={complaints.password} />
      <Button type="submit" weight="strong" disabled={busy} className="min-h-12">
        {say(busy ? 'one_moment' : 'make_first_account')}
      </Button>
    </form>
  )
}
