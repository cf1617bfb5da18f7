// Document fields: the paper that asks for footage: which kind, its number, its day, who issued it.

import type { AskingDocument } from '#contract/extraction.ts'
import { Choice, Field } from '#web/ui/field.tsx'
import { useWords } from '#web/words/language.ts'
import type { DraftDocument, Wrong } from './draft.ts'
import { documentWords } from './extraction-words.ts'

const kinds = ['written_request', 'extract_application', 'extract_request'] as const

export const DocumentFields = ({
  document,
  wrong,
  onChange,
}: {
  readonly document: DraftDocument
  readonly wrong: Wrong
  readonly onChange: (document: DraftDocument) => void
}) => {
  const say = useWords()
  const complaint = (field: keyof Wrong) => (wrong[field] === undefined ? undefined : say(wrong[field]))
  return (
    <div className="grid gap-4">
      <Choice
        label={say('document_kind')}
        value={document.kind}
        onChange={event => onChange({ ...document, kind: event.target.value as AskingDocument['kind'] })}
      >
        {kinds.map(kind => (
          <option key={kind} value={kind}>
            {say(documentWords[kind])}
          </option>
        ))}
      </Choice>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={say('document_number')}
          placeholder={say('document_number_example')}
          maxLength={60}
          value={document.number}
          autoComplete="off"
          complaint={complaint('doc_number')}
          onChange={event => onChange({ ...document, number: event.target.value })}
        />
        <Field
          label={say('document_day')}
          placeholder={say('document_day_example')}
          maxLength={40}
          value={document.day}
          autoComplete="off"
          complaint={complaint('doc_day')}
          onChange={event => onChange({ ...document, day: event.target.value })}
        />
      </div>
      <Field
        label={say('document_issuer')}
        placeholder={say('document_issuer_example')}
        maxLength={200}
        value={document.issuer}
        complaint={complaint('doc_issuer')}
        onChange={event => onChange({ ...document, issuer: event.target.value })}
      />
    </div>
  )
}
