// Coded unit: one picture as files keep it (Annex B: NAL units between start codes) made into what a frame holds: parameter sets apart, a
// length in front of each other NAL unit. Never throws.

import { splitAnnexB } from './annex-b.ts'
import type { VideoFormat } from './frame.ts'
import { LARGEST_FRAME_BYTES } from './frame-writer.ts'
import { createH264Sets, createH265Sets, type ParameterSets, slicePps } from './parameter-sets.ts'

export type CodedPicture = { readonly format: VideoFormat; readonly key: boolean; readonly bytes: Buffer }

const MOST_NALS = 500

export class CodedUnitReader {
  readonly #h264: boolean
  readonly #sets: ParameterSets
  #format: VideoFormat | undefined

  constructor(codec: 'h264' | 'h265') {
    this.#h264 = codec === 'h264'
    this.#sets = this.#h264 ? createH264Sets() : createH265Sets()
  }

  /** Undefined for what holds no picture, or comes before the first keyframe. */
  read(unit: Buffer): CodedPicture | undefined {
    if (unit.length > LARGEST_FRAME_BYTES) return undefined
    const parts: Buffer[] = []
    let [key, picture] = [false, false]
    let pps: number | undefined
    splitAnnexB(unit, 0, unit.length, (start, end) => {
      if (parts.length >= MOST_NALS * 2 || end - start < 3) return
      const type = this.#h264 ? unit[start]! & 0x1f : (unit[start]! >> 1) & 0x3f
      if (this.#sets.take(type, unit, start, end)) return
      if (this.#h264 ? type >= 1 && type <= 5 : type <= 31) picture = true
      if (this.#h264 ? type === 5 : type >= 16 && type <= 21) {
        key = true
        if (this.#h264) pps ??= slicePps(unit, start + 1, end)
      }
      const length = Buffer.alloc(4)
      length.writeUInt32BE(end - start)
      parts.push(length, unit.subarray(start, end))
    })
    if (key) this.#format = this.#sets.format(pps)
    if (!picture || this.#format === undefined) return undefined
    return { format: this.#format, key, bytes: Buffer.concat(parts) }
  }
}
