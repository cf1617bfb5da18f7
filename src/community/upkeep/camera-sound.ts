// Camera sound: in which moments of a span a camera's sound was to be recorded, by what people said of it. What is fetched later keeps to
// what held then: where nobody had switched sound on, none is brought in.

import type { WallTime90k } from '#base/units.ts'
import type { AudioOrder, CameraRow } from './camera-book.ts'

export type SoundSpan = { readonly from: WallTime90k; readonly to: WallTime90k; readonly sound: boolean }

/** The span in pieces, in order. `orders` are all that was ever said of this camera, the oldest first. */
export const soundOf = (
  { record_audio, added_90k }: Pick<CameraRow, 'record_audio' | 'added_90k'>,
  orders: readonly Pick<AudioOrder, 'recording' | 'since_90k'>[],
  from: WallTime90k,
  to: WallTime90k,
): readonly SoundSpan[] => {
  // A camera that was removed and added again begins anew.
  const said = orders.filter(({ since_90k }) => since_90k >= added_90k)
  const switches =
    said.length > 0
      ? said.map(({ since_90k, recording }) => ({ at: since_90k, sound: recording }))
      : [{ at: added_90k, sound: record_audio }]
  const pieces: SoundSpan[] = []
  let begun: { at: WallTime90k; sound: boolean } = { at: from, sound: false }
  for (const next of [...switches, { at: to, sound: false }]) {
    const [start, end] = [begun.at > from ? begun.at : from, next.at < to ? next.at : to]
    const last = pieces.at(-1)
    if (start < end) {
      if (last?.sound === begun.sound) pieces[pieces.length - 1] = { ...last, to: end }
      else pieces.push({ from: start, to: end, sound: begun.sound })
    }
    begun = next
  }
  return pieces
}
