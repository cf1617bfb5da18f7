// Room: the size an element really has, and whether it is on the screen, as React state.

import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'

/** Known before the first paint, so that nothing below it jumps. */
export const useRoom = (element: RefObject<HTMLElement | null>): { width: number; height: number } | undefined => {
  const [room, setRoom] = useState<{ width: number; height: number }>()
  useLayoutEffect(() => {
    if (element.current === null) return
    setRoom(insideOf(element.current))
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return
      const { width, height } = entry.contentRect
      setRoom({ width: Math.floor(width), height: Math.floor(height) })
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return room
}

const insideOf = (element: HTMLElement): { width: number; height: number } => {
  const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(element)
  return {
    width: Math.floor(element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)),
    height: Math.floor(element.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom)),
  }
}

/** True while the element is on the screen or a little beside it. */
export const useOnScreen = (element: RefObject<HTMLElement | null>): boolean => {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (element.current === null) return
    const observer = new IntersectionObserver(entries => setSeen(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: '120px',
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return seen
}

/** `wanted`, but a no becomes a no only after it has lasted. */
export const useLingering = (wanted: boolean, linger_ms: number): boolean => {
  const [lingering, setLingering] = useState(wanted)
  useEffect(() => {
    if (wanted) return setLingering(true)
    const timer = setTimeout(() => setLingering(false), linger_ms)
    return () => clearTimeout(timer)
  }, [wanted, linger_ms])
  return wanted || lingering
}
