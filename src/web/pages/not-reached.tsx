// Not reached: the page opened from what this device has kept, and the station does not answer. It says which of the two is away, that there
// are no pictures here, and goes on by itself.

import { useEffect, useRef } from 'react'
import { StationAway } from '#web/ask.ts'
import { queries, sessionQuery } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { complaintText } from '#web/ui/complaint.tsx'
import { useDeviceOffline } from '#web/ui/device-offline.ts'
import { useWords } from '#web/words/language.ts'

const tryNow = (): void => void queries.refetchQueries({ queryKey: sessionQuery.queryKey })

export const NotReached = ({ error }: { readonly error: unknown }) => {
  const say = useWords()
  const offline = useDeviceOffline()
  const was_offline = useRef(offline)
  useEffect(() => {
    if (was_offline.current && !offline) tryNow()
    was_offline.current = offline
  }, [offline])
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-4 p-6 text-center" role="alert">
      <p className="text-lg font-medium text-balance">{offline ? say('phone_offline') : complaintText(error, say)}</p>
      {error instanceof StationAway && <p className="max-w-md text-balance text-quiet">{say('nothing_kept_here')}</p>}
      <Button onClick={tryNow}>{say('try_now')}</Button>
    </main>
  )
}
