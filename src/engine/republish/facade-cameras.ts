// Cameras as the ONVIF facade shows them: what each stream was last seen to be. `programs` knows; this room asks.

import type { CameraId, StreamName } from '#base/ids.ts'

export type ShownStream = {
  readonly stream: StreamName
  readonly codec: 'h264' | 'h265'
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly kbit: number
}

export type ShownCamera = { readonly id: CameraId; readonly name: string; readonly streams: readonly ShownStream[] }

/** Those whose streams are known and can be fetched. */
export type ShownCameras = () => readonly ShownCamera[]
