// Acceptance: the questions that are answered before a camera stays where it hangs, and what was answered before.

import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { Accept, Acceptances } from '#contract/privacy.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { personName } from '#web/people.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { Section } from '#web/ui/section.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { toast } from '#web/ui/toasts.ts'
import { type Say, useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { acceptancesQuery } from './privacy-queries.ts'

const states = { never: 'acceptance_never', passed: 'acceptance_passed', failed: 'acceptance_failed' } as const

export const AcceptancePart = ({ camera, editable }: { readonly camera: Camera; readonly editable: boolean }) => {
  const say = useWords()
  const found = useQuery(acceptancesQuery(camera.id))
  return (
    <Section title={say('acceptance')}>
      <div className="grid grid-cols-1 gap-4 p-4">
        <Complaint error={found.error} />
        {found.data !== undefined && (
          <>
            <p role="status" className={found.data.state === 'passed' ? 'font-medium' : 'font-medium text-warn'}>
              {say(states[found.data.state])}
            </p>
            {found.data.warns && <p className="text-bad">{say('acceptance_warns')}</p>}
            {editable && <AcceptanceForm key={found.data.acceptances.length} found={found.data} />}
            <History found={found.data} />
          </>
        )}
      </div>
    </Section>
  )
}

const AcceptanceForm = ({ found }: { readonly found: Acceptances }) => {
  const say = useWords()
  const [sign, setSign] = useState(found.sign === 'mounted')
  const [day, setDay] = useState(false)
  const [night, setNight] = useState(false)
  const [still, setStill] = useState(true)
  const accept = useMutation({
    mutationFn: (body: Accept) => ask<Acceptances>(paths.acceptances(found.camera), { method: 'POST', body }),
    onSuccess: answer => {
      queries.setQueryData(acceptancesQuery(found.camera).queryKey, answer)
      toast(say('acceptance_saved'))
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const pressed = (event.nativeEvent as SubmitEvent).submitter
    accept.mutate({
      answers: {
        looks_into_home: form.get('looks_into_home') === 'yes',
        host_agrees: form.get('host_agrees') as Accept['answers']['host_agrees'],
        sign_mounted: sign,
        checked_day: day,
        checked_night: night,
      },
      supervisor: String(form.get('supervisor') ?? ''),
      note: String(form.get('note') ?? ''),
      passed: pressed?.getAttribute('value') === 'passed',
      with_still: still,
    })
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-3 border-t border-line pt-4">
      <Choice
        label={say('looks_into_home')}
        name="looks_into_home"
        required
        defaultValue=""
        hint={say('acceptance_areas', { areas: found.areas })}
      >
        <option value="" disabled />
        <option value="no">{say('looks_into_home_no')}</option>
        <option value="yes">{say('looks_into_home_yes')}</option>
      </Choice>
      <Choice label={say('host_agrees')} name="host_agrees" required defaultValue="">
        <option value="" disabled />
        <option value="yes">{say('host_agrees_yes')}</option>
        <option value="not_needed">{say('host_agrees_not_needed')}</option>
        <option value="no">{say('host_agrees_no')}</option>
      </Choice>
      <Switch
        label={say('sign_mounted')}
        {...(found.sign !== null && {
          hint: say(found.sign === 'mounted' ? 'sign_known_mounted' : 'sign_known_missing'),
        })}
        on={sign}
        onChange={setSign}
      />
      <Switch label={say('checked_day')} on={day} onChange={setDay} />
      <Switch label={say('checked_night')} on={night} onChange={setNight} />
      <Field label={say('supervisor')} name="supervisor" required maxLength={120} autoComplete="off" />
      <Field label={say('acceptance_note')} name="note" maxLength={500} />
      <Switch label={say('acceptance_still')} on={still} onChange={setStill} />
      <Complaint error={accept.error} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" value="passed" weight="strong" disabled={accept.isPending}>
          {say('acceptance_pass')}
        </Button>
        <Button type="submit" value="failed" disabled={accept.isPending}>
          {say('acceptance_fail')}
        </Button>
      </div>
    </form>
  )
}

type One = Acceptances['acceptances'][number]

const History = ({ found }: { readonly found: Acceptances }) => {
  const say = useWords()
  if (found.acceptances.length === 0) return null
  return (
    <details className="border-t border-line pt-3" open={found.acceptances.length === 1}>
      <summary className="min-h-11 cursor-pointer content-center font-medium">{say('acceptance_history')}</summary>
      <ul className="grid gap-4">
        {found.acceptances.map(one => (
          <li key={one.version} className="grid gap-1">
            <p className="font-medium">{say(one.passed ? 'acceptance_passed' : 'acceptance_failed')}</p>
            <p className="text-sm text-quiet tabular-nums">
              {say('said_by_at', { by: personName(one.by), at: dateTimeText(wallTime90k(one.at_90k)) })}
            </p>
            <ul className="text-sm">
              {linesOf(one, say).map(line => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            {one.has_still && (
              <img
                src={paths.acceptanceStill(found.camera, one.version)}
                alt={say('acceptance_still_of', { at: dateTimeText(wallTime90k(one.at_90k)) })}
                loading="lazy"
                className="mt-1 w-full rounded-lg border border-line"
              />
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

const linesOf = ({ answers, supervisor, note }: One, say: Say): readonly string[] => {
  const line = (question: string, answer: string) => say('answer_line', { question, answer })
  const yesNo = (on: boolean) => say(on ? 'yes_word' : 'no_word')
  return [
    line(say('looks_into_home'), say(answers.looks_into_home ? 'looks_into_home_yes' : 'looks_into_home_no')),
    line(say('host_agrees'), say(`host_agrees_${answers.host_agrees}`)),
    line(`${say('sign_mounted')}:`, yesNo(answers.sign_mounted)),
    line(`${say('checked_day')}:`, yesNo(answers.checked_day)),
    line(`${say('checked_night')}:`, yesNo(answers.checked_night)),
    line(`${say('supervisor')}:`, supervisor),
    ...(note === '' ? [] : [line(`${say('acceptance_note')}:`, note)]),
  ]
}
