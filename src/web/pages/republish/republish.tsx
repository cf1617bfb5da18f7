// Republish: whether other systems may fetch live pictures from this station, at which address, with which accounts, and who does now.

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { camerasQuery } from '#web/queries.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { Accounts } from './accounts.tsx'
import { Addresses } from './addresses.tsx'
import { Door } from './door.tsx'
import { Fetching } from './fetching.tsx'
import { republishQuery } from './republish-queries.ts'

export const RepublishPage = () => {
  const say = useWords()
  const { data, error } = useQuery(republishQuery)
  const cameras = useQuery(camerasQuery).data?.cameras ?? []
  useEffect(() => {
    document.title = `${say('republish')} · ${say('product')}`
  }, [say])
  return (
    <div className="mx-auto grid w-full max-w-7xl gap-4 px-3 py-5 sm:px-4">
      <h1 className="text-2xl font-semibold">{say('republish')}</h1>
      <p className="max-w-prose text-quiet">{say('republish_why')}</p>
      <Complaint error={error} />
      {data === undefined && error === null && <ListComing lines={4} label={say('one_moment')} />}
      {data !== undefined && (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="grid gap-4">
            <Door republish={data} />
            {data.state === 'on' && <Addresses settings={data.settings} cameras={cameras} />}
          </div>
          <div className="grid gap-4">
            <Accounts accounts={data.accounts} cameras={cameras} />
            <Fetching fetching={data.fetching} cameras={cameras} />
          </div>
        </div>
      )}
    </div>
  )
}
