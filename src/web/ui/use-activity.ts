// Activity: tells the station that a hand is at this page, a few times in each idle limit. What the page asks by itself, such as the status,
// keeps nobody signed in; footage that is being watched does, and the station sees that itself.

import { useEffect } from 'react'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
const TIMES_PER_LIMIT = 6

/** `idle_s`: after how long the session ends without one; null where it does not. */
export const useActivity = (idle_s: number | null): void => {
  useEffect(() => {
    if (idle_s === null) return
    let told_ms = performance.now()
    const tell = () => {
      if (performance.now() - told_ms < (idle_s * 1000) / TIMES_PER_LIMIT) return
      told_ms = performance.now()
      // A station that is away is told by the next sign; a session that is over shows by itself.
      ask(paths.activity, { method: 'POST' }).catch(() => undefined)
    }
    for (const sign of signs) addEventListener(sign, tell, { passive: true })
    return () => {
      for (const sign of signs) removeEventListener(sign, tell)
    }
  }, [idle_s])
}
