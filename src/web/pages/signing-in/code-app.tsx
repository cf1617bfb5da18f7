// Setting a code app up: its secret as a picture to scan and as letters to type, and the proof that it works. The station takes it into use
// only then.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef } from 'react'
import type { NewTotp, RecoveryCodes } from '#contract/account.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { CopiedText } from '#web/ui/copied-text.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { QrCode } from '#web/ui/qr-code.tsx'
import { useWords } from '#web/words/language.ts'

export const CodeApp = ({
  offer,
  proof,
  password,
  onProved,
}: {
  readonly offer: typeof paths.signInTotp | typeof paths.accountTotp
  readonly proof: typeof paths.signInTotpProof | typeof paths.accountTotpProof
  /** Where the account asks for it once more. */
  readonly password?: string
  readonly onProved: (codes: readonly string[]) => void
}) => {
  const say = useWords()
  const asked = useRef(false)
  const body = offer === paths.accountTotp ? { password } : undefined
  const given = useMutation({ mutationFn: () => ask<NewTotp>(offer, { method: 'POST', body }) })
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    given.mutate()
  })
  const prove = useMutation({
    mutationFn: (code: string) => ask<RecoveryCodes>(proof, { method: 'POST', body: { code } }),
    onSuccess: ({ recovery_codes }) => onProved(recovery_codes),
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    prove.mutate(String(new FormData(event.currentTarget).get('code') ?? ''))
  }
  if (given.data === undefined)
    return given.error === null ? <p role="status">{say('one_moment')}</p> : <Complaint error={given.error} />
  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <p>{say('app_how')}</p>
      <div className="justify-self-center">
        <QrCode text={given.data.url} label={say('app_qr')} />
      </div>
      <CopiedText label={say('app_by_hand')} text={given.data.secret} />
      <Field
        label={say('app_proof')}
        name="code"
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        maxLength={10}
      />
      <FormEnd doing={prove} label={say('app_confirm')} wide />
    </form>
  )
}
