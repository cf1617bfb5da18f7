// Toaster: shows toasts at the foot of the page, above everything, and says them to screen readers. The clock stops while the pointer
// or the focus is on one, so that nobody loses what he is about to press.

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useWords } from '#web/words/language.ts'
import { Button, IconButton } from './button.tsx'
import { complaintText } from './complaint.tsx'
import { CloseIcon } from './icons.tsx'
import { currentToasts, dropToast, listenToToasts, shownFor, type Toast, toast } from './toasts.ts'

export const Toaster = () => {
  const toasts = useSyncExternalStore(listenToToasts, currentToasts)
  const box = useRef<HTMLDivElement>(null)
  const newest = toasts.at(-1)?.id
  useEffect(() => {
    const open = box.current?.matches(':popover-open') === true
    if (open) box.current?.hidePopover()
    if (newest !== undefined) box.current?.showPopover() // again, to lie above what was opened since
  }, [newest])
  return (
    <>
      <div role="status" className="sr-only">
        {toasts.at(-1)?.text}
      </div>
      <div
        ref={box}
        popover="manual"
        className="pointer-events-none fixed inset-x-0 top-auto bottom-[calc(4.5rem+env(safe-area-inset-bottom))] m-auto w-[min(30rem,calc(100vw-1.5rem))] gap-2 border-0 bg-transparent p-1 open:grid md:bottom-4"
      >
        {toasts.map(one => (
          <ToastCard key={one.id} toast={one} />
        ))}
      </div>
    </>
  )
}

const tones: Record<Toast['tone'], string> = {
  calm: 'border-line bg-raised',
  warn: 'border-warn/60 bg-warn-deep',
  bad: 'border-bad/60 bg-bad-deep',
}

const ToastCard = ({ toast: { id, text, tone, undo, more } }: { readonly toast: Toast }) => {
  const say = useWords()
  const [held, setHeld] = useState(false)
  const rest_ms = shownFor({ tone, undo })
  useEffect(() => {
    if (held || rest_ms === undefined) return
    const timer = setTimeout(dropToast, rest_ms, id)
    return () => clearTimeout(timer)
  }, [held, id, rest_ms])
  const takeBack = async (): Promise<void> => {
    dropToast(id)
    try {
      await undo?.()
    } catch (error) {
      toast(complaintText(error, say), { tone: 'bad' })
    }
  }
  return (
    <fieldset
      aria-label={text}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className={`pointer-events-auto flex items-center gap-x-2 rounded-xl border py-1.5 pr-1.5 pl-4 text-ink shadow-2xl ${more === undefined ? '' : 'max-sm:flex-wrap max-sm:justify-end'} ${tones[tone]}`}
    >
      <p className={`min-w-0 flex-1 py-1.5 ${more === undefined ? '' : 'max-sm:basis-full'}`}>{text}</p>
      {more !== undefined && (
        <Button
          weight="offered"
          onClick={() => {
            dropToast(id)
            more.onPress()
          }}
        >
          {more.label}
        </Button>
      )}
      {undo !== undefined && (
        <Button weight="offered" onClick={takeBack}>
          {say('undo')}
        </Button>
      )}
      <IconButton label={say('close')} onClick={() => dropToast(id)}>
        <CloseIcon />
      </IconButton>
    </fieldset>
  )
}
