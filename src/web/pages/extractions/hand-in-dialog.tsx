// Hand-in dialog: what was still lacking, and nothing else; then it waits for approval.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Extraction } from '#contract/extraction.ts'
import { caseNumberShape } from '#contract/purpose.ts'
import { stationNow } from '#web/station-clock.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { DocumentFields } from './document-fields.tsx'
import { type DraftDocument, documentOf, type Wrong, wrongDocument } from './draft.ts'
import { extractionChanged, sendScan, takeStep } from './extraction-queries.ts'
import { RedactionTicks } from './redaction-ticks.tsx'
import { ScanFiles } from './scan-files.tsx'
import { TextArea } from './text-area.tsx'

export const HandInDialog = ({
  extraction,
  onClose,
}: {
  readonly extraction: Extraction
  readonly onClose: () => void
}) => {
  const say = useWords()
  const { id, recipient } = extraction
  const lacks = (what: Extraction['lacking'][number]): boolean => extraction.lacking.includes(what)
  const [document, setDocument] = useState<DraftDocument>({
    ...{ kind: recipient.kind === 'subject' ? 'extract_application' : 'written_request' },
    ...{ number: '', day: '', issuer: recipient.kind === 'outside' ? recipient.name : '' },
  })
  const [scans, setScans] = useState<readonly File[]>([])
  const [number, setNumber] = useState('')
  const [clock_note, setNote] = useState('')
  const [redactions, setRedactions] = useState<readonly number[]>([])
  const [wrong, setWrong] = useState<Wrong>({})
  const [lacking, setLacking] = useState(false)
  const handing = useMutation({
    mutationFn: async () => {
      for (const file of scans) await extractionChanged(await sendScan(id, file))
      const read = lacks('document') ? documentOf(document, stationNow()) : undefined
      return takeStep(id, {
        kind: 'hand_in',
        ...(read !== undefined && { document: read }),
        ...(lacks('case') && { case: number.trim() }),
        ...(lacks('clock_note') && { clock_note: clock_note.trim() }),
        ...(lacks('redaction') && { redactions: [...redactions] }),
      })
    },
    onSuccess: async next => {
      onClose()
      toast(say('ask_handed_in', { number: next.number }))
      await extractionChanged(next)
    },
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    const found: Wrong = {
      ...(lacks('document') && wrongDocument({ has_document: true, document }, stationNow())),
      ...(lacks('case') && !caseNumberShape.safeParse(number).success && { case: 'purpose_case_form' as const }),
      ...(lacks('clock_note') && clock_note.trim().length < 5 && { clock_note: 'ask_clock_note_missing' as const }),
      ...(lacks('redaction') && redactions.length === 0 && { redactions: 'ask_redactions_missing' as const }),
    }
    const no_scan = lacks('scan') && scans.length === 0
    setWrong(found)
    setLacking(no_scan)
    if (Object.keys(found).length === 0 && !no_scan) handing.mutate()
  }
  const complaint = (field: keyof Wrong) => (wrong[field] === undefined ? undefined : say(wrong[field]))
  return (
    <Dialog title={say('ask_hand_in')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-4" noValidate>
        <p className="text-quiet">{say(extraction.lacking.length === 0 ? 'hand_in_why' : 'hand_in_lacking')}</p>
        {lacks('document') && <DocumentFields document={document} wrong={wrong} onChange={setDocument} />}
        {(lacks('document') || lacks('scan')) && <ScanFiles files={scans} onFiles={setScans} />}
        {lacking && (
          <p role="alert" className="text-sm text-bad">
            {say('scan_needed')}
          </p>
        )}
        {lacks('case') && (
          <Field
            label={say('purpose_case')}
            placeholder={say('purpose_case_example')}
            maxLength={60}
            value={number}
            complaint={complaint('case')}
            onChange={event => setNumber(event.target.value)}
          />
        )}
        {lacks('clock_note') && (
          <TextArea
            label={say('ask_clock_note')}
            hint={say('ask_clock_note_why')}
            maxLength={500}
            value={clock_note}
            complaint={complaint('clock_note')}
            onChange={event => setNote(event.target.value)}
          />
        )}
        {lacks('redaction') && (
          <RedactionTicks chosen={redactions} complaint={complaint('redactions')} onChange={setRedactions} />
        )}
        <FormEnd doing={handing} label={say('ask_hand_in')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
