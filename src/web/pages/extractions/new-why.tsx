// The first step of a request: what for, what happened, by which right, and the paper that asks for it.

import { useInfiniteQuery } from '@tanstack/react-query'
import { purposeCodes } from '#contract/purpose.ts'
import { categoryWords } from '#web/pages/incidents/incident-words.ts'
import { incidentPages } from '#web/pages/rules/rule-queries.ts'
import { Field } from '#web/ui/field.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { purposeName, useTasks } from '#web/ui/task-query.ts'
import { useLanguage, useWords } from '#web/words/language.ts'
import { DocumentFields } from './document-fields.tsx'
import type { StepProps } from './new-step.ts'
import { Tiles } from './pills.tsx'
import { ScanFiles } from './scan-files.tsx'
import { TextArea } from './text-area.tsx'

export const WhyStep = ({
  draft,
  wrong,
  onChange,
  scans,
  onScans,
}: StepProps & { readonly scans: readonly File[]; readonly onScans: (files: readonly File[]) => void }) => {
  const say = useWords()
  const language = useLanguage()
  const tasks = useTasks()
  const complaint = (field: keyof typeof wrong) => (wrong[field] === undefined ? undefined : say(wrong[field]))
  const case_needed = draft.purpose !== '' && tasks?.policy.case_needed.includes(draft.purpose) === true
  return (
    <>
      <div className="grid gap-1.5">
        <Tiles
          label={say('purpose')}
          value={draft.purpose}
          options={purposeCodes.map(code => ({
            value: code,
            label: tasks === undefined ? code : purposeName(tasks, code, language),
          }))}
          onChange={purpose => onChange({ purpose })}
        />
        {wrong.purpose !== undefined && (
          <p role="alert" className="text-sm text-bad">
            {say(wrong.purpose)}
          </p>
        )}
      </div>
      <TextArea
        label={say('ask_about')}
        hint={say('ask_about_why')}
        maxLength={1000}
        value={draft.about}
        complaint={complaint('about')}
        onChange={event => onChange({ about: event.target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={say(case_needed ? 'purpose_case' : 'purpose_case_if_any')}
          placeholder={say('purpose_case_example')}
          maxLength={60}
          value={draft.case}
          autoComplete="off"
          complaint={complaint('case')}
          onChange={event => onChange({ case: event.target.value })}
        />
        <Field
          label={say('ask_ground')}
          placeholder={say('ask_ground_example')}
          maxLength={500}
          value={draft.legal_ground}
          onChange={event => onChange({ legal_ground: event.target.value })}
        />
      </div>
      {draft.incident !== null && <OfIncident id={draft.incident} />}
      <div className="grid gap-4 rounded-lg border border-line p-4">
        <Switch
          label={<span className="font-medium">{say('ask_has_document')}</span>}
          hint={say('ask_has_document_why')}
          on={draft.has_document}
          onChange={has_document => onChange({ has_document })}
        />
        {draft.has_document && (
          <>
            <DocumentFields document={draft.document} wrong={wrong} onChange={document => onChange({ document })} />
            <ScanFiles files={scans} onFiles={onScans} />
          </>
        )}
      </div>
    </>
  )
}

const OfIncident = ({ id }: { readonly id: number }) => {
  const say = useWords()
  const found = useInfiniteQuery(incidentPages)
  const incident = found.data?.pages.flatMap(({ incidents }) => incidents).find(one => one.id === id)
  if (incident === undefined) return null
  const { number, category, note } = incident
  return (
    <p className="rounded-lg border border-line px-4 py-3">
      {say('ask_of_incident', { number, category: say(categoryWords[category]) })}
      {note !== '' && <span className="block text-sm wrap-anywhere text-quiet">{note}</span>}
    </p>
  )
}
