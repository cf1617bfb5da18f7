// ONVIF imaging: brightness and its like, and the infrared filter, of one video source.

import type { OnvifResult } from './onvif-trouble.ts'

export type ImagingSettings = {
  readonly brightness: number | undefined
  readonly contrast: number | undefined
  readonly saturation: number | undefined
  readonly sharpness: number | undefined
  /** `on` is day (infrared is filtered out), `off` is night. */
  readonly ir_cut: 'on' | 'off' | 'auto' | undefined
}

export type ImagingChange = {
  readonly brightness?: number
  readonly contrast?: number
  readonly saturation?: number
  readonly sharpness?: number
  readonly ir_cut?: 'on' | 'off' | 'auto'
}

export type OnvifImaging = {
  readonly settings: (source: string) => Promise<OnvifResult<ImagingSettings>>
  /** Reads, changes only what is named, writes, and reads again. */
  readonly set: (source: string, change: ImagingChange) => Promise<OnvifResult<ImagingSettings>>
}
