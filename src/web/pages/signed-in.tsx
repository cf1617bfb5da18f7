// Signed in: the frame around every page inside: header, navigation, banner when the station is away, and the page. It asks who is there.

import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import { StationAway } from '#web/ask.ts'
import { has, useMay } from '#web/may.ts'
import { pageLine } from '#web/player/page-line.ts'
import { useWatermark } from '#web/player/use-watermark.ts'
import { usePurposeAsked } from '#web/purpose.ts'
import { sessionQuery, statusQuery } from '#web/queries.ts'
import { learnStationTime } from '#web/station-clock.ts'
import { StationAwayBanner } from '#web/ui/banner.tsx'
import { needsOf } from '#web/ui/destinations.ts'
import { Header } from '#web/ui/header.tsx'
import { IdleWarning } from '#web/ui/idle-warning.tsx'
import { NavigationBar } from '#web/ui/navigation.tsx'
import { NewVersion } from '#web/ui/new-version.tsx'
import { Tips } from '#web/ui/tip.tsx'
import { Toaster } from '#web/ui/toaster.tsx'
import { useActivity } from '#web/ui/use-activity.ts'
import { useDestinations } from '#web/ui/use-destinations.ts'
import { useWords, withLaterWords } from '#web/words/language.ts'
import { NotForYou } from './not-for-you.tsx'
import { NotReached } from './not-reached.tsx'
import { EmptyStation } from './wall/empty-station.tsx'

const PurposeAsking = lazy(
  withLaterWords(async () => ({ default: (await import('#web/ui/purpose-dialog.tsx')).PurposeAsking })),
)
const Ring = lazy(withLaterWords(async () => ({ default: (await import('#web/ui/emergency-ring.tsx')).EmergencyRing })))

export const SignedIn = () => {
  const say = useWords()
  const session = useQuery(sessionQuery)
  const trouble = useRef<unknown>(null)
  trouble.current = session.error ?? trouble.current // stays in sight while the station is asked again
  const idle = useActivity(session.data?.account ? session.data.idle_s : null)
  if (session.data?.account)
    return (
      <div className="flex min-h-dvh flex-col">
        <Inside display_name={session.data.account.display_name} duty_wall={session.data.duty_wall} />
        <IdleWarning {...idle} wall={session.data.wall_beneath} />
      </div>
    )
  if (session.data !== undefined) return <ToSignIn />
  if (trouble.current !== null) return <NotReached error={trouble.current} />
  return (
    <main className="grid min-h-dvh place-content-center p-6 text-center" role="status">
      <p className="text-lg">{say('asking_station')}</p>
    </main>
  )
}

/** The way back is read once: the address changes under this very component while it leads away. */
const ToSignIn = () => {
  const here = useLocation({ select: location => location.href })
  const [back_to] = useState(here)
  return <Navigate to="/sign-in" search={back_to === '/' ? {} : { back_to }} replace />
}

const Inside = ({ display_name, duty_wall }: { readonly display_name: string; readonly duty_wall: boolean }) => {
  const say = useWords()
  const status = useQuery(statusQuery)
  const asked = usePurposeAsked()
  useWatermark(display_name)
  const watches = useMay()('watch_live')
  useEffect(() => (watches ? pageLine().open() : undefined), [watches])
  const now_90k = status.data?.now_90k
  useEffect(() => {
    if (now_90k !== undefined) learnStationTime(wallTime90k(now_90k))
  }, [now_90k])
  return (
    <>
      <a href="#main" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-night focus:p-3">
        {say('skip_to_main')}
      </a>
      <Header
        status={status.data}
        away={status.error instanceof StationAway}
        display_name={display_name}
        duty_wall={duty_wall}
      />
      <Suspense fallback={null}>{status.data?.emergency ? <Ring emergency={status.data.emergency} /> : null}</Suspense>
      <StationAwayBanner />
      <NewVersion />
      <main id="main" className="flex min-h-0 flex-1 flex-col">
        <Permitted duty_wall={duty_wall} />
      </main>
      <NavigationBar />
      <Suspense fallback={null}>{asked === 'asked' && <PurposeAsking />}</Suspense>
      <Toaster />
      <Tips />
    </>
  )
}

/** The page of the address, for whom it is; whoever cannot look at the wall begins at the first page that is theirs. */
const Permitted = ({ duty_wall }: { readonly duty_wall: boolean }) => {
  const path = useLocation({ select: ({ pathname }) => pathname })
  const may = useMay()
  const [first] = useDestinations()
  const needs = needsOf(path)
  if (duty_wall && path !== '/') return <Navigate to="/" replace />
  if (path === '/' && !may('watch_live'))
    return first?.needs === undefined ? <EmptyStation /> : <Navigate to={first.to} replace />
  if (needs !== undefined && !has(may, needs)) return <NotForYou verb={needs.any[0]!} />
  return <Outlet />
}
