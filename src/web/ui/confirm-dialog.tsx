// Confirm dialog: asks once more before what cannot be undone, says what will follow, and shows it being done.

import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useWords } from '#web/words/language.ts'
import { Button } from './button.tsx'
import { Complaint } from './complaint.tsx'
import { Dialog } from './dialog.tsx'

export const ConfirmDialog = <Answer,>({
  title,
  question,
  yes,
  weight = 'danger',
  deed,
  onDone,
  onClose,
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
}) => {
  const say = useWords()
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
        <Complaint error={doing.error} />
        <div className="flex flex-wrap gap-3">
          <Button weight={weight} disabled={doing.isPending} onClick={() => doing.mutate()}>
            {doing.isPending ? say('one_moment') : yes}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
