// Confirm dialog: asks once more before what cannot be undone, says what will follow, and shows it being done.

import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Dialog } from './dialog.tsx'
import { FormEnd } from './form-end.tsx'

export const ConfirmDialog = <Answer,>({
  title,
  question,
  yes,
  weight = 'danger',
  deed,
  onDone,
  onClose,
  children,
}: {
  readonly title: string
  /** What will follow, and what will stay. */
  readonly question: ReactNode
  /** The deed itself, not "yes": "Xóa và ngắt". */
  readonly yes: string
  readonly weight?: 'danger' | 'strong'
  readonly deed: () => Promise<Answer>
  readonly onDone?: (answer: Answer) => unknown
  readonly onClose: () => void
  /** What there is to choose about it. */
  readonly children?: ReactNode
}) => {
  const doing = useMutation({
    mutationFn: deed,
    onSuccess: answer => {
      onClose()
      onDone?.(answer)
    },
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="grid gap-5">
        <p>{question}</p>
        {children}
        <FormEnd doing={doing} label={yes} weight={weight} onDo={() => doing.mutate()} onCancel={onClose} />
      </div>
    </Dialog>
  )
}
