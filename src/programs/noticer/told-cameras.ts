// Told cameras: the line by which the station tells the noticer what there is to look at.

import { type CameraId, knownCameraId, type StreamName } from '#base/ids.ts'

export type ToldCamera = { readonly camera: CameraId; readonly stream: StreamName }

export const toldCamerasLine = (cameras: readonly ToldCamera[]): string => `${JSON.stringify({ cameras })}\n`

/** Undefined: the line is none of these. */
export const readToldCameras = (line: string): readonly ToldCamera[] | undefined => {
  try {
    const read = JSON.parse(line) as { readonly cameras?: unknown } | null
    if (!Array.isArray(read?.cameras)) return undefined
    return read.cameras.map(({ camera, stream }: Record<string, unknown>) => ({
      camera: knownCameraId(String(camera)),
      stream: stream === 'main' ? 'main' : 'sub',
    }))
  } catch {
    return undefined
  }
}
