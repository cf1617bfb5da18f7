// Tile field: the tiles of what is shown, each where its cell stands. Tiles keep their key while their camera stays, so that a picture goes on
// through another layout, another page and a drag.

import type { ReactNode, RefObject } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { WallCell } from '#contract/wall.ts'
import { useWords } from '#web/words/language.ts'
import type { Alert } from './alerts.ts'
import type { CellHands } from './cell-hands.ts'
import { EmptyCell } from './empty-cell.tsx'
import type { Field } from './field-geometry.ts'
import { largest, type Rect } from './geometry.ts'
import type { Room } from './grid.ts'
import { Handles } from './handles.tsx'
import type { RecordedDay } from './recorded-days.tsx'
import { Tile } from './tile.tsx'
import type { TileHandle } from './tile-props.ts'
import type { Dragged } from './use-arranging.ts'

type FieldProps = {
  readonly field: Field
  readonly room: Room
  readonly cells: readonly WallCell[]
  /** Cells whose camera stands in for another. */
  readonly visiting: ReadonlySet<number>
  readonly cameras: ReadonlyMap<string, Camera>
  readonly alerts: ReadonlyMap<string, Alert>
  readonly recorded: ReadonlyMap<string, readonly RecordedDay[]>
  readonly selected: number
  readonly enlarged: number | undefined
  readonly steering: boolean
  readonly arranging: boolean
  readonly free: boolean
  readonly dragged: Dragged | undefined
  readonly lifted: number | undefined
  readonly inner: RefObject<HTMLDivElement | null>
  readonly hands: CellHands
  readonly handles: Map<string, TileHandle>
  readonly onChoose: (cell: number) => void
}

/** From this width on the main stream shows more than the sub stream. */
const LARGE = 1000

export const TileField = (props: FieldProps) => {
  const { field, room, cells, cameras, selected, enlarged, dragged, lifted, arranging } = props
  const say = useWords()
  const seen = new Map<string, number>()
  const tiles: ReactNode[] = []
  for (const [at, { camera: id }] of cells.entries()) {
    const rect = field.rects[at]
    const camera = id === null ? undefined : cameras.get(id)
    if (rect === undefined || (camera === undefined && field.narrow)) continue
    if (camera === undefined) {
      tiles.push(
        <EmptyCell
          key={`empty ${at}`}
          cell={at}
          rect={rect}
          tabbable={at === selected}
          hidden={enlarged !== undefined}
          free={props.free}
          first={cells.findIndex(cell => cell.camera === null || !cameras.has(cell.camera)) === at}
          hands={props.hands}
          onChoose={() => props.onChoose(at)}
        />,
      )
      continue
    }
    const times = seen.get(camera.id) ?? 0
    seen.set(camera.id, times + 1)
    const is_large = at === enlarged
    tiles.push(
      <Tile
        key={times === 0 ? camera.id : `${camera.id} ${times}`}
        camera={camera}
        cell={at}
        rect={is_large ? largest(room) : rect}
        line={is_large ? Math.max(field.line, LEAST_LINE) : field.line}
        enlarged={is_large}
        covered={enlarged !== undefined && !is_large}
        large={rect.width >= LARGE}
        tabbable={at === selected}
        arranging={arranging}
        steering={is_large && props.steering}
        alert={props.alerts.get(camera.id)}
        visiting={props.visiting.has(at)}
        recorded={props.recorded.get(camera.id)}
        hands={props.hands}
        handles={props.handles}
      />,
    )
  }
  return (
    <div ref={props.inner} className="relative" style={{ height: enlarged === undefined ? field.height : room.height }}>
      <h1 className="sr-only">{say('wall')}</h1>
      {tiles}
      {arranging && enlarged === undefined && <Handles {...props} />}
      {lifted !== undefined && <Mark rect={field.rects[lifted]} strong />}
      {dragged !== undefined && <Mark rect={field.rects[dragged.target]} />}
      {dragged !== undefined && (
        <div
          aria-hidden="true"
          className="pointer-events-none fixed z-50 -translate-x-1/2 -translate-y-1/2 rounded-lg border border-accent bg-raised px-4 py-2 font-medium shadow-2xl"
          style={{ left: dragged.x, top: dragged.y }}
        >
          {cameras.get(dragged.camera)?.name ?? dragged.camera}
        </div>
      )}
    </div>
  )
}

const LEAST_LINE = 34

/** Where something lies, or would go. */
const Mark = ({ rect, strong = false }: { readonly rect: Rect | undefined; readonly strong?: boolean }) =>
  rect === undefined ? null : (
    <div
      aria-hidden="true"
      className={`pointer-events-none absolute z-20 rounded-lg border-3 border-accent ${strong ? 'border-dashed' : 'bg-accent/20'}`}
      style={rect}
    />
  )
