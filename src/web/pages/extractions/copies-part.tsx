// Copies: each that was handed over: on what, to whom, until when, and what became of it. One that is past its day stands first and in red.

import { wallTime90k } from '#base/units.ts'
import type { Copy, Extraction } from '#contract/extraction.ts'
import { personName } from '#web/people.ts'
import { Button } from '#web/ui/button.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Nothing, Row, Section } from '#web/ui/section.tsx'
import { StateMark } from '#web/ui/state-mark.tsx'
import { type Say, useWords } from '#web/words/language.ts'
import { dateText, dateTimeText } from '#web/words/time.ts'
import { endWords } from './extraction-words.ts'

export const CopiesPart = ({ extraction }: { readonly extraction: Extraction }) => {
  const say = useWords()
  const { show } = useOpened()
  const { copies, bundle, may } = extraction
  if (bundle === null && copies.length === 0) return null
  const order = copies.toSorted((a, b) => Number(b.expired && b.end === null) - Number(a.expired && a.end === null))
  return (
    <Section title={say('copies_part')}>
      {copies.length === 0 && <Nothing>{say('copies_none')}</Nothing>}
      <ul>
        {order.map(copy => (
          <Row
            key={copy.id}
            name={say('copy_number', { number: copy.id, medium: copy.medium })}
            facts={[
              copy.serial === '' ? '' : say('copy_serial', { serial: copy.serial }),
              copy.seal === '' ? '' : say('copy_seal', { seal: copy.seal }),
              say('copy_to', { name: copy.to }),
              say('copy_by', { name: personName(copy.by), at: dateTimeText(wallTime90k(copy.at_90k)) }),
              copy.second_person === '' ? '' : say('copy_second', { name: personName(copy.second_person) }),
              say(copy.encrypted ? 'copy_encrypted' : 'copy_plain'),
            ]}
            action={
              copy.end === null &&
              may.includes('end_copy') && (
                <Button aria-label={say('copy_end_of', { number: copy.id })} onClick={() => show(`end-${copy.id}`)}>
                  {say('copy_end')}
                </Button>
              )
            }
          >
            <p
              className={`mt-1 flex items-center gap-2 text-sm font-medium ${copy.expired && copy.end === null ? 'text-bad' : ''}`}
            >
              <StateMark state={copy.end !== null ? 'resting' : copy.expired ? 'lost' : 'live'} />
              <span className="wrap-anywhere">{copyText(copy, say)}</span>
            </p>
          </Row>
        ))}
      </ul>
    </Section>
  )
}

const copyText = ({ end, expired, expires_90k }: Copy, say: Say): string => {
  if (end === null) return say(expired ? 'copy_expired_on' : 'copy_until', { day: dateText(wallTime90k(expires_90k)) })
  const ended = `${say(endWords[end.how])} ${dateTimeText(wallTime90k(end.at_90k))} · ${personName(end.by)}`
  return [ended, end.text, end.witness === '' ? '' : say('copy_witness', { name: end.witness })]
    .filter(Boolean)
    .join(' · ')
}
