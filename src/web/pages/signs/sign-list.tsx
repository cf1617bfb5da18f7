// The list of signs: those that lack something first. A camera that lacks nothing is ready for service.

import { wallTime90k } from '#base/units.ts'
import type { Lack, Sign, SignState } from '#contract/sign.ts'
import { personName } from '#web/people.ts'
import { Button } from '#web/ui/button.tsx'
import { Nothing, Row, Section } from '#web/ui/section.tsx'
import { type MarkedState, StateMark } from '#web/ui/state-mark.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import { dateText } from '#web/words/time.ts'

export const signWords = {
  none: 'sign_none',
  printed: 'sign_printed',
  mounted: 'sign_hangs',
  to_check: 'sign_to_check',
  missing: 'sign_missing',
} as const satisfies Record<SignState, WordKey>

const marks: Record<SignState, MarkedState> = {
  none: 'lost',
  printed: 'loading',
  mounted: 'live',
  to_check: 'stale',
  missing: 'lost',
}

const lackWords = {
  controller: 'lack_controller',
  contact: 'lack_contact',
  purpose: 'lack_purpose',
  sign: 'lack_sign',
} as const satisfies Record<Lack, WordKey>

export const SignList = ({
  signs,
  onOpen,
}: {
  readonly signs: readonly Sign[]
  readonly onOpen: (camera: string) => void
}) => {
  const say = useWords()
  const ready = signs.filter(({ lacks }) => lacks.length === 0).length
  const sorted = signs.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'vi'))
  return (
    <Section title={say('signs_cameras')}>
      {signs.length === 0 ? (
        <Nothing>{say('signs_none')}</Nothing>
      ) : (
        <p
          className={`border-b border-line px-4 py-2.5 font-medium ${ready < signs.length ? 'text-warn' : 'text-accent'}`}
        >
          {say('signs_ready', { ready, all: signs.length })}
        </p>
      )}
      <ul className="md:max-h-[52rem] md:overflow-y-auto">
        {sorted.map(sign => (
          <Row
            key={sign.camera}
            name={sign.name}
            facts={factsOf(sign, say)}
            action={
              <Button aria-label={say('sign_change_to', { name: sign.name })} onClick={() => onOpen(sign.camera)}>
                {say('sign_change')}
              </Button>
            }
          >
            <p className="flex items-center gap-2 text-sm">
              <StateMark state={marks[sign.state]} />
              {say(signWords[sign.state])}
            </p>
            {sign.lacks.length > 0 && (
              <p className="text-sm text-warn">
                {say('sign_lacks', { what: sign.lacks.map(lack => say(lackWords[lack])).join(', ') })}
              </p>
            )}
          </Row>
        ))}
      </ul>
    </Section>
  )
}

/** What lacks something first, then what should be looked at. */
const rank = ({ lacks, state }: Sign): number => (lacks.length > 0 ? 0 : state === 'to_check' ? 1 : 2)

const factsOf = (sign: Sign, say: ReturnType<typeof useWords>): readonly string[] => [
  sign.place,
  sign.said_90k === null || sign.said_by === null
    ? ''
    : say('sign_said', { by: personName(sign.said_by), day: dateText(wallTime90k(sign.said_90k)) }),
  sign.check_90k === null || sign.state === 'to_check'
    ? ''
    : say('sign_check_on', { day: dateText(wallTime90k(sign.check_90k)) }),
  sign.note,
]
