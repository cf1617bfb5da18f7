// Still button: the picture that is shown becomes a redacted still of its own, with the rectangles that stand in it, and goes the same way over a second person.

import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { NewRedaction, Redaction, RedactionArea } from '#contract/redaction.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { useWords } from '#web/words/language.ts'
import { areasAt } from './drawn.ts'

export const StillButton = ({
  redaction: { camera, stream, reason, case: number, captions },
  areas,
  at,
}: {
  readonly redaction: Redaction
  readonly areas: readonly RedactionArea[]
  readonly at: number
}) => {
  const say = useWords()
  const navigate = useNavigate()
  const making = useMutation({
    mutationFn: () => {
      const body = { camera, stream, form: 'still', from_90k: at, to_90k: at + 1, reason, case: number, captions }
      return ask<Redaction>(paths.redactions, {
        method: 'POST',
        body: { ...body, areas: areasAt(areas, at) } as NewRedaction,
      })
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['redactions'] })
      await navigate({ to: '/redactions/$id', params: { id: String(id) } })
    },
  })
  return (
    <>
      <Button disabled={making.isPending} onClick={() => making.mutate()}>
        {say(making.isPending ? 'one_moment' : 'redaction_still_make')}
      </Button>
      <Complaint error={making.error} />
    </>
  )
}
