// Board: the moments that stand on the page: of this device's tray, or of a board that was saved. Changes of the tray are kept at once; a saved board is
// changed when somebody saves it.

import { queryOptions } from '@tanstack/react-query'
import { useState } from 'react'
import type { Compared, Comparison, ComparisonList } from '#contract/comparison.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { setTray, trayed, useTray } from './tray.ts'

export const comparisonsQuery = queryOptions({
  queryKey: ['comparisons'],
  queryFn: ({ signal }) => ask<ComparisonList>(paths.comparisons, { signal }),
})

export const comparisonQuery = (id: number) =>
  queryOptions({
    queryKey: ['comparison', id],
    queryFn: ({ signal }) => ask<Comparison>(paths.comparison(id), { signal }),
    // Somebody works on it: what another saves meanwhile is told when this one is saved.
    refetchOnWindowFocus: false,
  })

export type Board = {
  readonly items: readonly Compared[]
  readonly changed: boolean
  readonly change: (at: number, change: Partial<Compared>) => void
  readonly remove: (at: number) => void
  readonly set: (items: readonly Compared[]) => void
}

/** Undefined: of this device. */
export const useBoard = (saved: Comparison | undefined): Board => {
  const tray = useTray()
  const [own, setOwn] = useState<{ readonly of: string; readonly items: readonly Compared[] }>()
  const key = saved === undefined ? '' : `${saved.id} ${saved.revision}`
  const changed = saved !== undefined && own?.of === key
  const items = saved === undefined ? tray : changed ? own.items : saved.items.map(bare)
  const set = (next: readonly Compared[]): void =>
    saved === undefined ? setTray(next) : setOwn({ of: key, items: next })
  const now = (): readonly Compared[] => (saved === undefined ? trayed() : items)
  return {
    ...{ items, changed, set },
    change: (at, change) => set(now().map((item, place) => (place === at ? { ...item, ...change } : item))),
    remove: at => set(now().filter((_, place) => place !== at)),
  }
}

/** Without what the station told beside it. */
const bare = ({ camera, at_90k, crop, brightness, contrast, sharpen, plate, note }: Compared): Compared => ({
  ...{ camera, at_90k, crop, brightness, contrast, sharpen, plate, note },
})
