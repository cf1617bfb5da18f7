// Release dialog: why footage need not stay any longer. It goes then as all footage goes, with a record.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Held, ListedHold, ReleaseHold } from '#contract/retention.ts'
import { ask } from '#web/ask.ts'
import { TextArea } from '#web/pages/extractions/text-area.tsx'
import { paths } from '#web/paths.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { holdsChanged } from './holds-changed.ts'

export const ReleaseDialog = ({
  hold,
  name,
  onClose,
}: {
  readonly hold: ListedHold
  readonly name: string
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [reason, setReason] = useState('')
  const [short, setShort] = useState(false)
  const releasing = useMutation({
    mutationFn: () =>
      ask<Held>(paths.hold(hold.id, '/release'), {
        method: 'POST',
        body: { reason: reason.trim() } satisfies ReleaseHold,
      }),
    onSuccess: async () => {
      onClose()
      toast(say('hold_let_go'))
      await holdsChanged()
    },
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    setShort(reason.trim().length < 5)
    if (reason.trim().length >= 5) releasing.mutate()
  }
  return (
    <Dialog title={say('release')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-4" noValidate>
        <p>{say('release_sure', { name, reason: hold.reason })}</p>
        <TextArea
          label={say('release_reason')}
          rows={2}
          maxLength={500}
          value={reason}
          complaint={short ? say('step_text_wrong') : undefined}
          onChange={event => setReason(event.target.value)}
        />
        <FormEnd doing={releasing} label={say('release_yes')} weight="danger" onCancel={onClose} />
      </form>
    </Dialog>
  )
}
