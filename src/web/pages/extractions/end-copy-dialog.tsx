// End-copy dialog: what became of a copy: destroyed, given back, or kept in the case file; how, and before whom.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Copy, EndCopy, Extraction } from '#contract/extraction.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import { extractionChanged } from './extraction-queries.ts'
import { endWords } from './extraction-words.ts'
import { Tiles } from './pills.tsx'
import { TextArea } from './text-area.tsx'

const ways = ['destroyed', 'returned', 'kept_in_case_file'] as const

export const EndCopyDialog = ({
  extraction,
  copy,
  onClose,
}: {
  readonly extraction: Extraction
  readonly copy: Copy
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [how, setHow] = useState<EndCopy['how']>('destroyed')
  const [text, setText] = useState('')
  const [witness, setWitness] = useState('')
  const [short, setShort] = useState(false)
  const ending = useMutation({
    mutationFn: () =>
      ask<Extraction>(paths.extraction(extraction.id, `/copies/${copy.id}/end`), {
        method: 'POST',
        body: { how, text: text.trim(), witness: witness.trim() } satisfies EndCopy,
      }),
    onSuccess: async next => {
      onClose()
      await extractionChanged(next)
    },
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    setShort(text.trim().length < 5)
    if (text.trim().length >= 5) ending.mutate()
  }
  return (
    <Dialog title={say('copy_end_of', { number: copy.id })} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-4" noValidate>
        <p>{say('copy_number', { number: copy.id, medium: copy.medium })}</p>
        <Tiles
          label={say('copy_end_how')}
          value={how}
          options={ways.map(value => ({ value, label: say(endWords[value]) }))}
          onChange={setHow}
        />
        <TextArea
          label={say('copy_end_text')}
          maxLength={500}
          value={text}
          complaint={short ? say('step_text_wrong') : undefined}
          onChange={event => setText(event.target.value)}
        />
        <Field
          label={say('copy_end_witness')}
          maxLength={120}
          value={witness}
          onChange={event => setWitness(event.target.value)}
        />
        <FormEnd doing={ending} label={say('copy_end')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
