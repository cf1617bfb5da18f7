// Units as their tree: official codes, since when, what came before and after, how many cameras and people stand in each. One that is no more stays.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Unit } from '#contract/unit.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { MoreIcon, PeopleIcon } from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Switch } from '#web/ui/switch.tsx'
import { ListComing } from '#web/ui/waiting.tsx'
import { type Say, useWords } from '#web/words/language.ts'
import { AddButton } from './add-button.tsx'
import { peopleQuery, unitsQuery } from './people-queries.ts'
import { UnitCamerasDialog } from './unit-cameras-dialog.tsx'
import { dayText } from './unit-day.ts'
import { UnitDialog } from './unit-dialog.tsx'
import { UnitEndDialog } from './unit-end-dialog.tsx'
import { unitKindWords } from './unit-kinds.ts'
import { unitTree } from './unit-tree.ts'

export const UnitsPart = ({ changing }: { readonly changing: boolean }) => {
  const say = useWords()
  const { data, error, isPending } = useQuery(unitsQuery)
  const people = useQuery(peopleQuery).data?.people ?? []
  const [past, setPast] = useState(false)
  const { open, show, shut } = useOpened()
  const units = data?.units ?? []
  const shown = unitTree(units.filter(({ valid_to }) => past || valid_to === null))
  const [what = '', id = ''] = open.split(/-(.*)/)
  const about = units.find(unit => unit.id === id)
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-prose flex-1 basis-72 text-quiet">{say('units_why')}</p>
        {changing && <AddButton onClick={() => show('add')}>{say('unit_add')}</AddButton>}
      </div>
      {units.some(({ valid_to }) => valid_to !== null) && (
        <div className="justify-self-start">
          <Switch label={say('units_with_past')} on={past} onChange={setPast} />
        </div>
      )}
      <Complaint error={error} />
      {isPending && <ListComing label={say('one_moment')} />}
      {data !== undefined && units.length === 0 && (
        <EmptyState title={say('units_none')} drawing={<PeopleIcon />}>
          <p>{say('units_none_why')}</p>
        </EmptyState>
      )}
      <ul aria-label={say('units')} className="rounded-xl border border-line bg-slate empty:hidden">
        {shown.map(({ unit, depth }) => (
          <UnitLine
            key={unit.id}
            unit={unit}
            depth={depth}
            facts={factsOf(
              unit,
              units,
              people.filter(one => one.unit === unit.id && one.left_90k === null).length,
              say,
            )}
            {...(changing && { onDo: (deed: string) => show(`${deed}-${unit.id}`) })}
          />
        ))}
      </ul>
      {changing && (open === 'add' || (what === 'below' && about !== undefined)) && (
        <UnitDialog units={units} {...(about !== undefined && { below: about })} onClose={shut} />
      )}
      {changing && what === 'unit' && about !== undefined && <UnitDialog units={units} unit={about} onClose={shut} />}
      {changing && what === 'end' && about !== undefined && <UnitEndDialog unit={about} units={units} onClose={shut} />}
      {changing && what === 'cameras' && about !== undefined && (
        <UnitCamerasDialog unit={about} units={units} onClose={shut} />
      )}
    </div>
  )
}

const UnitLine = ({
  unit,
  depth,
  facts,
  onDo,
}: {
  readonly unit: Unit
  readonly depth: number
  readonly facts: readonly string[]
  readonly onDo?: (deed: 'unit' | 'below' | 'cameras' | 'end') => void
}) => {
  const say = useWords()
  const { name, kind, valid_to } = unit
  const shades = ['', 'ml-5 sm:ml-8', 'ml-10 sm:ml-16', 'ml-14 sm:ml-24']
  return (
    <li className="flex items-center gap-2 border-b border-line py-2 pr-2 pl-4 last:border-b-0">
      <div
        className={`min-w-0 flex-1 ${depth > 0 ? 'border-l-2 border-line pl-3' : ''} ${shades[Math.min(depth, shades.length - 1)]}`}
      >
        <p className={`font-medium wrap-anywhere ${valid_to === null ? '' : 'text-quiet line-through'}`}>{name}</p>
        <p className="flex flex-wrap gap-x-4 text-sm text-quiet tabular-nums">
          {[say(unitKindWords[kind]), ...facts].map(fact => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </div>
      {onDo !== undefined && (
        <Menu
          label={say('unit_change_of', { unit: name })}
          className="px-2"
          entries={[
            { label: say('unit_change'), onChoose: () => onDo('unit') },
            ...(valid_to === null
              ? [
                  { label: say('unit_camera_list'), onChoose: () => onDo('cameras') },
                  { label: say('unit_add_below', { unit: name }), onChoose: () => onDo('below') },
                  { label: say('unit_end'), dangerous: true, onChoose: () => onDo('end') },
                ]
              : []),
          ]}
        >
          <MoreIcon />
        </Menu>
      )}
    </li>
  )
}

const factsOf = (unit: Unit, units: readonly Unit[], people: number, say: Say): readonly string[] => {
  const { official_code, valid_from, valid_to, predecessors, successors, cameras } = unit
  const names = (ids: readonly string[]) => ids.map(id => units.find(one => one.id === id)?.name ?? id).join(', ')
  return [
    official_code === null ? '' : say('unit_code', { code: official_code }),
    valid_from === null ? '' : say('unit_since', { day: dayText(valid_from) }),
    valid_to === null ? '' : say('unit_until', { day: dayText(valid_to) }),
    predecessors.length === 0 ? '' : say('unit_from_units', { units: names(predecessors) }),
    successors.length === 0 ? '' : say('unit_to_units', { units: names(successors) }),
    cameras === 0 ? '' : say('unit_cameras', { count: cameras }),
    people === 0 ? '' : say('unit_people', { count: people }),
  ].filter(Boolean)
}
