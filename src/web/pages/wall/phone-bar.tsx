// Phone bar: what a thumb reaches below the tiles of a narrow screen: the camera before, the next one, one or two beside each other.

import { IconButton } from '#web/ui/button.tsx'
import { BackIcon, ForwardIcon, LayoutIcon } from '#web/ui/icons.tsx'
import { useWords } from '#web/words/language.ts'

export const PhoneBar = ({
  at,
  total,
  columns,
  enlarged,
  onTurn,
  onColumns,
}: {
  /** Which camera is on the screen, from 0. */
  readonly at: number
  readonly total: number
  readonly columns: 1 | 2
  readonly enlarged: boolean
  readonly onTurn: (by: 1 | -1) => void
  readonly onColumns: () => void
}) => {
  const say = useWords()
  return (
    <div
      role="toolbar"
      aria-label={say('phone_tools')}
      className="grid min-h-14 shrink-0 grid-cols-[1fr_auto_auto_auto_1fr] items-center gap-3 px-3"
    >
      <span />
      <IconButton label={say('swipe_back')} disabled={at <= 0} onClick={() => onTurn(-1)}>
        <BackIcon />
      </IconButton>
      <span className="min-w-12 text-center text-quiet tabular-nums">
        {say('camera_number', { number: at + 1, total })}
      </span>
      <IconButton label={say('swipe_next')} disabled={at >= total - 1} onClick={() => onTurn(1)}>
        <ForwardIcon />
      </IconButton>
      {!enlarged && (
        <IconButton
          label={say(columns === 1 ? 'two_columns' : 'one_column')}
          className="justify-self-end"
          onClick={onColumns}
        >
          <LayoutIcon />
        </IconButton>
      )}
    </div>
  )
}
