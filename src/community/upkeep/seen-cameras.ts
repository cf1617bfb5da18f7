// The camera book as somebody in particular may read it: a camera that they may do nothing with is not there for them.

import type { Sight } from '#community/access/sight.ts'
import type { Verb } from '#contract/access.ts'
import type { CameraReader } from './camera-book.ts'

export type SeenCameras = {
  /** Cameras that may be known; with a verb, those it may be done to. */
  readonly seenBy: (sight: Sight, verb?: Verb) => CameraReader
}

export const seenCameras = (cameras: CameraReader): SeenCameras => ({
  seenBy: (sight, verb) => {
    const sees = (camera: string): boolean => (verb === undefined ? sight.knows(camera) : sight.may(verb, camera))
    return {
      list: () => cameras.list().filter(({ id }) => sees(id)),
      get: id => (sees(id) ? cameras.get(id) : undefined),
      known: id => sees(id) && cameras.known(id),
    }
  },
})
