// The controller book: what the station tells the public of its cameras, and what single cameras say otherwise. `store` implements it.

import type { CameraId } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { CameraPurpose, Controller, SetController } from '#contract/controller.ts'
import { knownDaysOff } from './working-days.ts'

export type StatedController = SetController & {
  /** Undefined where nobody ever stated anything. */
  readonly set: { readonly by: string; readonly at: WallTime90k } | undefined
}

export type CameraNotice = {
  readonly camera: CameraId
  /** Null: the station's first. */
  readonly controller: string | null
  /** Null: as the station says. */
  readonly purposes: readonly CameraPurpose[] | null
}

export type ControllerBook = {
  readonly stated: () => StatedController
  readonly state: (settings: SetController, by: string) => void
  readonly ofCameras: () => readonly CameraNotice[]
  readonly stateCamera: (notice: CameraNotice, by: string) => void
}

/** Before anybody said a word: no controller, and nothing is recognised automatically. */
export const nothingStated: StatedController = {
  controllers: [],
  purposes: ['public_order', 'crime_prevention'],
  recognition: '',
  second: { kind: 'en' },
  public_address: null,
  check_every_days: 180,
  days_off: [...knownDaysOff],
  set: undefined,
}

/** Who answers for a camera and what it is for; a controller that is not in the list any more gives way to the first. */
export const answeringFor = (
  stated: StatedController,
  own: CameraNotice | undefined,
): {
  readonly controller: Controller | null
  readonly purposes: readonly CameraPurpose[]
  readonly own_controller: boolean
  readonly own_purposes: boolean
} => {
  const chosen = stated.controllers.find(({ id }) => id === own?.controller)
  return {
    controller: chosen ?? stated.controllers[0] ?? null,
    purposes: own?.purposes ?? stated.purposes,
    own_controller: chosen !== undefined,
    own_purposes: own?.purposes != null,
  }
}
