// Handles: while a wall is arranged, each tile can be taken off it, and on a free wall pulled larger or smaller at its corner.

import type { Camera } from '#contract/camera.ts'
import type { WallCell } from '#contract/wall.ts'
import { IconButton } from '#web/ui/button.tsx'
import { CloseIcon } from '#web/ui/icons.tsx'
import { useWords } from '#web/words/language.ts'
import type { CellHands } from './cell-hands.ts'
import type { Field } from './field-geometry.ts'

export const Handles = ({
  field,
  cells,
  cameras,
  free,
  hands,
}: {
  readonly field: Field
  readonly cells: readonly WallCell[]
  readonly cameras: ReadonlyMap<string, Camera>
  readonly free: boolean
  readonly hands: CellHands
}) => {
  const say = useWords()
  return cells.map(({ camera }, at) => {
    const rect = field.rects[at]
    const name = camera === null ? undefined : cameras.get(camera)?.name
    if (rect === undefined || (name === undefined && !free)) return null
    return (
      <div
        key={`${rect.left} ${rect.top}`}
        data-theme="dark"
        className="pointer-events-none absolute z-10 flex flex-col items-end justify-between"
        style={rect}
      >
        <IconButton
          label={say('take_out_named', { name: name ?? say('empty') })}
          tabIndex={-1}
          className="pointer-events-auto m-1 bg-night/80"
          onClick={() => hands.onTakeOut(at)}
        >
          <CloseIcon />
        </IconButton>
        {free && (
          <span
            aria-hidden="true"
            className="pointer-events-auto grid size-11 cursor-nwse-resize touch-none place-content-end p-1"
            onPointerDown={event => hands.onResize(event, at)}
          >
            <span className="size-5 rounded-br-lg border-r-3 border-b-3 border-accent" />
          </span>
        )}
      </div>
    )
  })
}
