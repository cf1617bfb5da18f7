// Full screen of the wall, bar and all: where nobody moves the pointer, bar and pointer go out of sight.

import { type RefObject, useEffect, useState } from 'react'

const AWAKE_MS = 3_000

/** Full screen, and whether the pointer has moved of late: else the bar and the pointer are out of sight. */
export const useFullScreen = (element: RefObject<HTMLElement | null>) => {
  const [on, setOn] = useState(false)
  const [awake, setAwake] = useState(false)
  useEffect(() => {
    const onChange = (): void => setOn(document.fullscreenElement === element.current)
    document.addEventListener('fullscreenchange', onChange)
    return () => document.removeEventListener('fullscreenchange', onChange)
  }, [element])
  useEffect(() => {
    if (!on) return
    let timer: ReturnType<typeof setTimeout>
    const wake = (): void => {
      setAwake(true)
      clearTimeout(timer)
      timer = setTimeout(() => setAwake(false), AWAKE_MS)
    }
    wake()
    const stop = new AbortController()
    for (const sign of ['pointermove', 'pointerdown']) document.addEventListener(sign, wake, { signal: stop.signal })
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [on])
  const toggle = (): void => {
    if (document.fullscreenElement !== null) void document.exitFullscreen()
    else void element.current?.requestFullscreen?.().catch(() => undefined)
  }
  return { on, awake, toggle }
}
