// The wire between the station and its recorder: a Unix socket in the data folder (mode 0600). Each message is its length, a kind
// and a body: JSON, or one frame of a stream that is followed.

import type { CameraId, StreamName } from '#base/ids.ts'
import type { StreamStateName, Transport } from './camera.ts'
import type { Keeping, TimeTrust } from './status.ts'

/** Both sides must speak the same: a station that meets a recorder of another version stops it and starts its own. */
export const WIRE_VERSION = 6

export type PlannedStream = { readonly stream: StreamName; readonly url: string }
export type PlannedCamera = {
  readonly camera: CameraId
  readonly streams: readonly PlannedStream[]
  readonly username: string
  readonly password: string
  readonly transport: Transport
  readonly record_audio: boolean
  /** Not dialled while it holds; the recorder sees by itself when `until_90k` has come. */
  readonly suspended: {
    readonly reason: string
    readonly by: string
    readonly since_90k: number
    readonly until_90k: number | null
  } | null
  /** Recorded only at these hours of the week (base/week-hours.ts), and always when null. Live goes on outside them. */
  readonly hours: { readonly text: string; readonly by: string; readonly since_90k: number } | null
  /** Not recorded while its owner does not share it; null: recorded all the same, or always shared. Live goes on for the owner. */
  readonly sharing: {
    readonly hours: string | null
    readonly paused_until_90k: number | null
    readonly by: string
    readonly since_90k: number
  } | null
}

export type ToRecorder =
  /**
   * All cameras there are, whole: what is not named is stopped, what is unchanged goes on undisturbed. Cameras are dialled only in
   * `ranges`; a name is held against them each time that it is resolved.
   */
  | { readonly kind: 'plan'; readonly cameras: readonly PlannedCamera[]; readonly ranges: readonly string[] }
  /** `sound`: its sound too, where the camera's sound is recorded. */
  | {
      readonly kind: 'follow'
      readonly handle: number
      readonly camera: string
      readonly stream: StreamName
      readonly sound: boolean
    }
  | { readonly kind: 'unfollow'; readonly handle: number }
  /** All rules and holds there are, whole. The recorder removes nothing before it was told them once. */
  | ({ readonly kind: 'housekeeping' } & ToldKeeping)
  /** The certificate that the camera showed at first counts no more: the next one is kept. */
  | { readonly kind: 'trust_certificate'; readonly camera: string }
  /** A person says that the password may be right now: what this host refused counts no more. */
  | { readonly kind: 'retry_sign_in'; readonly host: string }
  /** The list of archives changed: read it again. */
  | { readonly kind: 'archives' }
  /** A whole file of recovered footage lies there: enter it. Answered by the same `request`. */
  | { readonly kind: 'recovered'; readonly request: number; readonly archive: string; readonly path: string }
  | { readonly kind: 'stop' }

export type ToldKeeping = {
  readonly revision: number
  readonly rules: readonly WireRule[]
  readonly holds: readonly WireHold[]
}
export type WireRule = {
  /** Null: all cameras. */
  readonly camera: CameraId | null
  readonly days: number | null
  readonly quota_bytes: number | null
}
export type WireHold = {
  readonly id: string
  readonly camera: CameraId
  readonly stream: StreamName | null
  readonly from_90k: number
  readonly to_90k: number
}

/** As `StreamStatus` of contract/camera.ts. */
export type WireStatus = {
  readonly state: StreamStateName
  readonly reason: string | null
  readonly detail: string | null
  readonly since_90k: number
  readonly retry_at_90k: number | null
  readonly codec: string | null
  readonly width: number | null
  readonly height: number | null
  readonly frames_per_second: number | null
  readonly bits_per_second: number | null
  readonly sound: { readonly codec: string; readonly sample_rate: number; readonly channels: number } | null
  readonly packets_lost: number
  readonly packets_bad: number
  readonly camera_clock_offset_ms: number | null
  readonly camera_clock_drift_ppm: number | null
}

/** Why the recorder does not enter a file of recovered footage; only `not_now` may be otherwise a moment later. */
export type RecoveredRefusal = 'not_now' | 'no_archive' | 'unreadable' | 'not_ours' | 'not_continued' | 'overlaps'

