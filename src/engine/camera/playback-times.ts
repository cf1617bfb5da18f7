// Playback times: when each packet of a playback was filmed, by our clock. An ONVIF recorder says it in each picture's header (Streaming
// Specification §6.3, extension 0xABAC); others say where they begin, and RTP time says the rest. How fast packets arrive means nothing.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { fromSource, type SourceClock } from './playback-address.ts'

const REPLAY_EXTENSION = 0xabac
const NTP_OFFSET_S = 2_208_988_800
/** The header's own rounding is no jump. */
const SAME = TICKS_PER_SECOND / 50

export type ReplayMark = { readonly at_ms: number; readonly last: boolean }

/** Reads the replay extension of the RTP packet at `from`…`to`; undefined when it has none. Never throws. */
export const readReplayMark = (buffer: Buffer, from: number, to: number): ReplayMark | undefined => {
  if (to > buffer.length || to - from < 12 || (buffer[from]! & 0x10) === 0) return undefined
  const at = from + 12 + (buffer[from]! & 0x0f) * 4
  if (at + 16 > to || buffer.readUInt16BE(at) !== REPLAY_EXTENSION || buffer.readUInt16BE(at + 2) < 3) return undefined
  const seconds = buffer.readUInt32BE(at + 4) - NTP_OFFSET_S
  const fraction = buffer.readUInt32BE(at + 8) / 2 ** 32
  return { at_ms: (seconds + fraction) * 1000, last: (buffer[at + 12]! & 0x10) !== 0 }
}

export class PlaybackTimes {
  readonly #rate: number
  readonly #clock: SourceClock
  #stamp: number | undefined
  #at: number

  /** `begins`: what the first time stamp stands for; `stamp`: that time stamp, where the recorder tells it. */
  constructor(clock_rate: number, clock: SourceClock, begins: WallTime90k, stamp: number | undefined) {
    this.#rate = clock_rate
    this.#clock = clock
    this.#at = begins
    this.#stamp = stamp
  }

  /** The source says when the picture with this time stamp was filmed. */
  mark(stamp: number, { at_ms }: ReplayMark): void {
    const told = fromSource(at_ms, this.#clock)
    const counted = this.#stamp === undefined ? told : this.#counted(stamp)
    this.#at = Math.abs(counted - told) < SAME && this.#stamp !== undefined ? counted : told
    this.#stamp = stamp
  }

  /** When what bears this time stamp was filmed. */
  of(stamp: number): WallTime90k {
    this.#at = this.#counted(stamp)
    this.#stamp = stamp
    return wallTime90k(Math.round(this.#at))
  }

  /** The packet that was dated last was filmed at another instant than counting says. */
  putRight(at: number): WallTime90k {
    this.#at = at
    return wallTime90k(Math.round(at))
  }

  #counted(stamp: number): number {
    const moved = (stamp - (this.#stamp ?? stamp)) | 0
    return this.#at + (moved * TICKS_PER_SECOND) / this.#rate
  }
}
