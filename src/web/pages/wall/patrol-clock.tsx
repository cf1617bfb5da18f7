// Patrol clock: says which group is shown and how long it still stays, and turns to the next. It owns the seconds, so that only these few
// words are drawn anew each second.

import { useEffect, useRef, useState } from 'react'
import { useWords } from '#web/words/language.ts'
import { beginRound, secondLater } from './patrol.ts'

export const PatrolClock = ({
  at,
  count,
  every_s,
  name,
  paused,
  onTurn,
}: {
  readonly at: number
  readonly count: number
  readonly every_s: number
  readonly name: string
  readonly paused: boolean
  readonly onTurn: (at: number) => void
}) => {
  const say = useWords()
  const [round, setRound] = useState(() => beginRound({ every_s }, at))
  const tell = useRef(onTurn)
  tell.current = onTurn
  useEffect(() => setRound(beginRound({ every_s }, at)), [at, every_s])
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
    <p
      role="timer"
      aria-label={say('patrol')}
      className="flex shrink-0 items-center gap-2 px-1 text-sm tabular-nums sm:min-w-0 sm:shrink"
    >
      <span className="truncate max-sm:hidden">{name === '' ? of : `${name} · ${of}`}</span>
      <span className="shrink-0 whitespace-nowrap text-quiet">
        {paused ? say('patrol_waits') : say('patrol_left', { seconds: round.left_s })}
      </span>
      <span aria-hidden="true" className="h-1 w-16 shrink-0 overflow-hidden rounded-full bg-line max-lg:hidden">
        <span
          className="block h-full origin-left bg-accent"
          style={{ transform: `scaleX(${round.left_s / every_s})` }}
        />
      </span>
    </p>
  )
}
