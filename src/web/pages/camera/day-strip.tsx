// Day strip: the timeline under the picture of one camera, with the day it is of, a field for any moment, and why footage is missing.

import { type RefObject, useMemo, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { CoverageSpan } from '#contract/recording.ts'
import { NoticeSwitch } from '#web/timeline/layer-switches.tsx'
import { kindsIn } from '#web/timeline/layers.ts'
import { Legend } from '#web/timeline/legend.tsx'
import { Timeline } from '#web/timeline/timeline.tsx'
import { TimelineZoom } from '#web/timeline/timeline-zoom.tsx'
import type { NoticeSteps } from '#web/timeline/use-notice-steps.ts'
import { useBookmarkItems, useNoticeItems, useTiles } from '#web/timeline/use-timeline.ts'
import { WhenField } from '#web/timeline/when-field.tsx'
import { Button } from '#web/ui/button.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { useWords } from '#web/words/language.ts'
import { CauseDialog } from './cause-dialog.tsx'
import { DayChoice } from './day-choice.tsx'
import type { Marks } from './marks.ts'
import type { Day } from './use-day.ts'
import type { Watching } from './use-watching.ts'

export const DayStrip = ({
  camera,
  day,
  watching,
  marks,
  steps,
  when,
}: {
  readonly camera: Camera
  readonly day: Day
  readonly watching: Watching
  readonly marks: Marks
  readonly steps: NoticeSteps
  /** Where a moment is typed. */
  readonly when: RefObject<HTMLInputElement | null>
}) => {
  const say = useWords()
  const [asked, setAsked] = useState<CoverageSpan>()
  const { open, show, shut } = useOpened()
  const ask = (gap: CoverageSpan | undefined): void => {
    setAsked(gap)
    show('cause')
  }
  const { id, name } = camera
  const rows = useMemo(() => [{ camera: id, name }], [id, name])
  const tiles = useTiles(id)
  const [notices, setNotices] = useState(true)
  const marked = useBookmarkItems(id, day.store, true)
  const noticed = useNoticeItems(id, day.store, notices)
  const items = useMemo(() => [...noticed, ...marked], [noticed, marked])
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 border-line bg-slate px-2 max-sm:order-3 max-sm:border-y max-sm:pb-2 sm:border-t sm:px-4">
        <DayChoice day={day.day} onDay={day.choose} />
        <WhenField field={when} onWhen={watching.goTo} />
        <p
          aria-live="polite"
          className="min-w-0 flex-1 text-sm text-quiet max-sm:order-last max-sm:w-full max-sm:flex-none max-sm:px-3 lg:min-w-40"
        >
          {day.told}
        </p>
        <div className="max-2xl:hidden">
          <Legend kinds={kindsIn(noticed)} />
        </div>
        <NoticeSwitch steps={steps} on={notices} onChange={setNotices} />
        <Button weight="quiet" onClick={() => ask(undefined)}>
          {say('why_missing')}
        </Button>
        <TimelineZoom store={day.store} position={watching.exactly} />
      </div>
      <section
        aria-label={say('timeline')}
        className="bg-slate px-2 pb-2 max-sm:order-1 max-sm:border-y max-sm:border-line max-sm:pt-1 sm:px-4"
      >
        <Timeline
          cameras={rows}
          store={day.store}
          tiles={tiles}
          position={watching.exactly}
          moving={watching.playing}
          marks={marks}
          items={items}
          onGoTo={watching.goTo}
          onScrub={watching.scrub}
          onMissing={(_, span) => ask(span)}
        />
      </section>
      {open === 'cause' && (
        <CauseDialog
          camera={camera}
          gaps={day.coverage?.spans.filter(({ state }) => state === 'missing') ?? []}
          chosen={asked}
          onChoose={setAsked}
          onClose={() => {
            shut()
            tiles.refresh()
          }}
        />
      )}
    </>
  )
}
