// Place decides: a permission may go by the place of cameras, which is words on a camera. Whoever only sets cameras up widens none by writing others.

import { Problem } from '#base/problems.ts'
import type { Sight } from '#community/access/sight.ts'
import type { AccessDesk } from '#http/ports.ts'

/** Throws `place_decides_who_sees`. A camera that was removed is the same one when its id comes back. */
export const mustNotMoveSight = (
  access: Pick<AccessDesk, 'movesSight'>,
  sight: Sight,
  camera: string | undefined,
  place: string | undefined,
): void => {
  if (camera === undefined || place === undefined || !access.movesSight(camera, place.normalize('NFC'))) return
  if (!sight.decide('manage_people', { kind: 'station' }).allowed)
    throw new Problem('place_decides_who_sees', { camera, place })
}
