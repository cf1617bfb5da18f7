// ONVIF imaging: brightness and its like, and the infrared filter, of one video source.

import type { Span } from './onvif-media.ts'
import type { OnvifResult } from './onvif-trouble.ts'

/** `on` is day (infrared is filtered out), `off` is night. */
export type IrCut = 'on' | 'off' | 'auto'

export type ImagingSettings = {
  readonly brightness: number | undefined
  readonly contrast: number | undefined
  readonly saturation: number | undefined
  readonly sharpness: number | undefined
  readonly ir_cut: IrCut | undefined
}

export type ImagingChange = {
  readonly brightness?: number
  readonly contrast?: number
  readonly saturation?: number
  readonly sharpness?: number
  readonly ir_cut?: IrCut
}

/** What may be set; what is undefined the device does not tell. */
export type ImagingOptions = {
  readonly brightness: Span | undefined
  readonly contrast: Span | undefined
  readonly saturation: Span | undefined
  readonly sharpness: Span | undefined
  readonly ir_cut: readonly IrCut[] | undefined
}

export type OnvifImaging = {
  readonly options: (source: string) => Promise<OnvifResult<ImagingOptions>>
  readonly settings: (source: string) => Promise<OnvifResult<ImagingSettings>>
  /** Reads, changes only what is named, writes, and reads again. */
  readonly set: (source: string, change: ImagingChange) => Promise<OnvifResult<ImagingSettings>>
}
