// Item card: one camera and the span that is asked of it: typed as people type time, or moved by a minute at a press, with what there is of it.

import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { mediaSpan90k, TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button, buttonLook, IconButton } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { CloseIcon } from '#web/ui/icons.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText, lengthText, localCode } from '#web/words/time.ts'
import { CoverageBar } from './coverage-bar.tsx'
import type { DraftItem } from './draft.ts'

const MINUTE = 60 * TICKS_PER_SECOND
const SETTLES_MS = 400

type Span = { readonly from: WallTime90k; readonly to: WallTime90k }

export const ItemCard = ({
  item,
  name,
  onChange,
  onRemove,
  onSameForAll,
}: {
  readonly item: DraftItem
  readonly name: string
  readonly onChange: (span: Span) => void
  readonly onRemove: () => void
  readonly onSameForAll?: () => void
}) => {
  const say = useWords()
  const { camera, from, to } = item
  const settled = useSettled(item)
  const backwards = to <= from
  return (
    <section aria-label={name} className="grid gap-3 rounded-xl border border-line bg-slate p-4">
      <div className="flex items-center gap-2">
        <h3 className="min-w-0 flex-1 text-lg font-semibold wrap-anywhere">{name}</h3>
        {!backwards && <span className="text-quiet tabular-nums">{lengthText(mediaSpan90k(to - from))}</span>}
        <IconButton label={say('ask_remove_camera', { name })} onClick={onRemove}>
          <CloseIcon />
        </IconButton>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Moment label={say('clip_from')} at={from} complaint={undefined} onAt={at => onChange({ from: at, to })} />
        <Moment
          label={say('clip_to')}
          at={to}
          complaint={backwards ? say('clip_backwards') : undefined}
          onAt={at => onChange({ from, to: at })}
        />
      </div>
      {!backwards && settled.from < settled.to && (
        <CoverageBar camera={camera} from_90k={settled.from} to_90k={settled.to} />
      )}
      <div className="flex flex-wrap gap-2">
        <Link
          to="/review"
          search={{ cameras: camera, at: localCode(from) }}
          target="_blank"
          className={buttonLook('plain')}
        >
          {say('ask_look')}
        </Link>
        {onSameForAll !== undefined && <Button onClick={onSameForAll}>{say('ask_same_for_all')}</Button>}
      </div>
    </section>
  )
}

const Moment = ({
  label,
  at,
  complaint,
  onAt,
}: {
  readonly label: string
  readonly at: WallTime90k
  readonly complaint: string | undefined
  readonly onAt: (at: WallTime90k) => void
}) => {
  const say = useWords()
  const [text, setText] = useState(() => dateTimeText(at))
  const read = parseWhen(text, stationNow())
  // Somebody else than the typing hand may move it: a button, or the same span for all.
  useEffect(
    () => setText(before => (sameSecond(parseWhen(before, stationNow()), at) ? before : dateTimeText(at))),
    [at],
  )
  const move = (ticks: number): void => onAt(wallTime90k(Math.max(0, at + ticks)))
  return (
    <div className="grid gap-2">
      <Field
        label={label}
        value={text}
        autoComplete="off"
        complaint={read.ok ? complaint : say('time_format')}
        onChange={event => {
          setText(event.target.value)
          const typed = parseWhen(event.target.value, stationNow())
          if (typed.ok) onAt(typed.value)
        }}
      />
      <div className="flex gap-2">
        {([-5, -1, 1, 5] as const).map(minutes => {
          const shown = say('ask_minutes', { count: minutes < 0 ? `−${-minutes}` : `+${minutes}` })
          const said = say(minutes < 0 ? 'ask_earlier' : 'ask_later', { end: label, count: Math.abs(minutes) })
          return (
            <Button
              key={minutes}
              className="flex-1 px-1! text-sm whitespace-nowrap tabular-nums"
              aria-label={`${shown}. ${said}`}
              onClick={() => move(minutes * MINUTE)}
            >
              {shown}
            </Button>
          )
        })}
      </div>
    </div>
  )
}

const sameSecond = (read: ReturnType<typeof parseWhen>, at: WallTime90k): boolean =>
  read.ok && Math.abs(read.value - at) < TICKS_PER_SECOND

/** Once it has stopped changing for a moment, so that typing does not ask the station at every key. */
const useSettled = ({ from, to }: DraftItem): Span => {
  const [settled, setSettled] = useState<Span>({ from, to })
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ from, to }), SETTLES_MS)
    return () => clearTimeout(timer)
  }, [from, to])
  return settled
}
