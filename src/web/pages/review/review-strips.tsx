// Review strips: the timeline of all chosen cameras, what lies on it by choice, and the field for a moment as people type it.

import { type RefObject, useMemo, useState } from 'react'
import type { WallTime90k } from '#base/units.ts'
import { useMay } from '#web/may.ts'
import type { Marks } from '#web/pages/camera/marks.ts'
import type { ReviewClock } from '#web/player/review-clock.ts'
import { LayerSwitch, NoticeSwitch } from '#web/timeline/layer-switches.tsx'
import { kindsIn } from '#web/timeline/layers.ts'
import { Legend } from '#web/timeline/legend.tsx'
import type { TimelineRow } from '#web/timeline/rows.ts'
import { Timeline } from '#web/timeline/timeline.tsx'
import { TimelineZoom } from '#web/timeline/timeline-zoom.tsx'
import type { NoticeSteps } from '#web/timeline/use-notice-steps.ts'
import { useBookmarkItems, useNoticeItems, useTiles } from '#web/timeline/use-timeline.ts'
import { showing } from '#web/timeline/view.ts'
import type { ViewStore } from '#web/timeline/view-store.ts'
import { WhenField } from '#web/timeline/when-field.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { useWords } from '#web/words/language.ts'

export const ReviewStrips = ({
  rows,
  store,
  clock,
  running,
  marks,
  steps,
  when,
  onGoTo,
}: {
  readonly rows: readonly TimelineRow[]
  readonly store: ViewStore
  readonly clock: ReviewClock
  readonly running: boolean
  readonly marks: Marks
  readonly steps: NoticeSteps
  readonly when: RefObject<HTMLInputElement | null>
  readonly onGoTo: (at: WallTime90k) => void
}) => {
  const say = useWords()
  const key = rows.map(({ camera }) => camera).join(',')
  const tiles = useTiles(key)
  const mayMark = useMay()('mark')
  const [bookmarks, setBookmarks] = useState(true)
  const [notices, setNotices] = useState(true)
  const marked = useBookmarkItems(key, store, bookmarks)
  const noticed = useNoticeItems(key, store, notices)
  const items = useMemo(() => [...noticed, ...marked], [noticed, marked])
  const position = useMemo(() => () => clock.at, [clock])
  const goAndShow = (at: WallTime90k): void => {
    onGoTo(at)
    store.change((view, now) => showing(view, at, now))
  }
  return (
    <section
      aria-label={say('timeline')}
      className="border-t border-line bg-slate px-2 pb-2 max-sm:flex max-sm:flex-wrap max-sm:gap-x-3 sm:px-4 desk:max-h-[48dvh] desk:overflow-y-auto"
    >
      <div className="flex flex-wrap items-center gap-x-3 bg-slate py-1 max-sm:contents desk:sticky desk:top-0 desk:z-10">
        <WhenField field={when} onWhen={goAndShow} />
        <div className="flex flex-wrap items-center gap-x-3 max-sm:order-3">
          {mayMark && <LayerSwitch word="bookmarks" on={bookmarks} onChange={setBookmarks} />}
          <NoticeSwitch steps={steps} on={notices} onChange={setNotices} />
        </div>
        <div className="max-sm:order-3 sm:max-lg:hidden">
          <Legend kinds={kindsIn(noticed)} />
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
