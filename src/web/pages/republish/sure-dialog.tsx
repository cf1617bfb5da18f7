// Sure: asks once more before other systems are hung up on. Every deed answers with how republishing stands afterwards.

import { useMutation } from '@tanstack/react-query'
import type { Republish } from '#contract/republish.ts'
import { queries, republishQuery } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { useWords } from '#web/words/language.ts'

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
  const say = useWords()
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
        <Complaint error={doing.error} />
        <div className="flex flex-wrap gap-3">
          <Button weight="danger" disabled={doing.isPending} onClick={() => doing.mutate()}>
            {yes}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
