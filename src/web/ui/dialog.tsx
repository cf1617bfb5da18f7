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
    return () => (before instanceof HTMLElement ? before.focus() : undefined)
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      className="m-auto max-h-[92dvh] w-[min(36rem,calc(100vw-1.5rem))] overflow-y-auto rounded-xl border border-line bg-slate p-0 text-ink shadow-2xl"
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
