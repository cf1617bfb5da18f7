// Saver switch: how much data live pictures may use; kept on this device. Says what is received just now, for the choice alone does not tell.

import type { LivePace } from '#contract/live.ts'
import { chooseSaving, useSaving } from '#web/player/data-saver.ts'
import { useWords, type WordKey } from '#web/words/language.ts'
import { Segments } from './segments.tsx'

export const SaverSwitch = () => {
  const say = useWords()
  const { choice, pace, bytes_per_second } = useSaving()
  return (
    <div className="grid gap-1">
      <Segments
        label={say('saver')}
        value={choice}
        onChange={chooseSaving}
        options={[
          { value: 'auto', label: say('saver_auto'), why: say('saver_auto_why') },
          { value: 'on', label: say('saver_on') },
          { value: 'off', label: say('saver_off') },
        ]}
      />
      <p className="text-sm text-quiet tabular-nums">
        {say(paceWords[pace])} {say('line_carries', { kilobytes: Math.round(bytes_per_second / 1000) })}
      </p>
    </div>
  )
}

/** In the header while less than everything comes, or all of it late: what it costs, and the way to change it. */
export const SaverChip = () => {
  const say = useWords()
  const { saves, late, bytes_per_second } = useSaving()
  if (!saves && !late) return null
  const kilobytes = Math.round(bytes_per_second / 1000)
  const why = `${late ? say('line_slow_late') : ''} ${say('line_carries_now', { kilobytes })}`.trim()
  return (
    <button
      type="button"
      popoverTarget="account-menu"
      aria-label={why}
      data-tip={why}
      className="grid min-h-11 min-w-11 shrink-0 place-content-center rounded-lg bg-raised px-2 text-center text-xs leading-tight whitespace-nowrap text-warn tabular-nums"
    >
      {late && <span>{say('line_slow')}</span>}
      <span>{say('line_carries', { kilobytes })}</span>
    </button>
  )
}

const paceWords: Record<LivePace, WordKey> = {
  all: 'pace_all',
  half: 'pace_half',
  keyframes: 'pace_keyframes',
  pictures: 'pace_pictures',
}
