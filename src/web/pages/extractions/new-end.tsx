// New end: back and on; at the last step the two ways to send it. Footage can be held without a document; approval asks for more.

import type { Extraction } from '#contract/extraction.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { useWords } from '#web/words/language.ts'
import { LAST_STEP } from './draft.ts'
import { lackingText } from './extraction-words.ts'

export const NewEnd = ({
  step,
  lacking,
  doing,
  onBack,
  onNext,
  onSend,
}: {
  readonly step: number
  readonly lacking: Extraction['lacking']
  readonly doing: { readonly isPending: boolean; readonly error: unknown }
  readonly onBack: () => void
  readonly onNext: () => void
  readonly onSend: (hand_in: boolean) => void
}) => {
  const say = useWords()
  const whole = lacking.length === 0
  return (
    <div className="grid gap-3 border-t border-line pt-4">
      {step === LAST_STEP && !whole && (
        <p className="text-warn">{say('ask_lacking', { what: lackingText(lacking, say) })}</p>
      )}
      <Complaint error={doing.error} />
      <div className="flex flex-wrap gap-3">
        {step < LAST_STEP && (
          <Button weight="strong" className="min-h-12 flex-1 sm:flex-none sm:px-8" onClick={onNext}>
            {say('ask_next')}
          </Button>
        )}
        {step === LAST_STEP && (
          <>
            <Button
              weight={whole ? 'strong' : 'plain'}
              className="min-h-12 flex-1 max-sm:basis-full"
              disabled={doing.isPending || !whole}
              onClick={() => onSend(true)}
            >
              {say(doing.isPending ? 'one_moment' : 'ask_hand_in')}
            </Button>
            <Button
              weight={whole ? 'plain' : 'strong'}
              className="min-h-12 flex-1 max-sm:basis-full"
              disabled={doing.isPending}
              onClick={() => onSend(false)}
            >
              {say(doing.isPending ? 'one_moment' : 'ask_hold_first')}
            </Button>
          </>
        )}
        {step > 1 && (
          <Button weight="quiet" className="min-h-12" onClick={onBack}>
            {say('back')}
          </Button>
        )}
      </div>
      {step === LAST_STEP && <p className="text-sm text-quiet">{say('ask_hold_why')}</p>}
    </div>
  )
}
