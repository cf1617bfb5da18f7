// The television's page: a code until an officer has approved it, then what it is to show, for ever. The station may come and go.

import { useEffect, useRef } from 'react'
import { useWords } from '#web/words/language.ts'
import { minuteText } from '#web/words/time.ts'
import { stayAwake } from './awake.ts'
import { PairingScreen } from './pairing-screen.tsx'
import { Screen } from './screen.tsx'
import { useTelevision } from './use-television.ts'
import type { FarHand } from './use-view.ts'

export const TvPage = () => {
  const say = useWords()
  const far = useRef<FarHand>(undefined)
  const heard = useTelevision({ turn: by => far.current?.turn(by), hold: held => far.current?.hold(held) })
  useEffect(stayAwake, [])
  if (heard.denied !== undefined)
    return <PairingScreen taken_out={heard.denied === 'taken_out'} onPaired={heard.again} />
  if (heard.home !== undefined) return <Screen key={heard.home.id} heard={heard} home={heard.home} far={far} />
  return (
    <main className="tv-notice" role="status">
      <p className="tv-large">
        {heard.away_since === undefined
          ? say('asking_station')
          : say('tv_away', { since: minuteText(heard.away_since) })}
      </p>
    </main>
  )
}
