// Fault: how a pretend camera misbehaves, in one named way. A fault hooks into the conversation (`answer`), into the stream
// (`stream`) or changes a number; what it leaves out works as on a good camera.

import type { HttpAnswer, HttpRequest, HttpTrick } from '#simulator/http/http-answer.ts'
import type { Reel, ReelFrame } from '#simulator/rtp/reel.ts'
import type { Answer } from '#simulator/rtsp/answer.ts'
import type { Account } from '#simulator/rtsp/auth.ts'
import type { RtspRequest } from '#simulator/rtsp/request.ts'

export type Fault = {
  /** One sentence for `--help`. */
  readonly says: { readonly vi: string; readonly en: string }
  /** Replaces the usual answer; bytes go out as they are, `nothing` leaves the client waiting, `close` hangs up. */
  readonly answer?: (usual: Answer, request: RtspRequest) => Answer | Uint8Array | 'nothing' | 'close'
  /** Replaces the usual answer of its ONVIF services. */
  readonly onvif?: (usual: HttpAnswer, request: HttpRequest) => HttpTrick
  /** The first of a track's two interleaved channels: what it uses and what it says, by what it was offered. */
  readonly channels?: (asked: number) => { readonly used: number; readonly told: number }
  readonly session_timeout_s?: number
  /** Without power: `reset` closes its port and resets its connections, `silent` leaves them standing without a word. */
  readonly unplugged?: 'reset' | 'silent'
  /** Nothing passes and connections survive: what is filmed meanwhile comes late or is lost; requests are answered afterwards. */
  readonly no_air?: 'late' | 'lost'
  /** The user and password that count now; whoever came in with others is hung up. */
  readonly account?: (usual: Account) => Account
  /** The RTP timestamp that a session begins with; any when left out. */
  readonly first_stamp?: (clock_rate: number) => number
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
  readonly packet?: (rtp: Buffer) => readonly (Buffer | StrayPacket)[]
  /** Added to the camera's time of day in its reports, milliseconds. */
  readonly clock_step_ms?: (elapsed_ms: number) => number
  /** Payloads that go out in front of a frame's own, with its timestamp. */
  readonly ballast?: (frame: ReelFrame, reel: Reel) => readonly Buffer[]
  /** Pause between the packets of a frame. */
  readonly pace_ms?: number
  /** Another reel from here on; asked before each loop position is worked out. */
  readonly reel?: (usual: Reel, other: Reel, elapsed_ms: number) => Reel
}

/** A packet that goes out on a channel so far from the track's own; the same over UDP. */
export type StrayPacket = { readonly rtp: Buffer; readonly channel_shift: number }

export type FrameTurn = {
  readonly kind: 'video' | 'audio'
  readonly key: boolean
  /** How many frames this session was sent before. */
  readonly index: number
  readonly elapsed_ms: number
  readonly clock_rate: number
}
