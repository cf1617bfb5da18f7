// Storage: where footage lies, how long it is kept, what must stay, what went, and what is wrong with the disks.

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useMay } from '#web/may.ts'
import { camerasQuery, statusQuery } from '#web/queries.ts'
import { alarmText } from '#web/ui/banner.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Nothing, Section } from '#web/ui/section.tsx'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { Backfill } from './backfill.tsx'
import { Deletions } from './deletions.tsx'
import { Disks } from './disks.tsx'
import { Holds } from './holds.tsx'
import { Keeping } from './keeping.tsx'
import { Noticing } from './noticing.tsx'
import { deletionsQuery, holdsQuery, retentionQuery } from './storage-queries.ts'

export const StoragePage = () => {
  const say = useWords()
  const status = useQuery(statusQuery)
  const retention = useQuery(retentionQuery)
  const may = useMay()
  const holding = may('hold')
  const holds = useQuery({ ...holdsQuery, enabled: holding })
  const deletions = useQuery(deletionsQuery)
  const cameras = useQuery(camerasQuery).data?.cameras ?? []
  useEffect(() => {
    document.title = `${say('storage')} · ${say('product')}`
  }, [say])
  const error = retention.error ?? holds.error ?? deletions.error
  const comes = [status, retention, holds, deletions].some(({ isLoading }) => isLoading)
  const alarms = status.data?.alarms ?? []
  return (
    <div className="mx-auto grid w-full max-w-7xl gap-4 px-3 py-5 sm:px-4">
      <h1 className="text-2xl font-semibold">{say('storage')}</h1>
      <Complaint error={error} />
      {retention.data?.in_force === false && (
        <p role="status" className="rounded-lg border border-warn/50 px-4 py-3 text-warn">
          {say('not_in_force')}
        </p>
      )}
      {comes && <ListComing lines={5} label={say('one_moment')} />}
      <div className={`grid items-start gap-4 lg:grid-cols-2 ${comes ? 'hidden' : ''}`}>
        <div className="grid gap-4">
          <Disks archives={status.data?.archives ?? []} retention={retention.data} />
          <Section title={say('alarms')}>
            {alarms.length === 0 ? (
              <Nothing>{say('no_alarms')}</Nothing>
            ) : (
              <ul className="grid gap-2 px-4 py-3">
                {alarms.map(alarm => (
                  <li key={`${alarm.code} ${alarm.archive}`} className="text-warn">
                    {alarmText(alarm, say)}
                  </li>
                ))}
              </ul>
            )}
          </Section>
          {holding && <Holds holds={holds.data?.holds} cameras={cameras} />}
          <Backfill cameras={cameras} />
          <Noticing cameras={cameras} />
        </div>
        <div className="grid gap-4">
          <Keeping retention={retention.data} cameras={cameras} />
          <Deletions deletions={deletions.data?.deletions} cameras={cameras} />
        </div>
      </div>
    </div>
  )
}
