// New version: tells when the station has another page than the one that is open, looked for after the station was away and every hour. Nothing is
// reloaded under somebody's hands.

import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { statusQuery } from '#web/queries.ts'
import { useWords } from '#web/words/language.ts'
import { Button } from './button.tsx'

const HOUR_MS = 3_600_000

export const NewVersion = () => {
  const say = useWords()
  const status = useQuery(statusQuery)
  const returns = useRef({ away: false, times: 0 })
  if (returns.current.away && !status.isError) returns.current.times += 1
  returns.current.away = status.isError
  const offered = useQuery({
    queryKey: ['page', returns.current.times],
    queryFn: async ({ signal }) => mainFileOf(await (await fetch('/', { signal, cache: 'no-store' })).text()),
    refetchInterval: HOUR_MS,
    staleTime: HOUR_MS,
    enabled: !status.isError,
  })
  if (offered.data == null || RUNNING === null || offered.data === RUNNING) return null
  return (
    <div role="status" className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 bg-accent-deep px-4 py-2">
      <p>{say('update_ready')}</p>
      <Button onClick={() => location.reload()}>{say('update_now')}</Button>
    </div>
  )
}

const mainFileOf = (html: string): string | null => /src="(\/assets\/index-[^"]+\.js)"/.exec(html)?.[1] ?? null

const RUNNING = mainFileOf(document.head.innerHTML)
