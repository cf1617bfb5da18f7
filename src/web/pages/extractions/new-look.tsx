// The last step of a request: all of it once more, what should give pause, until when it is held; then held, or handed in.

import { useQuery } from '@tanstack/react-query'
import { mediaSpan90k } from '#base/units.ts'
import type { Trial } from '#contract/extraction.ts'
import { camerasQuery } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { purposeName, useTasks } from '#web/ui/task-query.ts'
import { useLanguage, useWords } from '#web/words/language.ts'
import { fromToText, lengthText } from '#web/words/time.ts'
import { documentWords, recipientWords } from './extraction-words.ts'
import { Facts } from './facts.tsx'
import type { StepProps } from './new-step.ts'
import { TextArea } from './text-area.tsx'
import { TrialTold } from './trial-told.tsx'

export const LookStep = ({
  draft,
  wrong,
  onChange,
  trial,
  scans,
  onStep,
}: StepProps & {
  readonly trial: Trial | undefined
  readonly scans: number
  readonly onStep: (step: number) => void
}) => {
  const say = useWords()
  const language = useLanguage()
  const tasks = useTasks()
  const { data } = useQuery(camerasQuery)
  const nameOf = (id: string): string => data?.cameras.find(camera => camera.id === id)?.name ?? id
  const { document, recipient } = draft
  const far_off = trial?.warnings.some(({ what }) => what === 'clock_far_off') === true
  const purpose = draft.purpose === '' || tasks === undefined ? '' : purposeName(tasks, draft.purpose, language)
  return (
    <>
      <Part title={say('ask_step_why')} onChange={() => onStep(1)}>
        <Facts
          lines={[
            [say('purpose'), purpose],
            [say('ask_about'), draft.about],
            [say('purpose_case'), draft.case],
            [say('ask_ground'), draft.legal_ground],
            [
              say('document'),
              draft.has_document
                ? `${say(documentWords[document.kind])} ${document.number}, ${document.day}, ${document.issuer}`
                : say('document_none_yet'),
            ],
            [say('scans'), scans === 0 ? '' : say('scan_count', { count: scans })],
          ]}
        />
      </Part>
      <Part title={say('ask_step_what')} onChange={() => onStep(2)}>
        <ul className="grid gap-1.5">
          {draft.items.map(({ key, camera, from, to }) => (
            <li key={key} className="tabular-nums">
              <span className="font-medium">{nameOf(camera)}</span>
              <span className="block text-sm text-quiet">
                {fromToText(from, to)} · {lengthText(mediaSpan90k(to - from))}
              </span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={say('ask_step_who')} onChange={() => onStep(3)}>
        <Facts
          lines={[
            [say('recipient'), `${recipient.name} (${say(recipientWords[recipient.kind])})`],
            [say('recipient_person'), recipient.person],
            [say('recipient_address'), recipient.address],
            [
              say('goes_in'),
              [
                ...(draft.redactions.length > 0 ? [say('redacted_count', { count: draft.redactions.length })] : []),
                ...(draft.viewing_copy ? [say('goes_viewing_copy')] : []),
                ...(draft.segments ? [say('goes_segments')] : []),
                ...(draft.stills.length > 0 ? [say('goes_stills_count', { count: draft.stills.length })] : []),
                ...(draft.trail === null ? [] : [say('goes_trail')]),
              ].join(' · '),
            ],
          ]}
        />
      </Part>
      <TrialTold trial={trial} nameOf={nameOf} />
      {far_off && (
        <TextArea
          label={say('ask_clock_note')}
          hint={say('ask_clock_note_why')}
          maxLength={500}
          value={draft.clock_note}
          complaint={wrong.clock_note === undefined ? undefined : say(wrong.clock_note)}
          onChange={event => onChange({ clock_note: event.target.value })}
        />
      )}
      <div className="sm:max-w-80">
        <Field
          label={say('review')}
          hint={say('ask_review_why')}
          maxLength={40}
          value={draft.review}
          complaint={wrong.review === undefined ? undefined : say(wrong.review)}
          onChange={event => onChange({ review: event.target.value })}
        />
      </div>
    </>
  )
}

const Part = ({
  title,
  onChange,
  children,
}: {
  readonly title: string
  readonly onChange: () => void
  readonly children: React.ReactNode
}) => {
  const say = useWords()
  return (
    <section aria-label={title} className="grid gap-2 rounded-xl border border-line bg-slate p-4">
      <div className="flex items-center justify-between gap-3">
        <h3 className="text-lg font-semibold">{title}</h3>
        <Button weight="quiet" aria-label={say('ask_change_part', { part: title })} onClick={onChange}>
          {say('change')}
        </Button>
      </div>
      {children}
    </section>
  )
}
