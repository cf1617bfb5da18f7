// Remove dialog: a trail goes with all its marks and boards, for a reason that stays in the access log.

import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import type { Trail } from '#contract/trail.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'

export const RemoveDialog = ({ trail, onClose }: { readonly trail: Trail; readonly onClose: () => void }) => {
  const say = useWords()
  const navigate = useNavigate()
  const removing = useMutation({
    mutationFn: (reason: string) => ask(paths.trail(trail.id, '/removal'), { method: 'POST', body: { reason } }),
    onSuccess: async () => {
      await navigate({ to: '/trail', replace: true })
      queries.removeQueries({ queryKey: ['trail', trail.id] })
      await queries.invalidateQueries({ queryKey: ['trails'] })
      toast(say('trail_removed'))
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    removing.mutate(String(new FormData(event.currentTarget).get('reason') ?? '').trim())
  }
  return (
    <Dialog title={say('trail_remove')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <p>{say('trail_remove_why', { title: trail.title, count: trail.marks.length })}</p>
        <Field label={say('trail_remove_reason')} name="reason" required minLength={3} maxLength={300} />
        <FormEnd doing={removing} label={say('trail_remove')} weight="danger" onCancel={onClose} />
      </form>
    </Dialog>
  )
}
