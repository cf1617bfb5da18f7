// Fault: how a pretend camera misbehaves, in one named way. A fault hooks into the conversation (`answer`), into the stream
// (`stream`) or changes a number; what it leaves out works as on a good camera.

import type { Reel } from '#simulator/rtp/reel.ts'
import type { Answer } from '#simulator/rtsp/answer.ts'
import type { RtspRequest } from '#simulator/rtsp/request.ts'

export type Fault = {
  /** One sentence for `--help`. */
  readonly says: { readonly vi: string; readonly en: string }
  /** Replaces the usual answer; bytes go out as they are, `nothing` leaves the client waiting, `close` hangs up. */
  readonly answer?: (usual: Answer, request: RtspRequest) => Answer | Uint8Array | 'nothing' | 'close'
  readonly session_timeout_s?: number
  /** Runs of the camera's RTP clock against real time; 1.01 is 1% fast. */
  readonly clock_ratio?: number
  /** Begins anew with every session and track. */
  readonly stream?: () => StreamFault
}

export type StreamFault = {
  /** Asked before each frame is sent. */
  readonly frame?: (frame: FrameTurn) => 'send' | 'skip' | 'close'
  /** Ticks to add to the frame's timestamp. */
  readonly shift?: (frame: FrameTurn) => number
  /** Gets one RTP packet (header and payload, its own copy) and returns what goes out in its place. */
  readonly packet?: (rtp: Buffer) => readonly Buffer[]
  /** Pause between the packets of a frame. */
  readonly pace_ms?: number
  /** Another reel from here on; asked before each loop position is worked out. */
  readonly reel?: (usual: Reel, other: Reel, elapsed_ms: number) => Reel
}

export type FrameTurn = {
  readonly kind: 'video' | 'audio'
  readonly key: boolean
  /** How many frames this session was sent before. */
  readonly index: number
  readonly elapsed_ms: number
  readonly clock_rate: number
}
