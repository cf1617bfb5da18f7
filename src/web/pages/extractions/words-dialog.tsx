// Words dialog: a step that needs a reason and nothing else: to refuse, to withdraw, to try again.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Extraction } from '#contract/extraction.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import { extractionChanged, takeStep } from './extraction-queries.ts'
import { TextArea } from './text-area.tsx'

type Kind = 'reject' | 'withdraw' | 'extract_again'

const told: Readonly<Record<Kind, { readonly title: WordKey; readonly why: WordKey; readonly label: WordKey }>> = {
  reject: { title: 'deed_reject', why: 'reject_why', label: 'reject_reason' },
  withdraw: { title: 'deed_withdraw', why: 'withdraw_why', label: 'withdraw_reason' },
  extract_again: { title: 'xstep_extract_again', why: 'again_why', label: 'again_reason' },
}

export const WordsDialog = ({
  extraction,
  kind,
  onClose,
}: {
  readonly extraction: Extraction
  readonly kind: Kind
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [text, setText] = useState('')
  const [short, setShort] = useState(false)
  const { title, why, label } = told[kind]
  const taking = useMutation({
    mutationFn: () => takeStep(extraction.id, { kind, text: text.trim() }),
    onSuccess: async next => {
      onClose()
      await extractionChanged(next)
    },
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    setShort(text.trim().length < 5)
    if (text.trim().length >= 5) taking.mutate()
  }
  return (
    <Dialog title={say(title)} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-4" noValidate>
        <p className="text-quiet">{say(why)}</p>
        <TextArea
          label={say(label)}
          maxLength={500}
          value={text}
          complaint={short ? say('step_text_wrong') : undefined}
          onChange={event => setText(event.target.value)}
        />
        <FormEnd
          doing={taking}
          label={say(title)}
          weight={kind === 'extract_again' ? 'strong' : 'danger'}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
