// Viewing dialog: who looked at it here, from when to when, and what was seen; the alternative to a copy.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import type { Extraction, NewViewing } from '#contract/extraction.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { CloseIcon, PlusIcon } from '#web/ui/icons.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords, type WordKey } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { extractionChanged } from './extraction-queries.ts'
import { TextArea } from './text-area.tsx'

const HALF_HOUR = 1800 * TICKS_PER_SECOND
const MOST_PEOPLE = 20
type Person = { readonly key: number; readonly name: string; readonly role: string }
type Wrong = { readonly [field in 'from' | 'to' | 'people' | 'seen']?: WordKey }

export const ViewingDialog = ({
  extraction,
  onClose,
}: {
  readonly extraction: Extraction
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [now] = useState(stationNow)
  const { recipient } = extraction
  const [people, setPeople] = useState<readonly Person[]>([
    { key: 1, name: recipient.person || recipient.name, role: recipient.person === '' ? '' : recipient.name },
  ])
  const [wrong, setWrong] = useState<Wrong>({})
  const noting = useMutation({
    mutationFn: (body: NewViewing) =>
      ask<Extraction>(paths.extraction(extraction.id, '/viewings'), { method: 'POST', body }),
    onSuccess: async next => {
      onClose()
      toast(say('viewing_noted'))
      await extractionChanged(next)
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const [from, to] = [parseWhen(text('from'), now), parseWhen(text('to'), now)]
    const found: Wrong = {
      ...(!from.ok && { from: 'time_format' as const }),
      ...(!to.ok
        ? { to: 'time_format' as const }
        : from.ok && to.value <= from.value && { to: 'clip_backwards' as const }),
      ...(people.some(({ name }) => name.trim().length < 2) && { people: 'viewing_people_missing' as const }),
      ...(text('seen').length < 5 && { seen: 'step_text_wrong' as const }),
    }
    setWrong(found)
    if (Object.keys(found).length > 0 || !from.ok || !to.ok) return
    noting.mutate({
      from_90k: from.value,
      to_90k: to.value,
      people: people.map(({ name, role }) => ({ name: name.trim(), role: role.trim() })),
      seen: text('seen'),
    })
  }
  const complaint = (field: keyof Wrong) => (wrong[field] === undefined ? undefined : say(wrong[field]))
  return (
    <Dialog title={say('deed_view_here')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-4" noValidate>
        <p className="text-quiet">{say('viewing_why')}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={say('viewing_from')}
            name="from"
            defaultValue={dateTimeText(wallTime90k(now - HALF_HOUR))}
            complaint={complaint('from')}
          />
          <Field label={say('viewing_to')} name="to" defaultValue={dateTimeText(now)} complaint={complaint('to')} />
        </div>
        <PeopleFields people={people} onChange={setPeople} complaint={complaint('people')} />
        <TextArea label={say('viewing_seen')} name="seen" rows={4} maxLength={2000} complaint={complaint('seen')} />
        <FormEnd doing={noting} label={say('viewing_do')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}

const PeopleFields = ({
  people,
  complaint,
  onChange,
}: {
  readonly people: readonly Person[]
  readonly complaint: string | undefined
  readonly onChange: (people: readonly Person[]) => void
}) => {
  const say = useWords()
  const change = (key: number, part: Partial<Person>): void =>
    onChange(people.map(person => (person.key === key ? { ...person, ...part } : person)))
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium">{say('viewing_people')}</legend>
      {people.map(({ key, name, role }) => (
        <div key={key} className="flex items-end gap-2">
          <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-2">
            <Field
              label={say('viewing_name')}
              value={name}
              maxLength={120}
              onChange={event => change(key, { name: event.target.value })}
            />
            <Field
              label={say('viewing_role')}
              value={role}
              maxLength={200}
              onChange={event => change(key, { role: event.target.value })}
            />
          </div>
          {people.length > 1 && (
            <IconButton
              label={say('viewing_remove', { name })}
              onClick={() => onChange(people.filter(person => person.key !== key))}
            >
              <CloseIcon />
            </IconButton>
          )}
        </div>
      ))}
      {complaint !== undefined && (
        <p role="alert" className="text-sm text-bad">
          {complaint}
        </p>
      )}
      {people.length < MOST_PEOPLE && (
        <Button
          className="justify-self-start"
          onClick={() =>
            onChange([...people, { key: Math.max(...people.map(({ key }) => key)) + 1, name: '', role: '' }])
          }
        >
          <PlusIcon />
          {say('viewing_add')}
        </Button>
      )}
    </fieldset>
  )
}
