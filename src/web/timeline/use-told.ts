// Use told: asks what is known under an instant of a row: the finest that is known there.

import { type Say, useWords } from '#web/words/language.ts'
import { itemsAt, type LayerItem } from './layers.ts'
import { allLevels, levelOf, tilesIn } from './levels.ts'
import { type Piece, pieceAt } from './pieces.ts'
import type { PlacedRow } from './rows.ts'
import type { KnownPieces } from './strip-tiles.ts'
import { pieceTold, type Told } from './told.ts'
import { lengthOf, type View, viewOf } from './view.ts'

export type Telling = {
  readonly at: (row: PlacedRow | undefined, at: number) => Told
  /** What was marked and noticed there, the nearest first; a few. */
  readonly itemsAt: (row: PlacedRow | undefined, at: number) => readonly LayerItem[]
  /** All rows at an instant, in a few sentences. */
  readonly summary: (at: number) => string
}

const REACH_PX = 7
const MOST_ITEMS = 3

export const useTold = ({
  rows,
  known,
  view,
  width,
  items,
}: {
  readonly rows: readonly PlacedRow[]
  readonly known: KnownPieces
  readonly view: View
  readonly width: number
  readonly items: readonly LayerItem[]
}): Telling => {
  const say = useWords()
  const pieceOf = (camera: string, at: number): Piece | undefined => {
    const wanted = levelOf(view, width)
    for (const level of [wanted, ...allLevels.toReversed()]) {
      const [tile] = tilesIn(viewOf(at, 1), level)
      const pieces = tile === undefined ? undefined : known.piecesOf(camera, tile)
      if (pieces !== undefined) return pieceAt(pieces, at)
    }
    return undefined
  }
  const told = (row: PlacedRow | undefined, at: number): Told =>
    pieceTold(row === undefined ? undefined : pieceOf(row.camera, at), say)
  return {
    at: told,
    itemsAt: (row, at) =>
      row === undefined
        ? []
        : itemsAt(items, row.camera, at, (REACH_PX * lengthOf(view)) / Math.max(1, width)).slice(0, MOST_ITEMS),
    summary: at => {
      const here = rows.flatMap(row => itemsAt(items, row.camera, at, 0)).slice(0, MOST_ITEMS)
      return [summaryOf(rows, row => told(row, at), say), ...here.map(({ text }) => text(say))].join('. ')
    },
  }
}

const MOST_NAMED = 3

const summaryOf = (rows: readonly PlacedRow[], told: (row: PlacedRow) => Told, say: Say): string => {
  if (rows.length === 1) return told(rows[0]!).text
  const held = rows.filter(row => ['calm', 'later'].includes(told(row).tone)).length
  const lost = rows.filter(row => told(row).tone === 'bad').slice(0, MOST_NAMED)
  return [
    say('held_of_cameras', { held, count: rows.length }),
    ...lost.map(row => `${row.name}: ${told(row).text}`),
  ].join('. ')
}
