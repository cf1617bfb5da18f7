// Approve dialog: all that is asked, what should give pause, and who has approved; then the decision. Who asked approves only by an exception that
// says why, where the house allows it.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Extraction } from '#contract/extraction.ts'
import { paths } from '#web/paths.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { AskedFacts, AskedWarnings, Items } from './asked.tsx'
import { extractionChanged, takeStep } from './extraction-queries.ts'
import { TextArea } from './text-area.tsx'

const LEAST_REASON = 10

export const ApproveDialog = ({
  extraction,
  onClose,
}: {
  readonly extraction: Extraction
  readonly onClose: () => void
}) => {
  const say = useWords()
  const excepts = !extraction.may.includes('approve')
  const [text, setText] = useState('')
  const [exception, setException] = useState('')
  const [short, setShort] = useState(false)
  const approving = useMutation({
    mutationFn: () =>
      takeStep(extraction.id, {
        kind: 'approve',
        text: text.trim(),
        ...(excepts && { exception: exception.trim() }),
      }),
    onSuccess: async next => {
      onClose()
      toast(say(next.state === 'awaiting_approval' ? 'approve_one_more' : 'approve_done', { number: next.number }))
      await extractionChanged(next)
    },
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    const wrong = excepts && exception.trim().length < LEAST_REASON
    setShort(wrong)
    if (!wrong) approving.mutate()
  }
  return (
    <Dialog title={say(excepts ? 'deed_except' : 'deed_approve')} onClose={onClose}>
      <div className="grid gap-4">
        <AskedFacts extraction={extraction} />
        <Items extraction={extraction} />
        <AskedWarnings extraction={extraction} />
        <Scans extraction={extraction} />
        <form onSubmit={onSubmit} className="grid gap-4 border-t border-line pt-4" noValidate>
          <p className="font-medium">
            {say(extraction.approvals_needed > 1 ? 'approvals_two' : 'approvals_one', {
              count: extraction.approvals.length,
              needed: extraction.approvals_needed,
            })}
          </p>
          {excepts && (
            <TextArea
              label={say('exception_reason')}
              hint={say('exception_why')}
              maxLength={500}
              value={exception}
              complaint={short ? say('exception_short') : undefined}
              onChange={event => setException(event.target.value)}
            />
          )}
          <TextArea
            label={say('approve_text')}
            rows={2}
            maxLength={1000}
            value={text}
            onChange={event => setText(event.target.value)}
          />
          <FormEnd
            doing={approving}
            label={say(excepts ? 'deed_except_do' : 'deed_approve_do')}
            wide
            onCancel={onClose}
          />
        </form>
      </div>
    </Dialog>
  )
}

const Scans = ({ extraction: { id, scans } }: { readonly extraction: Extraction }) => {
  const say = useWords()
  if (scans.length === 0) return null
  return (
    <p className="flex flex-wrap gap-x-4">
      <span className="text-quiet">{say('scans')}:</span>
      {scans.map(scan => (
        <a
          key={scan.id}
          href={paths.extraction(id, `/scans/${scan.id}`)}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-11 items-center text-accent underline wrap-anywhere"
        >
          {scan.name}
        </a>
      ))}
    </p>
  )
}
