// A unit is no more: since which day, and which came after it.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Unit } from '#contract/unit.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { stationNow } from '#web/station-clock.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import { dateText } from '#web/words/time.ts'
import { peopleChanged } from './people-queries.ts'
import { readDay } from './unit-day.ts'
import { UnitTicks } from './unit-ticks.tsx'

export const UnitEndDialog = ({
  unit,
  units,
  onClose,
}: {
  readonly unit: Unit
  readonly units: readonly Unit[]
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [wrong, setWrong] = useState(false)
  const end = useMutation({
    mutationFn: (body: { valid_to: string; successors: string[] }) =>
      ask(paths.unit(unit.id, '/end'), { method: 'POST', body }),
    onSuccess: async () => {
      await peopleChanged()
      onClose()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const valid_to = readDay(String(form.get('valid_to') ?? '').trim())
    setWrong(typeof valid_to !== 'string')
    if (typeof valid_to === 'string') end.mutate({ valid_to, successors: form.getAll('unit').map(String) })
  }
  return (
    <Dialog title={say('unit_end_of', { unit: unit.name })} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid grid-cols-1 gap-5" noValidate>
        <p>{say('unit_end_how')}</p>
        <Field
          label={say('unit_end_day')}
          name="valid_to"
          defaultValue={dateText(stationNow())}
          complaint={wrong ? say('unit_day_wrong') : undefined}
        />
        <UnitTicks legend={say('unit_end_after')} units={units.filter(({ id }) => id !== unit.id)} />
        <FormEnd doing={end} label={say('unit_end')} weight="danger" onCancel={onClose} />
      </form>
    </Dialog>
  )
}
