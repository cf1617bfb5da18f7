// One hold: what stays, why, by whom, how much; when somebody has to ask whether it is still needed.

import { Link } from '@tanstack/react-router'
import { wallTime90k } from '#base/units.ts'
import type { ListedHold } from '#contract/retention.ts'
import { personName } from '#web/people.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button } from '#web/ui/button.tsx'
import { Row } from '#web/ui/section.tsx'
import { sizeText } from '#web/ui/size-text.ts'
import { StateMark } from '#web/ui/state-mark.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'
import { dateText, dateTimeText, fromToText } from '#web/words/time.ts'

export const HoldLine = ({
  hold,
  name,
  onRelease,
  onReview,
}: {
  readonly hold: ListedHold
  readonly name: string
  readonly onRelease: (() => void) | undefined
  readonly onReview: (() => void) | undefined
}) => {
  const say = useWords()
  const language = useLanguage()
  const { reason, owner, bytes, extraction, needed, released_90k } = hold
  const open = released_90k === null
  return (
    <Row
      name={name}
      facts={[
        fromToText(wallTime90k(hold.from_90k), wallTime90k(hold.to_90k)),
        typeof bytes === 'number' ? sizeText(bytes, language) : '',
        owner === '' ? '' : say('held_by', { owner: personName(owner) }),
        say('hold_since', { day: dateText(wallTime90k(hold.made_90k)) }),
      ]}
      action={
        open && (
          <span className="flex flex-wrap justify-end gap-2">
            {onReview !== undefined && (
              <Button aria-label={say('hold_review_of', { name, reason })} onClick={onReview}>
                {say('hold_review')}
              </Button>
            )}
            {onRelease !== undefined && needed !== true && (
              <Button aria-label={say('release_of', { name, reason })} onClick={onRelease}>
                {say('release')}
              </Button>
            )}
          </span>
        )
      }
    >
      <p className="wrap-anywhere">{reason}</p>
      <p className="flex flex-wrap gap-x-4 text-sm">
        {extraction !== null && extraction !== undefined && (
          <Link
            to="/extractions/$id"
            params={{ id: String(extraction.id) }}
            className="inline-flex min-h-11 items-center text-accent underline"
          >
            {say('hold_extraction', { number: extraction.number })}
          </Link>
        )}
        {hold.case !== null && hold.case !== undefined && (
          <Link
            to="/case-files/$case"
            params={{ case: hold.case }}
            className="inline-flex min-h-11 items-center text-accent underline"
          >
            {say('case_number', { number: hold.case })}
          </Link>
        )}
      </p>
      <Until hold={hold} />
      {open && needed === true && <p className="text-sm text-quiet">{say('hold_needed_why')}</p>}
    </Row>
  )
}

const Until = ({ hold: { review_90k, released_90k } }: { readonly hold: ListedHold }) => {
  const say = useWords()
  if (released_90k !== null)
    return (
      <p className="flex items-center gap-2 text-sm text-quiet">
        <StateMark state="resting" />
        {say('hold_released_at', { at: dateTimeText(wallTime90k(released_90k)) })}
      </p>
    )
  if (review_90k === null) return <p className="text-sm text-quiet">{say('hold_no_review')}</p>
  const due = review_90k <= stationNow()
  return (
    <p className={`flex items-center gap-2 text-sm font-medium tabular-nums ${due ? 'text-warn' : ''}`}>
      <StateMark state={due ? 'stale' : 'live'} />
      <span className="first-letter:uppercase">
        {say(due ? 'review_due' : 'review_on', { day: dateText(wallTime90k(review_90k)) })}
      </span>
    </p>
  )
}
