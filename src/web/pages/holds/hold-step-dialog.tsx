// Hold step: footage need not stay any longer, or was looked at again and is still needed: why, and in that case when to look the next time.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import type { Held, ListedHold, ReleaseHold, ReviewHold } from '#contract/retention.ts'
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
const SHORTEST = 5

const steps = {
  release: { path: '/release', title: 'release', why: 'release_sure', reason: 'release_reason', done: 'hold_let_go' },
  review: {
    path: '/review',
    title: 'hold_review',
    why: 'hold_review_why',
    reason: 'hold_review_reason',
    done: 'hold_kept_on',
  },
} as const

export type HoldStep = keyof typeof steps

export const HoldStepDialog = ({
  step,
  hold,
  name,
  onClose,
}: {
  readonly step: HoldStep
  readonly hold: ListedHold
  readonly name: string
  readonly onClose: () => void
}) => {
  const say = useWords()
  const { path, title, why, reason: asked, done } = steps[step]
  const [now] = useState(stationNow)
  const [reason, setReason] = useState('')
  const [day, setDay] = useState(() => dateText(wallTime90k(now + NEXT_LOOK_90K)))
  const [wrong, setWrong] = useState({ day: false, reason: false })
  const doing = useMutation({
    mutationFn: (body: ReleaseHold | ReviewHold) => ask<Held>(paths.hold(hold.id, path), { method: 'POST', body }),
    onSuccess: async () => {
      onClose()
      toast(say(done))
      await holdsChanged()
    },
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    const next = parseWhen(day, now)
    const told = reason.trim()
    const found = { day: step === 'review' && (!next.ok || next.value <= now), reason: told.length < SHORTEST }
    setWrong(found)
    if (found.day || found.reason) return
    doing.mutate(step === 'review' && next.ok ? { review_90k: next.value, reason: told } : { reason: told })
  }
  return (
    <Dialog title={say(title)} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-4" noValidate>
        <p>{say(why, { name, reason: hold.reason })}</p>
        <TextArea
          label={say(asked)}
          rows={2}
          maxLength={500}
          value={reason}
          complaint={wrong.reason ? say('step_text_wrong') : undefined}
          onChange={event => setReason(event.target.value)}
        />
        {step === 'review' && (
          <Field
            label={say('hold_review_next')}
            maxLength={40}
            value={day}
            complaint={wrong.day ? say('ask_review_wrong') : undefined}
            onChange={event => setDay(event.target.value)}
          />
        )}
        {step === 'review' ? (
          <FormEnd doing={doing} label={say('hold_keep_on')} onCancel={onClose} />
        ) : (
          <FormEnd doing={doing} label={say('release_yes')} weight="danger" onCancel={onClose} />
        )}
      </form>
    </Dialog>
  )
}
