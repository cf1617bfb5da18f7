// When field: a moment as people type it. What was understood is shown while it is typed, with what else it can mean; Enter goes there.

import { type FormEvent, type Ref, useId, useLayoutEffect, useRef, useState } from 'react'
import type { WallTime90k } from '#base/units.ts'
import { stationNow } from '#web/station-clock.ts'
import { inputLook } from '#web/ui/field.tsx'
import { placeBeside } from '#web/ui/place-beside.ts'
import { type Say, useWords } from '#web/words/language.ts'
import { dateTimeText, weekdayText } from '#web/words/time.ts'
import { type WhenTyped, whenTyped } from './when-typed.ts'

export const WhenField = ({
  onWhen,
  field,
}: {
  readonly onWhen: (at: WallTime90k) => void
  readonly field?: Ref<HTMLInputElement>
}) => {
  const say = useWords()
  const id = useId()
  const [text, setText] = useState('')
  const [shown, setShown] = useState(false)
  const read = whenTyped(text, stationNow())
  const go = (at: WallTime90k): void => {
    setText('')
    setShown(false)
    onWhen(at)
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (read.state === 'moment') go(read.at)
    else setShown(true)
  }
  const open = shown && text !== ''
  const list = useRef<HTMLDivElement>(null)
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    const box = list.current
    if (box === null || form.current === null) return
    if (!open) return box.hidePopover()
    box.showPopover()
    placeBeside(box, form.current.getBoundingClientRect(), 'start')
  })
  const wrong = text !== '' && read.state !== 'moment'
  return (
    <form
      ref={form}
      onSubmit={onSubmit}
      className="relative w-56 max-sm:order-1 max-sm:w-auto max-sm:min-w-40 max-sm:flex-1 max-sm:py-1"
    >
      <input
        ref={field}
        id={id}
        type="text"
        enterKeyHint="go"
        autoComplete="off"
        aria-label={say('go_to_when')}
        aria-describedby={`${id}-read`}
        aria-invalid={wrong && shown}
        placeholder={say('when_example')}
        value={text}
        onChange={event => {
          setText(event.target.value)
          setShown(true)
        }}
        onFocus={() => setShown(true)}
        onBlur={event => {
          if (!event.currentTarget.form?.contains(event.relatedTarget)) setShown(false)
        }}
        onKeyDown={event => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        className={inputLook.replace('min-h-12', 'min-h-11')}
      />
      <div
        id={`${id}-read`}
        role="status"
        ref={list}
        popover="manual"
        className="fixed inset-auto m-0 w-max max-w-[90vw] gap-1 rounded-lg border border-line bg-slate p-2 text-sm text-ink shadow-2xl open:grid"
      >
        {open && <Read read={read} say={say} onWhen={go} />}
      </div>
    </form>
  )
}

const Read = ({ read, say, onWhen }: { read: WhenTyped; say: Say; onWhen: (at: WallTime90k) => void }) => {
  if (read.state === 'unknown') return <p className="max-w-72 px-1 text-quiet">{say('when_unknown')}</p>
  if (read.state === 'future')
    return <p className="px-1 text-warn">{say('when_future', { at: momentText(read.at, say) })}</p>
  return (
    <>
      {[read.at, ...read.others].map((at, n) => (
        <button
          key={at}
          type="button"
          onClick={() => onWhen(at)}
          className={`min-h-11 rounded-md px-3 text-left tabular-nums hover:bg-raised ${n === 0 ? 'font-semibold text-accent' : 'text-quiet'}`}
        >
          {n === 0 ? '' : `${say('or_perhaps')} `}
          {momentText(at, say)}
        </button>
      ))}
    </>
  )
}

const momentText = (at: WallTime90k, say: Say): string => `${weekdayText(at, say)} ${dateTimeText(at)}`
