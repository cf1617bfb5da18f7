// What this television has heard, as React state: what it is to show, how the station is, since when the station is away.

import { useCallback, useEffect, useRef, useState } from 'react'
import type { WallTime90k } from '#base/units.ts'
import type { TelevisionHome, TelevisionPulse, TelevisionWord } from '#contract/television.ts'
import { pageLine } from '#web/player/page-line.ts'
import { reloadWhenThere } from './reload.ts'
import { TelevisionLine } from './television-line.ts'
import type { FarHand } from './use-view.ts'

export type Heard = {
  readonly home: TelevisionHome | undefined
  readonly pulse: TelevisionPulse | undefined
  readonly away_since: WallTime90k | undefined
  /** Why there is nothing to show: never paired, or not any more. */
  readonly denied: 'not_paired' | 'taken_out' | undefined
  /** The station is asked anew: this television has just been paired. */
  readonly again: () => void
  readonly say: (word: TelevisionWord) => void
}

export const useTelevision = (hand: FarHand): Heard => {
  const [home, setHome] = useState<TelevisionHome>()
  const [pulse, setPulse] = useState<TelevisionPulse>()
  const [away_since, setAway] = useState<WallTime90k>()
  const [denied, setDenied] = useState<Heard['denied']>()
  const line = useRef<TelevisionLine>(undefined)
  const build = useRef('')
  const far = useRef(hand)
  far.current = hand
  useEffect(() => {
    const opened = new TelevisionLine({
      onHome: setHome,
      onPulse: news => {
        setPulse(news)
        if (build.current !== '' && news.build !== '' && news.build !== build.current) reloadWhenThere()
        build.current = news.build === '' ? build.current : news.build
      },
      onTurn: by => far.current.turn(by),
      onHold: held => far.current.hold(held),
      onAway: since => {
        setAway(since)
        if (since === undefined) pageLine().hurry()
      },
      onDenied: taken_out => {
        setHome(undefined)
        setAway(undefined)
        setDenied(taken_out ? 'taken_out' : 'not_paired')
      },
    })
    line.current = opened
    return () => opened.end()
  }, [])
  const again = useCallback(() => {
    setDenied(undefined)
    line.current?.again()
  }, [])
  const say = useCallback((word: TelevisionWord) => line.current?.say(word), [])
  return {
    ...{ home, pulse, away_since, denied },
    again,
    say,
  }
}
