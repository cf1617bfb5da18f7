// Dialog: the browser's own modal: it keeps the focus inside, closes with Esc, and gives the focus back.

import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '#web/words/language.ts'
import { IconButton } from './button.tsx'
import { CloseIcon } from './icons.tsx'

export const Dialog = ({
  title,
  onClose,
  children,
}: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}) => {
  const say = useWords()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    firstPlace(dialog.current)?.focus()
    return () => (before instanceof HTMLElement ? before.focus() : undefined)
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      tabIndex={-1}
      className="m-auto outline-none max-h-[92dvh] w-[min(36rem,calc(100vw-1.5rem))] overflow-y-auto rounded-xl border border-line bg-slate p-0 text-ink shadow-2xl"
    >
      <div className="flex items-center justify-between gap-3 border-b border-line py-2 pr-2 pl-5">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        <IconButton label={say('close')} onClick={() => dialog.current?.close()}>
          <CloseIcon />
        </IconButton>
      </div>
      <div className="p-5">{children}</div>
    </dialog>
  )
}

/**
 * Where the focus goes when it opens: the first field where somebody types with a keyboard of their own. Else the dialog itself: a phone's
 * keyboard would cover it, and the button that closes it is not what it was opened for.
 */
const firstPlace = (dialog: HTMLDialogElement | null): HTMLElement | null => {
  if (dialog === null || matchMedia('(pointer: coarse)').matches) return dialog
  const fields = 'input:not([type="hidden"], [type="file"]), select, textarea'
  const first = [...dialog.querySelectorAll<HTMLElement>(fields)].find(field => !field.matches(':disabled'))
  // What is above it would be scrolled out of sight.
  const inSight = first !== undefined && first.getBoundingClientRect().bottom <= dialog.getBoundingClientRect().bottom
  return inSight ? first : dialog
}
