// Wall: cameras, live, on one screen, as somebody laid them out. This page asks what there is; the room does the rest.

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { camerasQuery } from '#web/queries.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { useWords } from '#web/words/language.ts'
import { EmptyStation } from './empty-station.tsx'
import { useWalls } from './use-walls.ts'
import { WallRoom } from './wall-room.tsx'

export const WallPage = () => {
  const say = useWords()
  const cameras = useQuery(camerasQuery)
  const walls = useWalls()
  const name = walls.wall?.name ?? say('wall')
  useEffect(() => {
    document.title = `${name} · ${say('product')}`
  }, [name, say])
  if (cameras.data?.cameras.length === 0) return <EmptyStation />
  if (cameras.data !== undefined && walls.known)
    return <WallRoom key={walls.wall?.id ?? ''} cameras={cameras.data.cameras} walls={walls} />
  return (
    <div className="grid flex-1 place-content-center p-6 text-center">
      {cameras.isError ? <Complaint error={cameras.error} /> : <p role="status">{say('asking_for_cameras')}</p>}
    </div>
  )
}
