// Search: when something moved, came or went where somebody drew. On which cameras, where and when is all in the address.

import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { camerasQuery } from '#web/queries.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { Waiting } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { camerasAsked } from './address.ts'
import { SearchRoom } from './search-room.tsx'
import { WhichCamera } from './which-camera.tsx'

export const SearchPage = () => {
  const say = useWords()
  const address = useSearch({ from: '/inside/search' })
  const cameras = useQuery(camerasQuery)
  const known = cameras.data?.cameras
  const all = useMemo(() => known?.filter(({ may }) => may === undefined || may.includes('search')), [known])
  const ids =
    all === undefined
      ? ''
      : camerasAsked(address, all)
          .map(({ id }) => id)
          .join(',')
  const chosen = useMemo(() => camerasAsked({ cameras: ids }, all ?? []), [ids, all])
  const title = say(chosen.length > 1 ? 'search_page_many' : 'nav_search', { count: chosen.length })
  useEffect(() => {
    document.title = `${title} · ${say('product')}`
  }, [title, say])
  if (all === undefined)
    return (
      <div key="waiting" className="grid flex-1 place-content-center p-6">
        <Waiting>{say('asking_for_cameras')}</Waiting>
        <Complaint error={cameras.error} />
      </div>
    )
  if (chosen.length > 0) return <SearchRoom all={all} chosen={chosen} address={address} />
  return <WhichCamera all={all} />
}
