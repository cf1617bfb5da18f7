// People, found by name, unit or number whatever the accents: a line each, with what they are and whether they can sign in.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Person } from '#contract/person.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { inputLook } from '#web/ui/field.tsx'
import { PeopleIcon } from '#web/ui/icons.tsx'
import { matches } from '#web/ui/matching.ts'
import { PhoneIcon } from '#web/ui/more-icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Switch } from '#web/ui/switch.tsx'
import { ListComing } from '#web/ui/waiting.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'
import { dateText } from '#web/words/time.ts'
import { AddButton } from './add-button.tsx'
import { roleName } from './grant-words.ts'
import { peopleQuery, rolesQuery, unitsQuery } from './people-queries.ts'
import { PersonDialog } from './person-dialog.tsx'

export const PeopleList = () => {
  const say = useWords()
  const { data, error, isPending } = useQuery(peopleQuery)
  const tell = useTelling()
  const [typed, setTyped] = useState('')
  const [left, setLeft] = useState(false)
  const { open, show, shut } = useOpened()
  const people = data?.people ?? []
  const found = people.filter(
    person => (left || person.left_90k === null) && matches(typed, person.name, person.phone, ...tell(person)),
  )
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-prose flex-1 basis-72 text-quiet">{say('people_why')}</p>
        <AddButton onClick={() => show('add-person')}>{say('person_add')}</AddButton>
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <input
          type="search"
          aria-label={say('people_search')}
          placeholder={say('people_search')}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
          className={`${inputLook} max-w-md flex-1 basis-64`}
        />
        <Switch label={say('people_with_left')} on={left} onChange={setLeft} />
      </div>
      <Complaint error={error} />
      {isPending && <ListComing label={say('one_moment')} />}
      {data !== undefined && found.length === 0 && typed !== '' && (
        <p className="text-quiet">{say('nothing_matches', { text: typed })}</p>
      )}
      <ul aria-label={say('people_list')} className="grid rounded-xl border border-line bg-slate empty:hidden">
        {found.map(person => (
          <PersonLine key={person.id} person={person} facts={tell(person)} />
        ))}
      </ul>
      {people.length === 1 && (
        <EmptyState title={say('people_none')} drawing={<PeopleIcon />}>
          <p>{say('people_none_why')}</p>
        </EmptyState>
      )}
      {open === 'add-person' && <PersonDialog onClose={shut} />}
    </div>
  )
}

const useTelling = () => {
  const roles = useQuery(rolesQuery).data
  const units = useQuery(unitsQuery).data?.units ?? []
  const language = useLanguage()
  return ({ rank, title, role, unit }: Person): readonly string[] =>
    [
      rank,
      title || (roles === undefined ? '' : roleName(roles, role, language)),
      unit === null ? '' : (units.find(({ id }) => id === unit)?.name ?? unit),
    ].filter(Boolean)
}

const PersonLine = ({ person, facts }: { readonly person: Person; readonly facts: readonly string[] }) => {
  const say = useWords()
  const { id, name, phone, account, grants, left_90k } = person
  const standing =
    left_90k !== null
      ? [say('person_left_on', { day: dateText(wallTime90k(left_90k)) })]
      : [
          account ?? say('person_no_account'),
          grants === 0 ? say('person_no_grant') : say('person_grants', { count: grants }),
        ]
  return (
    <li className="flex items-center gap-2 border-b border-line pr-2 last:border-b-0 md:grid md:grid-cols-[minmax(0,1fr)_11rem]">
      <Link
        to="/people/$id"
        params={{ id: String(id) }}
        className="grid min-h-14 min-w-0 flex-1 gap-x-6 px-4 py-2.5 hover:bg-raised/60 focus-visible:-outline-offset-3 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] md:items-center"
      >
        <span className="min-w-0">
          <span className={`block font-medium wrap-anywhere ${left_90k === null ? '' : 'text-quiet'}`}>{name}</span>
          <span className="block text-sm text-quiet">{facts.join(' · ')}</span>
        </span>
        <span className="flex flex-wrap gap-x-4 text-sm text-quiet">
          {standing.map(fact => (
            <span key={fact}>{fact}</span>
          ))}
        </span>
      </Link>
      {phone !== '' && (
        <a
          href={`tel:${phone.replace(/[^+\d]/g, '')}`}
          aria-label={say('person_call', { name, phone })}
          className={buttonLook('quiet', 'px-2 tabular-nums md:justify-self-end')}
        >
          <PhoneIcon />
          <span className="max-md:sr-only">{phone}</span>
        </a>
      )}
    </li>
  )
}
