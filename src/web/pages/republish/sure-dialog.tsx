// Sure: asks once more before other systems are hung up on. Every deed answers with how republishing stands afterwards.

import { useMutation } from '@tanstack/react-query'
import type { Republish } from '#contract/republish.ts'
import { queries, republishQuery } from '#web/queries.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'

export const SureDialog = ({
  title,
  question,
  yes,
  deed,
  onClose,
}: {
  readonly title: string
  readonly question: string
  readonly yes: string
  readonly deed: () => Promise<Republish>
  readonly onClose: () => void
}) => {
  const doing = useMutation({
    mutationFn: deed,
    onSuccess: shown => {
      onClose()
      queries.setQueryData(republishQuery.queryKey, shown)
    },
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="grid gap-5">
        <p>{question}</p>
        <FormEnd doing={doing} label={yes} weight="danger" onDo={() => doing.mutate()} onCancel={onClose} />
      </div>
    </Dialog>
  )
}