export type FromRecorder =
  | { readonly kind: 'hello'; readonly version: number; readonly pid: number; readonly started_90k: number }
  | { readonly kind: 'status'; readonly camera: string; readonly stream: StreamName; readonly status: WireStatus }
  | { readonly kind: 'keeping'; readonly keeping: Keeping }
  /** `refused` is null when the file is in the catalogue. */
  | { readonly kind: 'recovered'; readonly request: number; readonly refused: RecoveredRefusal | null }
  | {
      readonly kind: 'totals'
      readonly written_bytes: number
      readonly packets_lost: number
      readonly clock: TimeTrust
    }
  /** Comes before the first frame of a followed stream and whenever its format changes. */
  | {
      readonly kind: 'format'
      readonly handle: number
      readonly id: string
      readonly entry: 'avc1' | 'hvc1' | 'mp4v'
      readonly codec: string
      readonly width: number
      readonly height: number
      /** avcC or hvcC, base64. */
      readonly description: string
      /** Of a stream that is followed with its sound: what the sound is; null where there is none. */
      readonly sound?: WireSound | null
    }
  /** Frames of a followed stream were left out, because the station read too slowly; a keyframe comes next. */
  | { readonly kind: 'skipped'; readonly handle: number; readonly frames: number }

export type WireSound = {
  readonly id: string
  readonly entry: 'mp4a' | 'alaw' | 'ulaw' | 'Opus'
  readonly codec: string
  readonly sample_rate: number
  readonly channels: number
  /** Base64. */
  readonly description: string
}

export type WireFrame = {
  readonly handle: number
  /** A piece of sound, which is always `key`. */
  readonly sound?: boolean
  readonly key: boolean
  readonly decode_90k: number
  readonly composition_90k: number
}

/** Length of everything before a frame's bytes: u32 length · u8 kind · u32 handle · u8 flags · f64 decode · i32 composition. */
export const FRAME_HEAD_BYTES = 22
const LARGEST_MESSAGE_BYTES = 8 * 1024 * 1024
const KEY = 1
const SOUND = 2

export const writeFrameHead = (frame: WireFrame, bytes: number): Buffer => {
  const head = Buffer.allocUnsafe(FRAME_HEAD_BYTES)
  head.writeUInt32BE(FRAME_HEAD_BYTES - 4 + bytes, 0)
  head[4] = 1
  head.writeUInt32BE(frame.handle, 5)
  head[9] = (frame.key ? KEY : 0) | (frame.sound === true ? SOUND : 0)
  head.writeDoubleBE(frame.decode_90k, 10)
  head.writeInt32BE(frame.composition_90k, 18)
  return head
}

export const writeWireJson = (message: ToRecorder | FromRecorder): Buffer => {
  const body = Buffer.from(JSON.stringify(message))
  const out = Buffer.allocUnsafe(body.length + 5)
  out.writeUInt32BE(body.length + 1, 0)
  out[4] = 0
  body.copy(out, 5)
  return out
}

export type WireSink = {
  readonly json: (message: unknown) => void
  /** `bytes` is the reader's own only until it returns. */
  readonly frame: (frame: WireFrame, bytes: Buffer) => void
}

/** Takes apart what arrives; answers false when the other side breaks the rules and the connection must go. */
export const createWireReader = (sink: WireSink): ((chunk: Buffer) => boolean) => {
  let held: Buffer[] = []
  let length = 0
  let wanted = 4

  const take = (all: Buffer): Buffer | undefined => {
    let at = 0
    while (at + 4 <= all.length) {
      const size = all.readUInt32BE(at)
      if (size < 1 || size > LARGEST_MESSAGE_BYTES) return undefined
      if (at + 4 + size > all.length) {
        wanted = 4 + size
        return all.subarray(at)
      }
      if (!hand(all.subarray(at, at + 4 + size))) return undefined
      at += 4 + size
    }
    wanted = 4
    return all.subarray(at)
  }
  const hand = (message: Buffer): boolean => {
    if (message[4] === 1) {
      if (message.length < FRAME_HEAD_BYTES) return false
      const head = {
        handle: message.readUInt32BE(5),
        key: (message[9]! & KEY) !== 0,
        ...((message[9]! & SOUND) === 0 ? {} : { sound: true }),
        decode_90k: message.readDoubleBE(10),
        composition_90k: message.readInt32BE(18),
      }
      sink.frame(head, message.subarray(FRAME_HEAD_BYTES))
      return true
    }
    try {
      sink.json(JSON.parse(message.toString('utf8', 5)))
      return true
    } catch {
      return false
    }
  }

  return chunk => {
    held.push(chunk)
    length += chunk.length
    if (length < wanted) return true
    const rest = take(held.length === 1 ? held[0]! : Buffer.concat(held, length))
    if (rest === undefined) return false
    held = rest.length > 0 ? [Buffer.from(rest)] : []
    length = rest.length
    return true
  }
}
