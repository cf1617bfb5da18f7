// Log filters: who, which camera, what was done, why, for which case, when, and whether it was refused. On a phone they stand behind one line.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import { verbCodes } from '#contract/access.ts'
import { camerasQuery, sessionQuery } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Choice, Field } from '#web/ui/field.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { useTasks } from '#web/ui/task-query.ts'
import { DAY_90K, dayStart, readLocalCode } from '#web/words/time.ts'
import type { LogSearch } from './log-queries.ts'
import { type LogNames, verbName } from './log-sentence.ts'

export type Filters = {
  readonly who: string
  readonly camera: string
  readonly verb: string
  readonly purpose: string
  readonly case: string
  readonly refused: boolean
  readonly when: 'all' | 'today' | 'yesterday' | 'week' | 'month' | 'days'
  readonly from_day: string
  readonly to_day: string
}

export const noFilters: Filters = {
  ...{ who: '', camera: '', verb: '', purpose: '', case: '', refused: false },
  ...{ when: 'week', from_day: '', to_day: '' },
}

/** What the API is asked; days are whole, today's goes on. */
export const searchOf = ({ refused, when, from_day, to_day, ...words }: Filters): LogSearch => {
  const today = dayStart(stationNow())
  const days = (count: number) => String(today - count * DAY_90K)
  const spans: Record<Filters['when'], LogSearch> = {
    all: {},
    today: { from_90k: days(0) },
    yesterday: { from_90k: days(1), to_90k: days(0) },
    week: { from_90k: days(6) },
    month: { from_90k: days(29) },
    days: {
      from_90k: String(readLocalCode(from_day) ?? ''),
      to_90k: String(dayAfter(to_day) ?? ''),
    },
  }
  return { ...words, case: words.case.trim(), refused: refused ? 'true' : '', ...spans[when] }
}

const dayAfter = (day: string) => {
  const at = readLocalCode(day)
  return at === undefined ? undefined : wallTime90k(at + DAY_90K)
}

const spanWords = [
  ['today', 'log_span_today'],
  ['yesterday', 'log_span_yesterday'],
  ['week', 'log_span_week'],
  ['month', 'log_span_month'],
  ['all', 'log_span_all'],
  ['days', 'log_span_days'],
] as const

/** Beside the policy's verbs, the log's own. */
const verbs = [
  'sign_in',
  'sign_out',
  'state_purpose',
  'ask_rights',
  'print_paper',
  'sign_means',
  'station',
  ...verbCodes,
] as const

export const LogFilters = ({
  filters,
  names,
  onChange,
}: {
  readonly filters: Filters
  readonly names: LogNames
  readonly onChange: (filters: Filters) => void
}) => {
  const { say } = names
  const [shown, setShown] = useState(false)
  const set = (part: Partial<Filters>) => onChange({ ...filters, ...part })
  const people = useQuery(sessionQuery).data?.people ?? []
  const cameras = useQuery(camerasQuery).data?.cameras ?? []
  const purposes = useTasks()?.purposes ?? []
  const few = { who: filters.who, camera: filters.camera, verb: filters.verb, purpose: filters.purpose }
  const count = Object.values({ ...few, case: filters.case }).filter(Boolean).length + Number(filters.refused)
  return (
    <search className="grid gap-3">
      <button
        type="button"
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
        className="flex min-h-11 items-center justify-between rounded-lg border border-line bg-raised px-4 font-medium sm:hidden"
      >
        {count === 0 ? say('log_filter') : say('log_filtered', { count })}
        <span aria-hidden="true">{shown ? '▴' : '▾'}</span>
      </button>
      <div className={`grid gap-3 sm:grid-cols-3 lg:grid-cols-6 ${shown ? '' : 'max-sm:hidden'}`}>
        <Choice
          label={say('log_when')}
          value={filters.when}
          onChange={event => set({ when: spanWords.find(([value]) => value === event.target.value)?.[0] ?? 'week' })}
        >
          {spanWords.map(([value, word]) => (
            <option key={value} value={value}>
              {say(word)}
            </option>
          ))}
        </Choice>
        <Choice label={say('log_who')} value={filters.who} onChange={event => set({ who: event.target.value })}>
          <option value="">{say('log_anybody')}</option>
          {people
            .filter(({ username }) => username !== 'tai-khoan-khan-cap')
            .map(({ username, display_name }) => (
              <option key={username} value={username}>
                {display_name}
              </option>
            ))}
          <option value="local_operator">{say('log_operator')}</option>
          <option value="tai-khoan-khan-cap">{say('emergency_account')}</option>
        </Choice>
        <Choice label={say('camera')} value={filters.camera} onChange={event => set({ camera: event.target.value })}>
          <option value="">{say('all_cameras')}</option>
          {cameras.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        <Choice label={say('log_what')} value={filters.verb} onChange={event => set({ verb: event.target.value })}>
          <option value="">{say('log_anything')}</option>
          {verbs.map(verb => (
            <option key={verb} value={verb}>
              {verb === 'station' ? say('log_station_itself') : verbName(verb, names)}
            </option>
          ))}
        </Choice>
        <Choice label={say('purpose')} value={filters.purpose} onChange={event => set({ purpose: event.target.value })}>
          <option value="">{say('log_any_purpose')}</option>
          {purposes.map(({ code }) => (
            <option key={code} value={code}>
              {names.purpose(code)}
            </option>
          ))}
        </Choice>
        <Field
          label={say('log_case')}
          type="search"
          maxLength={60}
          value={filters.case}
          placeholder="12/2026"
          onChange={event => set({ case: event.target.value })}
        />
        {filters.when === 'days' && (
          <>
            <Field
              label={say('log_from_day')}
              type="date"
              value={filters.from_day}
              onChange={event => set({ from_day: event.target.value })}
            />
            <Field
              label={say('log_to_day')}
              type="date"
              value={filters.to_day}
              onChange={event => set({ to_day: event.target.value })}
            />
          </>
        )}
        <div className="grid content-end sm:col-span-2">
          <Switch label={say('log_only_refused')} on={filters.refused} onChange={refused => set({ refused })} />
        </div>
      </div>
    </search>
  )
}
