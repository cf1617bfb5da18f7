// Access log: who looked at what, changed what, or was refused what, and why; the newest first, found by who, what, when and why. Above it
// whether the log is whole.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useState } from 'react'
import { sessionQuery } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LogIcon } from '#web/ui/icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { EntryDialog } from './entry-dialog.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { HeadDialog } from './head-dialog.tsx'
import { type Filters, LogFilters, noFilters, searchOf } from './log-filters.tsx'
import { LogLine } from './log-line.tsx'
import { LogProof } from './log-proof.tsx'
import { logEntryQuery, logPagesQuery, useLogNames } from './log-queries.ts'
import { SettingsDialog } from './settings-dialog.tsx'

export const AccessLogPage = () => {
  const say = useWords()
  const names = useLogNames()
  const { camera = '', who = '' } = useSearch({ from: '/inside/access-log' })
  const [filters, setFilters] = useState<Filters>({ ...noFilters, camera, who })
  const { open, show, shut } = useOpened()
  const search = searchOf(useDeferredValue(filters))
  const found = useInfiniteQuery(logPagesQuery(search))
  const list = found.data?.pages.flatMap(({ entries }) => entries)
  const asked = Number(/^entry-(\d{1,15})$/.exec(open ?? '')?.[1])
  const listed = list?.find(({ n }) => n === asked)
  // An entry's address holds also when it lies pages below.
  const alone = useQuery({ ...logEntryQuery(asked), enabled: asked > 0 && list !== undefined && listed === undefined })
  const entry = listed ?? (asked > 0 ? (alone.data ?? undefined) : undefined)
  const may = useQuery(sessionQuery).data?.may?.station ?? []
  useEffect(() => {
    document.title = `${say('access_log')} · ${say('product')}`
  }, [say])
  return (
    <div className="mx-auto grid w-full max-w-6xl content-start gap-4 px-3 py-5 sm:px-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-2xl font-semibold">{say('access_log')}</h1>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => show('export')}>{say('log_export')}</Button>
          {may.includes('configure_station') && <Button onClick={() => show('settings')}>{say('log_settings')}</Button>}
        </div>
      </div>
      <LogProof names={names} onHead={() => show('head')} />
      <LogFilters filters={filters} names={names} onChange={setFilters} />
      <Complaint error={found.error} />
      {list === undefined && found.error === null && <ListComing lines={6} label={say('one_moment')} />}
      {list?.length === 0 && (
        <EmptyState title={say('log_none')} drawing={<LogIcon />}>
          {say('log_none_why')}
        </EmptyState>
      )}
      {list !== undefined && list.length > 0 && (
        <ul aria-label={say('access_log')} className="rounded-xl border border-line bg-slate">
          {list.map(one => (
            <LogLine key={one.n} entry={one} names={names} onOpen={() => show(`entry-${one.n}`)} />
          ))}
        </ul>
      )}
      <More waits={found.isFetchingNextPage} there={found.hasNextPage} onMore={() => void found.fetchNextPage()} />
      {entry !== undefined && <EntryDialog entry={entry} names={names} onClose={shut} />}
      {open === 'export' && <ExportDialog search={search} onClose={shut} />}
      {open === 'head' && <HeadDialog onClose={shut} />}
      {open === 'settings' && <SettingsDialog names={names} onClose={shut} />}
    </div>
  )
}

/** Comes by itself as one reads on; a button all the same, for whoever moves by keys. */
const More = ({
  there,
  waits,
  onMore,
}: {
  readonly there: boolean
  readonly waits: boolean
  readonly onMore: () => void
}) => {
  const say = useWords()
  const [end, setEnd] = useState<HTMLButtonElement | null>(null)
  useEffect(() => {
    if (end === null || waits) return undefined
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting === true && onMore(), {
      rootMargin: '300px',
    })
    watch.observe(end)
    return () => watch.disconnect()
  }, [end, waits, onMore])
  if (!there) return null
  return (
    <button
      ref={setEnd}
      type="button"
      disabled={waits}
      onClick={onMore}
      className="min-h-11 justify-self-center rounded-lg px-4 text-quiet hover:text-ink"
    >
      {say(waits ? 'one_moment' : 'show_more')}
    </button>
  )
}
