// Trying it: whether somebody may do something with a camera at some time, and why or why not, as the station's own policy says it.

import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { parseWhen } from '#base/when.ts'
import type { TrialTold } from '#contract/grant.ts'
import type { Person } from '#contract/person.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { Section } from '#web/ui/section.tsx'
import { StateMark } from '#web/ui/state-mark.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'
import { grantText, type Known, verbName } from './grant-words.ts'
import { grantsQuery } from './people-queries.ts'
import { useKnown } from './use-known.ts'

export const TrialPart = ({ person }: { readonly person: Person }) => {
  const say = useWords()
  const language = useLanguage()
  const known = useKnown()
  const [wrongTime, setWrongTime] = useState(false)
  const trial = useMutation({
    mutationFn: (asked: Readonly<Record<string, string>>) => ask<TrialTold>(paths.trial(person.id, asked)),
  })
  if (known === undefined) return null
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [verb, camera, typed] = ['verb', 'camera', 'at'].map(name => String(form.get(name) ?? '').trim())
    const at = typed === '' ? undefined : parseWhen(typed!, stationNow())
    setWrongTime(at?.ok === false)
    if (at?.ok === false) return
    trial.mutate({
      verb: verb!,
      ...(camera !== '' && { camera: camera! }),
      ...(at !== undefined && { at_90k: String(at.value) }),
    })
  }
  return (
    <Section title={say('trial')}>
      <form onSubmit={onSubmit} onChange={() => trial.reset()} className="grid grid-cols-1 gap-4 p-4" noValidate>
        <p className="text-sm text-quiet">{say('trial_why')}</p>
        <Choice label={say('trial_verb')} name="verb">
          {known.roles.verbs.map(verb => (
            <option key={verb.code} value={verb.code}>
              {verb[language]}
            </option>
          ))}
        </Choice>
        <Choice key={known.cameras.length} label={say('trial_camera')} name="camera">
          {known.cameras.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value="">{say('trial_station')}</option>
        </Choice>
        <Field
          label={say('trial_at')}
          hint={say('trial_at_hint')}
          name="at"
          complaint={wrongTime ? say('time_format') : undefined}
        />
        <Button type="submit" disabled={trial.isPending}>
          {say('trial')}
        </Button>
        <Complaint error={trial.error} />
        {trial.data !== undefined && (
          <Answer person={person} known={known} verb={trial.variables.verb ?? ''} told={trial.data} />
        )}
      </form>
    </Section>
  )
}

const Answer = ({
  person,
  known,
  verb,
  told,
}: {
  readonly person: Person
  readonly known: Known
  readonly verb: string
  readonly told: TrialTold
}) => {
  const say = useWords()
  const language = useLanguage()
  const grants = useQuery(grantsQuery(person.id)).data?.grants ?? []
  return (
    <div role="status" className="flex gap-3 rounded-lg border border-line bg-night p-3">
      <span className="pt-1">
        <StateMark state={told.allowed ? 'live' : 'forbidden'} />
      </span>
      {told.allowed ? (
        <div>
          <p>{say('trial_yes', { name: person.name, verb: verbName(known.roles, verb, language) })}</p>
          <ul className="list-inside list-disc">
            {grants
              .filter(({ id }) => told.grants.includes(id))
              .map(grant => (
                <li key={grant.id}>{grantText(grant, known, language, say)}</li>
              ))}
          </ul>
        </div>
      ) : (
        <p>{told[language]}</p>
      )}
    </div>
  )
}
