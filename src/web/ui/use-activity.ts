// Activity: tells the station that a hand is at this page, a few times in each idle limit, and says when the session is about to end for want of
// one. What the page asks by itself, such as the status, keeps nobody signed in; footage that is being watched does, and the station sees that
// itself: so it is asked how much is left before anybody is warned.

import { useEffect, useState } from 'react'
import type { Session } from '#contract/session.ts'
import { ask } from '#web/ask.ts'
import { firstPaths } from '#web/first-paths.ts'
import { queries, sessionQuery } from '#web/queries.ts'

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
const TIMES_PER_LIMIT = 6
const WARN_S = 60
/** A station that does not answer is asked again soon. */
const AGAIN_MS = 5_000

/** A short limit warns later: not from its beginning on. */
const warnBefore = (idle_s: number): number => Math.min(WARN_S, Math.floor(idle_s / 3))

export type Idle = {
  /** When the session ends, on this page's clock; undefined: not soon. */
  readonly ends_ms: number | undefined
  /** A hand is here after all. */
  readonly stay: () => void
}

/** `idle_s`: after how long the session ends without a hand; null where it does not. */
export const useActivity = (idle_s: number | null): Idle => {
  const [ends_ms, setEnds] = useState<number>()
  const [watch, setWatch] = useState<Watch>()
  useEffect(() => {
    setEnds(undefined)
    if (idle_s === null) return
    const begun = watchHands(idle_s, setEnds)
    setWatch(begun)
    return begun.stop
  }, [idle_s])
  return { ends_ms, stay: () => watch?.stay() }
}

type Watch = { readonly stay: () => void; readonly stop: () => void }

const watchHands = (idle_s: number, onEnds: (ends_ms: number | undefined) => void): Watch => {
  let told_ms = performance.now()
  let warned = false
  let timer: ReturnType<typeof setTimeout>
  const lookIn = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), ms)
  }
  const warn = (ends_ms: number | undefined): void => {
    warned = ends_ms !== undefined
    onEnds(ends_ms)
  }
  const look = async (): Promise<void> => {
    const session = await ask<Session>(firstPaths.session).catch(() => undefined)
    if (session === undefined) return lookIn(AGAIN_MS)
    const left_s = session.idle_left_s
    if (session.account === null || left_s === null) return void queries.invalidateQueries(sessionQuery)
    const spare_s = left_s - warnBefore(idle_s)
    warn(spare_s > 0 ? undefined : performance.now() + left_s * 1000)
    // Once the time is over the station is asked, and says that nobody is here any more.
    lookIn(Math.max(1, spare_s > 0 ? spare_s : left_s + 1) * 1000)
  }
  const stay = (): void => {
    told_ms = performance.now()
    warn(undefined)
    // A station that is away is told by the next sign; a session that is over shows by itself.
    ask(firstPaths.activity, { method: 'POST' }).catch(() => undefined)
    lookIn((idle_s - warnBefore(idle_s)) * 1000)
  }
  const sign = (): void => {
    if (warned || performance.now() - told_ms >= (idle_s * 1000) / TIMES_PER_LIMIT) stay()
  }
  for (const name of signs) addEventListener(name, sign, { passive: true })
  lookIn((idle_s - warnBefore(idle_s)) * 1000)
  return {
    stay,
    stop: () => {
      clearTimeout(timer)
      for (const name of signs) removeEventListener(name, sign)
    },
  }
}
