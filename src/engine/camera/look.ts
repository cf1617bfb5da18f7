// Look: what a short session with one stream shows: its first keyframe, its size, how quickly it comes. Looking needs to know frames,
// which come behind this room on the road: the room that can do it is handed in (engine/viewing/look-at-stream.ts).

import type { Transport } from '#contract/camera.ts'
import type { Credentials } from './rtsp/auth.ts'
import type { StreamReason } from './stream-state.ts'

export type LookWish = {
  /** Without user and password. */
  readonly url: string
  readonly credentials: Credentials | undefined
  /** As the camera is, or would be, recorded. */
  readonly transport: Transport
}

export type StreamPicture = {
  readonly codec: 'h264' | 'h265' | 'jpeg'
  /** avcC or hvcC. */
  readonly description: Buffer
  /** One keyframe, its NAL units with 4 bytes of length before each; of motion JPEG the picture itself. */
  readonly access_unit: Buffer
  /** The same as a video of one frame, for a browser. */
  readonly mp4: Buffer
}

export type Look = {
  /** RFC 6381; null: no picture could begin. */
  readonly codec: string | null
  readonly width: number | null
  readonly height: number | null
  readonly frames_per_second: number | null
  readonly bits_per_second: number | null
  readonly transport: 'tcp' | 'udp'
  readonly picture: StreamPicture | undefined
  /** Why there is no picture; null with one. */
  readonly trouble: StreamReason | null
  readonly detail: string | null
}

/** Plays one stream until there is a keyframe and a word on its rate, or `signal` aborts. Never throws, and signs in once. */
export type LookAtStream = (wish: LookWish, signal: AbortSignal) => Promise<Look>
