// Layer switches: what lies on the timeline beside what is recorded, and from one notice to the next by hand.

import { IconButton } from '#web/ui/button.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import type { NoticeSteps } from './use-notice-steps.ts'

export const LayerSwitch = ({
  word,
  on,
  onChange,
}: {
  readonly word: WordKey
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}) => {
  const say = useWords()
  return (
    <label className="flex min-h-11 items-center gap-2 text-sm whitespace-nowrap">
      <input
        type="checkbox"
        className="size-5 accent-accent"
        checked={on}
        onChange={event => onChange(event.target.checked)}
      />
      {say(word)}
    </label>
  )
}

export const NoticeSwitch = ({
  steps,
  ...rest
}: {
  readonly steps: NoticeSteps
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}) => {
  const say = useWords()
  return (
    <div className="flex items-center">
      <IconButton label={say('notice_before')} shortcut="P" onClick={steps.before}>
        <Way points="9,2 3,8 9,14" />
      </IconButton>
      <LayerSwitch word="notices" {...rest} />
      <IconButton label={say('next_notice')} shortcut="N" onClick={steps.after}>
        <Way points="3,2 9,8 3,14" />
      </IconButton>
    </div>
  )
}

const Way = ({ points }: { readonly points: string }) => (
  <svg aria-hidden="true" width={12} height={16} fill="none" stroke="currentColor" strokeWidth={2}>
    <polyline points={points} strokeLinecap="round" strokeLinejoin="round" />
  </svg>
)
