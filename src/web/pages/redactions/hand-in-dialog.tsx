// Hand-in dialog: the question about children, which is always asked, and what follows.

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Dialog } from '#web/ui/dialog.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import { takeStep } from './redaction-queries.ts'
import type { DrawingHeld } from './use-drawing.ts'

const answers = [
  ['none_seen', 'redaction_children_none'],
  ['all_covered', 'redaction_children_covered'],
] as const

export const HandInDialog = ({
  id,
  held,
  onClose,
}: {
  readonly id: number
  readonly held: DrawingHeld
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [children, setChildren] = useState<'none_seen' | 'all_covered'>()
  const handing = useMutation({
    mutationFn: async (said: 'none_seen' | 'all_covered') => {
      await held.settle()
      await takeStep(id, { kind: 'hand_in', children: said })
    },
  })
  return (
    <Dialog title={say('redaction_hand_in')} onClose={onClose}>
      <div className="grid gap-5">
        {held.drawing.areas.length === 0 && <p className="text-warn">{say('redaction_hand_in_empty')}</p>}
        <fieldset className="grid gap-1">
          <legend className="mb-1.5 font-medium">{say('redaction_children_ask')}</legend>
          {answers.map(([value, word]) => (
            <label key={value} className="flex min-h-11 cursor-pointer items-center gap-3">
              <input
                type="radio"
                name="children"
                checked={children === value}
                className="size-5 shrink-0 accent-accent"
                onChange={() => setChildren(value)}
              />
              {say(word)}
            </label>
          ))}
        </fieldset>
        <p className="text-sm text-quiet">{say('redaction_hand_in_why')}</p>
        <FormEnd
          doing={handing}
          label={say('redaction_hand_in')}
          disabled={children === undefined}
          onDo={() => children !== undefined && handing.mutate(children)}
          onCancel={onClose}
        />
      </div>
    </Dialog>
  )
}
