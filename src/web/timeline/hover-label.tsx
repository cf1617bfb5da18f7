// Hover label: the instant under the pointer, whose it is, and what is known of it.

import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import type { Pointed } from './gestures.ts'
import { AXIS_HEIGHT } from './paint-axis.ts'
import { type PlacedRow, rowAt } from './rows.ts'
import type { Told } from './told.ts'
import type { Telling } from './use-told.ts'
import { timeAt, type View } from './view.ts'

const tones: Record<Told['tone'], string> = {
  calm: 'text-ink',
  quiet: 'text-quiet',
  bad: 'text-bad',
  later: 'text-later',
}

export const HoverLabel = ({
  hover,
  rows,
  view,
  width,
  height,
  told,
}: {
  readonly hover: Pointed
  readonly rows: readonly PlacedRow[]
  readonly view: View
  readonly width: number
  readonly height: number
  readonly told: Telling
}) => {
  const say = useWords()
  const x = Math.min(Math.max(hover.x, 0), width)
  const at = timeAt(x, view, width)
  const row = rowAt(rows, hover.y)
  const { tone, text } = told.at(row, at)
  const items = told.itemsAt(row, at)
  const below = hover.y > AXIS_HEIGHT + 60
  return (
    <>
      <span
        aria-hidden="true"
        className="pointer-events-none absolute top-0 w-px bg-ink/60"
        style={{ left: x, height }}
      />
      <span
        className="pointer-events-none absolute z-10 grid max-w-[min(32rem,90%)] rounded-md border border-line bg-night px-2 py-0.5 text-sm tabular-nums shadow-lg"
        style={{
          ...(x > width / 2 ? { right: width - x + 8 } : { left: x + 8 }),
          ...(below ? { bottom: height - hover.y + 10 } : { top: 0 }),
        }}
      >
        <span className="whitespace-nowrap">
          {dateTimeText(at)}
          {rows.length > 1 && row !== undefined && <span className="font-medium"> · {row.name}</span>}
        </span>
        <span className={tones[tone]}>{text}</span>
        {items.map(({ key, text: said }) => (
          <span key={key} className="text-ink">
            {said(say)}
          </span>
        ))}
      </span>
    </>
  )
}
