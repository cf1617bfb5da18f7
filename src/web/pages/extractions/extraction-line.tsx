// One extraction in a list: its number and what it is about, how it stands, for whom, who asked and when.

import { Link } from '@tanstack/react-router'
import { wallTime90k } from '#base/units.ts'
import type { Extractions } from '#contract/extraction.ts'
import { personName } from '#web/people.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { Row } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { StateText } from './state-text.tsx'

type Listed = Extractions['extractions'][number]

export const ExtractionLine = ({ extraction }: { readonly extraction: Listed }) => {
  const say = useWords()
  const { id, number, about, case: of, recipient, by, made_90k, items } = extraction
  const cameras = [...new Set(items.map(({ name }) => name))]
  return (
    <Row
      name={about}
      facts={[
        say('extraction_number', { number }),
        of === null ? '' : say('case_number', { number: of }),
        say('extraction_for', { name: recipient.name }),
        say('extraction_by', { name: personName(by), at: dateTimeText(wallTime90k(made_90k)) }),
      ]}
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
      <p className="text-sm wrap-anywhere text-quiet">
        {cameras.slice(0, 6).join(', ')}
        {cameras.length > 6 && '…'}
      </p>
      <StateText extraction={extraction} />
    </Row>
  )
}
