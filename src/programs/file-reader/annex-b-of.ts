// Annex B of a file's samples: MP4 and MKV put a length in front of each NAL unit and the parameter sets beside the stream (avcC, hvcC;
// ISO/IEC 14496-15 §5.3.3, §8.3.3); here they stand between start codes again, with the sets before each keyframe.

export type SampleConfig = { readonly length_bytes: number; readonly sets: Buffer }

const CODE = Buffer.from([0, 0, 0, 1])

/** Undefined where samples are Annex B already. */
export const readConfig = (codec: 'h264' | 'h265', box: Buffer): SampleConfig | undefined => {
  if (box.length < 7 || box[0] !== 1) return undefined
  const sets: Buffer[] = []
  const take = (from: number, count: number): number => {
    let at = from
    for (let i = 0; i < count && at + 2 <= box.length; i++) {
      const size = box.readUInt16BE(at)
      if (at + 2 + size <= box.length) sets.push(CODE, box.subarray(at + 2, at + 2 + size))
      at += 2 + size
    }
    return at
  }
  if (codec === 'h264') {
    const at = take(6, box[5]! & 0x1f)
    if (at < box.length) take(at + 1, box[at]!)
    return { length_bytes: (box[4]! & 3) + 1, sets: Buffer.concat(sets) }
  }
  let at = 23
  for (let array = 0; array < (box[22] ?? 0) && at + 3 <= box.length; array++)
    at = take(at + 3, box.readUInt16BE(at + 1))
  return { length_bytes: ((box[21] ?? 3) & 3) + 1, sets: Buffer.concat(sets) }
}

export const annexBOf = (sample: Buffer, config: SampleConfig | undefined, key: boolean): Buffer => {
  if (config === undefined) return sample
  const { length_bytes, sets } = config
  const parts: Buffer[] = key ? [sets] : []
  for (let at = 0; at + length_bytes <= sample.length; ) {
    const size = sample.readUIntBE(at, length_bytes)
    const from = at + length_bytes
    if (size === 0 || from + size > sample.length) break
    parts.push(CODE, sample.subarray(from, from + size))
    at = from + size
  }
  return Buffer.concat(parts)
}
