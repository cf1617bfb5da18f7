// Review strips: the timeline of all chosen cameras, what lies on it by choice, and the field for a moment as people type it.

import { type RefObject, useMemo, useState } from 'react'
import { TICKS_PER_SECOND, type WallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { Marks } from '#web/pages/camera/marks.ts'
import type { ReviewClock } from '#web/player/review-clock.ts'
import { stationNow } from '#web/station-clock.ts'
import { Legend } from '#web/timeline/legend.tsx'
import { Timeline } from '#web/timeline/timeline.tsx'
import { TimelineZoom } from '#web/timeline/timeline-zoom.tsx'
import { useBookmarkItems, useTiles, useViewStore } from '#web/timeline/use-timeline.ts'
import { around, lengthOf } from '#web/timeline/view.ts'
import { WhenField } from '#web/timeline/when-field.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { useWords } from '#web/words/language.ts'

const FIRST_VIEW = 6 * 3600 * TICKS_PER_SECOND

export const ReviewStrips = ({
  cameras,
  clock,
  running,
  marks,
  when,
  onGoTo,
}: {
  readonly cameras: readonly Camera[]
  readonly clock: ReviewClock
  readonly running: boolean
  readonly marks: Marks
  readonly when: RefObject<HTMLInputElement | null>
  readonly onGoTo: (at: WallTime90k) => void
}) => {
  const say = useWords()
  const store = useViewStore(() => around(clock.at, FIRST_VIEW, stationNow()))
  const key = cameras.map(({ id }) => id).join(',')
  const tiles = useTiles(key)
  const rows = useMemo(() => cameras.map(({ id, name }) => ({ camera: id, name })), [cameras])
  const [bookmarks, setBookmarks] = useState(true)
  const items = useBookmarkItems(key, store, bookmarks)
  const position = useMemo(() => () => clock.at, [clock])
  const goAndShow = (at: WallTime90k): void => {
    onGoTo(at)
    store.change((view, now) => (at > view.from && at < view.to ? view : around(at, lengthOf(view), now)))
  }
  return (
    <section
      aria-label={say('timeline')}
      className="border-t border-line bg-slate px-2 pb-2 max-sm:flex max-sm:flex-wrap max-sm:gap-x-3 sm:px-4 md:max-h-[48dvh] md:overflow-y-auto"
    >
      <div className="flex flex-wrap items-center gap-x-3 bg-slate py-1 max-sm:contents md:sticky md:top-0 md:z-10">
        <WhenField field={when} onWhen={goAndShow} />
        <label className="flex min-h-11 items-center gap-2 text-sm max-sm:order-3">
          <input
            type="checkbox"
            className="size-5 accent-accent"
            checked={bookmarks}
            onChange={event => setBookmarks(event.target.checked)}
          />
          {say('bookmarks')}
        </label>
        <div className="max-sm:order-3 sm:max-lg:hidden">
          <Legend />
        </div>
        <TimelineZoom store={store} position={position} />
      </div>
      <Complaint error={tiles.error} />
      <div className="max-sm:order-2 max-sm:w-full">
        <Timeline
          cameras={rows}
          store={store}
          tiles={tiles}
          position={position}
          moving={running}
          marks={marks}
          items={items}
          onGoTo={onGoTo}
          onScrub={at => clock.scrub(at)}
        />
      </div>
    </section>
  )
}
