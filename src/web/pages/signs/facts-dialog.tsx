// The form of what signs and the public notice say.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Controller, ControllerAnswer, SetController } from '#contract/controller.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, FieldFrame, inputLook } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { Segments } from '#web/ui/segments.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import { ControllerFields } from './controller-fields.tsx'
import { dayLines, readDayLines } from './day-lines.ts'
import { PurposeTicks, tickedPurposes } from './purpose-ticks.tsx'
import { signsChanged } from './sign-queries.ts'

export const FactsDialog = ({
  stated,
  onClose,
}: {
  readonly stated: ControllerAnswer
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [controllers, setControllers] = useState<readonly Controller[]>(
    stated.controllers.length === 0 ? [emptyController()] : stated.controllers,
  )
  const [second, setSecond] = useState(stated.second.kind)
  const [wrong, setWrong] = useState<Fault>()
  const save = useMutation({
    mutationFn: (body: SetController) => ask<ControllerAnswer>(paths.controller, { method: 'PUT', body }),
    onSuccess: async answer => {
      queries.setQueryData(['controller'], answer)
      await signsChanged()
      onClose()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const days = readDayLines(text('days_off'))
    if (!days.ok) return setWrong({ field: 'days_off', word: 'days_off_wrong', line: days.problem })
    const draft: SetController = {
      controllers: controllers.filter(({ name, phone, email, address }) => `${name}${phone}${email}${address}` !== ''),
      purposes: tickedPurposes(form),
      recognition: text('recognition'),
      second:
        second === 'own'
          ? { kind: 'own', name: text('second_name'), title: text('second_title'), text: text('second_text') }
          : { kind: second },
      public_address: text('public_address') === '' ? null : text('public_address').replace(/\/+$/, ''),
      check_every_days: Number(text('check_every')),
      days_off: days.value,
    }
    const fault = faultIn(draft)
    setWrong(fault)
    if (fault === undefined) save.mutate(draft)
  }
  const complaintOf = (field: string) =>
    wrong?.field === field ? say(wrong.word, { line: wrong.line ?? '' }) : undefined
  const own = stated.second.kind === 'own' ? stated.second : undefined
  return (
    <Dialog title={say('sign_facts_of_station')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5" noValidate>
        <ControllerFields controllers={controllers} onChange={setControllers} complaint={complaintOf('controllers')} />
        <PurposeTicks ticked={stated.purposes} />
        <Field
          label={say('recognition')}
          name="recognition"
          maxLength={200}
          defaultValue={stated.recognition}
          hint={say('recognition_why')}
        />
        <Segments
          label={say('second_language')}
          value={second}
          onChange={setSecond}
          options={[
            { value: 'none', label: say('second_none') },
            { value: 'en', label: say('second_en') },
            { value: 'own', label: say('second_own') },
          ]}
        />
        {second === 'own' && (
          <>
            <Field
              label={say('second_name')}
              name="second_name"
              maxLength={40}
              defaultValue={own?.name}
              complaint={complaintOf('second')}
            />
            <Field label={say('second_title')} name="second_title" maxLength={80} defaultValue={own?.title} />
            <Lines label={say('second_text')} name="second_text" value={own?.text ?? ''} rows={4} />
          </>
        )}
        <Field
          label={say('public_address')}
          name="public_address"
          inputMode="url"
          defaultValue={stated.public_address ?? ''}
          hint={say('public_address_why')}
          complaint={complaintOf('public_address')}
        />
        <Field
          label={say('check_every')}
          name="check_every"
          inputMode="numeric"
          defaultValue={stated.check_every_days}
          complaint={complaintOf('check_every_days')}
        />
        <Lines
          label={say('days_off')}
          name="days_off"
          value={dayLines(stated.days_off)}
          rows={5}
          hint={say('days_off_why')}
          complaint={complaintOf('days_off')}
        />
        <FormEnd doing={save} label={say('save')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}

/** What the station would refuse, told at its field. */
const faultIn = ({ controllers, second, public_address, check_every_days }: SetController): Fault | undefined => {
  const named = controllers.every(
    ({ name, phone, email }) =>
      name.trim().length >= 2 &&
      /^$|^[0-9+][0-9 .-]{5,19}$/.test(phone.trim()) &&
      /^$|^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()),
  )
  if (!named) return { field: 'controllers', word: 'controller_wrong' }
  if (second.kind === 'own' && (second.name === '' || second.title.length < 2 || second.text.length < 2))
    return { field: 'second', word: 'step_text_wrong' }
  if (public_address !== null && !/^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/i.test(public_address))
    return { field: 'public_address', word: 'public_address_wrong' }
  const whole = Number.isInteger(check_every_days) && check_every_days >= 7 && check_every_days <= 1095
  return whole ? undefined : { field: 'check_every_days', word: 'check_every_wrong' }
}

type Fault = { readonly field: string; readonly word: WordKey; readonly line?: string }

const emptyController = (): Controller => ({ id: 'tram', name: '', address: '', phone: '', email: '' })

const Lines = ({
  label,
  name,
  value,
  rows,
  hint,
  complaint,
}: {
  readonly label: string
  readonly name: string
  readonly value: string
  readonly rows: number
  readonly hint?: string
  readonly complaint?: string | undefined
}) => (
  <FieldFrame id={name} label={label} complaint={complaint} {...(hint === undefined ? {} : { hint })}>
    <textarea
      id={name}
      name={name}
      rows={rows}
      defaultValue={value}
      aria-invalid={complaint !== undefined}
      aria-describedby={hint === undefined ? undefined : `${name}-hint`}
      className={`${inputLook} py-2`}
    />
  </FieldFrame>
)
