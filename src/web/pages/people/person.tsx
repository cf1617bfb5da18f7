// One person: who they are, what they may, how they sign in and where they are signed in; what they may is tried here before they stand at a
// closed door.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Person } from '#contract/person.ts'
import { ask } from '#web/ask.ts'
import { useMay } from '#web/may.ts'
import { paths } from '#web/paths.ts'
import { sessionQuery } from '#web/queries.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { BackIcon } from '#web/ui/icons.tsx'
import { PhoneIcon } from '#web/ui/more-icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { ListComing } from '#web/ui/waiting.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'
import { dateText } from '#web/words/time.ts'
import { AccountPart } from './account-part.tsx'
import { roleName } from './grant-words.ts'
import { GrantsPart } from './grants-part.tsx'
import {
  accountsQuery,
  everybodysSessionsQuery,
  grantsQuery,
  peopleQuery,
  rolesQuery,
  unitsQuery,
} from './people-queries.ts'
import { PersonDialog } from './person-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { TrialPart } from './trial-part.tsx'

export const PersonPage = () => {
  const say = useWords()
  const { id } = useParams({ from: '/inside/people/$id' })
  const { data, error, isPending } = useQuery(peopleQuery)
  const person = data?.people.find(one => String(one.id) === id)
  useEffect(() => {
    document.title = `${person?.name ?? say('people')} · ${say('product')}`
  }, [person, say])
  return (
    <div className="mx-auto grid w-full max-w-6xl grid-cols-1 content-start gap-4 p-4">
      <Link to="/people" className={buttonLook('quiet', 'justify-self-start pr-3 pl-1')}>
        <BackIcon />
        {say('people_all')}
      </Link>
      <Complaint error={error} />
      {isPending && <ListComing label={say('one_moment')} />}
      {data !== undefined && person === undefined && <p>{say('nothing_matches', { text: id })}</p>}
      {person !== undefined && <Whole person={person} />}
    </div>
  )
}

const Whole = ({ person }: { readonly person: Person }) => {
  const may = useMay()
  const session = useQuery(sessionQuery).data
  const own = person.account !== null && person.account === session?.account?.username
  const here = person.left_90k === null
  const whole = may('manage_people', 'whole')
  // All parts at once: what comes one after the other would push the next one down under somebody's finger.
  const asked = [
    useQuery(grantsQuery(person.id)),
    useQuery(rolesQuery),
    useQuery({ ...accountsQuery, enabled: whole }),
    useQuery({ ...everybodysSessionsQuery, enabled: whole }),
  ]
  const say = useWords()
  if (asked.some(({ isLoading }) => isLoading)) return <ListComing lines={6} label={say('one_moment')} />
  return (
    <>
      <Heading person={person} own={own} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <GrantsPart person={person} own={own} />
        <div className="grid grid-cols-1 gap-4">
          {whole && <AccountPart person={person} own={own} />}
          {here && <TrialPart person={person} />}
        </div>
      </div>
    </>
  )
}

const Heading = ({ person, own }: { readonly person: Person; readonly own: boolean }) => {
  const say = useWords()
  const language = useLanguage()
  const roles = useQuery(rolesQuery).data
  const units = useQuery(unitsQuery).data?.units ?? []
  const [leaving, setLeaving] = useState(false)
  const { open, show, shut } = useOpened()
  const { id, name, rank, title, role, unit, phone, left_90k } = person
  const facts = [
    rank,
    title,
    roles === undefined ? '' : roleName(roles, role, language),
    unit === null ? '' : (units.find(one => one.id === unit)?.name ?? unit),
  ].filter((fact, at, all) => fact !== '' && all.indexOf(fact) === at)
  return (
    <div className="flex flex-wrap items-start justify-between gap-3">
      <div className="min-w-0 flex-1 basis-72">
        <h1 className="text-2xl font-semibold wrap-anywhere">{name}</h1>
        <p className="text-quiet">{facts.join(' · ')}</p>
        {left_90k !== null && (
          <p className="font-medium text-warn">{say('person_left_on', { day: dateText(wallTime90k(left_90k)) })}</p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {phone !== '' && (
          <a
            href={`tel:${phone.replace(/[^+\d]/g, '')}`}
            aria-label={say('person_call', { name, phone })}
            className={buttonLook('plain', 'pl-3 tabular-nums')}
          >
            <PhoneIcon />
            {phone}
          </a>
        )}
        {left_90k === null && <Button onClick={() => show('change')}>{say('person_change')}</Button>}
        {left_90k === null && !own && (
          <Button weight="danger" onClick={() => setLeaving(true)}>
            {say('person_leave')}
          </Button>
        )}
      </div>
      {open === 'change' && <PersonDialog person={person} onClose={shut} />}
      {leaving && (
        <ReasonDialog
          title={say('person_leave')}
          question={say('person_leave_sure', { name })}
          yes={say('person_leave_yes')}
          deed={reason => ask(paths.person(id, '/leave'), { method: 'POST', body: { reason } })}
          onClose={() => setLeaving(false)}
        />
      )}
    </div>
  )
}
