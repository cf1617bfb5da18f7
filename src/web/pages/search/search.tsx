// Search: when something moved, came or went where somebody drew. On which cameras, where and when is all in the address.

import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import type { Camera } from '#contract/camera.ts'
import { camerasQuery } from '#web/queries.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { SearchIcon } from '#web/ui/icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Waiting } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { camerasAsked } from './address.ts'
import { ChooseCameras } from './choose-cameras.tsx'
import { SearchRoom } from './search-room.tsx'

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
  return <NoCamera all={all} />
}

const NoCamera = ({ all }: { readonly all: readonly Camera[] }) => {
  const say = useWords()
  const navigate = useNavigate()
  const { open, show, shut } = useOpened()
  const none = all.length === 0
  return (
    <div key="empty" className="mx-auto grid w-full max-w-3xl flex-1 content-center gap-4 p-4">
      <h1 className="sr-only">{say('nav_search')}</h1>
      <EmptyState
        title={say(none ? 'search_empty' : 'search_no_camera')}
        drawing={<SearchIcon />}
        action={
          none ? (
            <Link to="/add-camera" className={buttonLook('strong')}>
              {say('search_add_cameras')}
            </Link>
          ) : (
            <Button weight="strong" onClick={() => show('cameras')}>
              {say('choose_cameras')}
            </Button>
          )
        }
      >
        {say(none ? 'review_empty_why' : 'search_no_camera_why')}
      </EmptyState>
      {open === 'cameras' && !none && (
        <ChooseCameras
          all={all}
          chosen={[]}
          onClose={shut}
          onChoose={ids =>
            void navigate({
              to: '/search',
              search: ({ open: _, ...before }) => ({ ...before, cameras: ids.join(',') }),
              replace: true,
            })
          }
        />
      )}
    </div>
  )
}
