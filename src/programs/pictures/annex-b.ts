// Annex B: a keyframe as a byte stream with start codes (ITU-T H.264 and H.265 annex B), its parameter sets in front, as ffmpeg reads it
// from a pipe. avcC and hvcC are ISO/IEC 14496-15 §5.3.3 and §8.3.3; they are our own work and bounded all the same.

import type { StreamPicture } from '#engine/camera/look.ts'

const START = Buffer.from([0, 0, 0, 1])

export const annexB = ({
  codec,
  description,
  access_unit,
}: Pick<StreamPicture, 'codec' | 'description' | 'access_unit'>): Buffer => {
  const sets = codec === 'h265' ? hvcSets(description) : avcSets(description)
  return Buffer.concat([...sets, ...units(access_unit)].flatMap(nal => [START, nal]))
}

const avcSets = (avcC: Buffer): readonly Buffer[] => {
  let at = 6
  const found: Buffer[] = []
  const take = (count: number) => {
    for (let i = 0; i < count && at + 2 <= avcC.length; i++) {
      const end = at + 2 + avcC.readUInt16BE(at)
      found.push(avcC.subarray(at + 2, end))
      at = end
    }
  }
  take((avcC[5] ?? 0) & 0x1f)
  at++
  take(avcC[at - 1] ?? 0)
  return found
}

const hvcSets = (hvcC: Buffer): readonly Buffer[] => {
  let at = 23
  const found: Buffer[] = []
  for (let arrays = hvcC[22] ?? 0; arrays > 0 && at + 3 <= hvcC.length; arrays--) {
    const count = hvcC.readUInt16BE(at + 1)
    at += 3
    for (let i = 0; i < count && at + 2 <= hvcC.length; i++) {
      const end = at + 2 + hvcC.readUInt16BE(at)
      found.push(hvcC.subarray(at + 2, end))
      at = end
    }
  }
  return found
}

/** NAL units with 4 bytes of length before each. */
const units = (bytes: Buffer): readonly Buffer[] => {
  const found: Buffer[] = []
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 + bytes.readUInt32BE(at)
    found.push(bytes.subarray(at + 4, end))
    at = end
  }
  return found
}
