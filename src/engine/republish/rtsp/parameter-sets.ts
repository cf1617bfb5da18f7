// Parameter sets out of a decoder configuration (avcC, hvcC: ISO/IEC 14496-15 §5.3.3 and §8.3.3). They are our own work; bounded all the
// same, since they came over a wire.

import type { VideoFormat } from '#engine/frames/frame.ts'

/** In the order in which a decoder wants them; empty for pictures that need none. */
export const parameterSets = ({ entry, description }: Pick<VideoFormat, 'entry' | 'description'>): readonly Buffer[] =>
  entry === 'avc1' ? avcSets(description) : entry === 'hvc1' ? hvcSets(description) : []

const avcSets = (avcC: Buffer): readonly Buffer[] => {
  const sps = take(avcC, 6, (avcC[5] ?? 0) & 0x1f)
  const pps = take(avcC, sps.end + 1, avcC[sps.end] ?? 0)
  return [...sps.sets, ...pps.sets]
}

const hvcSets = (hvcC: Buffer): readonly Buffer[] => {
  const found: Buffer[] = []
  let at = 23
  for (let arrays = hvcC[22] ?? 0; arrays > 0 && at + 3 <= hvcC.length; arrays--) {
    const { sets, end } = take(hvcC, at + 3, hvcC.readUInt16BE(at + 1))
    found.push(...sets)
    at = end
  }
  return found
}

const take = (bytes: Buffer, from: number, count: number): { sets: readonly Buffer[]; end: number } => {
  const sets: Buffer[] = []
  let at = from
  for (let i = 0; i < count && at + 2 <= bytes.length; i++) {
    const end = at + 2 + bytes.readUInt16BE(at)
    if (end > bytes.length) break
    if (end > at + 2) sets.push(bytes.subarray(at + 2, end))
    at = end
  }
  return { sets, end: at }
}
