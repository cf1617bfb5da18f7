// Data saver: how many pictures this page asks for, and what its line carries meanwhile. What was chosen is kept on this device; by itself it goes by
// what the device says of its line (where its browser tells) and by how late pictures come.

import { useSyncExternalStore } from 'react'
import type { LivePace } from '#contract/live.ts'
import type { LiveLink } from './live-link.ts'
import { type LineHint, PaceLadder, type SaverChoice } from './pace-ladder.ts'

export type Saving = {
  readonly choice: SaverChoice
  readonly pace: LivePace
  /** The sub stream has to do everywhere. */
  readonly saves: boolean
  /** What live pictures cost just now. */
  readonly bytes_per_second: number
  /** Pictures come much later than they could. */
  readonly late: boolean
}

const MEMORY = 'matthan.saver'
const LATE_MS = 2_500
const ladder = new PaceLadder()
const listeners = new Set<() => void>()
let link: LiveLink | undefined
let choice: SaverChoice = 'auto'
let now: Saving = { choice, pace: 'all', saves: false, bytes_per_second: 0, late: false }

/** Sets the pace of this line from now on, once a second. */
export const minding = (line: LiveLink): void => {
  link = line
  choice = remembered()
  ladder.choose(choice, hintOf())
  connection()?.addEventListener?.('change', () => {
    if (choice === 'auto') ladder.choose(choice, hintOf())
  })
  setInterval(mind, 1_000)
  mind()
}

export const chooseSaving = (chosen: SaverChoice): void => {
  choice = chosen
  try {
    localStorage.setItem(MEMORY, chosen)
  } catch {
    // not remembered, still chosen
  }
  ladder.choose(chosen, hintOf())
  mind()
}

export const useSaving = (): Saving => useSyncExternalStore(subscribe, () => now)
/** Only whether the sub stream has to do: changes seldom, so that tiles are not drawn anew each second. */
export const useSaves = (): boolean => useSyncExternalStore(subscribe, () => now.saves)

const mind = (): void => {
  if (link === undefined) return
  const { gauge } = link
  if (!document.hidden && link.holds) ladder.judge(performance.now(), gauge.late_ms)
  link.setPace(ladder.pace)
  const next: Saving = {
    choice,
    pace: ladder.pace,
    saves: ladder.saves,
    bytes_per_second: Math.round(gauge.bytesPerSecond(performance.now()) / 1_000) * 1_000,
    late: link.holds && gauge.late_ms > LATE_MS,
  }
  if ((Object.keys(next) as (keyof Saving)[]).every(key => next[key] === now[key])) return
  now = next
  for (const listener of listeners) listener()
}

type Connection = EventTarget & { readonly saveData?: boolean; readonly effectiveType?: string }

/** Not every browser tells of its line; none of Apple's does. */
const connection = (): Connection | undefined => (navigator as { connection?: Connection }).connection

const hintOf = (): LineHint => {
  const told = connection()
  return { saves: told?.saveData === true, slow: /^(slow-2g|2g|3g)$/.test(told?.effectiveType ?? '') }
}

const remembered = (): SaverChoice => {
  try {
    const kept = localStorage.getItem(MEMORY)
    return kept === 'on' || kept === 'off' ? kept : 'auto'
  } catch {
    return 'auto' // a browser that refuses storage still gets a page
  }
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
