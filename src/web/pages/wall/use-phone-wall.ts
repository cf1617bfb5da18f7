// The wall under a thumb: which camera of a narrow screen one is at, going on to the next by scrolling or, while one is large, by a swipe.

import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Rect } from './geometry.ts'
import { useRemembered } from './remembered.ts'

/** Far enough not to be a tap, flat enough not to be a scroll. */
const SWIPE_PX = 60
const FLATNESS = 2

type PhoneWall = {
  readonly box: RefObject<HTMLElement | null>
  /** Where the tiles stand; those without a camera have no width. */
  readonly rects: readonly Rect[]
  readonly enlarged: number | undefined
  /** A finger on the large picture moves something else: it is zoomed, or steered. */
  readonly busy: () => boolean
  readonly onEnlarge: (cell: number) => void
}

export const usePhoneColumns = () => useRemembered<1 | 2>('matthan.wall.columns', kept => (kept === 2 ? 2 : 1))

export const usePhoneWall = ({ box, rects, enlarged, busy, onEnlarge }: PhoneWall, narrow: boolean) => {
  const cells = rects.flatMap(({ width }, cell) => (width > 0 ? [cell] : []))
  const [scrolled, setScrolled] = useState(0)
  const at = enlarged === undefined ? scrolled : Math.max(0, cells.indexOf(enlarged))
  const turn = (by: 1 | -1): void => {
    const next = cells[at + by]
    if (next === undefined) return
    if (enlarged !== undefined) onEnlarge(next)
    else box.current?.scrollTo({ top: rects[next]!.top, behavior: 'smooth' })
    if (enlarged === undefined) setScrolled(at + by)
  }
  const latest = useRef({ turn, cells, rects, enlarged, busy })
  latest.current = { turn, cells, rects, enlarged, busy }
  useEffect(() => {
    const element = box.current
    if (element === null || !narrow) return
    const stop = new AbortController()
    const options = { signal: stop.signal, passive: true }
    element.addEventListener('scrollend', () => setScrolled(nearest(element.scrollTop, latest.current)), options)
    onSwipes(
      element,
      by => !latest.current.busy() && latest.current.enlarged !== undefined && latest.current.turn(by),
      options,
    )
    return () => stop.abort()
  }, [box, narrow])
  return { at, total: cells.length, turn }
}

/** The first tile, in their order, that stands at the top of the screen. */
const nearest = (top: number, { cells, rects }: Pick<PhoneWall, 'rects'> & { cells: readonly number[] }): number => {
  const found = cells.findIndex(cell => rects[cell]!.top + rects[cell]!.height / 2 >= top)
  return Math.max(0, found)
}

const onSwipes = (element: HTMLElement, onSwipe: (by: 1 | -1) => void, options: AddEventListenerOptions): void => {
  let from: { readonly x: number; readonly y: number } | undefined
  element.addEventListener(
    'touchstart',
    ({ touches }) => {
      const [touch] = touches
      from = touches.length === 1 && touch !== undefined ? { x: touch.clientX, y: touch.clientY } : undefined
    },
    options,
  )
  element.addEventListener(
    'touchend',
    ({ changedTouches: [touch] }) => {
      if (from === undefined || touch === undefined) return
      const [x, y] = [touch.clientX - from.x, touch.clientY - from.y]
      from = undefined
      if (Math.abs(x) >= SWIPE_PX && Math.abs(x) > FLATNESS * Math.abs(y)) onSwipe(x < 0 ? 1 : -1)
    },
    options,
  )
}
