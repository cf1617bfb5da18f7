// Trial told: how much it would be, who must approve, and what should give pause; asked of the station while somebody still fills in.

import { mediaSpan90k } from '#base/units.ts'
import type { Trial } from '#contract/extraction.ts'
import { sizeText } from '#web/ui/size-text.ts'
import { useLanguage, useWords } from '#web/words/language.ts'
import { lengthText } from '#web/words/time.ts'
import { Warnings } from './warnings.tsx'

export const TrialTold = ({
  trial,
  nameOf,
}: {
  readonly trial: Trial | undefined
  readonly nameOf: (camera: string) => string
}) => {
  const say = useWords()
  const language = useLanguage()
  if (trial === undefined) return null
  return (
    <div aria-live="polite" className="grid gap-3">
      <p className="tabular-nums">
        {say('trial_told', {
          recorded: lengthText(mediaSpan90k(trial.recorded_90k)),
          asked: lengthText(mediaSpan90k(trial.asked_90k)),
          size: sizeText(trial.bytes, language),
        })}
      </p>
      <p className={trial.approvals_needed > 1 ? 'font-medium' : 'text-quiet'}>
        {say(trial.approvals_needed > 1 ? 'trial_two' : trial.may_except ? 'trial_except' : 'trial_one')}
      </p>
      <Warnings warnings={trial.warnings} nameOf={nameOf} />
    </div>
  )
}
