// Timeline legend: what the colours of a day mean, those that are on it. Shown once something was brought in later, or was not
// to be recorded; before that the strip explains itself.

import type { Coverage } from '#contract/recording.ts'
import { useWords, type WordKey } from '#web/words/language.ts'
import { type Look, lookOf } from './timeline-geometry.ts'

const looks = [
  { state: 'recorded', word: 'recorded', fill: 'bg-accent/70' },
  { state: 'recovered', word: 'recovered', fill: 'bg-later' },
  { state: 'missing', word: 'missing', fill: 'bg-bad/70' },
  { state: 'rest', word: 'not_to_record', fill: 'bg-quiet/50' },
] as const satisfies readonly { readonly state: Look; readonly word: WordKey; readonly fill: string }[]

export const TimelineLegend = ({ coverage }: { readonly coverage: Coverage | undefined }) => {
  const say = useWords()
  const states = new Set(coverage?.spans.map(lookOf))
  if (!states.has('recovered') && !states.has('rest')) return null
  return (
    <ul aria-label={say('legend')} className="flex flex-wrap gap-x-3 px-3 text-sm text-quiet">
      {looks
        .filter(({ state }) => states.has(state))
        .map(({ state, word, fill }) => (
          <li key={state} className="flex items-center gap-1.5">
            <span aria-hidden="true" className={`inline-block h-3 w-3 rounded-sm ${fill}`} />
            {say(word)}
          </li>
        ))}
    </ul>
  )
}
