// Incident dialog: what is seen becomes an incident: what it was, and a word of what a person saw. It has its number at once.

import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { wallTime90k } from '#base/units.ts'
import { type Incident, incidentCategoryShape, type NewIncident } from '#contract/incident.ts'
import { ask } from '#web/ask.ts'
import { useMay } from '#web/may.ts'
import { askedOf } from '#web/pages/extractions/asked-spans.ts'
import { noticesChanged } from '#web/pages/rules/rule-queries.ts'
import { paths } from '#web/paths.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { dateTimeText, fromToText } from '#web/words/time.ts'
import { categoryWords } from './incident-words.ts'

export type Seen = { readonly camera: string; readonly at_90k: number; readonly to_90k: number | null }

export const IncidentDialog = ({
  seen: { camera, at_90k, to_90k },
  name,
  onClose,
}: {
  readonly seen: Seen
  /** What the camera is called. */
  readonly name: string
  readonly onClose: () => void
}) => {
  const say = useWords()
  const navigate = useNavigate()
  const asks = useMay()('request_extract')
  const making = useMutation({
    mutationFn: (told: Pick<NewIncident, 'category' | 'note'>) =>
      ask<Incident>(paths.incidents(), {
        method: 'POST',
        body: { camera, from_90k: at_90k, to_90k: to_90k ?? at_90k, ...told } satisfies NewIncident,
      }),
    onSuccess: async ({ id, number }) => {
      onClose()
      toast(say('incident_made', { number }), {
        more: asks
          ? {
              label: say('ask_title'),
              onPress: () => {
                const [from, to] = [wallTime90k(at_90k), wallTime90k(to_90k ?? at_90k)]
                void navigate({ to: '/extractions/new', search: { ...askedOf([camera], from, to), incident: id } })
              },
            }
          : { label: say('incident_see'), onPress: () => void navigate({ to: '/incidents' }) },
      })
      await noticesChanged()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    making.mutate({
      category: incidentCategoryShape.parse(form.get('category')),
      note: String(form.get('note') ?? ''),
    })
  }
  const at = wallTime90k(at_90k)
  return (
    <Dialog title={say('incident_make')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <p>
          <span className="tabular-nums">
            {to_90k === null ? dateTimeText(at) : fromToText(at, wallTime90k(to_90k))}
          </span>
          <span className="block text-quiet">{name}</span>
        </p>
        <Choice label={say('incident_category')} name="category" defaultValue="suspicious_activity">
          {incidentCategoryShape.options.map(category => (
            <option key={category} value={category}>
              {say(categoryWords[category])}
            </option>
          ))}
        </Choice>
        <Field label={say('incident_note')} name="note" maxLength={1000} hint={say('incident_seen_why')} />
        <FormEnd doing={making} label={say('incident_make')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
