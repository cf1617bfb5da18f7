// Wall: every camera, live, on one screen. A tile enlarges in place with Enter or a click and goes back with Esc.

import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { camerasQuery, overviewQuery } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { useWords } from '#web/words/language.ts'
import { DAY_90K, dayCode } from '#web/words/time.ts'
import { EmptyStation } from './empty-station.tsx'
import { GAP, gridFor, oneTile } from './grid.ts'
import type { RecordedDay } from './recorded-days.tsx'
import { useRoom } from './room.ts'
import { Tile } from './tile.tsx'

export const WallPage = () => {
  const say = useWords()
  const cameras = useQuery(camerasQuery)
  useEffect(() => {
    document.title = `${say('wall')} · ${say('product')}`
  }, [say])
  if (cameras.data?.cameras.length === 0) return <EmptyStation />
  if (cameras.data !== undefined) return <Wall cameras={cameras.data.cameras} />
  return (
    <div className="grid flex-1 place-content-center p-6 text-center">
      {cameras.isError ? <Complaint error={cameras.error} /> : <p role="status">{say('asking_for_cameras')}</p>}
    </div>
  )
}

const Wall = ({ cameras }: { readonly cameras: readonly Camera[] }) => {
  const say = useWords()
  const box = useRef<HTMLElement>(null)
  const room = useRoom(box)
  const [chosen, setChosen] = useState<string>()
  const enlarged = cameras.some(camera => camera.id === chosen) ? chosen : undefined
  useEscape(enlarged !== undefined, () => setChosen(undefined))
  const recorded = useRecordedDays()
  const grid = room === undefined ? undefined : gridFor(cameras.length, room)
  return (
    <div className="relative flex-1">
      <section
        ref={box}
        aria-label={say('wall')}
        className={`absolute inset-2 ${grid?.scrolls === true && enlarged === undefined ? 'overflow-y-auto' : 'overflow-hidden'}`}
      >
        {grid !== undefined && room !== undefined && (
          <div
            className={`grid justify-center ${grid.scrolls ? '' : 'min-h-full content-center'}`}
            style={{ gap: GAP, gridTemplateColumns: `repeat(${grid.columns}, ${grid.tile_width}px)` }}
          >
            <h1 className="sr-only">{say('wall')}</h1>
            {cameras.map(camera => (
              <Tile
                key={camera.id}
                camera={camera}
                enlarged={camera.id === enlarged}
                covered={enlarged !== undefined && camera.id !== enlarged}
                recorded={recorded.get(camera.id)}
                width={camera.id === enlarged ? oneTile(room) : grid.tile_width}
                onEnlarge={() => setChosen(camera.id === enlarged ? undefined : camera.id)}
              />
            ))}
          </div>
        )}
      </section>
    </div>
  )
}

const DAYS_SHOWN = 7

/** How much of each of the last days, today last, each camera has recorded. */
const useRecordedDays = (): ReadonlyMap<string, readonly RecordedDay[]> => {
  const now = stationNow()
  const first = wallTime90k(now - (DAYS_SHOWN - 1) * DAY_90K)
  const { data } = useQuery(overviewQuery(dayCode(first), dayCode(now)))
  return new Map(data?.cameras.map(({ camera, days }) => [camera, days]))
}

const useEscape = (active: boolean, onEscape: () => void): void => {
  const act = useRef(onEscape)
  act.current = onEscape
  useEffect(() => {
    if (!active) return
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && act.current()
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [active])
}
