// Use timeline: what a page with a timeline keeps for it: the view, the tiles of its cameras, the layers that are switched on.

import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { ask } from '#web/ask.ts'
import { useMay } from '#web/may.ts'
import { paths } from '#web/paths.ts'
import { stationNow } from '#web/station-clock.ts'
import { bookmarkItems, type LayerItem, noticeItems } from './layers.ts'
import { type CoverageSource, StripTiles } from './strip-tiles.ts'
import { bookmarksInQuery, noticesInQuery } from './timeline-queries.ts'
import { lengthOf, type View } from './view.ts'
import { ViewStore } from './view-store.ts'

const station: CoverageSource = {
  strips: (cameras, { from, to }, buckets, signal) =>
    ask(paths.strips(cameras, { from_90k: from, to_90k: to }, buckets), { signal }),
  exact: (camera, { from, to }, signal) => ask(paths.coverage(camera, { from_90k: from, to_90k: to }), { signal }),
  monotonic_ms: () => performance.now(),
}

export const useViewStore = (first: () => View): ViewStore => useState(() => new ViewStore(first()))[0]

/** `key` is the cameras' ids, joined by commas. */
export const useTiles = (key: string): StripTiles => {
  const tiles = useMemo(() => new StripTiles(key.split(','), station), [key])
  useEffect(() => () => tiles.dispose(), [tiles])
  return tiles
}

const none: readonly LayerItem[] = []

/** What was marked in sight; asked for a span that is twice as long as the view, so that moving about asks little. */
export const useBookmarkItems = (key: string, store: ViewStore, shown: boolean): readonly LayerItem[] => {
  const view = useSyncExternalStore(store.subscribe, store.shown)
  const [from, to] = spanAround(view)
  // Who may not read them is not refused, and stands in no log for it.
  const asks = useMay()('mark') && shown && key !== ''
  const found = useQuery({ ...bookmarksInQuery(key, from, to), enabled: asks })
  return useMemo(
    () => (shown && found.data !== undefined ? bookmarkItems(found.data.bookmarks) : none),
    [shown, found.data],
  )
}

/** What was noticed in sight: each by itself where they are few, else how many. */
export const useNoticeItems = (key: string, store: ViewStore, shown: boolean): readonly LayerItem[] => {
  const view = useSyncExternalStore(store.subscribe, store.shown)
  const [from, to] = spanAround(view)
  const found = useQuery({ ...noticesInQuery(key, from, to), enabled: shown && key !== '' })
  return useMemo(
    () => (shown && found.data !== undefined ? noticeItems(found.data, stationNow()) : none),
    [shown, found.data],
  )
}

/** The same span while the view moves within it. */
const spanAround = (view: View): readonly [WallTime90k, WallTime90k] => {
  const step = 2 ** Math.ceil(Math.log2(lengthOf(view)))
  const from = Math.floor(view.from / step) * step
  return [wallTime90k(Math.max(0, from)), wallTime90k(from + 2 * step)]
}
