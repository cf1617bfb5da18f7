// Seal dialog: for how many hours the account opens, and what sealing does to the code before.

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { SealedBreakGlass } from '#contract/break-glass.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'

const hours = [1, 2, 4, 6, 8, 12]

export const SealDialog = ({
  onSealed,
  onClose,
}: {
  readonly onSealed: (sealed: SealedBreakGlass) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const sealing = useMutation({
    mutationFn: (body: { readonly hours: number }) =>
      ask<SealedBreakGlass>(paths.breakGlassSeal, { method: 'POST', body }),
    onSuccess: onSealed,
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    sealing.mutate({ hours: Number(new FormData(event.currentTarget).get('hours')) })
  }
  return (
    <Dialog title={say('emergency_seal_it')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-4">
        <p>{say('emergency_seal_how')}</p>
        <Choice label={say('emergency_hours')} name="hours" defaultValue="4">
          {hours.map(count => (
            <option key={count} value={count}>
              {say('so_many_hours', { count })}
            </option>
          ))}
        </Choice>
        <FormEnd doing={sealing} label={say('emergency_seal_now')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
