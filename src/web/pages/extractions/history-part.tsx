// History: every step, who and when and in which words, the newest first; and a note that anybody at it may add.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Extraction } from '#contract/extraction.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Field } from '#web/ui/field.tsx'
import { Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { doerName } from './doer-name.ts'
import { extractionChanged, takeStep } from './extraction-queries.ts'
import { stepText } from './extraction-words.ts'
import { stepDetail } from './step-detail.ts'

export const HistoryPart = ({ extraction }: { readonly extraction: Extraction }) => {
  const say = useWords()
  const [text, setText] = useState('')
  const noting = useMutation({
    mutationFn: () => takeStep(extraction.id, { kind: 'note', text: text.trim() }),
    onSuccess: async next => {
      setText('')
      await extractionChanged(next)
    },
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() !== '') noting.mutate()
  }
  return (
    <Section title={say('history_part')}>
      <ol className="grid gap-2.5 px-4 py-3">
        {extraction.steps.toReversed().map(step => (
          <li key={`${step.at_90k} ${step.kind} ${step.text}`} className="text-sm">
            <span className="font-medium">{stepText(step, say)}</span>
            <span className="text-quiet tabular-nums">
              {' · '}
              {dateTimeText(wallTime90k(step.at_90k))} · {doerName(step.by, say)}
            </span>
            <span className="block wrap-anywhere whitespace-pre-line empty:hidden">{stepDetail(step, say)}</span>
          </li>
        ))}
      </ol>
      {extraction.may.includes('note') && (
        <form onSubmit={onSubmit} className="grid gap-2 border-t border-line p-4">
          <Field
            label={say('note_add')}
            maxLength={1000}
            value={text}
            onChange={event => setText(event.target.value)}
            beside={
              <Button type="submit" disabled={noting.isPending || text.trim() === ''}>
                {say('save')}
              </Button>
            }
          />
          <Complaint error={noting.error} />
        </form>
      )}
    </Section>
  )
}
