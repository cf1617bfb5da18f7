// Planned rest: a camera is suspended and resumed, and given the hours in which it is recorded.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import type { Camera } from '#contract/camera.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { personName } from '#web/people.ts'
import { queries } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'

type Order = { readonly method: 'POST' | 'PUT' | 'DELETE'; readonly path: string; readonly body?: unknown }

const useOrder = () =>
  useMutation({
    mutationFn: ({ path, ...asked }: Order) => ask(path, asked),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['cameras'] }),
  })

export const PlannedRest = ({ camera }: { readonly camera: Camera }) => (
  <div className="grid gap-5 border-t border-line pt-5">
    <Suspension camera={camera} />
    <Hours camera={camera} />
  </div>
)

const Suspension = ({ camera }: { readonly camera: Camera }) => {
  const say = useWords()
  const order = useOrder()
  const [wrong, setWrong] = useState(false)
  const { suspended } = camera
  const path = paths.suspension(camera.id)
  if (suspended !== null)
    return (
      <div className="grid gap-3">
        <p>
          {say('suspended_by', { reason: suspended.reason, by: personName(suspended.by) })}{' '}
          {suspended.until_90k === null
            ? say('suspended_open')
            : say('suspended_until', { until: dateTimeText(wallTime90k(suspended.until_90k)) })}
        </p>
        <Complaint error={order.error} />
        <Button className="justify-self-start" onClick={() => order.mutate({ method: 'DELETE', path })}>
          {say('resume')}
        </Button>
      </div>
    )
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = String(form.get('until') ?? '').trim()
    const until = text === '' ? undefined : parseWhen(text, stationNow())
    setWrong(until?.ok === false)
    if (until?.ok === false) return
    const body = { reason: String(form.get('reason') ?? ''), until_90k: until?.value ?? null }
    order.mutate({ method: 'POST', path, body })
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-3">
      <Field label={say('suspend_reason')} name="reason" required maxLength={200} />
      <Field
        label={say('suspend_until')}
        name="until"
        hint={say('suspend_until_why')}
        complaint={wrong ? say('time_format') : undefined}
      />
      <FormEnd doing={order} label={say('suspend')} weight="plain" />
    </form>
  )
}

const Hours = ({ camera }: { readonly camera: Camera }) => {
  const say = useWords()
  const order = useOrder()
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('hours') ?? '').trim()
    order.mutate({ method: 'PUT', path: paths.hours(camera.id), body: { hours: text === '' ? null : text } })
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-3">
      <Field
        label={say('recording_hours')}
        name="hours"
        maxLength={200}
        spellCheck={false}
        placeholder="t2-t6 18:00-06:00"
        defaultValue={camera.hours?.text ?? ''}
        hint={say('recording_hours_why')}
      />
      {camera.hours?.recording === false && <p className="text-warn">{say('outside_hours_now')}</p>}
      <FormEnd doing={order} label={say('set_hours')} weight="plain" />
    </form>
  )
}
