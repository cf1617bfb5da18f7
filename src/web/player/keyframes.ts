// Keyframes: single pictures fetched from the station, one near an instant or many of a span, still coded.

import type { StreamName } from '#base/ids.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { askStation, StationProblem } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { readFragments } from './fragment-reader.ts'
import type { Shelved } from './keyframe-shelf.ts'
import type { Span90k } from './playback-plan.ts'
import type { Keyframe } from './still-decoder.ts'

export type HeldKeyframe = Keyframe & Shelved

export type KeyframeSource = {
  /** The keyframe that shows an instant, or the nearest one; none where nothing is recorded at all. */
  readonly near: (at: WallTime90k, signal: AbortSignal) => Promise<HeldKeyframe | undefined>
  readonly of: (span: Span90k, every_90k: number, signal: AbortSignal) => Promise<readonly HeldKeyframe[]>
}

export const keyframesOf = (camera: string, stream: StreamName): KeyframeSource => ({
  near: async (at, signal) => (await read(paths.keyframe(camera, at, stream), signal))[0],
  of: ({ from, to }, every_90k, signal) =>
    read(paths.keyframes(camera, { from_90k: from, to_90k: to }, every_90k, stream), signal),
})

const read = async (path: string, signal: AbortSignal): Promise<readonly HeldKeyframe[]> => {
  try {
    const response = await askStation(path, { signal })
    const mime = response.headers.get('x-mime') ?? ''
    const answer = new Uint8Array(await response.arrayBuffer())
    return readFragments(answer)
      .filter(({ key }) => key)
      .map(picture => ({ picture, mime, answer, at: wallTime90k(picture.at), bytes: picture.bytes.length }))
  } catch (error) {
    if (error instanceof StationProblem && error.code === 'nothing_recorded') return []
    throw error
  }
}
