// Sound panel: whether the copy is heard, and where it is not.

import { TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import type { Redaction } from '#contract/redaction.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { CloseIcon } from '#web/ui/icons.tsx'
import { Segments } from '#web/ui/segments.tsx'
import { useWords } from '#web/words/language.ts'
import { clockText } from '#web/words/time.ts'

const MUTED = 5 * TICKS_PER_SECOND

export const SoundPanel = ({
  sound,
  at,
  onChange,
}: {
  readonly sound: Redaction['sound']
  readonly at: number
  readonly onChange: (sound: Redaction['sound']) => void
}) => {
  const say = useWords()
  const spans = typeof sound === 'string' ? [] : sound
  return (
    <div className="grid gap-3 rounded-xl border border-line bg-slate p-4">
      <Segments
        label={say('redaction_sound')}
        value={typeof sound === 'string' ? sound : 'spans'}
        options={[
          { value: 'mute', label: say('redaction_sound_mute') },
          { value: 'spans', label: say('redaction_sound_spans') },
          { value: 'keep', label: say('redaction_sound_keep') },
        ]}
        onChange={value => onChange(value === 'spans' ? [] : value)}
      />
      {typeof sound !== 'string' && (
        <>
          <ul className="grid gap-1">
            {spans.map(([from, to]) => (
              <li key={`${from} ${to}`} className="flex items-center justify-between gap-2 tabular-nums">
                {clockText(wallTime90k(from))} – {clockText(wallTime90k(to))}
                <IconButton
                  label={say('redaction_mute_remove', {
                    from: clockText(wallTime90k(from)),
                    to: clockText(wallTime90k(to)),
                  })}
                  onClick={() => onChange(spans.filter(span => span[0] !== from || span[1] !== to))}
                >
                  <CloseIcon />
                </IconButton>
              </li>
            ))}
          </ul>
          <Button
            disabled={spans.length >= 100 || spans.some(([from]) => from === at)}
            onClick={() => onChange([...spans, [at, at + MUTED] as [number, number]].sort((a, b) => a[0] - b[0]))}
          >
            {say('redaction_mute_here')}
          </Button>
        </>
      )}
    </div>
  )
}
