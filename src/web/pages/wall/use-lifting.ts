// Lifting: arranging by keyboard. Space lifts a camera, arrows move it, Space puts it down, Esc puts it back; each step is said to screen readers.

import { useState } from 'react'
import type { WallCell } from '#contract/wall.ts'
import { useWords } from '#web/words/language.ts'
import { move, type Pull, resize, swap, takeOut } from './arrange.ts'
import type { Arranged } from './arranged.ts'
import { type Arrow, isArrow, neighbour } from './geometry.ts'

type Lift = { readonly at: number; readonly start: readonly WallCell[] }

export const useLifting = (latest: { readonly current: Arranged }) => {
  const say = useWords()
  const [lift, setLift] = useState<Lift>()
  const [told, setTold] = useState('')
  const tell = (word: 'lifted' | 'moved_to' | 'dropped' | 'put_back', camera: string, at: number): void =>
    setTold(say(word, { name: latest.current.nameOf(camera), at: at + 1, count: latest.current.cells.length }))

  const moveLifted = ({ at, start }: Lift, key: Arrow, shift: boolean): void => {
    const { layout, cells, rects, change, focus } = latest.current
    if (layout === 'free') {
      const next = (shift ? resize : move)(cells, at, unit[key])
      change(next)
      const box = next[at]?.box
      if (box) setTold(say('box_at', { x: box.x, y: box.y, w: box.w, h: box.h }))
      return
    }
    const to = neighbour(rects, at, key)
    change(swap(cells, at, to))
    setLift({ at: to, start })
    tell('moved_to', cells[at]?.camera ?? '', to)
    requestAnimationFrame(() => focus(to))
  }

  const begin = (event: KeyboardEvent, cell: number): boolean => {
    const { cells, arranging, change, layout } = latest.current
    const camera = cells[cell]?.camera ?? null
    if ((event.key === 'Delete' || event.key === 'Backspace') && arranging && camera !== null && layout !== 'all') {
      change(takeOut(layout, cells, cell))
      return true
    }
    if (event.key !== ' ' || camera === null) return false
    latest.current.begin()
    setLift({ at: cell, start: cells })
    tell('lifted', camera, cell)
    return true
  }

  /** True when the key was for arranging. */
  const onKey = (event: KeyboardEvent, cell: number): boolean => {
    const { cells, able, change } = latest.current
    if (!able || event.ctrlKey || event.altKey || event.metaKey) return false
    if (lift === undefined) return begin(event, cell)
    const camera = cells[lift.at]?.camera ?? ''
    if (isArrow(event.key)) moveLifted(lift, event.key, event.shiftKey)
    else if (event.key === ' ' || event.key === 'Enter' || event.key === 'Tab') {
      setLift(undefined)
      tell('dropped', camera, lift.at)
      return event.key !== 'Tab'
    } else if (event.key === 'Escape') {
      change(lift.start)
      setLift(undefined)
      tell('put_back', camera, lift.at)
    } else return false
    return true
  }

  return { lifted: lift?.at, told, onKey }
}

const unit: Readonly<Record<Arrow, Pull>> = {
  ArrowLeft: { dx: -1, dy: 0 },
  ArrowRight: { dx: 1, dy: 0 },
  ArrowUp: { dx: 0, dy: -1 },
  ArrowDown: { dx: 0, dy: 1 },
}
