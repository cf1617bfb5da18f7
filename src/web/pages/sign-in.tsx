// Sign in: user name and password, and then whatever the station still asks for. On a station without any account it says how the first one
// is made.

import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, lazy, Suspense, useEffect, useState } from 'react'
import type { Session, SignIn } from '#contract/session.ts'
import { ask } from '#web/ask.ts'
import { firstPaths } from '#web/first-paths.ts'
import { queries, sessionQuery } from '#web/queries.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Field } from '#web/ui/field.tsx'
import { useWords, withLaterWords } from '#web/words/language.ts'
import { Door } from './door.tsx'
import { PasswordField } from './password-field.tsx'
import { PasskeyButton } from './signing-in/passkey-button.tsx'

const Step = lazy(withLaterWords(async () => ({ default: (await import('./signing-in/steps.tsx')).Step })))
const EmergencyForm = lazy(
  withLaterWords(async () => ({ default: (await import('./signing-in/emergency-form.tsx')).EmergencyForm })),
)
const RecoveryCodeList = lazy(
  withLaterWords(async () => ({ default: (await import('./signing-in/recovery-codes.tsx')).RecoveryCodeList })),
)

export const SignInPage = () => {
  const say = useWords()
  const session = useQuery(sessionQuery)
  const { back_to = '/' } = useSearch({ from: '/sign-in' })
  const [codes, setCodes] = useState<readonly string[]>([])
  const [emergency, setEmergency] = useState(false)
  const step = session.data?.step
  const coming = <main className="min-h-dvh" aria-busy="true" aria-label={say('one_moment')} />
  if (codes.length > 0)
    return (
      <Suspense fallback={coming}>
        <Door title={say('recovery_title')}>
          <RecoveryCodeList codes={codes} onKept={() => setCodes([])} />
        </Door>
      </Suspense>
    )
  if (session.data?.account && !session.data.duty_wall) return <GoBack to={back_to} />
  if (session.data?.first_run === true)
    return (
      <Door title={say('first_run_title')}>
        <p>{say('first_run_how')}</p>
      </Door>
    )
  if (step)
    return (
      <Suspense fallback={coming}>
        <Step
          step={step}
          onCodes={given => {
            setCodes(given)
            void queries.invalidateQueries({ queryKey: ['session'] })
          }}
        />
      </Suspense>
    )
  if (emergency)
    return (
      <Suspense fallback={coming}>
        <Door title={say('emergency_open_link')}>
          <EmergencyForm onIn={onIn} onBack={() => setEmergency(false)} />
        </Door>
      </Suspense>
    )
  return (
    <Door title={say('sign_in')}>
      <SignInForm provider={session.data?.provider ?? null} />
      <Button weight="quiet" className="justify-self-start px-2 text-sm" onClick={() => setEmergency(true)}>
        {say('emergency_open_link')}
      </Button>
      {session.isError && <Complaint error={session.error} />}
      {session.data?.duty_wall === true && (
        <Link to="/" className={buttonLook('quiet')}>
          {say('to_duty_wall')}
        </Link>
      )}
    </Door>
  )
}

const GoBack = ({ to }: { readonly to: string }) => {
  const navigate = useNavigate()
  useEffect(() => void navigate({ href: to, replace: true }), [navigate, to])
  return null
}

/** Who is in asks anew what they may; who lacks a step is told which. */
const onIn = (session: Session) => {
  if (session.account === null) queries.setQueryData(sessionQuery.queryKey, session)
  else return queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
}

const SignInForm = ({ provider }: { readonly provider: string | null }) => {
  const say = useWords()
  const { problem, subject } = useSearch({ from: '/sign-in' })
  const signIn = useMutation({
    mutationFn: (body: SignIn) => ask<Session>(firstPaths.signIn, { method: 'POST', body }),
    onSuccess: onIn,
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const username = String(form.get('username') ?? '')
      .trim()
      .toLowerCase()
    signIn.mutate({ username, password: String(form.get('password') ?? '') })
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <Field
        label={say('username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        required
        maxLength={64}
      />
      <PasswordField label={say('password')} name="password" autoComplete="current-password" required maxLength={200} />
      <Complaint error={signIn.error} />
      <Button type="submit" weight="strong" disabled={signIn.isPending} className="min-h-12">
        {say(signIn.isPending ? 'signing_in' : 'sign_in')}
      </Button>
      <PasskeyButton onDone={onIn} />
      {provider !== null && (
        <a href={firstPaths.signInProvider} className={buttonLook('plain', 'min-h-12')}>
          {say('with_provider', { name: provider })}
        </a>
      )}
      {problem !== undefined && (
        <p role="alert">{subject === undefined ? say('provider_failed') : say('provider_not_tied', { subject })}</p>
      )}
      <p className="text-sm text-quiet">{say('forgot_password')}</p>
    </form>
  )
}
