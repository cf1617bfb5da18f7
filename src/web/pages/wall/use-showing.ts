// Showing: which part of the wall stands on the screen: its own cells, a further page, or a group of the patrol, and what turns them.

import { useState } from 'react'
import type { WallLayout, WallPatrol } from '#contract/wall.ts'
import { type Laid, laidAs, type Stop, stopsOf } from './stops.ts'

export type Showing = {
  readonly stop: Stop
  readonly at: number
  readonly count: number
  readonly patrolling: boolean
  /** The patrol stays where it is until somebody lets it go on. */
  readonly held: boolean
  readonly turnTo: (at: number) => void
  readonly turnBy: (by: number) => void
  readonly layOut: (layout: WallLayout | 'all') => void
  /** False where there is nothing to go round. */
  readonly togglePatrol: () => boolean
  readonly toggleHold: () => void
  /** With new rules. False where there is nothing to go round. */
  readonly startPatrol: (patrol: WallPatrol) => boolean
}

type Asked = {
  readonly laid: Laid
  readonly change: (part: Partial<Laid>) => void
  readonly cameras: readonly string[]
  /** The wall itself is shown, and nothing turns. */
  readonly arranging: boolean
}

export const useShowing = ({ laid, change, cameras, arranging }: Asked): Showing => {
  const [patrolling, setPatrolling] = useState(laid.patrol.on)
  const [held, setHeld] = useState(false)
  const [turn, setTurn] = useState(0)
  const stops = stopsOf(laid, cameras, patrolling && !arranging)
  const count = stops.length
  const at = arranging ? 0 : turn % count
  const begin = (on: boolean): void => {
    setTurn(0)
    setHeld(false)
    setPatrolling(on)
  }
  const goesRound = (of: Laid): boolean => stopsOf(of, cameras, true).length > 1
  return {
    stop: stops[at]!,
    ...{ at, count, patrolling, held: held && patrolling },
    turnTo: setTurn,
    turnBy: by => setTurn((at + by + count) % count),
    layOut: layout => {
      setTurn(0)
      change(laidAs(laid, layout, cameras))
    },
    togglePatrol: () => {
      if (!patrolling && !goesRound(laid)) return false
      begin(!patrolling)
      return true
    },
    toggleHold: () => setHeld(patrolling && !held),
    startPatrol: patrol => {
      change({ patrol })
      const enough = goesRound({ ...laid, patrol })
      begin(enough)
      return enough
    },
  }
}
