// Double tap: two quick taps on the right half of the picture go ten seconds on, on the left half ten seconds back, as thumbs have learned it elsewhere.

import { type RefObject, useEffect, useRef, useState } from 'react'

const QUICK_MS = 320
const NEAR_PX = 48
const TOLD_MS = 700
const STEP_S = 10

type Tap = { readonly at_ms: number; readonly x: number; readonly y: number }

/** Answers what was just done, for as long as it is worth telling. */
export const useDoubleTap = (
  frame: RefObject<HTMLElement | null>,
  skip: (seconds: number) => void,
): { readonly seconds: number } | undefined => {
  const [told, setTold] = useState<{ readonly seconds: number }>()
  const act = useRef(skip)
  act.current = skip
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const stop = new AbortController()
    let before: Tap | undefined
    const onUp = (event: PointerEvent): void => {
      // Buttons over the picture are theirs.
      if (event.pointerType !== 'touch' || (event.target as Element).closest('button, a') !== null) return
      const tap = { at_ms: event.timeStamp, x: event.clientX, y: event.clientY }
      const second = before !== undefined && isSecond(before, tap)
      before = second ? undefined : tap
      if (!second) return
      const { left, width } = element.getBoundingClientRect()
      const seconds = tap.x < left + width / 2 ? -STEP_S : STEP_S
      act.current(seconds)
      setTold({ seconds })
    }
    element.addEventListener('pointerup', onUp, { signal: stop.signal })
    return () => stop.abort()
  }, [frame])
  useEffect(() => {
    if (told === undefined) return
    const timer = setTimeout(() => setTold(undefined), TOLD_MS)
    return () => clearTimeout(timer)
  }, [told])
  return told
}

export const isSecond = (first: Tap, second: Tap): boolean =>
  second.at_ms - first.at_ms <= QUICK_MS && Math.hypot(second.x - first.x, second.y - first.y) <= NEAR_PX
