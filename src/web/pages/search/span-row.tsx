// Span row: the time that is searched: one press for the spans that people mean, a dialog for any other.

import { type FormEvent, useState } from 'react'
import { parseWhen } from '#base/when.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import { DAY_90K, dateTimeText, dayStart, fromToText, minuteText } from '#web/words/time.ts'
import { LONGEST_SPAN, type Preset, presetOf, presets, type Span, spanOf } from './spans.ts'

const presetWords: Readonly<Record<Preset, WordKey>> = {
  last_day: 'span_last_day',
  last_night: 'span_last_night',
  today: 'span_today',
  yesterday: 'span_yesterday',
  seven_days: 'span_seven_days',
  thirty_days: 'span_thirty_days',
}

export const SpanRow = ({
  span,
  onSpan,
  onOther,
}: {
  readonly span: Span
  readonly onSpan: (span: Span) => void
  readonly onOther: () => void
}) => {
  const say = useWords()
  const chosen = presetOf(span, stationNow())
  const look =
    'shrink-0 px-3 whitespace-nowrap aria-pressed:border-accent aria-pressed:bg-accent-deep aria-pressed:text-accent'
  return (
    <fieldset className="min-w-0" aria-label={say('span_choice')}>
      <p className="font-medium tabular-nums">{spanText(span)}</p>
      <div className="-mx-1 flex gap-1.5 overflow-x-auto px-1 py-1.5 sm:flex-wrap">
        {presets.map(preset => (
          <Button
            key={preset}
            aria-pressed={preset === chosen}
            className={look}
            onClick={() => onSpan(spanOf(preset, stationNow()))}
          >
            {say(presetWords[preset])}
          </Button>
        ))}
        <Button aria-pressed={chosen === undefined} className={look} onClick={onOther}>
          {say('span_other')}
        </Button>
      </div>
    </fieldset>
  )
}

/** Seconds say nothing here. */
const spanText = ({ from, to }: Span): string => {
  const text = fromToText(from, to)
  const exact = [from, to].some(at => (at - dayStart(at)) % (60 * 90_000) !== 0)
  return exact || dayStart(from) !== dayStart(to)
    ? text.replaceAll(/(\d\d:\d\d):\d\d/g, '$1')
    : `${minuteText(from)} – ${dateTimeText(to).replace(/:\d\d /, ' ')}`
}

export const SpanDialog = ({
  span,
  onSpan,
  onClose,
}: {
  readonly span: Span
  readonly onSpan: (span: Span) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [texts, setTexts] = useState({ from: dateTimeText(span.from), to: dateTimeText(span.to) })
  const now = stationNow()
  const [from, to] = [parseWhen(texts.from, now), parseWhen(texts.to, now)]
  const wrong = from.ok && to.ok ? whyNot({ from: from.value, to: to.value }) : undefined
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (from.ok && to.ok && wrong === undefined) onSpan({ from: from.value, to: to.value })
  }
  const field = (name: 'from' | 'to', read: typeof from, label: string, complaint: string | undefined) => (
    <Field
      label={label}
      value={texts[name]}
      complaint={read.ok ? complaint : say('time_format')}
      onChange={event => setTexts({ ...texts, [name]: event.target.value })}
    />
  )
  return (
    <Dialog title={say('span_dialog')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <div className="grid gap-5 sm:grid-cols-2">
          {field('from', from, say('clip_from'), undefined)}
          {field(
            'to',
            to,
            say('clip_to'),
            wrong === undefined ? undefined : say(wrong, { days: LONGEST_SPAN / DAY_90K }),
          )}
        </div>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" weight="strong" disabled={!from.ok || !to.ok || wrong !== undefined}>
            {say('span_search')}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

const whyNot = ({ from, to }: Span): WordKey | undefined => {
  if (to <= from) return 'clip_backwards'
  return to - from > LONGEST_SPAN ? 'span_too_long' : undefined
}
