// Rules of backfill: whether gaps are filled by themselves, how much of the line may be used, and at which hours.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { parseWeekHours } from '#base/week-hours.ts'
import type { BackfillRules } from '#contract/backfill.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'

type Asked = Pick<BackfillRules, 'automatic' | 'bits_per_second' | 'hours'>
type Wrong = { readonly [field in 'mbit' | 'hours']?: WordKey }

export const BackfillRulesDialog = ({
  rules,
  onClose,
}: {
  readonly rules: BackfillRules
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [wrong, setWrong] = useState<Wrong>({})
  const complaintOf = (field: keyof Wrong) => (wrong[field] === undefined ? undefined : say(wrong[field]))
  const save = useMutation({
    mutationFn: (body: Asked) => ask<BackfillRules>(paths.backfillRules, { method: 'PUT', body }),
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries({ queryKey: ['backfill'] })
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const read = filledIn(new FormData(event.currentTarget))
    setWrong(read.wrong)
    if (read.asked !== undefined) save.mutate(read.asked)
  }
  const { automatic, bits_per_second, hours } = rules
  const mbit = bits_per_second === null ? '' : String(bits_per_second / 1_000_000)
  return (
    <Dialog title={say('backfill_rules')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5" noValidate>
        <Choice label={say('backfill_when')} name="automatic" defaultValue={automatic ? 'on' : 'off'}>
          <option value="on">{say('backfill_automatic')}</option>
          <option value="off">{say('backfill_by_hand')}</option>
        </Choice>
        <Field
          label={say('backfill_mbit')}
          name="mbit"
          inputMode="decimal"
          defaultValue={mbit}
          hint={say('backfill_mbit_why')}
          complaint={complaintOf('mbit')}
        />
        <Field
          label={say('backfill_hours')}
          name="hours"
          defaultValue={hours ?? ''}
          hint={say('backfill_hours_why')}
          complaint={complaintOf('hours')}
        />
        <FormEnd doing={save} label={say('save')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}

const filledIn = (form: FormData): { readonly wrong: Wrong; readonly asked?: Asked } => {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const mbit = text('mbit') === '' ? null : Number(text('mbit').replace(',', '.'))
  const hours = text('hours') === '' ? null : text('hours')
  const wrong: Wrong = {
    ...(mbit === null || (mbit >= 0.064 && mbit <= 10_000) ? {} : { mbit: 'backfill_mbit_wrong' }),
    ...(hours === null || parseWeekHours(hours).ok ? {} : { hours: 'backfill_hours_wrong' }),
  }
  if (Object.keys(wrong).length > 0) return { wrong }
  const bits_per_second = mbit === null ? null : Math.round(mbit * 1_000_000)
  return { wrong, asked: { automatic: text('automatic') === 'on', bits_per_second, hours } }
}
