// What was asked: as it was asked, unchanged; and of each camera what there is of the span.

import { Link } from '@tanstack/react-router'
import { mediaSpan90k, wallTime90k } from '#base/units.ts'
import type { Extraction } from '#contract/extraction.ts'
import { personName } from '#web/people.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { Section } from '#web/ui/section.tsx'
import { purposeName, useTasks } from '#web/ui/task-query.ts'
import { useLanguage, useWords } from '#web/words/language.ts'
import { dateTimeText, fromToText, lengthText, localCode } from '#web/words/time.ts'
import { CoverageBar } from './coverage-bar.tsx'
import { documentWords, recipientWords } from './extraction-words.ts'
import { Facts } from './facts.tsx'
import { Warnings } from './warnings.tsx'

export const Asked = ({ extraction }: { readonly extraction: Extraction }) => {
  const say = useWords()
  const { case: of } = extraction
  return (
    <Section
      title={say('asked_part')}
      action={
        of !== null && (
          <Link to="/case-files/$case" params={{ case: of }} className={buttonLook('offered')}>
            {say('case_file')}
          </Link>
        )
      }
    >
      <div className="grid gap-4 p-4">
        <AskedFacts extraction={extraction} />
        <Items extraction={extraction} />
        <AskedWarnings extraction={extraction} />
      </div>
    </Section>
  )
}

export const AskedWarnings = ({ extraction: { warnings, items } }: { readonly extraction: Extraction }) => (
  <Warnings warnings={warnings} nameOf={id => items.find(({ camera }) => camera === id)?.name ?? id} />
)

export const AskedFacts = ({ extraction }: { readonly extraction: Extraction }) => {
  const say = useWords()
  const language = useLanguage()
  const tasks = useTasks()
  const { purpose, legal_ground, about, case: of, document, recipient, wanted, clock_note, by, made_90k } = extraction
  const wants = [
    ...(wanted.redactions.length > 0 ? [say('redacted_count', { count: wanted.redactions.length })] : []),
    ...(wanted.viewing_copy ? [say('goes_viewing_copy')] : []),
    ...(wanted.segments ? [say('goes_segments')] : []),
    ...(wanted.stills_90k.length > 0 ? [say('goes_stills_count', { count: wanted.stills_90k.length })] : []),
    ...(wanted.trail === null ? [] : [say('goes_trail_number', { number: wanted.trail })]),
  ]
  return (
    <Facts
      lines={[
        [say('asked_by'), `${personName(by)} · ${dateTimeText(wallTime90k(made_90k))}`],
        [say('purpose'), tasks === undefined ? purpose : purposeName(tasks, purpose, language)],
        [say('ask_about'), about],
        [say('purpose_case'), of ?? ''],
        [say('ask_ground'), legal_ground],
        [
          say('document'),
          document === null
            ? say('document_none_yet')
            : `${say(documentWords[document.kind])} ${document.number}, ${document.day.split('-').toReversed().join('/')}, ${document.issuer}`,
        ],
        [say('recipient'), `${recipient.name} (${say(recipientWords[recipient.kind])})`],
        [say('recipient_person'), recipient.person],
        [say('recipient_address'), recipient.address],
        [say('goes_in'), wants.join(' · ')],
        [say('ask_clock_note'), clock_note],
      ]}
    />
  )
}

export const Items = ({ extraction: { items } }: { readonly extraction: Extraction }) => {
  const say = useWords()
  return (
    <ul className="grid gap-4" aria-label={say('ask_step_what')}>
      {items.map(({ camera, stream, name, place, from_90k, to_90k, removed }) => {
        const [from, to] = [wallTime90k(from_90k), wallTime90k(to_90k)]
        return (
          <li key={`${camera} ${stream} ${from_90k}`} className="grid gap-1.5">
            <p className="tabular-nums">
              <span className="font-medium">{name}</span>
              {place !== '' && <span className="text-quiet"> · {place}</span>}
              {removed && <span className="text-warn"> · {say('camera_removed_since')}</span>}
              <span className="block text-sm">
                {fromToText(from, to)} · {lengthText(mediaSpan90k(to - from))}
                {!removed && (
                  <>
                    {' · '}
                    <Link
                      to="/review"
                      search={{ cameras: camera, at: localCode(from) }}
                      className="text-accent underline"
                    >
                      {say('ask_look')}
                    </Link>
                  </>
                )}
              </span>
            </p>
            {!removed && <CoverageBar camera={camera} from_90k={from_90k} to_90k={to_90k} />}
          </li>
        )
      })}
    </ul>
  )
}
