// Waiting copies: redacted copies that somebody else made and that wait for whoever is at the page: to be watched whole, then approved or given back.

import { Link } from '@tanstack/react-router'
import { wallTime90k } from '#base/units.ts'
import type { Extractions } from '#contract/extraction.ts'
import { personName } from '#web/people.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { Row, Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { fromToText } from '#web/words/time.ts'

export const WaitingCopies = ({ copies }: { readonly copies: Extractions['redactions'] }) => {
  const say = useWords()
  if (copies.length === 0) return null
  return (
    <Section title={say('redactions_waiting')}>
      <ul aria-label={say('redactions_waiting')}>
        {copies.map(({ id, name, from_90k, to_90k, reason, by }) => (
          <Row
            key={id}
            name={reason}
            facts={[
              name,
              fromToText(wallTime90k(from_90k), wallTime90k(to_90k)),
              say('redaction_by', { name: personName(by) }),
            ]}
            action={
              <Link to="/redactions/$id" params={{ id: String(id) }} className={buttonLook('strong')}>
                {say('redaction_watch')}
                <span className="sr-only">: {reason}</span>
              </Link>
            }
          />
        ))}
      </ul>
    </Section>
  )
}
