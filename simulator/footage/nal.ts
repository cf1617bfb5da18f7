// NAL units as MP4 keeps them: split from their length prefixes, and parameter sets out of avcC and hvcC
// (ISO/IEC 14496-15 §5.3.3 and §8.3.3). The simulator parses for itself, so that it shares no mistake with the engine it tests.

export type CodecConfig = { readonly length_bytes: number; readonly parameterSets: readonly Buffer[] }

/** Splits one length-prefixed sample; a length that runs past the end stops the walk. */
export const splitSample = (sample: Buffer, length_bytes: number): Buffer[] => {
  const nals: Buffer[] = []
  let at = 0
  while (at + length_bytes <= sample.length) {
    const size = sample.readUIntBE(at, length_bytes)
    at += length_bytes
    if (size === 0 || at + size > sample.length) break
    nals.push(sample.subarray(at, at + size))
    at += size
  }
  return nals
}

export const readAvcConfig = (box: Buffer): CodecConfig | undefined => {
  if (box.length < 7 || box[0] !== 1) return undefined
  const sets: Buffer[] = []
  const next = takeSets(box, 6, box[5]! & 0x1f, sets)
  if (next === undefined || next >= box.length) return undefined
  if (takeSets(box, next + 1, box[next]!, sets) === undefined) return undefined
  return { length_bytes: (box[4]! & 3) + 1, parameterSets: sets }
}

export const readHevcConfig = (box: Buffer): CodecConfig | undefined => {
  if (box.length < 23 || box[0] !== 1) return undefined
  const sets: Buffer[] = []
  let at: number | undefined = 23
  for (let array = 0; array < box[22]!; array++) {
    if (at === undefined || at + 3 > box.length) return undefined
    const kind = box[at]! & 0x3f
    const found: Buffer[] = []
    at = takeSets(box, at + 3, box.readUInt16BE(at + 1), found)
    if (kind >= 32 && kind <= 34) sets.push(...found)
  }
  return { length_bytes: (box[21]! & 3) + 1, parameterSets: sets }
}

const takeSets = (box: Buffer, from: number, count: number, into: Buffer[]): number | undefined => {
  let at = from
  for (let taken = 0; taken < count; taken++) {
    if (at + 2 > box.length) return undefined
    const size = box.readUInt16BE(at)
    if (at + 2 + size > box.length) return undefined
    into.push(box.subarray(at + 2, at + 2 + size))
    at += 2 + size
  }
  return at
}
