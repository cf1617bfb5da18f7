// People and permissions: who is here, in which unit, with which role; what each role may; who is signed in. One part at a time is in sight, as
// the address says.

import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useMay } from '#web/may.ts'
import { Tabs } from '#web/ui/tabs.tsx'
import { useWords } from '#web/words/language.ts'
import { PeopleList } from './people-list.tsx'
import { RolesPart } from './roles-part.tsx'
import { SessionsPart } from './sessions-part.tsx'
import { UnitsPart } from './units-part.tsx'

export const PeoplePage = () => {
  const say = useWords()
  const may = useMay()
  const navigate = useNavigate()
  const { part = 'people' } = useSearch({ from: '/inside/people' })
  useEffect(() => {
    document.title = `${say('people')} · ${say('product')}`
  }, [say])
  const whole = may('manage_people', 'whole')
  const tabs = [
    { value: 'people', label: say('people_list'), children: <PeopleList /> },
    { value: 'units', label: say('units'), children: <UnitsPart changing={whole} /> },
    { value: 'roles', label: say('roles'), children: <RolesPart changing={whole} /> },
    ...(whole ? [{ value: 'sessions', label: say('everybodys_sessions'), children: <SessionsPart /> } as const] : []),
  ] as const
  return (
    <div className="mx-auto grid w-full max-w-6xl grid-cols-1 content-start gap-3 p-4">
      <h1 className="text-2xl font-semibold">{say('people')}</h1>
      <Tabs
        label={say('people')}
        tabs={tabs}
        value={part}
        onChange={next =>
          void navigate({ to: '/people', search: next === 'people' ? {} : { part: next }, replace: true })
        }
      />
    </div>
  )
}
