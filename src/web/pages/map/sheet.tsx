// Sheet: what stands beside the map: a column on a desk; on a phone a sheet at the foot of the map, drawn up by its handle.

import { type ReactNode, useId } from 'react'
import { useWords } from '#web/words/language.ts'

export const Sheet = ({
  open,
  low,
  label,
  told,
  onOpen,
  children,
}: {
  /** On a phone; on a desk it always is. */
  readonly open: boolean
  /** The map is needed beside it: something is being moved there. */
  readonly low: boolean
  readonly label: string
  /** What its handle says while it is shut. */
  readonly told: string
  readonly onOpen: (open: boolean) => void
  readonly children: ReactNode
}) => {
  const say = useWords()
  const id = useId()
  return (
    <aside
      aria-label={label}
      className={`order-1 flex min-h-0 shrink-0 flex-col border-line bg-slate max-md:absolute max-md:inset-x-0 max-md:bottom-0 max-md:z-10 max-md:rounded-t-2xl max-md:border-t max-md:shadow-2xl md:w-88 md:border-r ${low ? 'max-md:max-h-[54%]' : 'max-md:max-h-[72%]'}`}
    >
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => onOpen(!open)}
        className="grid min-h-14 shrink-0 justify-items-center gap-1.5 px-4 pt-2 pb-1 md:hidden"
      >
        <span aria-hidden="true" className="h-1.5 w-12 rounded-full bg-edge" />
        <span className="text-sm">
          <span className="font-medium">{say(open ? 'map_sheet_shut' : 'map_sheet_open')}</span>{' '}
          <span className="text-quiet">{told}</span>
        </span>
      </button>
      <div id={id} className={`min-h-0 flex-1 overflow-y-auto overscroll-contain ${open ? '' : 'max-md:hidden'}`}>
        {children}
      </div>
    </aside>
  )
}
