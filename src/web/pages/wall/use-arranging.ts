// Arranging by hand: dragging with mouse or finger here, lifting with keys in use-lifting.ts. It changes nothing by itself but what it shows
// meanwhile; what is dropped goes out as new cells.

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { WallCell } from '#contract/wall.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { add, takeOut } from './arrange.ts'
import type { Arranged } from './arranged.ts'
import { dropped, type Held, pulledFreely } from './dropping.ts'
import { followPointer, type Pulled } from './follow-pointer.ts'
import { under } from './geometry.ts'
import { useLifting } from './use-lifting.ts'

type Cells = readonly WallCell[]

/** What is dragged, where on the screen, and the cell it would go to; -1: none. */
export type Dragged = Held & Pulled & { readonly target: number }

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
  /** Into the first cell that is empty. */
  readonly addFromTray: (camera: string) => void
}

export const useArranging = (arranged: Arranged): Arranging => {
  const say = useWords()
  const latest = useRef(arranged)
  latest.current = arranged
  const [dragged, setDragged] = useState<Dragged>()
  const [preview, setPreview] = useState<Cells>()
  const busy = useRef({ pulling: false, just: false }).current
  const { lifted, told, onKey } = useLifting(latest)
  useFingerHeld(arranged.box, arranged.able, busy)

  const press = (event: PointerEvent<HTMLElement>, kind: 'move' | 'resize', held: Held): void => {
    if (event.button !== 0 || !latest.current.able) return
    let next: Cells | undefined
    followPointer(event, event.pointerType === 'touch' && !latest.current.arranging, {
      onBegin: () => {
        busy.pulling = true
        latest.current.begin()
      },
      onPull: at => {
        if (held.cell !== undefined && latest.current.layout === 'free') {
          next = pulledFreely(kind, latest.current, held.cell, at, next)
          setPreview(next)
        } else setDragged({ ...held, ...at, target: cellUnder(at, latest.current) })
      },
      onEnd: at => {
        setDragged(undefined)
        setPreview(undefined)
        busy.pulling = false
        busy.just = true
        setTimeout(() => {
          busy.just = false
        }, 0)
        if (at === undefined) return
        const onto = { on_tray: isOnTray(at), target: cellUnder(at, latest.current) }
        const stays = next !== undefined && (kind === 'resize' || !onto.on_tray)
        const after = stays ? next : dropped(latest.current, held, onto)
        if (after !== undefined) latest.current.change(after)
      },
    })
  }

  return {
    ...{ dragged, preview, lifted, told, onKey },
    onPress: (event, cell) => {
      const camera = latest.current.cells[cell]?.camera
      if (camera != null) press(event, 'move', { cell, camera })
    },
    onResize: (event, cell) => press(event, 'resize', { cell, camera: '' }),
    onTrayPress: (event, camera) => press(event, 'move', { cell: undefined, camera }),
    justDragged: () => busy.just,
    takeOutAt: cell => {
      const { layout, cells, change } = latest.current
      if (layout !== 'all') change(takeOut(layout, cells, cell))
    },
    addFromTray: camera => {
      const { layout, cells, change } = latest.current
      if (busy.just || layout === 'all') return
      const added = add(layout, cells, camera)
      if (added === undefined) toast(say('no_room_left'), { tone: 'warn' })
      else change(added)
    },
  }
}

/** A finger that rests opens no menu, and one that holds a camera does not scroll the wall: it would lose what it holds. */
const useFingerHeld = (
  box: RefObject<HTMLElement | null>,
  able: boolean,
  busy: { readonly pulling: boolean },
): void => {
  useEffect(() => {
    if (!able) return
    const stop = new AbortController()
    const hold = (event: Event): void => {
      if (busy.pulling && event.cancelable) event.preventDefault()
    }
    const noMenu = (event: Event): void => {
      if ((event as Partial<globalThis.PointerEvent>).pointerType === 'touch') event.preventDefault()
    }
    // Not passive, and there before the finger: a browser asks only those that were.
    box.current?.addEventListener('touchmove', hold, { passive: false, signal: stop.signal })
    box.current?.addEventListener('contextmenu', noMenu, { signal: stop.signal })
    return () => stop.abort()
  }, [box, able, busy])
}

const cellUnder = ({ x, y }: Pulled, { field, rects }: Pick<Arranged, 'field' | 'rects'>): number => {
  const box = field.current?.getBoundingClientRect()
  return box === undefined ? -1 : under(rects, x - box.left, y - box.top)
}

const isOnTray = ({ x, y }: Pulled): boolean => document.elementFromPoint(x, y)?.closest('[data-tray]') != null
