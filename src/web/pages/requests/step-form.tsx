// The next step of a request: which one, and what there is to say of it. Only steps that are open now are offered.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { RightsRequest, RightsStep } from '#contract/rights-request.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Choice, FieldFrame, inputLook } from '#web/ui/field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import { groundWords, stepTextWords, stepWords } from './request-words.ts'

type Kind = RightsStep['kind']

const order: readonly Kind[] = ['acknowledge', 'identify', 'grant', 'refuse', 'extend', 'close', 'assign', 'note']
const grounds = [
  'identity_unproven',
  'not_in_picture',
  'footage_gone',
  'others_in_picture',
  'investigation',
  'law_keeps',
  'abusive',
  'other',
] as const
const least: Readonly<Record<Exclude<Kind, 'acknowledge'>, number>> = {
  ...{ identify: 3, assign: 1, extend: 5, grant: 5, refuse: 5, close: 3, note: 1 },
}

export const StepForm = ({ request }: { readonly request: RightsRequest }) => {
  const say = useWords()
  // Who they are is noted once; it may be noted again.
  const known = request.identified
    ? order.toSorted((a, b) => Number(a === 'identify') - Number(b === 'identify'))
    : order
  const offered = known.filter(kind => request.may.includes(kind))
  const [kind, setKind] = useState<Kind>(offered[0] ?? 'note')
  const [short, setShort] = useState(false)
  const take = useMutation({
    mutationFn: (body: RightsStep) => ask<RightsRequest>(paths.rightsSteps(request.id), { method: 'POST', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['rights_requests'] }),
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const step = stepOf(kind, String(form.get('text') ?? '').trim(), String(form.get('ground') ?? ''))
    setShort(step === undefined)
    if (step !== undefined) take.mutate(step)
  }
  const pending = (request.state === 'processing' || request.state === 'extended') && !request.identified
  return (
    <form onSubmit={onSubmit} className="grid gap-4 border-t border-line pt-4" noValidate>
      <Choice
        label={say('request_next')}
        value={kind}
        onChange={event => setKind(event.target.value as Kind)}
        {...(pending ? { hint: say('step_grant_first') } : {})}
      >
        {offered.map(one => (
          <option key={one} value={one}>
            {say(stepWords[one])}
          </option>
        ))}
      </Choice>
      {kind === 'refuse' && (
        <Choice label={say('ground')} name="ground">
          {grounds.map(ground => (
            <option key={ground} value={ground}>
              {say(groundWords[ground])}
            </option>
          ))}
        </Choice>
      )}
      {kind !== 'acknowledge' && (
        <FieldFrame
          id="step-text"
          label={say(stepTextWords[kind])}
          complaint={short ? say('step_text_wrong') : undefined}
        >
          <textarea
            id="step-text"
            name="text"
            rows={kind === 'grant' || kind === 'refuse' ? 4 : 2}
            maxLength={kind === 'grant' || kind === 'refuse' ? 2000 : 300}
            aria-invalid={short}
            className={`${inputLook} py-2`}
          />
        </FieldFrame>
      )}
      <FormEnd doing={take} label={say('step_do')} />
    </form>
  )
}

/** Undefined where more is to be said. */
const stepOf = (kind: Kind, text: string, ground: string): RightsStep | undefined => {
  if (kind === 'acknowledge') return { kind }
  if (text.length < least[kind]) return undefined
  if (kind === 'assign') return { kind, to: text }
  if (kind === 'refuse') return { kind, ground: grounds.find(one => one === ground) ?? 'other', text }
  return { kind, text }
}
