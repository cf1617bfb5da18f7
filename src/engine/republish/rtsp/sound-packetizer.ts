// Sound packetizer: a piece of sound as the camera coded it → RTP packets. G.711: RFC 3551 §4.5.14, AAC: RFC 3640 in mode AAC-hbr, a unit a
// packet or in pieces, Opus: RFC 7587. Its time is the station's, as that of pictures is.

import type { AudioFormat } from '#engine/frames/frame.ts'
import { soundType } from './description.ts'
import { type Block, FRAMED_HEAD_BYTES, MOST_PAYLOAD_BYTES, markLast, RtpTrack } from './rtp-track.ts'

/** AU-headers-length and one AU-header: 13 bits of size, 3 of index. */
const UNIT_HEAD_BYTES = 4
const LARGEST_UNIT_BYTES = 8191

export type PieceOfSound = { readonly decode: number; readonly bytes: Buffer }

export class SoundPacketizer {
  readonly track = new RtpTrack('sound')
  #format: AudioFormat | undefined

  /** What follows is of this format. */
  become(format: AudioFormat | undefined): void {
    this.#format = format
    if (format !== undefined) this.track.rate = format.sample_rate
  }

  /** Undefined where there is nothing to send, or more than a packet can say. `piece.bytes` is only read. */
  pack({ decode, bytes }: PieceOfSound): Block | undefined {
    const format = this.#format
    const aac = format?.entry === 'mp4a'
    if (format === undefined || bytes.length === 0 || bytes.length > LARGEST_UNIT_BYTES) return undefined
    this.track.goOn(decode)
    const head = aac ? UNIT_HEAD_BYTES : 0
    const cuts = cutsOf(bytes.length, format.entry === 'Opus' ? LARGEST_UNIT_BYTES : MOST_PAYLOAD_BYTES - head)
    const length = bytes.length + cuts.length * (FRAMED_HEAD_BYTES + head)
    const timestamp = this.track.timestampAt(decode)
    const at = { key: true, timestamp, payload_type: soundType(format), length }
    const block = this.track.block(at, (out, begin) => {
      let to = 0
      for (const [from, end] of cuts) {
        // Pieces of a unit carry its time; of plain samples each has its own.
        to = begin(to, head + end - from, aac ? 0 : Math.floor(from / format.channels))
        if (aac) {
          out.writeUInt16BE(16, to)
          out.writeUInt16BE(bytes.length << 3, to + 2)
          to += UNIT_HEAD_BYTES
        }
        to += bytes.copy(out, to, from, end)
      }
    })
    if (aac) markLast(block)
    return block
  }
}

const cutsOf = (length: number, most: number): readonly (readonly [number, number])[] =>
  Array.from({ length: Math.ceil(length / most) }, (_, i) => [i * most, Math.min(length, (i + 1) * most)])
