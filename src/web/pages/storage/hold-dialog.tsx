// Hold dialog: which camera, from when to when, why, and when to look again.

import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import type { Camera } from '#contract/camera.ts'
import type { Held } from '#contract/retention.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries, sessionQuery } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { CameraChoice } from '#web/ui/camera-choice.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import { DAY_90K, dateText, dateTimeText } from '#web/words/time.ts'

const HOUR_90K = DAY_90K / 24
/** Asked again after so long, unless the person says otherwise. */
const REVIEW_90K = 30 * DAY_90K

type Asked = {
  readonly camera: string
  readonly from_90k: number
  readonly to_90k: number
  readonly reason: string
  readonly owner: string
  readonly review_90k: number | null
}
type Wrong = { readonly [field in 'from' | 'to' | 'reason' | 'review']?: WordKey }

export const HoldDialog = ({
  cameras,
  onClose,
}: {
  readonly cameras: readonly Camera[]
  readonly onClose: () => void
}) => {
  const say = useWords()
  const owner = useQuery(sessionQuery).data?.account?.display_name ?? ''
  const [now] = useState(stationNow)
  const [wrong, setWrong] = useState<Wrong>({})
  const complaintOf = (field: keyof Wrong) => (wrong[field] === undefined ? undefined : say(wrong[field]))
  const hold = useMutation({
    mutationFn: (body: Asked) => ask<Held>(paths.holds, { method: 'POST', body }),
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries({ queryKey: ['holds'] })
      await queries.invalidateQueries({ queryKey: ['retention'] })
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const read = filledIn(new FormData(event.currentTarget), now, owner)
    setWrong(read.wrong)
    if (read.asked !== undefined) hold.mutate(read.asked)
  }
  const ago = wallTime90k(now - HOUR_90K)
  const review = wallTime90k(now + REVIEW_90K)
  return (
    <Dialog title={say('hold_footage')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5" noValidate>
        <p className="text-quiet">{say('hold_why')}</p>
        <CameraChoice cameras={cameras} />
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label={say('clip_from')}
            name="from"
            defaultValue={dateTimeText(ago)}
            complaint={complaintOf('from')}
          />
          <Field label={say('clip_to')} name="to" defaultValue={dateTimeText(now)} complaint={complaintOf('to')} />
        </div>
        <Field label={say('hold_reason')} name="reason" maxLength={500} complaint={complaintOf('reason')} />
        <Field
          label={say('review')}
          name="review"
          defaultValue={dateText(review)}
          hint={say('review_why')}
          complaint={complaintOf('review')}
        />
        <FormEnd doing={hold} label={say('hold_it')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}

const filledIn = (form: FormData, now: WallTime90k, owner: string): { wrong: Wrong; asked?: Asked } => {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const [from, to] = [parseWhen(text('from'), now), parseWhen(text('to'), now)]
  const review = text('review') === '' ? null : parseWhen(text('review'), now)
  const reason = text('reason')
  const wrong: Wrong = {
    ...(from.ok ? {} : { from: 'time_format' }),
    ...(!to.ok ? { to: 'time_format' } : from.ok && to.value <= from.value ? { to: 'clip_backwards' } : {}),
    ...(reason === '' ? { reason: 'reason_missing' } : {}),
    ...(review === null || review.ok ? {} : { review: 'date_format' }),
  }
  if (!from.ok || !to.ok || (review !== null && !review.ok) || Object.keys(wrong).length > 0) return { wrong }
  const review_90k = review === null ? null : review.value
  const asked = { camera: text('camera'), from_90k: from.value, to_90k: to.value, reason, owner, review_90k }
  return { wrong, asked }
}
