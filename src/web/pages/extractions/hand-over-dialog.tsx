// Hand-over dialog: a copy leaves: on what, sealed with which number, into whose hands, until when. For somebody outside a second person stands by.

import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import type { Extraction, NewCopy } from '#contract/extraction.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { sessionQuery } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords, type WordKey } from '#web/words/language.ts'
import { DAY_90K, dateText } from '#web/words/time.ts'
import { extractionChanged, extractionSettingsQuery } from './extraction-queries.ts'

const USUAL_DAYS = 90
type Wrong = { readonly [field in 'medium' | 'to' | 'expires' | 'second']?: WordKey }

export const HandOverDialog = ({
  extraction,
  onClose,
}: {
  readonly extraction: Extraction
  readonly onClose: () => void
}) => {
  const say = useWords()
  const { recipient, id } = extraction
  const [now] = useState(stationNow)
  const days = useQuery(extractionSettingsQuery).data?.copy_days ?? USUAL_DAYS
  const [encrypted, setEncrypted] = useState(false)
  const [wrong, setWrong] = useState<Wrong>({})
  const outside = recipient.kind !== 'own_unit'
  const handing = useMutation({
    mutationFn: (body: NewCopy) => ask<Extraction>(paths.extraction(id, '/copies'), { method: 'POST', body }),
    onSuccess: async next => {
      onClose()
      toast(say('copy_noted'))
      await extractionChanged(next)
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const expires = parseWhen(text('expires'), now)
    const found: Wrong = {
      ...(text('medium').length < 2 && { medium: 'copy_medium_missing' as const }),
      ...(text('to').length < 2 && { to: 'copy_to_missing' as const }),
      ...((!expires.ok || expires.value <= now) && { expires: 'ask_review_wrong' as const }),
      ...(outside && text('second_person') === '' && { second: 'copy_second_missing' as const }),
    }
    setWrong(found)
    if (Object.keys(found).length > 0 || !expires.ok) return
    handing.mutate({
      medium: text('medium'),
      serial: text('serial'),
      seal: text('seal'),
      to: text('to'),
      encrypted,
      expires_90k: expires.value,
      second_person: text('second_person'),
    })
  }
  const complaint = (field: keyof Wrong) => (wrong[field] === undefined ? undefined : say(wrong[field]))
  return (
    <Dialog title={say('deed_hand_over')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-4" noValidate>
        <p className="text-quiet">{say('hand_over_why')}</p>
        <Field
          label={say('copy_medium')}
          name="medium"
          placeholder={say('copy_medium_example')}
          maxLength={200}
          complaint={complaint('medium')}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={say('copy_serial_label')} name="serial" maxLength={120} autoComplete="off" />
          <Field label={say('copy_seal_label')} name="seal" maxLength={120} autoComplete="off" />
        </div>
        <Field
          label={say('copy_to_label')}
          name="to"
          maxLength={200}
          defaultValue={recipient.person === '' ? recipient.name : recipient.person}
          complaint={complaint('to')}
        />
        <Switch
          label={say('copy_encrypted_label')}
          hint={say('copy_encrypted_why')}
          on={encrypted}
          onChange={setEncrypted}
        />
        <Field
          key={days}
          label={say('copy_expires')}
          hint={say('copy_expires_why')}
          name="expires"
          maxLength={40}
          defaultValue={dateText(wallTime90k(now + days * DAY_90K))}
          complaint={complaint('expires')}
        />
        <SecondPerson needed={outside} complaint={complaint('second')} />
        <FormEnd doing={handing} label={say('deed_hand_over')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}

/** A colleague, by their account; typed where this account may not know the others. */
const SecondPerson = ({ needed, complaint }: { readonly needed: boolean; readonly complaint: string | undefined }) => {
  const say = useWords()
  const session = useQuery(sessionQuery).data
  const others = session?.people.filter(({ username }) => username !== session.account?.username) ?? []
  const label = say(needed ? 'copy_second_label' : 'copy_second_if_any')
  if (others.length === 0)
    return (
      <Field label={label} hint={say('copy_second_typed')} name="second_person" maxLength={120} complaint={complaint} />
    )
  return (
    <div className="grid gap-1.5">
      <Choice label={label} name="second_person" hint={say('copy_second_why')} defaultValue="">
        <option value="">{say('copy_second_nobody')}</option>
        {others.map(({ username, display_name }) => (
          <option key={username} value={username}>
            {display_name}
          </option>
        ))}
      </Choice>
      {complaint !== undefined && (
        <p role="alert" className="text-sm text-bad">
          {complaint}
        </p>
      )}
    </div>
  )
}
