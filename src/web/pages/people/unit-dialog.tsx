// Unit dialog: a unit added, or changed: its kind, name, official code, where it belongs, since when, and which came before it.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type NewUnit, type Unit, type UnitKind, unitKinds } from '#contract/unit.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import { peopleChanged } from './people-queries.ts'
import { dayText, readDay } from './unit-day.ts'
import { unitKindWords } from './unit-kinds.ts'
import { UnitOptions } from './unit-options.tsx'
import { UnitTicks } from './unit-ticks.tsx'

export const UnitDialog = ({
  units,
  unit,
  below,
  onClose,
}: {
  readonly units: readonly Unit[]
  /** The one that is changed. */
  readonly unit?: Unit
  /** The one above a new one. */
  readonly below?: Unit
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [wrong, setWrong] = useState<{ readonly code?: boolean; readonly day?: boolean }>({})
  const keep = useMutation({
    mutationFn: ({ predecessors, ...body }: NewUnit) =>
      unit === undefined
        ? ask(paths.units, { method: 'POST', body: { ...body, predecessors } })
        : ask(paths.unit(unit.id), { method: 'PATCH', body }),
    onSuccess: async () => {
      await peopleChanged()
      onClose()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const valid_from = readDay(text('valid_from'))
    const code = text('official_code')
    const found = { code: code !== '' && !/^\d{2,5}$/.test(code), day: valid_from === undefined }
    setWrong(found)
    if (found.code || valid_from === undefined) return
    keep.mutate({
      ...{ kind: text('kind') as UnitKind, name: text('name'), official_code: code || null, valid_from },
      ...{ parent: text('parent') || null, predecessors: form.getAll('unit').map(String) },
    })
  }
  const kind = unit?.kind ?? (below === undefined ? 'commune' : 'village')
  const others = units.filter(({ id }) => id !== unit?.id)
  return (
    <Dialog title={say(unit === undefined ? 'unit_add' : 'unit_change')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid grid-cols-1 gap-5">
        <Field label={say('unit_name')} name="name" required maxLength={120} defaultValue={unit?.name} />
        <Choice label={say('unit_kind')} name="kind" defaultValue={kind}>
          {unitKinds.map(code => (
            <option key={code} value={code}>
              {say(unitKindWords[code])}
            </option>
          ))}
        </Choice>
        <Choice label={say('unit_parent')} name="parent" defaultValue={unit?.parent ?? below?.id ?? ''}>
          <option value="">{say('unit_parent_none')}</option>
          <UnitOptions units={others} kept={unit?.parent ?? undefined} />
        </Choice>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label={say('unit_official_code')}
            hint={say('unit_official_code_hint')}
            name="official_code"
            inputMode="numeric"
            maxLength={5}
            defaultValue={unit?.official_code ?? ''}
            complaint={wrong.code === true ? say('unit_official_code_wrong') : undefined}
          />
          <Field
            label={say('unit_valid_from')}
            name="valid_from"
            placeholder="01/07/2025"
            defaultValue={unit?.valid_from == null ? '' : dayText(unit.valid_from)}
            complaint={wrong.day === true ? say('unit_day_wrong') : undefined}
          />
        </div>
        {unit === undefined && others.length > 0 && <UnitTicks legend={say('unit_before')} units={others} />}
        <FormEnd doing={keep} label={say(unit === undefined ? 'unit_add' : 'save')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
