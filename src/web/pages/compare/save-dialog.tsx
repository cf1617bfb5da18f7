// Save dialog: what the board is called, and whether it goes with a trail.

import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { type Compared, type Comparison, comparedShape } from '#contract/comparison.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { setTray } from './tray.ts'

export const SaveDialog = ({
  saved,
  trail,
  items,
  onClose,
}: {
  readonly saved: Comparison | undefined
  readonly trail: number | null
  readonly items: readonly Compared[]
  readonly onClose: () => void
}) => {
  const say = useWords()
  const navigate = useNavigate()
  const [with_trail, setWithTrail] = useState(trail !== null)
  const wrong = items.some(item => !comparedShape.safeParse(item).success)
  const saving = useMutation({
    mutationFn: (title: string) => {
      const body = { title, trail: with_trail ? trail : null, items }
      return saved === undefined
        ? ask<Comparison>(paths.comparisons, { method: 'POST', body })
        : ask<Comparison>(paths.comparison(saved.id), { method: 'PUT', body: { ...body, revision: saved.revision } })
    },
    onSuccess: async board => {
      queries.setQueryData(['comparison', board.id], board)
      if (saved === undefined) setTray([])
      await navigate({ to: '/compare', search: { board: board.id }, replace: true })
      toast(say('compare_saved'))
      await queries.invalidateQueries({ queryKey: ['comparisons'] })
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    saving.mutate(String(new FormData(event.currentTarget).get('title') ?? '').trim())
  }
  return (
    <Dialog title={say('compare_save')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <Field label={say('compare_title')} name="title" required maxLength={120} defaultValue={saved?.title ?? ''} />
        {trail !== null && (
          <Switch label={say('compare_with_trail', { id: trail })} on={with_trail} onChange={setWithTrail} />
        )}
        {wrong && <p className="text-bad">{say('compare_plate_wrong')}</p>}
        <FormEnd doing={saving} label={say('save')} disabled={wrong} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
