// Shown cameras: what the status board last saw of each camera's streams, as the ONVIF facade tells it.

import type { StreamName } from '#base/ids.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { ShownCameras, ShownStream } from '#engine/republish/facade-cameras.ts'
import type { StatusBoard } from './status-board.ts'

export const shownCameras =
  (cameras: CameraReader, board: StatusBoard): ShownCameras =>
  () =>
    cameras.list().flatMap(({ id, name, record_audio }) => {
      const shown = (stream: StreamName): readonly ShownStream[] => {
        const { codec, width, height, frames_per_second, bits_per_second, sound } = board.statusOf(id, stream) ?? {}
        const kind = kindOf(codec ?? '')
        if (kind === undefined || width == null || height == null) return []
        const fps = Math.round(frames_per_second ?? 0)
        const kbit = Math.round((bits_per_second ?? 0) / 1000)
        return [{ stream, codec: kind, width, height, fps, kbit, sound: sound ?? null }]
      }
      const streams = [...shown('main'), ...shown('sub')]
      return streams.length === 0 ? [] : [{ id, name, record_audio, streams }]
    })

const kindOf = (codec: string): ShownStream['codec'] | undefined => {
  if (codec.startsWith('avc')) return 'h264'
  if (/^h(?:vc|ev)/.test(codec)) return 'h265'
  return codec.startsWith('mp4v') ? 'jpeg' : undefined
}
