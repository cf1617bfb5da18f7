// Review dialog: a hold was looked at again and is still needed: why, and when to look the next time.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import type { Held, ListedHold, ReviewHold } from '#contract/retention.ts'
import { ask } from '#web/ask.ts'
import { TextArea } from '#web/pages/extractions/text-area.tsx'
import { paths } from '#web/paths.ts'
import { stationNow } from '#web/station-clock.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { DAY_90K, dateText } from '#web/words/time.ts'
import { holdsChanged } from './holds-changed.ts'

const NEXT_LOOK_90K = 30 * DAY_90K

export const ReviewDialog = ({
  hold,
  name,
  onClose,
}: {
  readonly hold: ListedHold
  readonly name: string
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [now] = useState(stationNow)
  const [reason, setReason] = useState('')
  const [day, setDay] = useState(() => dateText(wallTime90k(now + NEXT_LOOK_90K)))
  const [wrong, setWrong] = useState<{ readonly day: boolean; readonly reason: boolean }>({ day: false, reason: false })
  const keeping = useMutation({
    mutationFn: (body: ReviewHold) => ask<Held>(paths.hold(hold.id, '/review'), { method: 'POST', body }),
    onSuccess: async () => {
      onClose()
      toast(say('hold_kept_on'))
      await holdsChanged()
    },
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    const next = parseWhen(day, now)
    const found = { day: !next.ok || next.value <= now, reason: reason.trim().length < 5 }
    setWrong(found)
    if (next.ok && !found.day && !found.reason) keeping.mutate({ review_90k: next.value, reason: reason.trim() })
  }
  return (
    <Dialog title={say('hold_review')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-4" noValidate>
        <p>{say('hold_review_why', { name, reason: hold.reason })}</p>
        <TextArea
          label={say('hold_review_reason')}
          rows={2}
          maxLength={500}
          value={reason}
          complaint={wrong.reason ? say('step_text_wrong') : undefined}
          onChange={event => setReason(event.target.value)}
        />
        <Field
          label={say('hold_review_next')}
          maxLength={40}
          value={day}
          complaint={wrong.day ? say('ask_review_wrong') : undefined}
          onChange={event => setDay(event.target.value)}
        />
        <FormEnd doing={keeping} label={say('hold_keep_on')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
