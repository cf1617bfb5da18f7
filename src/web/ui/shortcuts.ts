// Shortcuts: what a key does on a page, from the same table that `?` lists.

import { useEffect, useRef } from 'react'
import type { WordKey } from '#web/words/language.ts'

export type Shortcut<Deed extends string> = {
  readonly deed: Deed
  /** Lower case; none for a key that is only told of and done where it belongs. */
  readonly keys: readonly string[]
  readonly shown: string
  readonly words: WordKey
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>

/** The deed of a key; none with Ctrl, Alt or Meta, which are the browser's. */
export const deedOfKey = <Deed extends string>(
  shortcuts: readonly Shortcut<Deed>[],
  event: Pressed,
): Deed | undefined => {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return shortcuts.find(({ keys }) => keys.includes(key))?.deed
}

/** Whether keys belong to what has the focus: a field, an open menu or dialog, or something that says so itself. */
export const keysTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, select, textarea, dialog, [role="menu"], [role="listbox"], [data-own-keys]') !== null

/** Keys act on the page unless a person types or a control uses them itself. */
export const useShortcuts = <Deed extends string>(
  shortcuts: readonly Shortcut<Deed>[],
  act: (deed: Deed) => void,
  listening: boolean,
): void => {
  const now = useRef(act)
  now.current = act
  useEffect(() => {
    if (!listening) return
    const onKey = (event: KeyboardEvent): void => {
      // What a slider did with an arrow is done.
      if (event.defaultPrevented || keysTaken(event.target)) return
      if (event.key === ' ' && event.target instanceof Element && event.target.closest('button, a') !== null) return
      const deed = deedOfKey(shortcuts, event)
      if (deed === undefined) return
      event.preventDefault()
      now.current(deed)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [shortcuts, listening])
}
