// Person dialog: who somebody is: added, or changed.

import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { NewPerson, Person } from '#contract/person.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'
import { peopleChanged, rolesQuery, unitsQuery } from './people-queries.ts'
import { UnitOptions } from './unit-options.tsx'

export const PersonDialog = ({ person, onClose }: { readonly person?: Person; readonly onClose: () => void }) => {
  const say = useWords()
  const language = useLanguage()
  const navigate = useNavigate()
  const roles = useQuery(rolesQuery).data?.roles.filter(({ device }) => !device) ?? []
  const units = useQuery(unitsQuery).data?.units ?? []
  const [wrongPhone, setWrongPhone] = useState(false)
  const keep = useMutation({
    mutationFn: (body: NewPerson) =>
      person === undefined
        ? ask<Person>(paths.people, { method: 'POST', body })
        : ask<Person>(paths.person(person.id), { method: 'PATCH', body }),
    onSuccess: async ({ id }) => {
      await peopleChanged()
      if (person === undefined) await navigate({ to: '/people/$id', params: { id: String(id) } })
      else onClose()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const bad = !/^[+0-9 .()-]*$/.test(text('phone'))
    setWrongPhone(bad)
    const unit = text('unit') === '' ? null : text('unit')
    const [name, rank, title, phone, role] = ['name', 'rank', 'title', 'phone', 'role'].map(text)
    if (!bad) keep.mutate({ name: name!, rank: rank!, title: title!, phone: phone!, role: role!, unit })
  }
  return (
    <Dialog title={say(person === undefined ? 'person_add' : 'person_change')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <Field label={say('person_name')} name="name" required maxLength={80} defaultValue={person?.name} />
        <Choice
          key={roles.length}
          label={say('person_role')}
          hint={say('person_role_hint')}
          name="role"
          defaultValue={person?.role ?? 'officer'}
        >
          {roles.map(role => (
            <option key={role.code} value={role.code}>
              {role[language]}
            </option>
          ))}
        </Choice>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label={say('person_rank')}
            hint={say('person_rank_hint')}
            name="rank"
            maxLength={60}
            defaultValue={person?.rank}
          />
          <Field
            label={say('person_title')}
            hint={say('person_title_hint')}
            name="title"
            maxLength={80}
            defaultValue={person?.title}
          />
        </div>
        <Choice key={`u${units.length}`} label={say('person_unit')} name="unit" defaultValue={person?.unit ?? ''}>
          <option value="">{say('person_unit_none')}</option>
          <UnitOptions units={units} kept={person?.unit ?? undefined} />
        </Choice>
        <Field
          label={say('person_phone')}
          name="phone"
          type="tel"
          maxLength={24}
          defaultValue={person?.phone}
          complaint={wrongPhone ? say('person_phone_wrong') : undefined}
        />
        <FormEnd doing={keep} label={say(person === undefined ? 'person_add' : 'save')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
