// What ends the ringing: closing the emergency account, and somebody in charge who says in a word that they have seen what was done with it.

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { BreakGlass, Emergency } from '#contract/break-glass.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { useWords } from '#web/words/language.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'
import { FormEnd } from './form-end.tsx'

const again = async (): Promise<void> => {
  for (const key of ['status', 'break_glass', 'session']) await queries.invalidateQueries({ queryKey: [key] })
}

export const CloseEmergency = ({ onClose }: { readonly onClose: () => void }) => {
  const say = useWords()
  return (
    <ConfirmDialog
      title={say('emergency_close')}
      question={say('emergency_close_sure')}
      yes={say('emergency_close')}
      deed={() => ask<BreakGlass>(paths.breakGlassClose, { method: 'POST' })}
      onDone={again}
      onClose={onClose}
    />
  )
}

export const SeenEmergency = ({
  emergency,
  onClose,
}: {
  readonly emergency: Emergency
  readonly onClose: () => void
}) => {
  const say = useWords()
  const seeing = useMutation({
    mutationFn: (word: string) =>
      ask<BreakGlass>(paths.breakGlassSeen(emergency.id), { method: 'POST', body: { word } }),
    onSuccess: async () => {
      onClose()
      await again()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    seeing.mutate(String(new FormData(event.currentTarget).get('word') ?? ''))
  }
  return (
    <Dialog title={say('emergency_see')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-4">
        <p>{say('emergency_see_why')}</p>
        <Field
          label={say('emergency_word')}
          name="word"
          required
          minLength={2}
          maxLength={300}
          placeholder={say('emergency_word_example')}
        />
        <FormEnd doing={seeing} label={say('emergency_see')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
