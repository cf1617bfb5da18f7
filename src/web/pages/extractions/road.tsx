// Road: the steps from the request to the last copy destroyed, each done, at hand or to come, with who and when.

import { wallTime90k } from '#base/units.ts'
import type { Extraction } from '#contract/extraction.ts'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { doerName } from './doer-name.ts'
import { stateWords } from './extraction-words.ts'
import { behind, lastWait, stones } from './road-stones.ts'

export const Road = ({ extraction }: { readonly extraction: Extraction }) => {
  const say = useWords()
  const done = behind(extraction.state)
  const ended = extraction.state === 'rejected' || extraction.state === 'withdrawn'
  return (
    <ol aria-label={say('road_steps')} className="grid gap-x-2 gap-y-0 sm:grid-cols-6">
      {stones.map(({ word, reached }, at) => {
        const state = at < done ? 'done' : ended ? 'ended' : at === done ? 'now' : 'later'
        const step = extraction.steps.find(one => reached.includes(one.state))
        // Two persons approve: both are named.
        const doers =
          word === 'road_approved' ? extraction.approvals.map(({ by }) => by) : step === undefined ? [] : [step.by]
        const wait = at === stones.length - 1 ? lastWait(extraction) : undefined
        return (
          <li
            key={word}
            aria-current={state === 'now' ? 'step' : undefined}
            className={`flex gap-3 border-line py-2 max-sm:border-l-4 max-sm:pl-3 sm:flex-col sm:gap-1 sm:border-t-4 sm:pt-2 ${looks[state]}`}
          >
            <span className="font-medium leading-tight">
              {say(ended && at === 2 ? stateWords[extraction.state] : word)}
              <span className="sr-only"> ({say(saids[state])})</span>
            </span>
            {state === 'done' && step !== undefined && (
              <span className="text-sm leading-tight text-quiet tabular-nums">
                {dateTimeText(wallTime90k(step.at_90k)).replace(/:\d\d /, ' ')}
                <span className="block">{doers.map(by => doerName(by, say)).join(', ')}</span>
              </span>
            )}
            {state === 'now' && (
              <span className="text-sm font-medium text-accent">
                {wait === undefined ? say('road_now') : say(wait.word, { count: wait.count })}
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}

const looks = {
  done: 'border-accent!',
  now: 'border-warn!',
  later: 'text-quiet',
  ended: 'text-quiet',
} as const
const saids = { done: 'road_done', now: 'road_now', later: 'road_later', ended: 'road_later' } as const
