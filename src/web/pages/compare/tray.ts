// Tray: moments that somebody put aside to compare, on this device alone, until the board is saved or emptied. No picture is kept, only where and when.

import { useSyncExternalStore } from 'react'
import type { Compared } from '#contract/comparison.ts'
import { comparedShape, MOST_COMPARED } from '#contract/comparison.ts'

export type Moment = { readonly camera: string; readonly at_90k: number }

const MEMORY = 'matthan.compare'
const listeners = new Set<() => void>()
let held: readonly Compared[] | undefined

export const asRecorded = { crop: null, brightness: 1, contrast: 1, sharpen: 0, plate: '', note: '' } as const

/** Puts a moment on the board of this device; the oldest gives way where it is full. The same moment twice is one. */
export const bringToCompare = ({ camera, at_90k }: Moment): void => {
  const at = Math.round(at_90k)
  const others = trayed().filter(item => !(item.camera === camera && item.at_90k === at))
  setTray([...others, { camera, at_90k: at, ...asRecorded }])
}

export const setTray = (items: readonly Compared[]): void => {
  held = items.slice(-MOST_COMPARED)
  try {
    localStorage.setItem(MEMORY, JSON.stringify(held))
  } catch {
    // not remembered, still shown
  }
  for (const listener of listeners) listener()
}

export const trayed = (): readonly Compared[] => {
  held ??= remembered()
  return held
}

/** What a browser kept may be of another day's program: what is not understood is left out. */
const remembered = (): readonly Compared[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(MEMORY) ?? '[]')
    return Array.isArray(kept)
      ? kept
          .flatMap(item => {
            const read = comparedShape.safeParse(item)
            return read.success ? [read.data] : []
          })
          .slice(-MOST_COMPARED)
      : []
  } catch {
    return []
  }
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useTray = (): readonly Compared[] => useSyncExternalStore(subscribe, trayed)
