// Ways: how one camera's picture can come to a browser, the best one first. Where a browser cannot decode one, the next is tried; the
// last is transcoded by the station, which is dear and so asked for only when nothing else is left.

import type { StreamName } from '#base/ids.ts'

export type Way = { readonly stream: StreamName; readonly as?: 'h264' }

/** `first` is the stream that is wanted where the browser can decode it. */
export const waysOf = (first: StreamName, has_sub: boolean): readonly Way[] => {
  if (!has_sub) return [{ stream: 'main' }, { stream: 'main', as: 'h264' }]
  if (first === 'sub') return [{ stream: 'sub' }, { stream: 'sub', as: 'h264' }]
  return [{ stream: 'main' }, { stream: 'sub' }, { stream: 'main', as: 'h264' }]
}
