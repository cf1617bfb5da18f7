// Gap list: the stretches in sight that are missing, and why, for who hears the page instead of seeing it.

import { wallTime90k } from '#base/units.ts'
import { useWords } from '#web/words/language.ts'
import { fromToText } from '#web/words/time.ts'
import { levelOf, tilesIn } from './levels.ts'
import { firstEndingAfter, type Piece } from './pieces.ts'
import type { PlacedRow } from './rows.ts'
import type { KnownPieces } from './strip-tiles.ts'
import { pieceTold } from './told.ts'
import type { View } from './view.ts'

const MOST = 30
/** What nobody would miss. */
const LEAST = 90_000

export const GapList = ({
  rows,
  known,
  view,
  width,
}: {
  readonly rows: readonly PlacedRow[]
  readonly known: KnownPieces
  readonly view: View
  readonly width: number
}) => {
  const say = useWords()
  const gaps = width === 0 ? [] : gapsIn(rows, known, view, width)
  return (
    <ul className="sr-only" aria-label={say('gaps_in_sight')}>
      {gaps.slice(0, MOST).map(({ row, piece }) => (
        <li key={`${row.camera} ${piece.from}`}>
          {rows.length > 1 && `${row.name}: `}
          {fromToText(wallTime90k(piece.from), wallTime90k(piece.to))}: {pieceTold(piece, say).text}
        </li>
      ))}
      {gaps.length > MOST && <li>{say('clip_more_gaps', { count: gaps.length - MOST })}</li>}
    </ul>
  )
}

type Gap = { readonly row: PlacedRow; readonly piece: Piece }

const gapsIn = (rows: readonly PlacedRow[], known: KnownPieces, view: View, width: number): readonly Gap[] => {
  const tiles = tilesIn(view, levelOf(view, width))
  const gaps: Gap[] = []
  for (const row of rows)
    for (const tile of tiles) {
      const pieces = known.piecesOf(row.camera, tile) ?? []
      for (let at = firstEndingAfter(pieces, Math.max(view.from, tile.from)); at < pieces.length; at++) {
        const piece = pieces[at]!
        if (piece.from >= view.to || gaps.length > MOST * 4) break
        if (piece.missing > 0 && piece.to - piece.from >= LEAST) gaps.push({ row, piece })
      }
    }
  return gaps
}
