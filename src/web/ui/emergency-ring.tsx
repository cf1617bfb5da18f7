// Emergency ring: on every page, and over a full screen, as long as the emergency account is open or nobody in charge has seen what was done with it.
// It has no button that silences it: closing and seeing do.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Emergency } from '#contract/break-glass.ts'
import { sessionQuery } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { useWords } from '#web/words/language.ts'
import { minuteText, sinceText } from '#web/words/time.ts'
import { Button } from './button.tsx'
import { CloseEmergency, SeenEmergency } from './emergency-deeds.tsx'
import { beepEvery } from './emergency-sound.ts'

const EMERGENCY_ACCOUNT = 'tai-khoan-khan-cap'

export const EmergencyRing = ({ emergency }: { readonly emergency: Emergency }) => {
  const say = useWords()
  const session = useQuery(sessionQuery).data
  const [doing, setDoing] = useState<'close' | 'see'>()
  const mine = session?.account?.username === EMERGENCY_ACCOUNT
  const may = session?.may?.station ?? []
  const open = emergency.closed_90k === null
  // Whoever holds it has work to do; everybody else is to hear it.
  useEffect(() => (mine ? undefined : beepEvery()), [mine])
  return (
    <section
      aria-label={say('emergency_account')}
      className="flex flex-wrap items-center justify-center gap-x-5 gap-y-1.5 border-y-4 border-bad bg-bad-deep px-4 py-2.5 text-center"
    >
      <RingText emergency={emergency} />
      <span className="flex flex-wrap justify-center gap-2">
        {open && may.includes('manage_people') && (
          <Button weight="danger" onClick={() => setDoing('close')}>
            {say('emergency_close')}
          </Button>
        )}
        {!open && !mine && may.includes('break_glass') && (
          <Button weight="strong" onClick={() => setDoing('see')}>
            {say('emergency_see')}
          </Button>
        )}
        {!mine && may.includes('read_log') && (
          <Link
            to="/access-log"
            search={{ who: EMERGENCY_ACCOUNT }}
            className="inline-flex min-h-11 items-center px-2 underline"
          >
            {say('emergency_deeds')}
          </Link>
        )}
      </span>
      <OverFullScreen emergency={emergency} />
      {doing === 'close' && <CloseEmergency onClose={() => setDoing(undefined)} />}
      {doing === 'see' && <SeenEmergency emergency={emergency} onClose={() => setDoing(undefined)} />}
    </section>
  )
}

const RingText = ({
  emergency: { name, reason, opened_90k, until_90k, closed_90k },
}: {
  readonly emergency: Emergency
}) => {
  const say = useWords()
  const since = sinceText(wallTime90k(opened_90k), stationNow())
  return (
    <p role="alert" className="min-w-0 wrap-anywhere">
      <span className="block font-bold">
        {closed_90k === null
          ? say('emergency_open', { since, until: minuteText(wallTime90k(until_90k)) })
          : say('emergency_was_open', { since, until: minuteText(wallTime90k(closed_90k)) })}
      </span>
      {say('emergency_by', { name, reason })}
    </p>
  )
}

/** A picture in full screen covers the page; what rings comes over it. */
const OverFullScreen = ({ emergency }: { readonly emergency: Emergency }) => {
  const popover = useRef<HTMLDivElement>(null)
  const [full, setFull] = useState(() => document.fullscreenElement !== null)
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', look)
    return () => document.removeEventListener('fullscreenchange', look)
  }, [])
  useEffect(() => {
    if (full) popover.current?.showPopover()
  }, [full])
  if (!full) return null
  return (
    <div
      ref={popover}
      popover="manual"
      className="fixed inset-x-0 top-0 m-0 w-full border-b-4 border-bad bg-bad-deep px-4 py-2 text-center text-ink"
    >
      <RingText emergency={emergency} />
    </div>
  )
}
