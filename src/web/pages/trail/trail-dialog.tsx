// Trail dialog: what the trail is called, what is followed as it looks, of which case it is, and with whom it is shared.

import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type EditTrail, type Trail, type TrailSharing, trailSharingShape } from '#contract/trail.ts'
import { ask } from '#web/ask.ts'
import { unitsQuery } from '#web/pages/people/people-queries.ts'
import { UnitOptions } from '#web/pages/people/unit-options.tsx'
import { paths } from '#web/paths.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import { trailChanged } from './trail-queries.ts'

export const TrailDialog = ({ trail, onClose }: { readonly trail: Trail; readonly onClose: () => void }) => {
  const say = useWords()
  const [shared, setShared] = useState<TrailSharing>(trail.shared)
  const units = useQuery(unitsQuery).data?.units ?? []
  const saving = useMutation({
    mutationFn: (body: EditTrail) => ask<Trail>(paths.trail(trail.id), { method: 'PATCH', body }),
    onSuccess: next => {
      trailChanged(next)
      onClose()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string): string => String(form.get(name) ?? '').trim()
    const sharing = { shared, unit: shared === 'unit' ? text('unit') || trail.unit : null }
    saving.mutate({
      ...{ title: text('title'), about: text('about'), case: text('case') || null },
      ...(trail.mine ? sharing : {}),
    })
  }
  return (
    <Dialog title={say('trail_change')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <Field label={say('trail_title')} name="title" required maxLength={120} defaultValue={trail.title} />
        <Field
          label={say('trail_about')}
          name="about"
          maxLength={500}
          defaultValue={trail.about}
          placeholder={say('trail_about_example')}
          hint={say('trail_words_warn')}
        />
        <Field
          label={say('trail_case')}
          name="case"
          maxLength={60}
          defaultValue={trail.case ?? ''}
          placeholder={say('trail_case_example')}
        />
        {trail.mine && (
          <Choice
            label={say('trail_sharing')}
            hint={say('trail_sharing_why')}
            value={shared}
            onChange={event => setShared(trailSharingShape.parse(event.target.value))}
          >
            <option value="own">{say('trail_shared_own')}</option>
            <option value="unit">{say('trail_shared_unit')}</option>
            <option value="station">{say('trail_shared_station')}</option>
          </Choice>
        )}
        {trail.mine && shared === 'unit' && (
          <Choice label={say('trail_unit')} name="unit" defaultValue={trail.unit ?? ''}>
            <UnitOptions units={units} kept={trail.unit ?? undefined} />
          </Choice>
        )}
        <FormEnd doing={saving} label={say('save')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
