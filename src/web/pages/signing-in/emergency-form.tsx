// Emergency form: opens the sealed account with the code of its envelope. Who it is and why are asked, and told to everybody.

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { OpenBreakGlass } from '#contract/break-glass.ts'
import type { Session } from '#contract/session.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Field, inputLook } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'

export const EmergencyForm = ({
  onIn,
  onBack,
}: {
  readonly onIn: (session: Session) => unknown
  readonly onBack: () => void
}) => {
  const say = useWords()
  const opening = useMutation({
    mutationFn: (body: OpenBreakGlass) => ask<Session>(paths.signInBreakGlass, { method: 'POST', body }),
    onSuccess: onIn,
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const read = (name: string) => String(form.get(name) ?? '').trim()
    opening.mutate({ code: read('code'), name: read('name'), reason: read('reason') })
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <p className="rounded-lg border border-bad bg-bad-deep px-4 py-3">{say('emergency_warning')}</p>
      <Field
        label={say('emergency_code')}
        name="code"
        required
        maxLength={80}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="k7qf2-…"
        hint={say('emergency_code_how')}
        className={`${inputLook} font-mono`}
      />
      <Field label={say('emergency_name')} name="name" required minLength={2} maxLength={80} autoComplete="name" />
      <Field
        label={say('emergency_reason')}
        name="reason"
        required
        minLength={5}
        maxLength={300}
        placeholder={say('emergency_reason_example')}
      />
      <FormEnd
        doing={opening}
        label={say('emergency_open_it')}
        weight="danger"
        wide
        onCancel={onBack}
        cancel={say('emergency_back')}
      />
    </form>
  )
}
