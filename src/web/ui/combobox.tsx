// Combobox: one of many, found by typing: accents do not matter, the place counts as well as the name. Keys and roles as ARIA's
// pattern has them: the focus stays in the field, arrows move through the list, Enter takes, Esc shuts.

import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react'
import { useWords } from '#web/words/language.ts'
import { FieldFrame, inputLook } from './field.tsx'
import { matches } from './matching.ts'
import { placeBeside } from './place-beside.ts'

export type Option = {
  readonly value: string
  readonly label: string
  /** Read second, and searched too: a place. */
  readonly detail?: string
}

type ComboboxProps = {
  readonly label: string
  readonly hint?: string
  readonly options: readonly Option[]
  readonly value: string | undefined
  readonly onChange: (value: string) => void
}

export const Combobox = ({ label, hint, options, value, onChange }: ComboboxProps) => {
  const say = useWords()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const { open, typed, found, at, show, shut, take, onKey } = useFinding(list, field, { options, value, onChange })
  const chosen = options.find(option => option.value === value)
  return (
    <FieldFrame id={id} label={label} {...(hint === undefined ? {} : { hint })}>
      <input
        ref={field}
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && found[at] !== undefined ? `${id}-${found[at].value}` : undefined}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        placeholder={chosen?.label ?? say('search_in')}
        value={typed ?? chosen?.label ?? ''}
        className={inputLook}
        onChange={event => show(event.target.value)}
        onFocus={event => event.target.select()}
        onPointerDown={() => open || show('')}
        onKeyDown={onKey}
        onBlur={shut}
      />
      <div
        ref={list}
        id={`${id}-list`}
        popover="manual"
        role="listbox"
        aria-label={label}
        tabIndex={-1}
        className="fixed inset-auto m-0 max-h-72 overflow-y-auto rounded-xl border border-line bg-slate p-1.5 text-ink shadow-2xl"
      >
        {found.map((option, index) => (
          <OptionLine
            key={option.value}
            id={`${id}-${option.value}`}
            option={option}
            here={open && index === at}
            chosen={option.value === value}
            onTake={() => take(option)}
          />
        ))}
        {found.length === 0 && (
          <div
            role="option"
            tabIndex={-1}
            aria-disabled="true"
            aria-selected="false"
            className="px-3 py-2.5 text-quiet"
          >
            {say('nothing_matches', { text: typed ?? '' })}
          </div>
        )}
      </div>
      <span role="status" className="sr-only">
        {open && say('matches_count', { count: found.length })}
      </span>
    </FieldFrame>
  )
}

type Found = Pick<ComboboxProps, 'options' | 'value' | 'onChange'>

/** What is typed, what it finds, which of them the arrows stand on; nothing is typed while the list is shut. */
const useFinding = (
  list: RefObject<HTMLDivElement | null>,
  field: RefObject<HTMLInputElement | null>,
  { options, value, onChange }: Found,
) => {
  const [typed, setTyped] = useState<string>()
  const [at, setAt] = useState(0)
  const open = typed !== undefined
  const found = findAmong(options, typed ?? '')
  const show = (text: string): void => {
    setTyped(text)
    setAt(
      text === ''
        ? Math.max(
            0,
            options.findIndex(option => option.value === value),
          )
        : 0,
    )
    openBelow(list.current, field.current)
  }
  const shut = (): void => {
    setTyped(undefined)
    list.current?.hidePopover()
  }
  const take = (option: Option | undefined): void => {
    if (option !== undefined) onChange(option.value)
    shut()
  }
  const move = (by: number): void => (open ? setAt(Math.max(0, Math.min(at + by, found.length - 1))) : show(''))
  const onKey = (event: KeyboardEvent): void => {
    const { key } = event
    if (key !== 'ArrowDown' && key !== 'ArrowUp' && !(open && (key === 'Enter' || key === 'Escape'))) return
    event.preventDefault()
    event.stopPropagation() // an Esc that shuts the list leaves the dialog around it open
    if (key === 'Enter') take(found[at])
    else if (key === 'Escape') shut()
    else move(key === 'ArrowDown' ? 1 : -1)
  }
  return { open, typed, found, at, show, shut, take, onKey }
}

/** Those whose name has it come before those found by their place. */
const findAmong = (options: readonly Option[], typed: string): readonly Option[] => {
  const named = options.filter(({ label }) => matches(typed, label))
  const placed = options.filter(({ label, detail = '' }) => !matches(typed, label) && matches(typed, label, detail))
  return [...named, ...placed]
}

const openBelow = (list: HTMLElement | null, field: HTMLElement | null): void => {
  if (list === null || field === null) return
  const beside = field.getBoundingClientRect()
  list.style.width = `${beside.width}px`
  list.showPopover()
  placeBeside(list, beside, 'start')
}

const OptionLine = ({
  id,
  option,
  here,
  chosen,
  onTake,
}: {
  readonly id: string
  readonly option: Option
  readonly here: boolean
  readonly chosen: boolean
  readonly onTake: () => void
}) => (
  <div
    ref={line => {
      if (here) line?.scrollIntoView({ block: 'nearest' })
    }}
    id={id}
    role="option"
    tabIndex={-1}
    aria-selected={chosen}
    onPointerDown={event => {
      event.preventDefault() // the focus stays in the field
      onTake()
    }}
    className={`flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 rounded-lg px-3 py-1.5 ${here ? 'bg-raised outline-2 -outline-offset-2 outline-accent' : ''} ${chosen ? 'font-semibold text-accent' : ''}`}
  >
    <span>{option.label}</span>
    {option.detail !== undefined && <span className="text-sm text-quiet">{option.detail}</span>}
  </div>
)
