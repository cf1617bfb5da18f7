// Measure live: some seconds of a stream that is being recorded, as the recorder hands its frames on. The camera is not dialled again: many
// serve no more than two sessions.

import type { CameraId, StreamName } from '#base/ids.ts'
import type { StreamPicture } from '#engine/camera/look.ts'
import type { MeasuredStream } from '#engine/camera/measured-stream.ts'
import { areStills } from '#engine/frames/frame.ts'
import { createGroupMeter } from './group-meter.ts'
import type { LiveFormat, LiveHub } from './live.ts'
import { pictureOf } from './live-picture.ts'
import { codecOf, MEASURE_MS } from './measure-stream.ts'

const LOOK_EVERY_MS = 50

/** Ends when it has seen enough, after ten seconds, or when `signal` aborts. Never rejects. */
export const measureLive = async (
  hub: LiveHub,
  camera: CameraId,
  stream: StreamName,
  signal: AbortSignal,
): Promise<MeasuredStream> => {
  const meter = createGroupMeter()
  let format: LiveFormat | undefined
  let picture: StreamPicture | undefined
  const stop = hub.watch(camera, stream, {
    format: given => {
      format = given
    },
    frame: frame => {
      if (format === undefined) return
      if (picture === undefined && frame.key && !areStills(format.video)) picture = pictureOf(format, frame)
      const { key, start, composition, bytes, picture_at } = frame
      meter.take({ key, decode: start, composition, bytes: bytes.length - picture_at })
    },
    skipped: () => {},
    waiting: () => 0,
  })
  await enough(() => meter.enough(), signal)
  stop()
  const still = format !== undefined && areStills(format.video)
  return {
    in: 'recording',
    codec: format === undefined ? null : codecOf(format.video),
    width: format?.width ?? null,
    height: format?.height ?? null,
    ...meter.read(),
    ...(still ? { group_ms: null, no_key_for_ms: null } : {}),
    scrambled: false,
    packets: null,
    lost_packets: null,
    jitter_ms: null,
    clock_offset_ms: null,
    picture,
    trouble: format === undefined ? 'silent' : null,
    detail: null,
  }
}

const enough = (reached: () => boolean, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const done = (): void => {
      clearInterval(watch)
      clearTimeout(late)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const watch = setInterval(() => reached() && done(), LOOK_EVERY_MS)
    const late = setTimeout(done, MEASURE_MS)
    signal.addEventListener('abort', done, { once: true })
    if (signal.aborted) done()
  })
