// RTP track (RFC 3550 §5.1): the numbers that one kind of packet counts by, and its clock; each packet is written already framed for a TCP
// connection (RFC 2326 §10.12). Pictures travel on channel 0, sound on channel 2, their reports on the channel behind.

import { randomInt } from 'node:crypto'
import { TICKS_PER_SECOND } from '#base/units.ts'

/** `$`, channel and length, then the head of RTP. */
export const FRAMED_HEAD_BYTES = 16
export const MOST_PAYLOAD_BYTES = 1400
/** A step of the station's clock is bridged by the length of a picture at 15 a second. */
const USUAL_SPAN = 6000

/** All packets of a picture or of a piece of sound, one behind the other. */
export type Block = {
  readonly kind: 'picture' | 'sound'
  readonly key: boolean
  readonly bytes: Buffer
  /** Where each packet's frame begins. */
  readonly starts: readonly number[]
  readonly sequence: number
  readonly timestamp: number
}

export const channelOf = (kind: Block['kind']): number => (kind === 'picture' ? 0 : 2)

export class RtpTrack {
  readonly ssrc = randomInt(1, 0xffff_ffff)
  readonly #kind: Block['kind']
  readonly #offset = randomInt(0xffff_ffff)
  #sequence = randomInt(0x10000)
  #rate = TICKS_PER_SECOND
  #shift = 0
  #last: number | undefined
  packets = 0
  octets = 0

  constructor(kind: Block['kind']) {
    this.#kind = kind
  }

  /** Ticks a second from now on. */
  set rate(rate: number) {
    this.#rate = rate
  }

  /** The RTP time that stands for an instant of the station's clock. */
  timestampAt(wall_90k: number): number {
    const at = wall_90k + this.#shift
    const seconds = Math.floor(at / TICKS_PER_SECOND)
    const rest = ((at - seconds * TICKS_PER_SECOND) * this.#rate) / TICKS_PER_SECOND
    return Math.round(seconds * this.#rate + rest + this.#offset) >>> 0
  }

  /** RTP time never goes back, whatever the clock did. */
  goOn(decode_90k: number): void {
    if (this.#last !== undefined && decode_90k <= this.#last) this.#shift += this.#last - decode_90k + USUAL_SPAN
    this.#last = decode_90k
  }

  /** A block of `length` bytes whose packets `put` writes, each begun by `begin`: payload bytes in, where they go out. */
  block(
    at: { readonly key: boolean; readonly timestamp: number; readonly payload_type: number; readonly length: number },
    put: (bytes: Buffer, begin: (at: number, payload: number, later?: number) => number) => void,
  ): Block {
    const bytes = Buffer.allocUnsafe(at.length)
    const starts: number[] = []
    const sequence = this.#sequence
    put(bytes, (from, payload, later = 0) => {
      starts.push(from)
      return this.#head(bytes, from, payload, (at.timestamp + later) >>> 0, at.payload_type)
    })
    this.packets += starts.length
    this.octets += at.length - starts.length * FRAMED_HEAD_BYTES
    return { kind: this.#kind, key: at.key, bytes, starts, sequence, timestamp: at.timestamp }
  }

  #head(bytes: Buffer, at: number, payload: number, timestamp: number, payload_type: number): number {
    bytes[at] = 0x24
    bytes[at + 1] = channelOf(this.#kind)
    bytes.writeUInt16BE(12 + payload, at + 2)
    bytes[at + 4] = 0x80
    bytes[at + 5] = payload_type
    bytes.writeUInt16BE(this.#sequence, at + 6)
    bytes.writeUInt32BE(timestamp, at + 8)
    bytes.writeUInt32BE(this.ssrc, at + 12)
    this.#sequence = (this.#sequence + 1) & 0xffff
    return at + FRAMED_HEAD_BYTES
  }
}

/** The last packet of a whole picture or unit carries the marker bit. */
export const markLast = ({ bytes, starts }: Block): void => {
  const last = starts.at(-1)
  if (last !== undefined) bytes[last + 5]! |= 0x80
}
