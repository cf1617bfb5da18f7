// Shown cameras: what the status board last saw of each camera's streams, as the ONVIF facade tells it.

import type { StreamName } from '#base/ids.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { ShownCameras, ShownStream } from '#engine/republish/facade-cameras.ts'
import type { StatusBoard } from './status-board.ts'

export const shownCameras =
  (cameras: CameraReader, board: StatusBoard): ShownCameras =>
  () =>
    cameras.list().flatMap(({ id, name }) => {
      const shown = (stream: StreamName): readonly ShownStream[] => {
        const { codec, width, height, frames_per_second, bits_per_second } = board.statusOf(id, stream) ?? {}
        const kind = /^avc/.test(codec ?? '') ? 'h264' : /^h(vc|ev)/.test(codec ?? '') ? 'h265' : undefined
        if (kind === undefined || width == null || height == null) return []
        const fps = Math.round(frames_per_second ?? 0)
        return [{ stream, codec: kind, width, height, fps, kbit: Math.round((bits_per_second ?? 0) / 1000) }]
      }
      const streams = [...shown('main'), ...shown('sub')]
      return streams.length === 0 ? [] : [{ id, name, streams }]
    })
