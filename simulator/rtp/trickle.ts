// The slow road for cameras with a fault: packets of one frame taken apart, changed, and sent one by one, perhaps with pauses,
// but never before those of an earlier frame. Good cameras never come here.

import type { StrayPacket } from '#simulator/faults/fault.ts'
import type { Outlet } from './outlet.ts'
import { TCP_PREFIX_BYTES } from './reel.ts'

/** What becomes of each packet: changed, doubled or swallowed; and the pause before the next. */
export type Changes = {
  readonly packet: ((rtp: Buffer) => readonly (Buffer | StrayPacket)[]) | undefined
  readonly pace_ms: number | undefined
}

const MOST_WAITING = 5_000

export class Trickle {
  readonly #outlet: Outlet
  readonly #waiting: (Buffer | StrayPacket)[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(outlet: Outlet) {
    this.#outlet = outlet
  }

  /** Sends a patched block packet by packet; returns how many of its packets a fault swallowed. */
  write(block: Buffer, starts: Int32Array, { packet, pace_ms }: Changes): number {
    const before = this.#waiting.length
    for (let index = 0; index < starts.length; index++) {
      const rtp = Buffer.from(block.subarray(starts[index]! + TCP_PREFIX_BYTES, starts[index + 1] ?? block.length))
      if (this.#waiting.length < MOST_WAITING) this.#waiting.push(...(packet?.(rtp) ?? [rtp]))
    }
    const swallowed = starts.length - (this.#waiting.length - before)
    if (pace_ms === undefined) while (this.#waiting.length > 0) this.#sendOne()
    else if (this.#timer === undefined) this.#next(pace_ms)
    return swallowed
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#waiting.length = 0
  }

  #next(pace_ms: number): void {
    this.#timer = undefined
    this.#sendOne()
    if (this.#waiting.length > 0) this.#timer = setTimeout(() => this.#next(pace_ms), pace_ms)
  }

  #sendOne(): void {
    const next = this.#waiting.shift()
    if (next === undefined) return
    const { rtp, channel_shift } = Buffer.isBuffer(next) ? { rtp: next, channel_shift: 0 } : next
    const block = this.#outlet.room(TCP_PREFIX_BYTES + rtp.length).subarray(0, TCP_PREFIX_BYTES + rtp.length)
    block[0] = 0x24
    block[1] = this.#outlet.channel + channel_shift
    block.writeUInt16BE(rtp.length, 2)
    rtp.copy(block, TCP_PREFIX_BYTES)
    this.#outlet.send(block, Int32Array.of(0))
  }
}
