// Patrol clock: says which group is shown and how long it still stays, turns to the next, and is held where somebody wants to look longer. It
// owns the seconds, so that only these few words are drawn anew each second.

import { useEffect, useRef, useState } from 'react'
import { IconButton } from '#web/ui/button.tsx'
import { PauseIcon, PlayIcon } from '#web/ui/icons.tsx'
import { useWords } from '#web/words/language.ts'
import { beginRound, secondLater } from './patrol.ts'

export const PatrolClock = ({
  at,
  count,
  every_s,
  name,
  waits,
  held,
  onTurn,
  onHold,
}: {
  readonly at: number
  readonly count: number
  readonly every_s: number
  readonly name: string
  /** While somebody looks closer, or is asked something. */
  readonly waits: boolean
  /** Somebody has said so. */
  readonly held: boolean
  readonly onTurn: (at: number) => void
  readonly onHold: () => void
}) => {
  const say = useWords()
  const [round, setRound] = useState(() => beginRound({ every_s }, at))
  const tell = useRef(onTurn)
  tell.current = onTurn
  useEffect(() => setRound(beginRound({ every_s }, at)), [at, every_s])
  const paused = waits || held
  useEffect(() => {
    if (paused) return
    const timer = setInterval(() => setRound(before => secondLater(before, { count, every_s })), 1000)
    return () => clearInterval(timer)
  }, [paused, count, every_s])
  useEffect(() => {
    if (round.at !== at) tell.current(round.at)
  }, [round.at, at])
  const of = say('patrol_stop', { at: at + 1, count })
  return (
    <div className="flex shrink-0 items-center sm:min-w-0 sm:shrink">
      <IconButton label={say(held ? 'patrol_on' : 'patrol_hold')} shortcut="K" onClick={onHold}>
        {held ? <PlayIcon /> : <PauseIcon />}
      </IconButton>
      <p role="timer" aria-label={say('patrol')} className="flex min-w-0 items-center gap-2 px-1 text-sm tabular-nums">
        <span className="truncate max-sm:hidden">{name === '' ? of : `${name} · ${of}`}</span>
        <span className="shrink-0 whitespace-nowrap text-quiet">
          {held ? say('patrol_held') : waits ? say('patrol_waits') : say('patrol_left', { seconds: round.left_s })}
        </span>
        <span aria-hidden="true" className="h-1 w-16 shrink-0 overflow-hidden rounded-full bg-line max-lg:hidden">
          <span
            className="block h-full origin-left bg-accent"
            style={{ transform: `scaleX(${round.left_s / every_s})` }}
          />
        </span>
      </p>
    </div>
  )
}
