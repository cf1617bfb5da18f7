// Menu: a button that opens a list of deeds: by pointer, or by keyboard as menus are (arrows, Home, End, first letters, Esc). The list is
// the browser's own popover: it lies above dialogs and in full screen, closes on Esc or a press beside it, and gives the focus back.

import { type ComponentType, type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { buttonLook } from './button.tsx'
import { plain } from './matching.ts'
import { placeBeside } from './place-beside.ts'

export type MenuEntry = {
  readonly label: string
  readonly Icon?: ComponentType
  /** The keys that do the same. */
  readonly shortcut?: string
  /** One of several that is in force; undefined for what is no choice. */
  readonly chosen?: boolean
  readonly dangerous?: boolean
  readonly disabled?: boolean
  readonly onChoose: () => void
}

export const Menu = ({
  label,
  entries,
  className = '',
  children,
}: {
  /** What the menu is about; the button's name, before the words that stand on it. */
  readonly label: string
  readonly entries: readonly MenuEntry[]
  readonly className?: string
  readonly children: ReactNode
}) => {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useOpening(list, button)
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        data-tip={label}
        className={buttonLook('quiet', className)}
        onKeyDown={event => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          list.current?.showPopover()
        }}
      >
        <span className="sr-only">{label}</span>
        {children}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={moveInMenu}
        className="fixed inset-auto m-0 max-h-[70dvh] min-w-52 overflow-y-auto rounded-xl border border-line bg-slate p-1.5 text-ink shadow-2xl open:grid"
      >
        {entries.map(entry => (
          <Entry key={entry.label} {...entry} shut={() => list.current?.hidePopover()} />
        ))}
      </div>
    </>
  )
}

const Entry = ({
  label,
  Icon,
  shortcut,
  chosen,
  dangerous = false,
  disabled,
  onChoose,
  shut,
}: MenuEntry & { readonly shut: () => void }) => (
  <button
    type="button"
    role={chosen === undefined ? 'menuitem' : 'menuitemradio'}
    {...(chosen === undefined ? {} : { 'aria-checked': chosen })}
    data-label={label}
    tabIndex={-1}
    disabled={disabled}
    onClick={() => {
      shut()
      onChoose()
    }}
    className={`flex min-h-11 items-center gap-3 rounded-lg px-3 text-left hover:bg-raised focus-visible:-outline-offset-3 disabled:opacity-45 ${dangerous ? 'text-bad' : ''} ${chosen === true ? 'font-semibold text-accent' : ''}`}
  >
    {Icon !== undefined && <Icon />}
    <span className="flex-1">{label}</span>
    {shortcut !== undefined && <kbd className="text-sm text-quiet">{shortcut}</kbd>}
  </button>
)

/** Places the list when it opens and puts the focus on its first entry. */
const useOpening = (
  list: React.RefObject<HTMLDivElement | null>,
  button: React.RefObject<HTMLButtonElement | null>,
): void => {
  useEffect(() => {
    const box = list.current
    const onToggle = (event: ToggleEvent): void => {
      if (event.newState !== 'open' || box === null || button.current === null) return
      placeBeside(box, button.current.getBoundingClientRect(), 'start')
      itemsOf(box)[0]?.focus()
    }
    box?.addEventListener('toggle', onToggle)
    return () => box?.removeEventListener('toggle', onToggle)
  }, [list, button])
}

const itemsOf = (menu: HTMLElement): readonly HTMLElement[] => [
  ...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)'),
]

const moveInMenu = (event: KeyboardEvent<HTMLElement>): void => {
  const items = itemsOf(event.currentTarget)
  const at = items.findIndex(item => item.matches(':focus'))
  const to: Record<string, HTMLElement | undefined> = {
    ArrowDown: items[(at + 1) % items.length],
    ArrowUp: items.at(at <= 0 ? -1 : at - 1),
    Home: items[0],
    End: items.at(-1),
  }
  if (event.key === 'Tab') event.currentTarget.hidePopover()
  const letter = /^\p{L}$/u.test(event.key) ? plain(event.key) : undefined
  const next =
    letter === undefined
      ? to[event.key]
      : [...items.slice(at + 1), ...items].find(item => plain(item.dataset.label ?? '').startsWith(letter))
  if (next === undefined) return
  event.preventDefault()
  event.stopPropagation()
  next.focus()
}
