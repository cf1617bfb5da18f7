// Waiting: what is being done, once it takes longer than a moment; with how far it is where that is known. And the shape of a list that is
// on its way, so that nothing jumps when it comes.

import { type ReactNode, useEffect, useState } from 'react'

const MOMENT_MS = 400

/** Says nothing for the first moment: what is quick must not flicker. */
export const Waiting = ({ children }: { readonly children: ReactNode }) => {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(setShown, MOMENT_MS, true)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p role="status" className="flex min-h-11 items-center gap-3 text-quiet">
      {shown && (
        <>
          <Turning />
          {children}
        </>
      )}
    </p>
  )
}

/** Something is being done. */
export const Turning = () => (
  <span
    aria-hidden="true"
    className="size-5 shrink-0 rounded-full border-3 border-line border-t-accent motion-safe:animate-spin"
  />
)

/** `part` from 0 to 1; undefined: nobody knows how far it is. */
export const Progress = ({ label, part }: { readonly label: string; readonly part: number | undefined }) => {
  const percent = part === undefined ? undefined : Math.round(Math.min(1, Math.max(0, part)) * 100)
  return (
    <div className="grid gap-1.5">
      <div className="flex justify-between gap-3 text-sm">
        <span>{label}</span>
        {percent !== undefined && <span className="text-quiet tabular-nums">{percent}%</span>}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-2.5 overflow-hidden rounded-full border border-edge bg-night"
      >
        <div
          className={`h-full bg-accent ${percent === undefined ? 'w-full opacity-60 motion-safe:animate-pulse' : ''}`}
          style={percent === undefined ? {} : { width: `${percent}%` }}
        />
      </div>
    </div>
  )
}

/** Lines where a list will be. */
export const ListComing = ({ lines = 3, label }: { readonly lines?: number; readonly label: string }) => (
  <div role="status" aria-label={label} className="grid gap-2">
    {Array.from({ length: lines }, (_, line) => `line ${line}`).map(line => (
      <span key={line} className="h-16 rounded-lg border border-line bg-slate motion-safe:animate-pulse" />
    ))}
  </div>
)
