// Viewing copy: several spans of several cameras as one film that any player shows, with camera and time above the picture and a card wherever something
// is missing. It is made anew, smaller, and says of itself that it is no original.

import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import { type FilmWish, makeFilm } from './film-process.ts'
import type { FilmSpan } from './order.ts'

export const VIEWING_BANNER = 'BẢN ĐỂ XEM – KHÔNG PHẢI BẢN GỐC'
const WIDTH = 1280
const QUALITY = 23

export type ViewingItem = Pick<FilmSpan, 'camera' | 'stream' | 'name' | 'from_90k' | 'to_90k'> & {
  readonly place: string
  /** What is missing and why, in Vietnamese; what is not named is told as not recorded. */
  readonly gaps: readonly { readonly from_90k: number; readonly to_90k: number; readonly cause: string }[]
}

export type ViewingOrder = {
  readonly out: string
  readonly items: readonly ViewingItem[]
  /** One camera after the other, or everything in the order of time. */
  readonly order: 'by_camera' | 'by_time'
  /** Stands in the file’s own description, with the number of the extraction. */
  readonly about: string
}

/** Answers what was made, or why not; a film that was begun and not ended leaves nothing. Give up by `signal`. */
export const makeViewingCopy = (data: string, { out, items, order, about }: ViewingOrder, wish: FilmWish = {}) =>
  makeFilm(
    data,
    {
      ...{ kind: 'film', out, width: WIDTH, straight: false, quality: QUALITY, banner: VIEWING_BANNER, captions: true },
      ...{
        title: VIEWING_BANNER,
        comment: `${VIEWING_BANNER}. ${about}`.slice(0, 300),
        spans: sorted(items, order).map(spanOf),
      },
    },
    wish,
  )

const sorted = (items: readonly ViewingItem[], order: ViewingOrder['order']): readonly ViewingItem[] => {
  if (order === 'by_time') return items.toSorted((a, b) => a.from_90k - b.from_90k)
  const cameras = [...new Set(items.map(({ camera }) => camera))]
  return cameras.flatMap(camera =>
    items.filter(item => item.camera === camera).toSorted((a, b) => a.from_90k - b.from_90k),
  )
}

const spanOf = ({ place, gaps, ...item }: ViewingItem): FilmSpan => ({
  ...item,
  ...{ masks: [], areas: [], mute: [], gaps: [...gaps] },
  title: [
    item.name,
    ...(place === '' ? [] : [place]),
    `${localText(wallTime90k(item.from_90k))} – ${localText(wallTime90k(item.to_90k))}`,
  ],
})
