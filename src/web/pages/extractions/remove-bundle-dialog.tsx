// Remove-bundle dialog: the station's own copy of a bundle goes; its manifest, its papers and its record stay.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Extraction } from '#contract/extraction.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import { extractionChanged } from './extraction-queries.ts'
import { TextArea } from './text-area.tsx'

export const RemoveBundleDialog = ({
  extraction,
  onClose,
}: {
  readonly extraction: Extraction
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [reason, setReason] = useState('')
  const [short, setShort] = useState(false)
  const removing = useMutation({
    mutationFn: () =>
      ask<Extraction>(paths.extraction(extraction.id, '/bundle/removal'), {
        method: 'POST',
        body: { reason: reason.trim() },
      }),
    onSuccess: async next => {
      onClose()
      await extractionChanged(next)
    },
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    setShort(reason.trim().length < 5)
    if (reason.trim().length >= 5) removing.mutate()
  }
  return (
    <Dialog title={say('deed_remove_bundle')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-4" noValidate>
        <p>{say('remove_bundle_why')}</p>
        <TextArea
          label={say('remove_bundle_reason')}
          maxLength={500}
          value={reason}
          complaint={short ? say('step_text_wrong') : undefined}
          onChange={event => setReason(event.target.value)}
        />
        <FormEnd doing={removing} label={say('deed_remove_bundle')} weight="danger" onCancel={onClose} />
      </form>
    </Dialog>
  )
}
