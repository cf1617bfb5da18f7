// The second step: six digits of the code app, a passkey, or one of the recovery codes on paper.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { SecondWay, Session } from '#contract/session.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import { PasskeyButton } from './passkey-button.tsx'

export const CodeStep = ({
  ways,
  onDone,
}: {
  readonly ways: readonly SecondWay[]
  readonly onDone: (session: Session) => void
}) => {
  const say = useWords()
  const [paper, setPaper] = useState(!ways.includes('totp'))
  const send = useMutation({
    mutationFn: (code: string) => ask<Session>(paths.signInCode, { method: 'POST', body: { code } }),
    onSuccess: onDone,
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    send.mutate(String(new FormData(event.currentTarget).get('code') ?? ''))
  }
  return (
    <>
      <form onSubmit={onSubmit} className="grid gap-5" key={String(paper)}>
        {paper ? (
          <Field
            label={say('recovery_code')}
            name="code"
            hint={say('recovery_how')}
            autoComplete="off"
            required
            maxLength={64}
            autoFocus
          />
        ) : (
          <Field
            label={say('six_digits')}
            name="code"
            hint={say('second_step_how')}
            autoComplete="one-time-code"
            inputMode="numeric"
            required
            maxLength={10}
            autoFocus
          />
        )}
        <FormEnd doing={send} label={say('go_on')} wide />
      </form>
      {ways.includes('passkey') && <PasskeyButton second onDone={onDone} />}
      {ways.includes('totp') && ways.includes('recovery_code') && (
        <Button weight="quiet" onClick={() => setPaper(!paper)}>
          {say(paper ? 'use_app' : 'use_recovery')}
        </Button>
      )}
      <p className="text-sm text-quiet">{say('no_way_left')}</p>
    </>
  )
}
