// Sharing: when the owner of a camera shares it, in hours of the week and with a pause, and what was said before.

import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import type { Camera } from '#contract/camera.ts'
import type { SetSharing, SharingShown } from '#contract/privacy.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { personName } from '#web/people.ts'
import { queries } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { Section } from '#web/ui/section.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { toast } from '#web/ui/toasts.ts'
import { WeekHoursField } from '#web/ui/week-hours-field.tsx'
import { type Say, useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { sharingQuery } from './privacy-queries.ts'

export const SharingPart = ({ camera, editable }: { readonly camera: Camera; readonly editable: boolean }) => {
  const say = useWords()
  const sharing = useQuery(sharingQuery(camera.id))
  return (
    <Section title={say('sharing')}>
      <div className="grid grid-cols-1 gap-4 p-4">
        <p className="text-quiet">{say('sharing_why')}</p>
        <Complaint error={sharing.error} />
        {sharing.data !== undefined && (
          <>
            <p role="status" className={sharing.data.shared ? '' : 'text-warn'}>
              {stateText(sharing.data, say)}
            </p>
            {editable && <SharingForm key={sharing.data.history.length} sharing={sharing.data} />}
            <History sharing={sharing.data} />
          </>
        )}
      </div>
    </Section>
  )
}

const stateText = ({ hours, paused_until_90k, shared }: SharingShown, say: Say): string => {
  if (paused_until_90k !== null) return say('sharing_paused', { until: dateTimeText(wallTime90k(paused_until_90k)) })
  if (hours === null) return say('sharing_always')
  return say(shared ? 'sharing_on' : 'sharing_off', { hours })
}

const SharingForm = ({ sharing }: { readonly sharing: SharingShown }) => {
  const say = useWords()
  const [recorded, setRecorded] = useState(sharing.recorded)
  const [wrong, setWrong] = useState(false)
  const order = useMutation({
    mutationFn: (body: SetSharing) => ask<SharingShown>(paths.sharing(sharing.camera), { method: 'PUT', body }),
    onSuccess: answer => {
      queries.setQueryData(sharingQuery(sharing.camera).queryKey, answer)
      toast(say('sharing_saved'))
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const until = text('until') === '' ? undefined : parseWhen(text('until'), stationNow())
    setWrong(until?.ok === false)
    if (until?.ok === false) return
    const hours = text('hours') === '' ? null : text('hours')
    order.mutate({ hours, paused_until_90k: until?.value ?? null, recorded, reason: text('reason') })
  }
  const paused = sharing.paused_until_90k
  return (
    <form onSubmit={onSubmit} className="grid gap-3 border-t border-line pt-4">
      <WeekHoursField
        label={say('sharing_hours')}
        name="hours"
        hours={sharing.hours}
        always={say('sharing_hours_always')}
      />
      <Field
        label={say('sharing_until')}
        name="until"
        defaultValue={paused === null ? '' : dateTimeText(wallTime90k(paused))}
        hint={say('sharing_until_why')}
        complaint={wrong ? say('time_format') : undefined}
      />
      <Switch label={say('sharing_recorded')} hint={say('sharing_recorded_why')} on={recorded} onChange={setRecorded} />
      <Field label={say('sharing_reason')} name="reason" maxLength={200} />
      <FormEnd doing={order} label={say('sharing_save')} weight="plain" />
    </form>
  )
}

const History = ({ sharing }: { readonly sharing: SharingShown }) => {
  const say = useWords()
  if (sharing.history.length === 0) return null
  return (
    <details className="border-t border-line pt-3">
      <summary className="min-h-11 cursor-pointer content-center font-medium">{say('sharing_history')}</summary>
      <ul className="grid gap-2">
        {sharing.history.map(({ version, hours, paused_until_90k, recorded, reason, by, since_90k }) => (
          <li key={version}>
            <p className="wrap-anywhere">
              {[
                hours ?? say('sharing_word_always'),
                paused_until_90k === null
                  ? ''
                  : say('sharing_word_paused', { until: dateTimeText(wallTime90k(paused_until_90k)) }),
                recorded ? say('sharing_word_recorded') : '',
                reason,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p className="text-sm text-quiet tabular-nums">
              {say('said_by_at', { by: personName(by), at: dateTimeText(wallTime90k(since_90k)) })}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
