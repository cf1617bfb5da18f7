// Cameras as the ONVIF facade shows them: what each stream was last seen to be. `programs` knows; this room asks.

import type { CameraId, StreamName } from '#base/ids.ts'
import type { KnownCamera } from './accounts.ts'

export type ShownStream = {
  readonly stream: StreamName
  readonly codec: 'h264' | 'h265' | 'jpeg'
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly kbit: number
  /** Null where none is recorded, or none comes. */
  readonly sound: { readonly codec: string; readonly sample_rate: number; readonly channels: number } | null
}

export type ShownCamera = { readonly id: CameraId; readonly streams: readonly ShownStream[] } & KnownCamera

/** Those whose streams are known and can be fetched. */
export type ShownCameras = () => readonly ShownCamera[]
