// Entering a request of somebody who came, called or wrote.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { parseWhen } from '#base/when.ts'
import type { NewRightsRequest, RightsRequest } from '#contract/rights-request.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field, FieldFrame, inputLook } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import { dateText } from '#web/words/time.ts'
import { channelWords, rightWords } from './request-words.ts'

const kinds = ['view', 'correct', 'delete', 'object'] as const
const channels = ['in_person', 'phone', 'email', 'post', 'vneid'] as const

export const NewDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const say = useWords()
  const [now] = useState(stationNow)
  const [wrong, setWrong] = useState<WordKey>()
  const enter = useMutation({
    mutationFn: (body: NewRightsRequest) => ask<RightsRequest>(paths.rightsRequests, { method: 'POST', body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['rights_requests'] })
      onClose()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const came = parseWhen(text('came'), now)
    const reached = ['phone', 'email', 'address'].some(name => text(name) !== '')
    const whole = text('name').length >= 2 && text('about').length >= 5 && reached
    setWrong(!came.ok ? 'date_format' : whole ? undefined : 'request_wrong')
    if (!came.ok || !whole) return
    const words = Object.fromEntries(
      ['name', 'phone', 'email', 'address', 'on_behalf_of', 'place', 'happened', 'about'].map(name => [
        name,
        text(name),
      ]),
    )
    enter.mutate({
      ...(words as Pick<NewRightsRequest, 'name' | 'about'>),
      kind: text('kind') as (typeof kinds)[number],
      channel: text('channel') as (typeof channels)[number],
      processors: form.get('processors') === 'on',
      ...(text('came') === dateText(now) ? {} : { received_90k: came.value }),
    })
  }
  return (
    <Dialog title={say('request_new')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-4" noValidate>
        <div className="grid gap-4 sm:grid-cols-2">
          <Choice label={say('request_kind')} name="kind">
            {kinds.map(kind => (
              <option key={kind} value={kind}>
                {say(rightWords[kind])}
              </option>
            ))}
          </Choice>
          <Choice label={say('request_channel')} name="channel">
            {channels.map(channel => (
              <option key={channel} value={channel}>
                {say(channelWords[channel])}
              </option>
            ))}
          </Choice>
        </div>
        <Field label={say('request_name')} name="name" maxLength={120} autoComplete="off" />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={say('request_phone')} name="phone" maxLength={20} inputMode="tel" autoComplete="off" />
          <Field label={say('request_email')} name="email" maxLength={120} inputMode="email" autoComplete="off" />
        </div>
        <Field
          label={say('request_address')}
          name="address"
          maxLength={200}
          autoComplete="off"
          hint={say('request_reach_why')}
        />
        <Field label={say('request_behalf')} name="on_behalf_of" maxLength={200} autoComplete="off" />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={say('request_place')} name="place" maxLength={200} />
          <Field label={say('request_happened')} name="happened" maxLength={120} />
        </div>
        <FieldFrame id="request-about" label={say('request_about')}>
          <textarea id="request-about" name="about" rows={4} maxLength={2000} className={`${inputLook} py-2`} />
        </FieldFrame>
        <Field label={say('request_came')} name="came" defaultValue={dateText(now)} hint={say('request_came_why')} />
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" name="processors" className="size-5 shrink-0 accent-accent" />
          <span>{say('request_processors')}</span>
        </label>
        {wrong !== undefined && (
          <p role="alert" className="text-sm text-bad">
            {say(wrong)}
          </p>
        )}
        <FormEnd doing={enter} label={say('request_enter')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
