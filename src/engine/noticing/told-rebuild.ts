// What is to be looked at anew.

import type { CameraId } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'

/** Without a camera: of all of them. */
export type ToldRebuild = {
  readonly camera: CameraId | undefined
  readonly from: WallTime90k
  readonly to: WallTime90k
}
