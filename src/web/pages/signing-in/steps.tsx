// What is lacking after the first step of a sign-in: a code or a passkey, a new password, or a code app to set up.

import { useMutation } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'
import type { Session, SignInStep } from '#contract/session.ts'
import { ask } from '#web/ask.ts'
import { Door } from '#web/pages/door.tsx'
import { NewPasswordField, useFaultOf } from '#web/pages/new-password-field.tsx'
import { paths } from '#web/paths.ts'
import { queries, sessionQuery } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import { CodeApp } from './code-app.tsx'
import { CodeStep } from './code-step.tsx'

export const Step = ({
  step,
  onCodes,
}: {
  readonly step: SignInStep
  /** Recovery codes have been given out: the person is signed in, and must see them first. */
  readonly onCodes: (codes: readonly string[]) => void
}) => {
  const say = useWords()
  if (step.kind === 'second_factor')
    return (
      <Framed title={say('second_step')}>
        <CodeStep ways={step.ways} onDone={told} />
      </Framed>
    )
  if (step.kind === 'new_password')
    return (
      <Framed title={say('must_change_title')}>
        <p className="text-quiet">{say('must_change_why')}</p>
        <NewPassword names={[step.username, step.display_name]} />
      </Framed>
    )
  return (
    <Framed title={say('enrol_title')}>
      <p className="text-quiet">{say(step.why === 'admin' ? 'enrol_admin' : 'enrol_outside')}</p>
      <CodeApp offer={paths.signInTotp} proof={paths.signInTotpProof} onProved={onCodes} />
    </Framed>
  )
}

/** The station said how far the sign-in is. */
export const told = (session: Session): void => {
  if (session.account === null) queries.setQueryData(sessionQuery.queryKey, session)
  else void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
}

const Framed = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const say = useWords()
  const leave = useMutation({
    mutationFn: () => ask<Session>(paths.signIn, { method: 'DELETE' }),
    onSuccess: told,
  })
  return (
    <Door title={title}>
      {children}
      <Button weight="quiet" disabled={leave.isPending} onClick={() => leave.mutate()}>
        {say('begin_again')}
      </Button>
    </Door>
  )
}

const NewPassword = ({ names }: { readonly names: readonly string[] }) => {
  const say = useWords()
  const faultOf = useFaultOf()
  const choose = useMutation({
    mutationFn: (password: string) => ask<Session>(paths.signInPassword, { method: 'POST', body: { password } }),
    onSuccess: told,
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password') ?? '')
    if (faultOf(password, names) === undefined) choose.mutate(password)
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <NewPasswordField names={names} autoFocus />
      <FormEnd doing={choose} label={say('go_on')} wide />
    </form>
  )
}
