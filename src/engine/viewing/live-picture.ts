// Live picture: the newest keyframe of a stream that is being recorded. The camera is not dialled again.

import type { CameraId, StreamName } from '#base/ids.ts'
import type { StreamPicture } from '#engine/camera/look.ts'
import { areStills } from '#engine/frames/frame.ts'
import type { LiveFormat, LiveFrame, LiveHub } from './live.ts'

/** Undefined when none came within `patience_ms`. */
export const livePicture = (
  hub: LiveHub,
  camera: CameraId,
  stream: StreamName,
  patience_ms: number,
): Promise<StreamPicture | undefined> => {
  const found = Promise.withResolvers<StreamPicture | undefined>()
  let format: LiveFormat | undefined
  const stop = hub.watch(camera, stream, {
    format: given => {
      format = given
    },
    frame: frame => {
      if (format !== undefined && frame.key) found.resolve(pictureOf(format, frame))
    },
    skipped: () => {},
    waiting: () => 0,
  })
  const late = setTimeout(() => found.resolve(undefined), patience_ms)
  return found.promise.finally(() => {
    clearTimeout(late)
    stop()
  })
}

/** A keyframe as a decoder wants it. */
export const pictureOf = ({ init, video }: LiveFormat, { bytes, picture_at }: LiveFrame): StreamPicture => ({
  codec: areStills(video) ? 'jpeg' : video.entry === 'hvc1' ? 'h265' : 'h264',
  description: video.description,
  access_unit: bytes.subarray(picture_at),
  mp4: Buffer.concat([init, bytes]),
})
