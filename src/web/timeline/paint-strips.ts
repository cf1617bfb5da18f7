// Paint strips: the rows of cameras, each a bar of what is recorded, recovered or missing. Only what is in sight is painted; what lies side
// by side and looks alike is one rectangle, so that a month of flapping cameras stays quick.

import { allLevels, type Level, levelOf, type Tile, tilesIn } from './levels.ts'
import type { Palette } from './palette.ts'
import { firstEndingAfter, type Piece } from './pieces.ts'
import type { KnownPieces } from './strip-tiles.ts'
import type { View } from './view.ts'

export type Row = { readonly camera: string; readonly y: number; readonly height: number }

type Rect = { x: number; y: number; width: number; height: number }
type Kind = 'recorded' | 'recovered' | 'planned' | 'missing' | 'lost'
type Pots = Readonly<Record<Kind, Rect[]>>

/** A camera that begins between two frames has lost nothing. */
const HAIR = 45_000
const LEAST_GAP_PX = 1.5
const kinds: readonly Kind[] = ['recorded', 'recovered', 'planned', 'missing', 'lost']

export const paintStrips = (
  context: CanvasRenderingContext2D,
  {
    rows,
    known,
    view,
    width,
    now,
    palette,
  }: {
    readonly rows: readonly Row[]
    readonly known: KnownPieces
    readonly view: View
    readonly width: number
    readonly now: number
    readonly palette: Palette
  },
): void => {
  const pots: Pots = { recorded: [], recovered: [], planned: [], missing: [], lost: [] }
  const scale = width / (view.to - view.from)
  const wanted = levelOf(view, width)
  const tiles = tilesIn(view, wanted)
  const present = Math.max(0, Math.min(width, (now - view.from) * scale))
  /** What is shown of other levels until the wanted one is there. */
  let instead: readonly Tile[] | undefined
  for (const row of rows) {
    context.fillStyle = palette.ground
    context.fillRect(0, row.y, present, row.height)
    context.fillStyle = palette.future
    context.fillRect(present, row.y, width - present, row.height)
    const whole = tiles.every(tile => tile.from >= now || known.piecesOf(row.camera, tile) !== undefined)
    if (!whole) instead ??= allLevels.filter(level => !same(level, wanted)).flatMap(level => tilesNear(view, level))
    for (const tile of whole ? tiles : [...instead!, ...tiles]) {
      const pieces = known.piecesOf(row.camera, tile)
      if (pieces !== undefined) collect(pots, pieces, row, { view, tile, scale, width })
    }
  }
  for (const kind of kinds) fill(context, pots[kind], palette[kind])
}

const same = (one: Level, other: Level): boolean =>
  one.kind === 'exact' ? other.kind === 'exact' : other.kind === 'strips' && one.bucket === other.bucket

/** Tiles of a far finer level are too many to look for, and too small to be missed. */
const tilesNear = (view: View, level: Level): readonly Tile[] => {
  const length = level.kind === 'exact' ? 6 * 3600 * 90_000 : level.bucket * 512
  return (view.to - view.from) / length > 16 ? [] : tilesIn(view, level)
}

type Seen = { readonly view: View; readonly tile: Tile; readonly scale: number; readonly width: number }

const collect = (pots: Pots, pieces: readonly Piece[], row: Row, { view, tile, scale, width }: Seen): void => {
  const from = Math.max(view.from, tile.from)
  const to = Math.min(view.to, tile.to)
  for (let at = firstEndingAfter(pieces, from); at < pieces.length; at++) {
    const piece = pieces[at]!
    if (piece.from >= to) return
    const gap = piece.missing + piece.planned > 0 && piece.recorded + piece.recovered === 0
    if (gap && piece.to - piece.from < HAIR) continue
    const x = Math.max(0, Math.round((piece.from - view.from) * scale))
    const end = Math.min(width, Math.round((piece.to - view.from) * scale))
    const thick = gap ? Math.max(LEAST_GAP_PX, end - x) : end - x
    if (thick > 0) stack(pots, piece, { x, y: row.y, width: thick, height: row.height })
  }
}

/** Parts of a stretch stand on each other: what is held at the bottom, what is lost on top, never thinner than it can be seen. */
const stack = (pots: Pots, piece: Piece, box: Rect): void => {
  const { recorded, recovered, planned, missing } = piece
  const sum = recorded + recovered + planned + missing
  const only = onlyKind(piece, sum)
  if (only !== undefined) {
    add(pots[only], box.x, box.y, box.width, box.height)
    return
  }
  const { x, width } = box
  const lost = missing === 0 ? 0 : Math.max(2, Math.round((box.height * missing) / sum))
  const rests = Math.round((box.height * planned) / sum)
  const later = Math.round((box.height * recovered) / sum)
  const live = Math.max(0, box.height - lost - rests - later)
  add(pots.lost, x, box.y, width, lost)
  add(pots.planned, x, box.y + lost, width, rests)
  add(pots.recovered, x, box.y + lost + rests, width, later)
  add(pots.recorded, x, box.y + lost + rests + later, width, live)
}

const onlyKind = ({ recorded, recovered, planned, missing }: Piece, sum: number): Kind | undefined => {
  if (recorded === sum) return 'recorded'
  if (missing === sum) return 'missing'
  if (recovered === sum) return 'recovered'
  return planned === sum ? 'planned' : undefined
}

/** Tens of thousands a paint: what goes on from the last one lengthens it, and nothing is made that is not kept. */
const add = (pot: Rect[], x: number, y: number, width: number, height: number): void => {
  if (height <= 0) return
  const last = pot.at(-1)
  const touches = last !== undefined && last.y === y && last.height === height && x <= last.x + last.width + 0.5
  if (touches && x >= last.x) last.width = Math.max(last.width, x + width - last.x)
  else pot.push({ x, y, width, height })
}

const fill = (context: CanvasRenderingContext2D, rects: readonly Rect[], style: CanvasPattern | string): void => {
  context.fillStyle = style
  for (const { x, y, width, height } of rects) context.fillRect(x, y, width, height)
}
