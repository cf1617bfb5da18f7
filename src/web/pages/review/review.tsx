// Review: several cameras on one clock, with their time as strips under each other: who saw what, and when.

import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import { camerasQuery } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ReviewIcon } from '#web/ui/icons.tsx'
import { Waiting } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { readLocalCode } from '#web/words/time.ts'
import { camerasOf } from './address.ts'
import { recallCameras } from './recall-cameras.ts'
import { ReviewRoom } from './review-room.tsx'

/** What was recorded a minute ago is on the disk. */
const A_MINUTE = 60 * TICKS_PER_SECOND
const FIRST_SHOWN = 4

export const ReviewPage = () => {
  const say = useWords()
  const search = useSearch({ from: '/inside/review' })
  const cameras = useQuery(camerasQuery)
  const all = cameras.data?.cameras
  useEffect(() => {
    document.title = `${say('review_page')} · ${say('product')}`
  }, [say])
  useFirstChoice(all?.map(({ id }) => id).join(','), search.cameras)
  const chosen = useMemo(() => (all === undefined ? [] : camerasOf(search, all)), [all, search])
  if (all === undefined)
    return (
      <div key="waiting" className="grid flex-1 place-content-center p-6">
        <Waiting>{say('asking_for_cameras')}</Waiting>
        <Complaint error={cameras.error} />
      </div>
    )
  if (all.length === 0)
    return (
      <div key="empty" className="mx-auto grid w-full max-w-3xl flex-1 content-center gap-4 p-4">
        <EmptyState
          title={say('review_empty')}
          drawing={<ReviewIcon />}
          action={
            <Link to="/add-camera" className={buttonLook('strong')}>
              {say('add_camera')}
            </Link>
          }
        >
          {say('review_empty_why')}
        </EmptyState>
      </div>
    )
  const start = search.at === undefined ? undefined : readLocalCode(search.at)
  return <ReviewRoom all={all} chosen={chosen} start={start ?? wallTime90k(stationNow() - A_MINUTE)} />
}

/** Without cameras in the address: those of the last time on this device, else the first few. */
const useFirstChoice = (known: string | undefined, asked: string | undefined): void => {
  const navigate = useNavigate()
  useEffect(() => {
    if (known === undefined || known === '' || asked !== undefined) return
    const ids = known.split(',')
    const before = recallCameras().filter(id => ids.includes(id))
    const first = before.length > 0 ? before : ids.slice(0, FIRST_SHOWN)
    void navigate({ to: '/review', search: now => ({ ...now, cameras: first.join(',') }), replace: true })
  }, [known, asked, navigate])
}
