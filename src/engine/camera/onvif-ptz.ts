// ONVIF PTZ: steering a camera. Positions and speeds are the generic spaces: −1 … 1 for pan and tilt, 0 … 1 for a zoom position and
// −1 … 1 for its speed.

import type { OnvifResult } from './onvif-trouble.ts'

/** Right, up and closer are positive. */
export type PtzSpeed = { readonly pan: number; readonly tilt: number; readonly zoom: number }
export type PtzPosition = { readonly pan: number; readonly tilt: number; readonly zoom: number }
export type PtzPreset = { readonly token: string; readonly name: string; readonly position: PtzPosition | undefined }

export type PtzStatus = {
  readonly position: PtzPosition | undefined
  readonly moving: boolean | undefined
}

export type PtzAbilities = {
  readonly continuous: boolean
  readonly absolute: boolean
  readonly relative: boolean
  readonly zoom: boolean
  readonly home: boolean
  readonly most_presets: number
}

export type OnvifPtz = {
  readonly abilities: (profile: string) => Promise<OnvifResult<PtzAbilities>>
  /** Moves until stopped, and at most so long: the device itself stops then. */
  readonly move: (profile: string, speed: PtzSpeed, most_ms: number) => Promise<OnvifResult<void>>
  readonly moveTo: (profile: string, position: PtzPosition) => Promise<OnvifResult<void>>
  readonly moveBy: (profile: string, by: PtzPosition) => Promise<OnvifResult<void>>
  readonly stop: (profile: string) => Promise<OnvifResult<void>>
  readonly status: (profile: string) => Promise<OnvifResult<PtzStatus>>
  readonly presets: (profile: string) => Promise<OnvifResult<readonly PtzPreset[]>>
  readonly goto: (profile: string, preset: string) => Promise<OnvifResult<void>>
  /** Keeps where the camera looks now; answers the preset's token. With a token that preset is replaced. */
  readonly setPreset: (profile: string, name: string, preset?: string) => Promise<OnvifResult<string>>
  readonly removePreset: (profile: string, preset: string) => Promise<OnvifResult<void>>
  readonly home: (profile: string) => Promise<OnvifResult<void>>
  readonly setHome: (profile: string) => Promise<OnvifResult<void>>
}
