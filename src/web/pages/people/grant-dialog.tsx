// Grant dialog: what, where, at which hours, until when, and why. Changing one ends it and gives this in its place.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Verb } from '#contract/access.ts'
import type { GrantShown, NewGrant } from '#contract/grant.ts'
import type { Person } from '#contract/person.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { stationNow } from '#web/station-clock.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { Segments } from '#web/ui/segments.tsx'
import { useLanguage, useWords, type WordKey } from '#web/words/language.ts'
import { dateText } from '#web/words/time.ts'
import { type GrantField, readGrant } from './grant-form.ts'
import { type Known, lastDay } from './grant-words.ts'
import { peopleChanged } from './people-queries.ts'
import { ScopeFields, type ScopeKind } from './scope-fields.tsx'
import { VerbTicks } from './verb-ticks.tsx'

export const GrantDialog = ({
  person,
  known,
  grant,
  onClose,
}: {
  readonly person: Person
  readonly known: Known
  /** The one that is changed. */
  readonly grant?: GrantShown
  readonly onClose: () => void
}) => {
  const say = useWords()
  const language = useLanguage()
  const [by, setBy] = useState<'role' | 'verbs'>(grant !== undefined && grant.role === null ? 'verbs' : 'role')
  const [where, setWhere] = useState<ScopeKind>(grant?.scope.kind ?? 'cameras')
  const [wrong, setWrong] = useState<readonly GrantField[]>([])
  const roles = known.roles.roles.filter(({ device }) => !device)
  const give = useMutation({
    mutationFn: (terms: Omit<NewGrant, 'person'>) =>
      grant === undefined
        ? ask<GrantShown>(paths.grants, { method: 'POST', body: { person: person.id, ...terms } })
        : ask<GrantShown>(paths.grant(grant.id), { method: 'PUT', body: terms }),
    onSuccess: async () => {
      await peopleChanged()
      onClose()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const read = readGrant(new FormData(event.currentTarget), { by, where }, stationNow())
    setWrong(read.wrong)
    if (read.terms !== undefined) give.mutate(read.terms)
  }
  const complaint = (field: GrantField) => (wrong.includes(field) ? say(complaints[field]) : undefined)
  return (
    <Dialog title={say(grant === undefined ? 'grant_add' : 'grant_change')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid grid-cols-1 gap-5" noValidate>
        <p className="text-quiet">{grant === undefined ? person.name : say('grant_change_how')}</p>
        <Segments
          label={say('grant_what')}
          options={[
            { value: 'role', label: say('grant_by_role') },
            { value: 'verbs', label: say('grant_by_verbs') },
          ]}
          value={by}
          onChange={setBy}
        />
        {by === 'role' ? (
          <Choice label={say('grant_role')} name="role" defaultValue={grant?.role ?? person.role}>
            {roles.map(role => (
              <option key={role.code} value={role.code}>
                {role[language]}
              </option>
            ))}
          </Choice>
        ) : (
          <VerbTicks
            roles={known.roles}
            ticked={(grant?.verbs ?? ['watch_live']) as readonly Verb[]}
            complaint={complaint('verbs')}
          />
        )}
        <ScopeFields
          known={known}
          where={where}
          scope={grant?.scope}
          complaint={complaint('cameras')}
          onWhere={setWhere}
        />
        <Field
          label={say('grant_hours')}
          hint={say('grant_hours_hint')}
          name="hours"
          maxLength={200}
          defaultValue={grant?.hours ?? ''}
          complaint={complaint('hours')}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label={say('grant_from')}
            hint={say('grant_from_hint')}
            name="from"
            defaultValue={grant?.state === 'not_yet' ? dateText(wallTime90k(grant.from_90k)) : ''}
            complaint={complaint('from')}
          />
          <Field
            label={say('grant_until')}
            hint={say('grant_until_hint')}
            name="until"
            defaultValue={typeof grant?.until_90k === 'number' ? lastDay(grant.until_90k) : ''}
            complaint={complaint('until')}
          />
        </div>
        <Field
          label={say('why_reason')}
          name="reason"
          maxLength={300}
          defaultValue={grant?.reason ?? ''}
          complaint={complaint('reason')}
        />
        <FormEnd doing={give} label={say(grant === undefined ? 'grant_add' : 'save')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}

const complaints = {
  verbs: 'grant_verbs_missing',
  cameras: 'grant_cameras_missing',
  hours: 'grant_hours_wrong',
  from: 'unit_day_wrong',
  until: 'grant_until_wrong',
  reason: 'reason_needed',
} as const satisfies Record<GrantField, WordKey>
