// Extractions: every request for footage that one may know of, by state, with what waits for oneself first.

import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type ExtractionState, extractionStates } from '#contract/extraction.ts'
import { useMay } from '#web/may.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { ExtractIcon } from '#web/ui/icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import type { Which } from './address.ts'
import { ExtractionLine } from './extraction-line.tsx'
import { extractionPages } from './extraction-queries.ts'
import { stateWords } from './extraction-words.ts'
import { Pills } from './pills.tsx'
import { RegisterDialog } from './register-dialog.tsx'
import { SettingsDialog } from './settings-dialog.tsx'
import { WaitingCopies } from './waiting-copies.tsx'

const SETTLES_MS = 300
type Shown = Which | 'all'

export const ExtractionsPage = () => {
  const say = useWords()
  const may = useMay()
  const { open, show, shut } = useOpened()
  const { which = 'all' } = useSearch({ from: '/inside/extractions' })
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const text = useSettled(typed)
  const state = which === 'all' || which === 'waiting' ? '' : which
  const found = useInfiniteQuery(extractionPages({ state, waiting: which === 'waiting', text, case: '' }))
  const list = found.data?.pages.flatMap(({ extractions }) => extractions)
  const copies = found.data?.pages[0]?.redactions ?? []
  const narrowed = which !== 'all' || typed !== ''
  const none = list?.length === 0 && !narrowed
  useEffect(() => {
    document.title = `${say('extractions')} · ${say('product')}`
  }, [say])
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-1 content-start gap-4 px-3 py-5 sm:px-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold">{say('extractions')}</h1>
        {may('request_extract') && (
          <Link to="/extractions/new" className={buttonLook('strong', 'min-h-12')}>
            {say('ask_title')}
          </Link>
        )}
      </div>
      <p className="max-w-prose text-quiet">{say('extractions_why')}</p>
      <Complaint error={found.error} />
      {(narrowed || copies.length > 0 || (list !== undefined && list.length > 0)) && (
        <>
          <Field
            label={say('extractions_find')}
            type="search"
            maxLength={100}
            value={typed}
            placeholder={say('extractions_find_example')}
            onChange={event => setTyped(event.target.value)}
          />
          <StateChoice
            which={which}
            waiting={found.data?.pages[0]?.waiting ?? 0}
            counts={found.data?.pages[0]?.counts ?? []}
            onChange={next => void navigate({ to: '.', search: next === 'all' ? {} : { which: next }, replace: true })}
          />
        </>
      )}
      {list === undefined && found.error === null && <ListComing lines={4} label={say('one_moment')} />}
      {none && (
        <EmptyState title={say('extractions_none')} drawing={<ExtractIcon />}>
          {say('extractions_none_why')}
        </EmptyState>
      )}
      {which === 'waiting' && <WaitingCopies copies={copies} />}
      {list?.length === 0 && !none && !(which === 'waiting' && copies.length > 0) && (
        <p className="px-1 py-4 text-quiet">
          {say(which === 'waiting' ? 'extractions_none_waiting' : 'extractions_none_such')}
        </p>
      )}
      {list !== undefined && list.length > 0 && (
        <ul aria-label={say('extractions')} className="rounded-xl border border-line bg-slate">
          {list.map(extraction => (
            <ExtractionLine key={extraction.id} extraction={extraction} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button className="justify-self-center" disabled={found.isFetching} onClick={() => void found.fetchNextPage()}>
          {say(found.isFetchingNextPage ? 'one_moment' : 'show_more')}
        </Button>
      )}
      {list !== undefined && (
        <div className="flex flex-wrap gap-2 border-t border-line pt-4">
          <Link to="/holds" className={buttonLook('plain')}>
            {say('holds')}
          </Link>
          <Button onClick={() => show('register')}>{say('paper_extract_register')}</Button>
          {may('configure_station', 'whole') && (
            <Button onClick={() => show('settings')}>{say('extraction_settings')}</Button>
          )}
        </div>
      )}
      {open === 'register' && <RegisterDialog onClose={shut} />}
      {open === 'settings' && <SettingsDialog onClose={shut} />}
    </div>
  )
}

const StateChoice = ({
  which,
  waiting,
  counts,
  onChange,
}: {
  readonly which: Shown
  readonly waiting: number
  readonly counts: readonly { readonly state: ExtractionState; readonly count: number }[]
  readonly onChange: (which: Shown) => void
}) => {
  const say = useWords()
  const counted = new Map(counts.map(({ state, count }) => [state, count]))
  const there = extractionStates.filter(state => state === which || (counted.get(state) ?? 0) > 0)
  return (
    <Pills
      label={say('extractions_by_state')}
      value={which}
      onChange={onChange}
      options={[
        { value: 'all', label: say('extractions_all') },
        ...(waiting > 0 || which === 'waiting'
          ? [{ value: 'waiting' as const, label: say('waits_for_me'), count: waiting }]
          : []),
        ...there.map(state => ({ value: state, label: say(stateWords[state]), count: counted.get(state) ?? 0 })),
      ]}
    />
  )
}

const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), SETTLES_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
