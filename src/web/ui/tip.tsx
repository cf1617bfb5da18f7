// Tip: a few words beside what the pointer rests on or the focus came to by keyboard, for drawings without words: `data-tip` on anything.
// One for the whole page, in the top layer, so that it also shows over dialogs and in full screen. What it says is in the name of the
// thing already, so that screen readers need not hear it.

import { type RefObject, useEffect, useRef } from 'react'
import { placeBeside } from './place-beside.ts'

const REST_MS = 450

export const Tips = () => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => listen(box), [])
  return (
    <div
      ref={box}
      popover="manual"
      aria-hidden="true"
      className="pointer-events-none fixed inset-auto m-0 max-w-72 rounded-md border border-line bg-raised px-2.5 py-1.5 text-sm text-balance text-ink shadow-lg"
    />
  )
}

const listen = (box: RefObject<HTMLDivElement | null>): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const hide = (): void => {
    clearTimeout(timer)
    if (box.current?.matches(':popover-open') === true) box.current.hidePopover()
  }
  const show = (target: Element): void => {
    const text = target.getAttribute('data-tip')
    if (box.current === null || text === null || text === '' || !target.isConnected) return
    if (saysItself(target, text)) return
    box.current.textContent = text
    box.current.showPopover()
    placeBeside(box.current, target.getBoundingClientRect(), 'middle')
  }
  const onEnter = (event: PointerEvent): void => {
    hide()
    const target = tipped(event.target)
    if (target !== undefined && event.pointerType === 'mouse') timer = setTimeout(show, REST_MS, target)
  }
  const onFocus = (event: FocusEvent): void => {
    hide()
    const target = tipped(event.target)
    // Later: the focus may have come while a menu or dialog opens, and one thing opens at a time.
    if (target?.matches(':focus-visible') === true) timer = setTimeout(show, 0, target)
  }
  const stop = new AbortController()
  const options = { signal: stop.signal, capture: true }
  document.addEventListener('pointerover', onEnter, options)
  document.addEventListener('focusin', onFocus, options)
  for (const gone of ['pointerdown', 'keydown', 'scroll', 'focusout'] as const)
    document.addEventListener(gone, hide, options)
  return () => {
    hide()
    stop.abort()
  }
}

const tipped = (target: EventTarget | null): Element | undefined =>
  (target instanceof Element ? target.closest('[data-tip]') : null) ?? undefined

/** A button whose words are in sight needs no tip that repeats them. */
const saysItself = (target: Element, text: string): boolean =>
  [...target.querySelectorAll('span')].some(
    span => span.textContent === text && span.checkVisibility() && span.offsetWidth > 1,
  )
