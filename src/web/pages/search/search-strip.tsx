// Search strip: the span that is searched on the timeline, what is recorded of it, and every hit where it lies.

import { useEffect, useMemo } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { SearchHit } from '#contract/search.ts'
import type { ReviewClock } from '#web/player/review-clock.ts'
import type { LayerItem } from '#web/timeline/layers.ts'
import { Timeline } from '#web/timeline/timeline.tsx'
import { useTiles, useViewStore } from '#web/timeline/use-timeline.ts'
import { type View, viewOf } from '#web/timeline/view.ts'
import { useWords } from '#web/words/language.ts'
import { fromToText } from '#web/words/time.ts'
import type { Span } from './spans.ts'

const none = {}

export const SearchStrip = ({
  cameras,
  span,
  hits,
  clock,
  playing,
}: {
  readonly cameras: readonly Camera[]
  readonly span: Span
  readonly hits: readonly SearchHit[]
  readonly clock: ReviewClock
  readonly playing: boolean
}) => {
  const say = useWords()
  const key = cameras.map(({ id }) => id).join(',')
  const rows = useMemo(() => cameras.map(({ id, name }) => ({ camera: id, name })), [cameras])
  const tiles = useTiles(key)
  const store = useViewStore(() => viewAround(span))
  const { from, to } = span
  useEffect(() => store.set(viewAround({ from, to })), [store, from, to])
  const items = useMemo(() => hits.map(itemOf), [hits])
  return (
    <section aria-label={say('timeline')} className="max-h-44 overflow-y-auto bg-slate px-2 pb-1 sm:px-4">
      <Timeline
        cameras={rows}
        store={store}
        tiles={tiles}
        position={() => clock.at}
        moving={playing}
        marks={none}
        items={items}
        onGoTo={at => clock.goTo(at)}
        onScrub={at => clock.scrub(at)}
      />
    </section>
  )
}

/** A little more than the span, so that its ends are seen. */
const viewAround = ({ from, to }: Span): View => viewOf(from - (to - from) * 0.02, (to - from) * 1.04)

const itemOf = ({ camera, from_90k, to_90k }: SearchHit): LayerItem => ({
  ...{ kind: 'hit', key: `hit ${camera} ${from_90k}`, cameras: [camera], from: from_90k, to: to_90k },
  text: say => say('hit_on_timeline', { when: fromToText(wallTime90k(from_90k), wallTime90k(to_90k)) }),
})
