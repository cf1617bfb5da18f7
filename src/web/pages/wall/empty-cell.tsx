// Empty cell: a place on the wall without a camera says how one comes there.

import { PlusIcon } from '#web/ui/icons.tsx'
import { useWords } from '#web/words/language.ts'
import type { CellHands } from './cell-hands.ts'
import type { Rect } from './geometry.ts'

export const EmptyCell = ({
  cell,
  rect,
  tabbable,
  hidden,
  free,
  first,
  hands,
  onChoose,
}: {
  readonly cell: number
  readonly rect: Rect
  readonly tabbable: boolean
  readonly hidden: boolean
  readonly free: boolean
  /** The first of them says it for all. */
  readonly first: boolean
  readonly hands: CellHands
  readonly onChoose: () => void
}) => {
  const say = useWords()
  return (
    <button
      type="button"
      data-cover={cell}
      tabIndex={tabbable ? 0 : -1}
      aria-label={say('choose_for_cell', { cell: cell + 1 })}
      onClick={onChoose}
      onFocus={() => hands.onSelect(cell)}
      className={`absolute grid place-content-center justify-items-center gap-1 overflow-hidden rounded-lg border border-dashed border-edge px-3 text-center text-quiet hover:border-accent hover:text-ink focus-visible:-outline-offset-3 ${hidden ? 'invisible' : ''}`}
      style={rect}
    >
      <PlusIcon />
      {first && rect.width > 200 && rect.height > 110 && (
        <span className="text-sm text-balance">{say(free ? 'empty_cell_free' : 'empty_cell')}</span>
      )}
    </button>
  )
}
