// The desk for people in the picture: what was asked, what is due first, and one request with all that was done about it.

import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { RightsList } from '#contract/rights-request.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LetterIcon } from '#web/ui/icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Section } from '#web/ui/section.tsx'
import { Segments } from '#web/ui/segments.tsx'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { NewDialog } from './new-dialog.tsx'
import { RequestDialog } from './request-dialog.tsx'
import { RequestLine } from './request-line.tsx'

export const requestsQuery = queryOptions({
  queryKey: ['rights_requests'],
  queryFn: ({ signal }) => ask<RightsList>(paths.rightsRequests, { signal }),
  refetchInterval: 30_000,
})

export const RequestsPage = () => {
  const say = useWords()
  const { open, show, shut } = useOpened()
  const [which, setWhich] = useState<'open' | 'all'>('open')
  const { data, error } = useQuery(requestsQuery)
  useEffect(() => {
    document.title = `${say('requests')} · ${say('product')}`
  }, [say])
  const all = data?.requests ?? []
  const waiting = all
    .filter(({ state }) => state !== 'closed')
    .toSorted((a, b) => Number(a.due === 'done') - Number(b.due === 'done') || a.answer_by.localeCompare(b.answer_by))
  const shown = which === 'open' ? waiting : all
  const opened = all.find(({ id }) => open === `request-${id}`)
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-4 px-3 py-5 sm:px-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold">{say('requests')}</h1>
        <Button weight="strong" onClick={() => show('new')}>
          {say('request_new')}
        </Button>
      </div>
      <p className="max-w-prose text-quiet">{say('requests_why')}</p>
      <Complaint error={error} />
      {data === undefined && error === null && <ListComing lines={4} label={say('one_moment')} />}
      {data !== undefined && all.length > 0 && (
        <Segments
          label={say('requests_short')}
          value={which}
          onChange={setWhich}
          options={[
            { value: 'open', label: say('requests_open', { count: waiting.length }) },
            { value: 'all', label: say('requests_all', { count: all.length }) },
          ]}
        />
      )}
      {data !== undefined && shown.length === 0 && (
        <EmptyState title={say('requests_none')} drawing={<LetterIcon />}>
          {say('requests_none_why')}
        </EmptyState>
      )}
      {shown.length > 0 && (
        <Section title={say('requests')}>
          <ul>
            {shown.map(request => (
              <RequestLine key={request.id} request={request} onOpen={() => show(`request-${request.id}`)} />
            ))}
          </ul>
        </Section>
      )}
      {open === 'new' && <NewDialog onClose={shut} />}
      {opened !== undefined && <RequestDialog request={opened} onClose={shut} />}
    </div>
  )
}
