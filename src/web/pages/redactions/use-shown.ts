// Use shown: which picture of the film stands on the stage, and how another comes there: by its number, by one step, by playing.

import { useEffect, useRef, useState } from 'react'
import { TICKS_PER_SECOND } from '#base/units.ts'

/** Into a picture, so that rounding does not show the one before. */
const INSIDE = 0.002

/** The last picture that begins at or before `time`. */
export const nearest = (times: readonly number[], time: number): number => {
  let [low, high] = [0, times.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (times[middle]! <= time) low = middle
    else high = middle - 1
  }
  return low
}

/** Which picture stands on the stage, and how another comes there. */
export const useShown = (times: readonly number[]) => {
  const video = useRef<HTMLVideoElement>(null)
  const [picture, setPicture] = useState(0)
  const [playing, setPlaying] = useState(false)
  const onShown = (seconds: number): void => setPicture(nearest(times, (seconds + INSIDE) * TICKS_PER_SECOND))
  const go = (to: number): void => {
    const next = Math.min(times.length - 1, Math.max(0, to))
    setPicture(next)
    video.current?.pause()
    if (video.current !== null) video.current.currentTime = (times[next] ?? 0) / TICKS_PER_SECOND + INSIDE
  }
  useEffect(() => {
    const film = video.current
    if (!playing || film === null) return
    let handle = 0
    const follow = (): void => {
      onShown(film.currentTime)
      handle = requestAnimationFrame(follow)
    }
    handle = requestAnimationFrame(follow)
    return () => cancelAnimationFrame(handle)
  })
  return {
    ...{ video, picture, playing, onShown, go },
    onPlaying: setPlaying,
    step: (by: number) => go(picture + by),
    toggle: (): void => {
      if (video.current?.paused === true) void video.current.play().catch(() => undefined)
      else video.current?.pause()
    },
  }
}
