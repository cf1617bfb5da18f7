// Case files: the numbers under which something is held or was extracted, found by typing.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { CaseIcon } from '#web/ui/icons.tsx'
import { matches } from '#web/ui/matching.ts'
import { Row } from '#web/ui/section.tsx'
import { sizeText } from '#web/ui/size-text.ts'
import { ListComing } from '#web/ui/waiting.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'
import { caseFilesQuery } from './case-file-queries.ts'

export const CaseFilesPage = () => {
  const say = useWords()
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const { data, error } = useQuery(caseFilesQuery)
  useEffect(() => {
    document.title = `${say('case_files')} · ${say('product')}`
  }, [say])
  const cases = data?.cases ?? []
  const shown = cases.filter(one => matches(typed, one.case))
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-1 content-start gap-4 px-3 py-5 sm:px-4">
      <h1 className="text-2xl font-semibold">{say('case_files')}</h1>
      <p className="max-w-prose text-quiet">{say('case_files_why')}</p>
      <Complaint error={error} />
      {data === undefined && error === null && <ListComing lines={4} label={say('one_moment')} />}
      {data !== undefined && cases.length === 0 && (
        <EmptyState title={say('case_files_none')} drawing={<CaseIcon />}>
          {say('case_files_none_why')}
        </EmptyState>
      )}
      {cases.length > 0 && (
        <Field
          label={say('case_files_find')}
          type="search"
          maxLength={60}
          value={typed}
          placeholder={say('purpose_case_example')}
          onChange={event => setTyped(event.target.value)}
        />
      )}
      {cases.length > 0 && shown.length === 0 && (
        <p className="text-quiet">{say('nothing_matches', { text: typed })}</p>
      )}
      {shown.length > 0 && (
        <ul aria-label={say('case_files')} className="rounded-xl border border-line bg-slate">
          {shown.map(({ case: number, extractions, held_bytes }) => (
            <Row
              key={number}
              name={say('case_file_of', { number })}
              facts={[
                say('case_file_extractions', { count: extractions }),
                held_bytes > 0 ? say('case_file_holds', { size: sizeText(held_bytes, language) }) : '',
              ]}
              action={
                <Link
                  to="/case-files/$case"
                  params={{ case: number }}
                  className={buttonLook('plain')}
                  aria-label={say('case_file_open_of', { number })}
                >
                  {say('extraction_open')}
                </Link>
              }
            />
          ))}
        </ul>
      )}
    </div>
  )
}
