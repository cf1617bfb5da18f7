// Refine: what is looked for, at which hours, how large, how long, in which order. Each is one press or one pull, in simple words.

import { useState } from 'react'
import { lengthWords } from '#contract/searched-words.ts'
import { inputLook } from '#web/ui/field.tsx'
import { Segments } from '#web/ui/segments.tsx'
import { Slider } from '#web/ui/slider.tsx'
import { type Language, type Say, useLanguage, useWords, type WordKey } from '#web/words/language.ts'
import type { Hours } from './address.ts'
import { type Length, lengths, lengthsMs, type Size, sizes, type Wish } from './wish.ts'

export type Change = Partial<Pick<Wish, 'what' | 'hours' | 'size' | 'long' | 'order'>>
type Props = { readonly wish: Wish; readonly onChange: (change: Change) => void }

const NIGHT: Hours = { from_min: 22 * 60, to_min: 6 * 60 }
const DAY: Hours = { from_min: 6 * 60, to_min: 22 * 60 }

const sizeWords: Readonly<Record<Size, WordKey>> = {
  any: 'size_any',
  small: 'size_small',
  middle: 'size_middle',
  large: 'size_large',
}

export const WhatChoice = ({ wish, onChange }: Props) => {
  const say = useWords()
  return (
    <Segments
      label={say('search_what')}
      value={wish.what}
      options={[
        { value: 'motion', label: say('what_motion') },
        { value: 'change', label: say('what_change'), why: say('what_change_why') },
      ]}
      onChange={what => onChange({ what })}
    />
  )
}

export const Refine = ({ wish, onChange }: Props) => {
  const say = useWords()
  const language = useLanguage()
  const set = [wish.hours !== undefined, wish.size !== 'any', wish.long !== 'any'].filter(Boolean).length
  return (
    <details className="rounded-lg border border-line">
      <summary className="min-h-11 cursor-pointer content-center px-3 font-medium">
        {set === 0 ? say('refine') : say('refined', { count: set })}
      </summary>
      <div className="grid gap-4 border-t border-line p-3">
        <HoursChoice hours={wish.hours} onHours={hours => onChange({ hours })} />
        <Steps
          label={say('search_size')}
          values={sizes}
          value={wish.size}
          text={size => say(sizeWords[size])}
          onValue={size => onChange({ size })}
        />
        <Steps
          label={say('search_long')}
          values={lengths}
          value={wish.long}
          text={long => lengthText(long, say, language)}
          onValue={long => onChange({ long })}
        />
        <Segments
          label={say('search_order')}
          value={wish.order}
          options={[
            { value: 'newest', label: say('order_newest') },
            { value: 'oldest', label: say('order_oldest') },
          ]}
          onChange={order => onChange({ order })}
        />
      </div>
    </details>
  )
}

const lengthText = (long: Length, say: Say, language: Language): string =>
  long === 'any' ? say('search_long_any') : lengthWords(lengthsMs[long], language)

/** A line with words instead of numbers; it is asked anew when it is let go. */
const Steps = <Value extends string>({
  label,
  values,
  value,
  text,
  onValue,
}: {
  readonly label: string
  readonly values: readonly Value[]
  readonly value: Value
  readonly text: (value: Value) => string
  readonly onValue: (value: Value) => void
}) => {
  const [pulled, setPulled] = useState<number>()
  const at = pulled ?? values.indexOf(value)
  return (
    <div className="grid gap-0.5">
      <p className="flex flex-wrap justify-between gap-x-3">
        <span className="font-medium">{label}</span>
        <span className="text-quiet">{text(values[at]!)}</span>
      </p>
      <Slider
        labels={[label]}
        values={[at]}
        from={0}
        to={values.length - 1}
        text={step => text(values[step]!)}
        shown={false}
        onChange={([step = 0]) => setPulled(step)}
        onSettle={([step = 0]) => {
          setPulled(undefined)
          onValue(values[step]!)
        }}
      />
    </div>
  )
}

type HoursKind = 'all' | 'night' | 'day' | 'own'

const kindOf = (hours: Hours | undefined): HoursKind => {
  if (hours === undefined) return 'all'
  const same = (other: Hours) => hours.from_min === other.from_min && hours.to_min === other.to_min
  return same(NIGHT) ? 'night' : same(DAY) ? 'day' : 'own'
}

const HoursChoice = ({
  hours,
  onHours,
}: {
  readonly hours: Hours | undefined
  readonly onHours: (hours: Hours | undefined) => void
}) => {
  const say = useWords()
  const [own, setOwn] = useState(kindOf(hours) === 'own')
  const choose = (kind: HoursKind): void => {
    setOwn(kind === 'own')
    if (kind === 'own') return
    onHours({ all: undefined, night: NIGHT, day: DAY }[kind])
  }
  return (
    <div className="grid gap-2">
      <Segments
        label={say('search_hours')}
        value={own ? 'own' : kindOf(hours)}
        options={[
          { value: 'all', label: say('search_hours_all') },
          { value: 'night', label: say('search_hours_night') },
          { value: 'day', label: say('search_hours_day') },
          { value: 'own', label: say('search_hours_own') },
        ]}
        onChange={choose}
      />
      {own && <OwnHours hours={hours ?? NIGHT} onHours={onHours} />}
    </div>
  )
}

const OwnHours = ({ hours, onHours }: { readonly hours: Hours; readonly onHours: (hours: Hours) => void }) => {
  const say = useWords()
  const field = (name: 'from_min' | 'to_min', label: string) => (
    <label className="grid flex-1 gap-1">
      <span className="text-sm text-quiet">{label}</span>
      <input
        type="time"
        className={inputLook}
        value={timeText(hours[name])}
        onChange={event => {
          const [h = '', m = ''] = event.target.value.split(':')
          const next = { ...hours, [name]: Number(h) * 60 + Number(m) }
          if (event.target.value !== '' && next.from_min !== next.to_min) onHours(next)
        }}
      />
    </label>
  )
  return (
    <div className="flex gap-3">
      {field('from_min', say('search_hours_from'))}
      {field('to_min', say('search_hours_to'))}
    </div>
  )
}

const timeText = (minute: number): string =>
  [Math.floor(minute / 60) % 24, minute % 60].map(part => String(part).padStart(2, '0')).join(':')
