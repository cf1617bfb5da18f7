// Trail (truy vết): without anything in the address the list of trails; with a camera and a moment a new one; with a number one that was saved.

import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { camerasQuery } from '#web/queries.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { Waiting } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { readMoment } from './address.ts'
import { TrailList } from './trail-list.tsx'
import { trailQuery } from './trail-queries.ts'
import { TrailRoom } from './trail-room.tsx'

export const TrailPage = () => {
  const say = useWords()
  const { camera, at } = useSearch({ from: '/inside/trail' })
  const cameras = useQuery(camerasQuery)
  const moment = at === undefined ? undefined : readMoment(at)
  useEffect(() => {
    document.title = `${say('trail')} · ${say('product')}`
  }, [say])
  if (camera === undefined || moment === undefined) return <TrailList />
  if (cameras.data === undefined) return <Coming error={cameras.error} />
  return (
    <TrailRoom
      key={`${camera} ${moment}`}
      cameras={cameras.data.cameras}
      trail={undefined}
      start={{ camera, at: moment }}
    />
  )
}

export const SavedTrailPage = () => {
  const say = useWords()
  const { id } = useParams({ from: '/inside/trail/$id' })
  const number = /^\d{1,12}$/.test(id) ? Number(id) : 0
  const cameras = useQuery(camerasQuery)
  const trail = useQuery({ ...trailQuery(number), refetchInterval: 15_000 })
  useEffect(() => {
    document.title = `${trail.data?.title ?? say('trail')} · ${say('product')}`
  }, [say, trail.data?.title])
  if (cameras.data === undefined || trail.data === undefined) return <Coming error={cameras.error ?? trail.error} />
  return <TrailRoom key={id} cameras={cameras.data.cameras} trail={trail.data} start={undefined} />
}

const Coming = ({ error }: { readonly error: unknown }) => {
  const say = useWords()
  return (
    <div className="grid flex-1 place-content-center p-6">
      {error === null ? <Waiting>{say('one_moment')}</Waiting> : <Complaint error={error} />}
    </div>
  )
}
