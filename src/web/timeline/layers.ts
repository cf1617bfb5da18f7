// Layers: what people marked and what cameras noticed, as it lies on the timeline. Pure: from the station's answers to stretches of time.

import type { Bookmark } from '#contract/bookmark.ts'

export type LayerItem = {
  readonly kind: 'bookmark' | 'notice'
  readonly key: string
  readonly cameras: readonly string[]
  readonly from: number
  readonly to: number
  /** What is said where the pointer rests on it. */
  readonly text: string
}

export const bookmarkItems = (bookmarks: readonly Bookmark[]): readonly LayerItem[] =>
  bookmarks.map(({ id, cameras, at_90k, to_90k, note, by }) => ({
    ...({ kind: 'bookmark', key: `bookmark ${id}`, cameras, from: at_90k, to: to_90k ?? at_90k } as const),
    text: note === '' ? by : `${note} · ${by}`,
  }))

/** The items of a camera within `reach` of an instant, the nearest first. */
export const itemsAt = (
  items: readonly LayerItem[],
  camera: string,
  at: number,
  reach: number,
): readonly LayerItem[] => {
  const away = ({ from, to }: LayerItem): number => Math.max(0, from - at, at - to)
  return items
    .filter(item => item.cameras.includes(camera) && away(item) <= reach)
    .toSorted((one, other) => away(one) - away(other))
}
