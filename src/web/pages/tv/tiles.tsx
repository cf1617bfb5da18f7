// Tiles: the page that is shown, the next one a few seconds before it comes, and a camera that fills the screen over both. While one is
// large the others go on for a moment, so that going back shows them at once, and then cost nothing.

import type { CSSProperties } from 'react'
import type { TelevisionHome } from '#contract/television.ts'
import type { Rect } from '#web/pages/wall/geometry.ts'
import { useLingering } from '#web/pages/wall/room.ts'
import type { Stop } from '#web/pages/wall/stops.ts'
import { rectsOf, whole } from './tv-pages.ts'
import { TvTile } from './tv-tile.tsx'
import type { View } from './view.ts'

/** The next page's pictures are fetched so long before it comes, so that it comes with pictures. */
const AHEAD_S = 4
const LINGER_MS = 8_000

export const Tiles = ({
  home,
  stops,
  at,
  view,
  large,
}: {
  readonly home: TelevisionHome
  readonly stops: readonly Stop[]
  readonly at: number
  readonly view: View
  readonly large: string | undefined
}) => {
  const small_go_on = useLingering(large === undefined, LINGER_MS)
  const cameras = new Map(home.cameras.map(camera => [camera.id, camera]))
  const extra = stops[at]?.cells.some(({ camera }) => camera === large) === true ? undefined : cameras.get(large ?? '')
  return (
    <section className="tv-tiles">
      {[at, ...comingPage(home, stops, at, view, large)].flatMap(page =>
        rectsOf(stops[page]).map((rect, index) => {
          const camera = cameras.get(stops[page]?.cells[index]?.camera ?? '')
          if (camera === undefined) return null
          const is_large = page === at && camera.id === large
          return (
            <TvTile
              key={`${page}/${camera.id}/${rect.left}/${rect.top}`}
              camera={camera}
              place={percent(is_large ? whole : rect)}
              watching={is_large || small_go_on}
              hidden={page !== at || (large !== undefined && !is_large)}
              large={is_large || stops[page]?.cells.length === 1}
              chosen={page === at && index === view.chosen && large === undefined}
            />
          )
        }),
      )}
      {extra !== undefined && <TvTile key={`sent/${extra.id}`} camera={extra} place={percent(whole)} watching large />}
    </section>
  )
}

const comingPage = (
  { wall }: TelevisionHome,
  stops: readonly Stop[],
  at: number,
  { round, chosen }: View,
  large: string | undefined,
): readonly number[] => {
  const next = (at + 1) % Math.max(1, stops.length)
  const turns = wall?.patrol.on === true && large === undefined && chosen === undefined
  return turns && next !== at && round.left_s <= AHEAD_S ? [next] : []
}

const percent = ({ left, top, width, height }: Rect): CSSProperties => ({
  left: `${left}%`,
  top: `${top}%`,
  width: `${width}%`,
  height: `${height}%`,
})
