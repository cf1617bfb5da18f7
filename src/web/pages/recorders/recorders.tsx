// Recorders: the recorders of other makers ("đầu ghi") that are kept, and how many cameras hang on each.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { RecorderIcon } from '#web/ui/icons.tsx'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { nvrsQuery } from './recorder-queries.ts'

export const RecordersPage = () => {
  const say = useWords()
  const nvrs = useQuery(nvrsQuery)
  useEffect(() => {
    document.title = `${say('recorders')} · ${say('product')}`
  }, [say])
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-4 px-4 py-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold">{say('recorders')}</h1>
        {nvrs.data !== undefined && nvrs.data.nvrs.length > 0 && <AddRecorder />}
      </div>
      <Complaint error={nvrs.error} />
      {nvrs.isPending && <ListComing label={say('one_moment')} />}
      {nvrs.data?.nvrs.length === 0 && (
        <EmptyState title={say('no_recorders')} drawing={<RecorderIcon />} action={<AddRecorder weight="strong" />}>
          {say('no_recorders_why')}
        </EmptyState>
      )}
      <ul className="grid gap-2">
        {nvrs.data?.nvrs.map(({ id, name, place, address, cameras }) => (
          <li key={id} className="rounded-lg border border-line bg-slate">
            <Link to="/recorders/$id" params={{ id }} className="block px-4 py-3">
              <span className="block font-medium">{name}</span>
              <span className="flex flex-wrap gap-x-4 text-sm text-quiet tabular-nums">
                <span>{place}</span>
                <span>{address}</span>
                <span>{say('cameras_on_recorder', { count: cameras.length })}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

const AddRecorder = ({ weight = 'plain' }: { readonly weight?: 'strong' | 'plain' }) => {
  const say = useWords()
  return (
    <Link to="/add-camera" search={{ as: 'recorder' }} className={buttonLook(weight, 'justify-self-start')}>
      {say('add_recorder')}
    </Link>
  )
}
