// One request: what was asked, what was done, the next step, the footage that is held for it, and its letters.

import { wallTime90k } from '#base/units.ts'
import type { RightsRequest } from '#contract/rights-request.ts'
import { personName } from '#web/people.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { HoldForm } from './hold-form.tsx'
import { Letters } from './letters.tsx'
import { DueText } from './request-line.tsx'
import { channelWords, groundWords, rightWords, stepWords } from './request-words.ts'
import { StepForm } from './step-form.tsx'

export const RequestDialog = ({
  request,
  onClose,
}: {
  readonly request: RightsRequest
  readonly onClose: () => void
}) => {
  const say = useWords()
  return (
    <Dialog title={say('request_of', { number: request.number })} onClose={onClose}>
      <div className="grid gap-5">
        <Asked request={request} />
        <StepForm key={request.steps.length} request={request} />
        <HoldForm request={request} />
        <Letters request={request} />
        <Done request={request} />
      </div>
    </Dialog>
  )
}

const Asked = ({ request }: { readonly request: RightsRequest }) => {
  const say = useWords()
  const lines = [
    [say('request_name'), request.name],
    [say('request_phone'), request.phone],
    [say('request_email'), request.email],
    [say('request_address'), request.address],
    [say('request_behalf'), request.on_behalf_of],
    [say('request_place'), request.place],
    [say('request_happened'), request.happened],
    [say('request_about'), request.about],
    [
      say('request_channel'),
      `${say(channelWords[request.channel])} · ${dateTimeText(wallTime90k(request.received_90k))}`,
    ],
  ] as const
  return (
    <div className="grid gap-3">
      <p className="text-lg font-semibold">{say(rightWords[request.kind])}</p>
      <DueText request={request} />
      <p className={`text-sm ${request.identified ? 'text-accent' : 'text-warn'}`}>
        {say(request.identified ? 'request_identified' : 'request_unidentified')}
        {' · '}
        {request.assigned_to === null
          ? say('request_unassigned')
          : say('request_assigned', { name: personName(request.assigned_to) })}
      </p>
      <dl className="grid gap-x-4 gap-y-1.5 sm:grid-cols-[9rem_1fr]">
        {lines
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name} className="contents">
              <dt className="text-quiet">{name}</dt>
              <dd className="wrap-anywhere whitespace-pre-line max-sm:mb-1.5">{text}</dd>
            </div>
          ))}
      </dl>
    </div>
  )
}

const Done = ({ request }: { readonly request: RightsRequest }) => {
  const say = useWords()
  if (request.steps.length === 0) return null
  return (
    <section className="grid gap-2 border-t border-line pt-4">
      <h3 className="font-semibold">{say('request_steps')}</h3>
      <ol className="grid gap-2">
        {request.steps.map(step => (
          <li key={`${step.at_90k} ${step.kind}`} className="text-sm">
            <span className="font-medium">{say(stepWords[step.kind])}</span>
            <span className="text-quiet tabular-nums">
              {' · '}
              {dateTimeText(wallTime90k(step.at_90k))} · {personName(step.by)}
            </span>
            {(step.ground !== null || step.text !== '') && (
              <span className="block wrap-anywhere">
                {[step.ground === null ? '' : say(groundWords[step.ground]), step.text].filter(Boolean).join('. ')}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
