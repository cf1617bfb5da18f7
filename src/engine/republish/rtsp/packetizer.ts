// Packetizer: a coded picture → RTP packets, cut once and shared by all who watch. H.264: RFC 6184, H.265: RFC 7798, in both single NAL units
// and fragments, with parameter sets before every keyframe; motion JPEG: RFC 2435.

import { no, ok, type Result } from '#base/result.ts'
import type { VideoFormat } from '#engine/frames/frame.ts'
import { readStill, type StillRefusal } from '#engine/frames/read-still.ts'
import { JPEG_TYPE, PICTURE_TYPE } from './description.ts'
import { jpegLength, putJpeg } from './jpeg-payload.ts'
import { parameterSets } from './parameter-sets.ts'
import { type Block, FRAMED_HEAD_BYTES, MOST_PAYLOAD_BYTES, markLast, RtpTrack } from './rtp-track.ts'

export type Picture = {
  readonly key: boolean
  readonly decode: number
  readonly composition: number
  /** NAL units with 4 bytes of length before each, or a JPEG file. */
  readonly bytes: Buffer
}

type Begin = (at: number, payload: number) => number

export class Packetizer {
  readonly track = new RtpTrack('picture')
  #entry: VideoFormat['entry'] | undefined
  #sets: readonly Buffer[] = []

  /** What follows is of this format. */
  become(format: VideoFormat): void {
    this.#entry = format.entry
    this.#sets = parameterSets(format)
  }

  /** `picture.bytes` is only read. No block: RTP has no words for this picture. */
  pack(picture: Picture): Result<Block, StillRefusal> {
    if (this.#entry === 'mp4v') return this.#packStill(picture)
    const { key, decode, composition, bytes } = picture
    this.track.goOn(decode)
    const units = [...(key ? this.#sets : []), ...unitsIn(bytes)]
    const head = this.#entry === 'hvc1' ? 2 : 1
    let length = 0
    for (const unit of units) length += framedLength(unit.length, head)
    const timestamp = this.track.timestampAt(decode + composition)
    const block = this.track.block({ key, timestamp, payload_type: PICTURE_TYPE, length }, (out, begin) => {
      let at = 0
      for (const unit of units) at = put(out, at, begin, unit, head)
    })
    markLast(block)
    return ok(block)
  }

  #packStill({ decode, bytes }: Picture): Result<Block, StillRefusal> {
    const still = readStill(bytes)
    if (!still.ok) return no(still.problem)
    this.track.goOn(decode)
    const timestamp = this.track.timestampAt(decode)
    const length = jpegLength(still.value)
    const block = this.track.block({ key: true, timestamp, payload_type: JPEG_TYPE, length }, (out, begin) =>
      putJpeg(out, begin, still.value),
    )
    markLast(block)
    return ok(block)
  }
}

const put = (out: Buffer, from: number, begin: Begin, unit: Buffer, head: 1 | 2): number => {
  if (unit.length <= MOST_PAYLOAD_BYTES) {
    const at = begin(from, unit.length)
    return at + unit.copy(out, at)
  }
  const most = MOST_PAYLOAD_BYTES - head - 1
  let at = from
  for (let cut = head; cut < unit.length; cut += most) {
    const end = Math.min(cut + most, unit.length)
    at = begin(at, head + 1 + end - cut)
    const flags = (cut === head ? 0x80 : 0) | (end === unit.length ? 0x40 : 0)
    if (head === 1) {
      out[at++] = (unit[0]! & 0xe0) | 28
      out[at++] = flags | (unit[0]! & 0x1f)
    } else {
      out[at++] = (unit[0]! & 0x81) | (49 << 1)
      out[at++] = unit[1]!
      out[at++] = flags | ((unit[0]! >> 1) & 0x3f)
    }
    at += unit.copy(out, at, cut, end)
  }
  return at
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
