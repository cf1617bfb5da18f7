// What a person may: each grant in plain words, the way to change or end it, and what is over.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { GrantShown } from '#contract/grant.ts'
import type { Person } from '#contract/person.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { personName } from '#web/people.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Nothing, Row, Section } from '#web/ui/section.tsx'
import { type Say, useLanguage, useWords } from '#web/words/language.ts'
import { dateText } from '#web/words/time.ts'
import { GrantDialog } from './grant-dialog.tsx'
import { grantText, type Known, lastDay, termsTexts, whatText } from './grant-words.ts'
import { grantsQuery } from './people-queries.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { useKnown } from './use-known.ts'

export const GrantsPart = ({ person, own }: { readonly person: Person; readonly own: boolean }) => {
  const say = useWords()
  const { data, error } = useQuery(grantsQuery(person.id))
  const known = useKnown()
  const { open, show, shut } = useOpened()
  const [ended, setEnded] = useState<GrantShown>()
  const language = useLanguage()
  const grants = data?.grants ?? []
  const standing = grants.filter(({ state }) => state !== 'over')
  const over = grants.filter(({ state }) => state === 'over')
  const changeable = person.left_90k === null && !own
  const changed = standing.find(({ id }) => open === `change-grant-${id}`)
  return (
    <Section
      title={say('grants')}
      action={
        changeable && (
          <Button weight="offered" onClick={() => show('grant')}>
            {say('grant_add')}
          </Button>
        )
      }
    >
      <Complaint error={error} />
      {own && <Nothing>{say('grant_own')}</Nothing>}
      {data !== undefined && standing.length === 0 && <Nothing>{say('grants_none')}</Nothing>}
      {known !== undefined && (
        <>
          <ul aria-label={say('grants')}>
            {standing.map(grant => (
              <GrantLine
                key={grant.id}
                grant={grant}
                known={known}
                {...(changeable && { onChange: () => show(`change-grant-${grant.id}`), onEnd: () => setEnded(grant) })}
              />
            ))}
          </ul>
          {over.length > 0 && (
            <details className="border-t border-line">
              <summary className="min-h-11 cursor-pointer px-4 py-2.5 text-quiet">
                {say('grants_over', { count: over.length })}
              </summary>
              <ul aria-label={say('grants_over', { count: over.length })}>
                {over.map(grant => (
                  <GrantLine key={grant.id} grant={grant} known={known} />
                ))}
              </ul>
            </details>
          )}
          {open === 'grant' && <GrantDialog person={person} known={known} onClose={shut} />}
          {changed !== undefined && <GrantDialog person={person} known={known} grant={changed} onClose={shut} />}
          {ended !== undefined && (
            <ReasonDialog
              title={say('grant_end_yes')}
              question={say('grant_end_sure', { grant: grantText(ended, known, language, say), name: person.name })}
              yes={say('grant_end_yes')}
              deed={reason => ask(paths.grant(ended.id, '/end'), { method: 'POST', body: { reason } })}
              onClose={() => setEnded(undefined)}
            />
          )}
        </>
      )}
    </Section>
  )
}

const GrantLine = ({
  grant,
  known,
  onChange,
  onEnd,
}: {
  readonly grant: GrantShown
  readonly known: Known
  readonly onChange?: () => void
  readonly onEnd?: () => void
}) => {
  const say = useWords()
  const language = useLanguage()
  const text = grantText(grant, known, language, say)
  return (
    <Row
      name={whatText(grant, known, language, say)}
      facts={[
        termsTexts(grant, known, language, say).join(' · '),
        grant.state === 'not_yet' ? say('grant_not_yet') : '',
        ...historyOf(grant, say),
      ]}
      action={
        onChange !== undefined && (
          <div className="flex gap-1">
            <Button
              weight="quiet"
              className="px-3"
              aria-label={say('grant_change_of', { grant: text })}
              onClick={onChange}
            >
              {say('grant_change')}
            </Button>
            <Button weight="quiet" className="px-3" aria-label={say('grant_end_of', { grant: text })} onClick={onEnd}>
              {say('grant_end')}
            </Button>
          </div>
        )
      }
    />
  )
}

/** What was done at the machine was done by whoever sat there. */
const nameOf = (by: string, say: Say): string => (by === 'cli' ? say('at_machine') : personName(by))

const historyOf = (grant: GrantShown, say: Say): readonly string[] => {
  const { given_by, given_90k, reason, ended_by, ended_90k, ended_reason, state, until_90k } = grant
  const day = (at: number) => dateText(wallTime90k(at))
  const given = say('grant_given', { by: nameOf(given_by, say), day: day(given_90k), reason })
  if (ended_by !== null && ended_90k !== null)
    return [given, say('grant_ended', { by: nameOf(ended_by, say), day: day(ended_90k), reason: ended_reason ?? '' })]
  return state === 'over' && until_90k !== null ? [given, say('grant_ran_out', { day: lastDay(until_90k) })] : [given]
}
