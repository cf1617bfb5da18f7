// Arranging by hand: dragging with mouse or finger, and lifting with Space and moving with arrows. It changes nothing by itself but what it
// shows meanwhile; what is dropped goes out as new cells.

import { type PointerEvent, type RefObject, useRef, useState } from 'react'
import type { WallCell, WallLayout } from '#contract/wall.ts'
import { useWords } from '#web/words/language.ts'
import { add, move, type Pull, put, resize, swap, takeOut } from './arrange.ts'
import { type Arrow, isArrow, neighbour, type Rect, steps, under } from './geometry.ts'
import type { Room } from './grid.ts'
import { FREE_GRID } from './layouts.ts'

type Cells = readonly WallCell[]

type Asked = {
  readonly layout: WallLayout | 'all'
  readonly cells: Cells
  readonly rects: readonly Rect[]
  readonly room: Room | undefined
  readonly field: RefObject<HTMLElement | null>
  /** The wall itself is shown, and nothing is enlarged. */
  readonly able: boolean
  readonly arranging: boolean
  readonly nameOf: (camera: string) => string
  /** Arranging begins; a wall of all cameras becomes one with a layout. */
  readonly begin: () => void
  readonly change: (cells: Cells) => void
  readonly focus: (cell: number) => void
}

export type Dragged = {
  /** The cell that is dragged; undefined: a camera from the tray. */
  readonly cell: number | undefined
  readonly camera: string
  readonly dx: number
  readonly dy: number
  /** On the screen, for what follows the pointer. */
  readonly x: number
  readonly y: number
  /** The cell it would go to; -1: none. */
  readonly target: number
}

export type Arranging = {
  readonly dragged: Dragged | undefined
  readonly preview: Cells | undefined
  readonly lifted: number | undefined
  /** For screen readers. */
  readonly told: string
  readonly onPress: (event: PointerEvent<HTMLElement>, cell: number) => void
  readonly onResize: (event: PointerEvent<HTMLElement>, cell: number) => void
  readonly onTrayPress: (event: PointerEvent<HTMLElement>, camera: string) => void
  /** True when the key was for arranging. */
  readonly onKey: (event: KeyboardEvent, cell: number) => boolean
  /** True once after a drag: the click that ends it is none. */
  readonly justDragged: () => boolean
  readonly takeOutAt: (cell: number) => void
}

/** A hand that trembles does not drag. */
const SLACK = 8
/** A finger that rests so long lifts. */
const LONG_MS = 550

