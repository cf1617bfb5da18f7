// Viewings: who looked at it here instead of taking a copy, when, and what was seen.

import { wallTime90k } from '#base/units.ts'
import type { Extraction } from '#contract/extraction.ts'
import { personName } from '#web/people.ts'
import { Row, Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { fromToText } from '#web/words/time.ts'

export const ViewingsPart = ({ extraction: { viewings } }: { readonly extraction: Extraction }) => {
  const say = useWords()
  if (viewings.length === 0) return null
  return (
    <Section title={say('viewings_part')}>
      <ul>
        {viewings.map(({ id, from_90k, to_90k, people, seen, by }) => (
          <Row
            key={id}
            name={people.map(({ name, role = '' }) => (role === '' ? name : `${name} (${role})`)).join(', ')}
            facts={[
              fromToText(wallTime90k(from_90k), wallTime90k(to_90k)),
              say('viewing_by', { name: personName(by) }),
            ]}
          >
            <p className="wrap-anywhere whitespace-pre-line">{seen}</p>
          </Row>
        ))}
      </ul>
    </Section>
  )
}
