// Idle warning: the session is about to end because no hand was at the page. Any hand keeps it; nothing on the page is touched by asking.

import { useEffect, useState } from 'react'
import { useWords } from '#web/words/language.ts'
import { Button } from './button.tsx'
import type { Idle } from './use-activity.ts'

export const IdleWarning = ({ ends_ms, stay, wall }: Idle & { readonly wall: boolean }) => {
  const say = useWords()
  const left_s = useSecondsUntil(ends_ms)
  if (left_s === undefined) return null
  return (
    <section
      role="alertdialog"
      aria-labelledby="idle-title"
      aria-describedby="idle-why"
      className="fixed inset-x-3 bottom-20 z-40 mx-auto grid max-w-md gap-3 rounded-xl border border-warn bg-slate p-5 shadow-2xl md:bottom-6"
    >
      <h2 id="idle-title" className="text-lg font-semibold">
        {say('idle_soon')}
      </h2>
      <p id="idle-why">
        {say(wall ? 'idle_then_wall' : 'idle_then_out')}{' '}
        <span className="font-semibold tabular-nums">{say('idle_left', { seconds: left_s })}</span>
      </p>
      <Button weight="strong" className="justify-self-start" onClick={stay}>
        {say('go_on')}
      </Button>
    </section>
  )
}

const useSecondsUntil = (ends_ms: number | undefined): number | undefined => {
  const [, draw] = useState(0)
  useEffect(() => {
    if (ends_ms === undefined) return
    const timer = setInterval(() => draw(count => count + 1), 1_000)
    return () => clearInterval(timer)
  }, [ends_ms])
  return ends_ms === undefined ? undefined : Math.max(0, Math.ceil((ends_ms - performance.now()) / 1000))
}