export const useArranging = (asked: Asked): Arranging => {
  const say = useWords()
  const latest = useRef(asked)
  latest.current = asked
  const [dragged, setDragged] = useState<Dragged>()
  const [preview, setPreview] = useState<Cells>()
  const [lift, setLift] = useState<{ readonly at: number; readonly start: Cells }>()
  const [told, setTold] = useState('')
  const just = useRef(false)

  const press = (
    event: PointerEvent<HTMLElement>,
    kind: 'move' | 'resize' | 'tray',
    { cell, camera }: { readonly cell?: number | undefined; readonly camera: string },
  ): void => {
    if (event.button !== 0 || !latest.current.able) return
    const touch = event.pointerType === 'touch'
    if (touch && !latest.current.arranging) {
      waitLong(event)
      return
    }
    const start = { x: event.clientX, y: event.clientY }
    const stop = new AbortController()
    let begun = false
    let next: Cells | undefined
    const onMove = (now: globalThis.PointerEvent): void => {
      if (now.pointerId !== event.pointerId) return
      const [dx, dy] = [now.clientX - start.x, now.clientY - start.y]
      if (!begun && Math.hypot(dx, dy) < SLACK) return
      if (!begun) latest.current.begin()
      begun = true
      if (kind !== 'tray' && latest.current.layout === 'free') {
        next = freely(kind, cell!, { dx, dy }, next)
        setPreview(next)
        return
      }
      const target = targetAt(now)
      setDragged({ cell, camera, dx, dy, x: now.clientX, y: now.clientY, target })
    }
    const onEnd = (now: globalThis.PointerEvent): void => {
      if (now.pointerId !== event.pointerId) return
      stop.abort()
      setDragged(undefined)
      setPreview(undefined)
      if (!begun) return
      just.current = true
      setTimeout(() => {
        just.current = false
      }, 0)
      if (now.type === 'pointerup') drop(now, { cell, camera }, next)
    }
    const options = { signal: stop.signal }
    window.addEventListener('pointermove', onMove, options)
    window.addEventListener('pointerup', onEnd, options)
    window.addEventListener('pointercancel', onEnd, options)
  }

  const waitLong = (event: PointerEvent<HTMLElement>): void => {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      just.current = true
      stop.abort()
      latest.current.begin()
    }, LONG_MS)
    const over = (): void => {
      clearTimeout(timer)
      stop.abort()
      setTimeout(() => {
        just.current = false
      }, 0)
    }
    const start = { x: event.clientX, y: event.clientY }
    const options = { signal: stop.signal }
    window.addEventListener('pointerup', over, options)
    window.addEventListener('pointercancel', over, options)
    window.addEventListener(
      'pointermove',
      now => Math.hypot(now.clientX - start.x, now.clientY - start.y) > SLACK && over(),
      options,
    )
  }

  const targetAt = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): number => {
    const box = latest.current.field.current?.getBoundingClientRect()
    return box === undefined ? -1 : under(latest.current.rects, clientX - box.left, clientY - box.top)
  }

  const freely = (kind: 'move' | 'resize', cell: number, pull: Pull, before: Cells | undefined): Cells => {
    const { cells, room } = latest.current
    const by = {
      dx: steps(pull.dx, room?.width ?? 1, FREE_GRID),
      dy: steps(pull.dy, room?.height ?? 1, FREE_GRID),
    }
    const next = kind === 'move' ? move(cells, cell, by) : resize(cells, cell, by)
    return next === cells && (by.dx !== 0 || by.dy !== 0) ? (before ?? cells) : next
  }

  const drop = (
    event: globalThis.PointerEvent,
    { cell, camera }: { readonly cell: number | undefined; readonly camera: string },
    next: Cells | undefined,
  ): void => {
    const { layout, cells, change } = latest.current
    const on_tray = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-tray]') != null
    if (on_tray) {
      if (cell !== undefined && layout !== 'all') change(takeOut(layout, cells, cell))
      return
    }
    if (next !== undefined) {
      change(next)
      return
    }
    const target = targetAt(event)
    if (cell === undefined) {
      const added = target >= 0 ? put(cells, target, camera) : layout === 'all' ? undefined : add(layout, cells, camera)
      if (added !== undefined) change(added)
    } else if (target >= 0) change(swap(cells, cell, target))
  }

  const tell = (word: 'lifted' | 'moved_to' | 'dropped' | 'put_back', camera: string, at: number): void =>
    setTold(say(word, { name: latest.current.nameOf(camera), at: at + 1, count: latest.current.cells.length }))

  const moveLifted = (key: Arrow, shift: boolean): void => {
    const { layout, cells, rects, change, focus } = latest.current
    if (lift === undefined) return
    if (layout === 'free') {
      const next = (shift ? resize : move)(cells, lift.at, unit[key])
      change(next)
      const box = next[lift.at]?.box
      if (box) setTold(say('box_at', { x: box.x, y: box.y, w: box.w, h: box.h }))
      return
    }
    const to = neighbour(rects, lift.at, key)
    change(swap(cells, lift.at, to))
    setLift({ ...lift, at: to })
    tell('moved_to', cells[lift.at]?.camera ?? '', to)
    requestAnimationFrame(() => focus(to))
  }

  const onKey: Arranging['onKey'] = (event, cell) => {
    const { cells, able, arranging, begin, change, layout } = latest.current
    const camera = cells[lift?.at ?? cell]?.camera ?? null
    if (!able || event.ctrlKey || event.altKey || event.metaKey) return false
    if (lift === undefined) {
      if ((event.key === 'Delete' || event.key === 'Backspace') && arranging && camera !== null && layout !== 'all') {
        change(takeOut(layout, cells, cell))
        return true
      }
      if (event.key !== ' ' || camera === null) return false
      begin()
      setLift({ at: cell, start: cells })
      tell('lifted', camera, cell)
      return true
    }
    if (isArrow(event.key)) moveLifted(event.key, event.shiftKey)
    else if (event.key === ' ' || event.key === 'Enter' || event.key === 'Tab') {
      setLift(undefined)
      tell('dropped', camera ?? '', lift.at)
      return event.key !== 'Tab'
    } else if (event.key === 'Escape') {
      change(lift.start)
      setLift(undefined)
      tell('put_back', camera ?? '', lift.at)
    } else return false
    return true
  }

  return {
    dragged,
    preview,
    lifted: lift?.at,
    told,
    onPress: (event, cell) => {
      const camera = latest.current.cells[cell]?.camera
      if (camera != null) press(event, 'move', { cell, camera })
    },
    onResize: (event, cell) => press(event, 'resize', { cell, camera: '' }),
    onTrayPress: (event, camera) => press(event, 'tray', { camera }),
    onKey,
    justDragged: () => just.current,
    takeOutAt: cell => {
      const { layout, cells, change } = latest.current
      if (layout !== 'all') change(takeOut(layout, cells, cell))
    },
  }
}

const unit: Readonly<Record<Arrow, Pull>> = {
  ArrowLeft: { dx: -1, dy: 0 },
  ArrowRight: { dx: 1, dy: 0 },
  ArrowUp: { dx: 0, dy: -1 },
  ArrowDown: { dx: 0, dy: 1 },
}
