// One request in the list: who asks what, how it stands, and when the next thing is due.

import type { Due, RightsRequest } from '#contract/rights-request.ts'
import { personName } from '#web/people.ts'
import { Button } from '#web/ui/button.tsx'
import { Row } from '#web/ui/section.tsx'
import { type MarkedState, StateMark } from '#web/ui/state-mark.tsx'
import { type Say, useWords } from '#web/words/language.ts'
import { dayText } from './day-text.ts'
import { dueWords, rightWords, stateWords } from './request-words.ts'

const marks: Record<Due, MarkedState> = { late: 'lost', soon: 'stale', calm: 'live', done: 'resting' }
const tones: Record<Due, string> = { late: 'text-bad', soon: 'text-warn', calm: '', done: 'text-quiet' }

export const RequestLine = ({ request, onOpen }: { readonly request: RightsRequest; readonly onOpen: () => void }) => {
  const say = useWords()
  return (
    <Row
      name={`${request.name} · ${say(rightWords[request.kind])}`}
      facts={[
        request.number,
        say(stateWords[request.state]),
        request.assigned_to === null
          ? say('request_unassigned')
          : say('request_assigned', { name: personName(request.assigned_to) }),
        request.place,
      ]}
      action={
        <Button aria-label={say('request_open_of', { number: request.number })} onClick={onOpen}>
          {say('request_open')}
        </Button>
      }
    >
      <DueText request={request} />
    </Row>
  )
}

export const DueText = ({ request }: { readonly request: RightsRequest }) => {
  const say = useWords()
  return (
    <p className={`flex items-center gap-2 text-sm font-medium ${tones[request.due]}`}>
      <StateMark state={marks[request.due]} />
      <span>{dueSentence(request, say)}</span>
    </p>
  )
}

const dueSentence = ({ due, answer_by, acknowledged, acknowledge_by }: RightsRequest, say: Say): string => {
  if (due === 'done') return say('due_done')
  const told = acknowledged ? '' : ` · ${say('due_acknowledge', { day: dayText(acknowledge_by) })}`
  return `${say(dueWords[due === 'late' && !acknowledged ? 'calm' : due], { day: dayText(answer_by) })}${told}`
}
