// Packetizer: a coded picture → RTP packets (RFC 3550), cut once and shared by all who watch, each already framed for a TCP connection
// (RFC 2326 §10.12). H.264: RFC 6184, H.265: RFC 7798, in both single NAL units and fragments. Parameter sets go before every keyframe.

import { randomInt } from 'node:crypto'
import type { VideoFormat } from '#engine/frames/frame.ts'
import { PAYLOAD_TYPE } from './description.ts'
import { parameterSets } from './parameter-sets.ts'

const MOST_PAYLOAD_BYTES = 1400
const FRAMED_HEAD_BYTES = 16
/** A step of the station's clock is bridged by the length of a picture at 15 a second. */
const USUAL_SPAN = 6000

/** All packets of a picture, one behind the other. */
export type Block = {
  readonly key: boolean
  readonly bytes: Buffer
  /** Where each packet's frame begins. */
  readonly starts: readonly number[]
  readonly sequence: number
  readonly timestamp: number
}

export type Picture = {
  readonly key: boolean
  readonly decode: number
  readonly composition: number
  /** NAL units with 4 bytes of length before each. */
  readonly bytes: Buffer
}

export class Packetizer {
  readonly ssrc = randomInt(1, 0xffff_ffff)
  #sequence = randomInt(0x10000)
  #offset = randomInt(0xffff_ffff)
  #last: number | undefined
  #format: Pick<VideoFormat, 'entry'> | undefined
  #sets: readonly Buffer[] = []
  packets = 0
  octets = 0

  /** What follows is of this format. */
  become(format: VideoFormat): void {
    this.#format = format
    this.#sets = parameterSets(format)
  }

  /** The RTP time that stands for an instant of the station's clock. */
  timestampAt(wall_90k: number): number {
    return Math.round(wall_90k + this.#offset) >>> 0
  }

  /** `picture.bytes` is only read. */
  pack({ key, decode, composition, bytes }: Picture): Block {
    // RTP time never goes back, whatever the clock did.
    if (this.#last !== undefined && decode <= this.#last) this.#offset += this.#last - decode + USUAL_SPAN
    this.#last = decode
    const units = [...(key ? this.#sets : []), ...unitsIn(bytes)]
    const head = this.#format?.entry === 'hvc1' ? 2 : 1
    let length = 0
    for (const unit of units) length += framedLength(unit.length, head)
    const block = Buffer.allocUnsafe(length)
    const starts: number[] = []
    const sequence = this.#sequence
    const timestamp = this.timestampAt(decode + composition)
    let at = 0
    for (const unit of units) at = this.#put(block, at, starts, unit, head, timestamp)
    const last = starts.at(-1)
    if (last !== undefined) block[last + 5]! |= 0x80 // the marker bit: this picture is whole
    this.packets += starts.length
    this.octets += length - starts.length * FRAMED_HEAD_BYTES
    return { key, bytes: block, starts, sequence, timestamp }
  }

  #put(block: Buffer, from: number, starts: number[], unit: Buffer, head: 1 | 2, timestamp: number): number {
    if (unit.length <= MOST_PAYLOAD_BYTES) {
      const at = this.#head(block, from, starts, unit.length, timestamp)
      return at + unit.copy(block, at)
    }
    const most = MOST_PAYLOAD_BYTES - head - 1
    let at = from
    for (let cut = head; cut < unit.length; cut += most) {
      const end = Math.min(cut + most, unit.length)
      at = this.#head(block, at, starts, head + 1 + end - cut, timestamp)
      const flags = (cut === head ? 0x80 : 0) | (end === unit.length ? 0x40 : 0)
      if (head === 1) {
        block[at++] = (unit[0]! & 0xe0) | 28
        block[at++] = flags | (unit[0]! & 0x1f)
      } else {
        block[at++] = (unit[0]! & 0x81) | (49 << 1)
        block[at++] = unit[1]!
        block[at++] = flags | ((unit[0]! >> 1) & 0x3f)
      }
      at += unit.copy(block, at, cut, end)
    }
    return at
  }

  #head(block: Buffer, at: number, starts: number[], payload: number, timestamp: number): number {
    starts.push(at)
    block[at] = 0x24
    block[at + 1] = 0
    block.writeUInt16BE(12 + payload, at + 2)
    block[at + 4] = 0x80
    block[at + 5] = PAYLOAD_TYPE
    block.writeUInt16BE(this.#sequence, at + 6)
    block.writeUInt32BE(timestamp, at + 8)
    block.writeUInt32BE(this.ssrc, at + 12)
    this.#sequence = (this.#sequence + 1) & 0xffff
    return at + FRAMED_HEAD_BYTES
  }
}

/** Whatever is not whole at the end is left out. */
const unitsIn = (bytes: Buffer): readonly Buffer[] => {
  const found: Buffer[] = []
  for (let at = 0; at + 4 < bytes.length; ) {
    const end = at + 4 + bytes.readUInt32BE(at)
    if (end > bytes.length) break
    if (end > at + 4 + 2) found.push(bytes.subarray(at + 4, end))
    at = end
  }
  return found
}

const framedLength = (length: number, head: number): number => {
  if (length <= MOST_PAYLOAD_BYTES) return FRAMED_HEAD_BYTES + length
  const body = length - head
  const parts = Math.ceil(body / (MOST_PAYLOAD_BYTES - head - 1))
  return body + parts * (FRAMED_HEAD_BYTES + head + 1)
}
