// Reason dialog: asks once more before what is written into the books, and why.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import { peopleChanged } from './people-queries.ts'

export const ReasonDialog = ({
  title,
  question,
  yes,
  deed,
  onClose,
}: {
  readonly title: string
  /** What will follow, and what will stay. */
  readonly question: ReactNode
  readonly yes: string
  readonly deed: (reason: string) => Promise<unknown>
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [missing, setMissing] = useState(false)
  const doing = useMutation({
    mutationFn: deed,
    onSuccess: async () => {
      await peopleChanged()
      onClose()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    setMissing(reason === '')
    if (reason !== '') doing.mutate(reason)
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5" noValidate>
        <p>{question}</p>
        <Field
          label={say('why_reason')}
          name="reason"
          maxLength={300}
          complaint={missing ? say('reason_needed') : undefined}
        />
        <FormEnd doing={doing} label={yes} weight="danger" onCancel={onClose} />
      </form>
    </Dialog>
  )
}
