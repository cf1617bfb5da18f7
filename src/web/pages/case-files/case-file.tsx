// One case file: all that stands under a number: incidents, requests for footage, trails, holds, covered copies, and how much of the disk is held for it.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { CaseFile } from '#contract/extraction.ts'
import type { IncidentCategory, IncidentState } from '#contract/incident.ts'
import { useMay } from '#web/may.ts'
import { redactionsQuery } from '#web/pages/extractions/extraction-queries.ts'
import { stateMarks, stateWords } from '#web/pages/extractions/extraction-words.ts'
import { categoryWords, incidentStateWords } from '#web/pages/incidents/incident-words.ts'
import { personName } from '#web/people.ts'
import { camerasQuery } from '#web/queries.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Nothing, Row, Section } from '#web/ui/section.tsx'
import { sizeText } from '#web/ui/size-text.ts'
import { StateMark } from '#web/ui/state-mark.tsx'
import { ListComing } from '#web/ui/waiting.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'
import { dateText, dateTimeText, fromToText } from '#web/words/time.ts'
import { caseFileQuery } from './case-file-queries.ts'

export const CaseFilePage = () => {
  const say = useWords()
  const language = useLanguage()
  const may = useMay()
  const number = useParams({ from: '/inside/case-files/$case' }).case
  const { data, error } = useQuery(caseFileQuery(number))
  useEffect(() => {
    document.title = `${say('case_file_of', { number })} · ${say('product')}`
  }, [say, number])
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-1 content-start gap-4 px-3 py-5 sm:px-4">
      <Link to="/case-files" className="inline-flex min-h-11 items-center justify-self-start text-accent underline">
        {say('case_files_all')}
      </Link>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold wrap-anywhere">{say('case_file_of', { number })}</h1>
        {may('request_extract') && (
          <Link to="/extractions/new" search={{ case: number }} className={buttonLook('strong', 'min-h-12')}>
            {say('ask_title')}
          </Link>
        )}
      </div>
      <Complaint error={error} />
      {data === undefined && error === null && <ListComing lines={5} label={say('one_moment')} />}
      {data !== undefined && (
        <>
          <p className="text-lg tabular-nums">
            {say('case_file_takes', { size: sizeText(data.held_bytes, language) })}
          </p>
          <Extractions file={data} />
          <Incidents file={data} />
          <Trails file={data} />
          <Redactions number={number} />
          <CaseHolds file={data} />
        </>
      )}
    </div>
  )
}

const Part = ({
  title,
  count,
  children,
}: {
  readonly title: string
  readonly count: number
  readonly children: ReactNode
}) => {
  const say = useWords()
  return (
    <Section title={title}>{count === 0 ? <Nothing>{say('case_file_nothing')}</Nothing> : <ul>{children}</ul>}</Section>
  )
}

const Extractions = ({ file: { extractions } }: { readonly file: CaseFile }) => {
  const say = useWords()
  return (
    <Part title={say('extractions')} count={extractions.length}>
      {extractions.map(({ id, number, state, about }) => (
        <Row
          key={id}
          name={about}
          facts={[say('extraction_number', { number })]}
          action={
            <Link
              to="/extractions/$id"
              params={{ id: String(id) }}
              className={buttonLook('plain')}
              aria-label={say('extraction_open_of', { number })}
            >
              {say('extraction_open')}
            </Link>
          }
        >
          <p className="flex items-center gap-2 text-sm font-medium">
            <StateMark state={stateMarks[state]} />
            {say(stateWords[state])}
          </p>
        </Row>
      ))}
    </Part>
  )
}

const Incidents = ({ file: { incidents } }: { readonly file: CaseFile }) => {
  const say = useWords()
  return (
    <Part title={say('incidents')} count={incidents.length}>
      {incidents.map(({ id, number, category, state }) => (
        <Row
          key={id}
          name={`${number} · ${say(categoryWords[category as IncidentCategory] ?? 'incident_other')}`}
          facts={[say(incidentStateWords[state as IncidentState] ?? 'incident_received')]}
          action={
            <Link to="/incidents" className={buttonLook('plain')}>
              {say('extraction_open')}
            </Link>
          }
        />
      ))}
    </Part>
  )
}

const Trails = ({ file: { trails } }: { readonly file: CaseFile }) => {
  const say = useWords()
  return (
    <Part title={say('trail')} count={trails.length}>
      {trails.map(({ id, title }) => (
        <Row
          key={id}
          name={title}
          facts={[]}
          action={
            <Link
              to="/trail/$id"
              params={{ id: String(id) }}
              className={buttonLook('plain')}
              aria-label={`${say('extraction_open')}: ${title}`}
            >
              {say('extraction_open')}
            </Link>
          }
        />
      ))}
    </Part>
  )
}

const Redactions = ({ number }: { readonly number: string }) => {
  const say = useWords()
  const { data } = useQuery(redactionsQuery)
  const mine = data?.redactions.filter(redaction => redaction.case === number) ?? []
  if (mine.length === 0) return null
  return (
    <Part title={say('redacted_copies')} count={mine.length}>
      {mine.map(({ id, name, reason, from_90k, to_90k }) => (
        <Row
          key={id}
          name={`${say('redacted_number', { number: id })} · ${name}`}
          facts={[fromToText(wallTime90k(from_90k), wallTime90k(to_90k)), reason]}
          action={
            <a href={`/redactions/${id}`} className={buttonLook('plain')}>
              {say('extraction_open')}
            </a>
          }
        />
      ))}
    </Part>
  )
}

const CaseHolds = ({ file: { holds } }: { readonly file: CaseFile }) => {
  const say = useWords()
  const language = useLanguage()
  const cameras = useQuery(camerasQuery).data?.cameras ?? []
  return (
    <Part title={say('holds')} count={holds.length}>
      {holds.map(({ id, camera, from_90k, to_90k, reason, owner, review_90k, bytes, released_90k }) => (
        <Row
          key={id}
          name={cameras.find(one => one.id === camera)?.name ?? camera}
          facts={[
            fromToText(wallTime90k(from_90k), wallTime90k(to_90k)),
            released_90k === null ? sizeText(bytes, language) : '',
            owner === '' ? '' : say('held_by', { owner: personName(owner) }),
            review_90k === null || released_90k !== null
              ? ''
              : say('review_on', { day: dateText(wallTime90k(review_90k)) }),
            released_90k === null ? '' : say('hold_released_at', { at: dateTimeText(wallTime90k(released_90k)) }),
          ]}
        >
          <p className="wrap-anywhere">{reason}</p>
        </Row>
      ))}
    </Part>
  )
}
