// Pairing screen: why there are no pictures any more where an officer took this television out; the code that an officer types, large enough to read across the room, and the same as a QR code for a phone. A code that is
// over makes way for another.

import { useEffect, useState } from 'react'
import type { Pairing, PairingAnswer } from '#contract/television.ts'
import { ask, StationProblem } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { useWords } from '#web/words/language.ts'
import { QrCode } from './qr-code.tsx'

const LOOK_EVERY_MS = 2_000

export const PairingScreen = ({
  taken_out,
  onPaired,
}: {
  readonly taken_out: boolean
  readonly onPaired: () => void
}) => {
  const say = useWords()
  const [pairing, trouble] = usePairing(onPaired)
  if (pairing === undefined)
    return (
      <main className="tv-notice" role="status">
        <p className="tv-large">{trouble ?? say('asking_station')}</p>
      </main>
    )
  const address = `${location.host}/televisions`
  return (
    <main className="tv-pairing">
      <div>
        {taken_out && (
          <p className="tv-large tv-warn" role="status">
            {say('tv_taken_out')}
          </p>
        )}
        <h1 className="tv-title">{say('tv_pair_title')}</h1>
        <p className="tv-quiet">{say('tv_pair_how', { address })}</p>
        <p className="tv-code" role="status" aria-label={[...pairing.code].join(' ')}>
          <span>{pairing.code.slice(0, 3)}</span>
          <span>{pairing.code.slice(3)}</span>
        </p>
        <p className="tv-quiet">{trouble ?? say('tv_pair_good')}</p>
      </div>
      <figure>
        <QrCode text={`${location.origin}/televisions?code=${pairing.code}`} label={say('tv_pair_qr')} />
        <figcaption className="tv-quiet">{say('tv_pair_qr')}</figcaption>
      </figure>
    </main>
  )
}

/** The code to show, and what stands in its way. */
const usePairing = (onPaired: () => void): readonly [Pairing | undefined, string | undefined] => {
  const say = useWords()
  const [pairing, setPairing] = useState<Pairing>()
  const [trouble, setTrouble] = useState<string>()
  useEffect(() => {
    let ended = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let held: Pairing | undefined
    const step = async (): Promise<void> => {
      try {
        held ??= await ask<Pairing>(paths.televisionPairing, { method: 'POST' })
        if (ended) return
        setPairing(held)
        setTrouble(undefined)
        const body = { token: held.token }
        const { state } = await ask<PairingAnswer>(paths.televisionPairingAnswer, { method: 'POST', body })
        if (ended) return
        if (state === 'over') held = undefined
        if (state === 'approved') return onPaired()
      } catch (error) {
        if (ended) return
        setTrouble(error instanceof StationProblem ? error.message : say('tv_station_away'))
      }
      timer = setTimeout(() => void step(), LOOK_EVERY_MS)
    }
    void step()
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [onPaired, say])
  return [pairing, trouble]
}
