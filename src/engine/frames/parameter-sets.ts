// Parameter sets: keeps the newest VPS, SPS and PPS that a stream sent or announced, and makes the decoder configuration of
// an MP4 track from them. The sets live there, not in the frames (`avc1` and `hvc1`, ISO/IEC 14496-15 §5.4.2.1, §8.4.1).

import { createHash } from 'node:crypto'
import { BitReader } from './bits.ts'
import type { VideoFormat } from './frame.ts'
import { readH264Sps } from './h264/sps.ts'
import { type H265Format, readH265Sps } from './h265/sps.ts'

const MOST_SETS = 64
const LARGEST_SET_BYTES = 4096
/** The profiles whose record goes on with chroma format and bit depths (ISO/IEC 14496-15 §5.3.3.1.2). */
const HIGH_PROFILES = new Set([100, 110, 122, 144])

export type ParameterSets = {
  /** Takes a NAL unit; true when it is a parameter set and so does not belong into a frame. */
  readonly take: (type: number, buffer: Uint8Array, start: number, end: number) => boolean
  /**
   * The format that the sets describe now; the same object until it changes. Undefined while any is missing or unreadable. A camera may
   * keep several H.264 sequences at hand: the one counts that the keyframe's picture parameter set `pps` belongs to.
   */
  readonly format: (pps?: number) => VideoFormat | undefined
  /** Whether a keyframe can begin with this slice, whose header begins at `at`, behind the NAL unit's own: a scrambled one hardly ever can. */
  readonly beginsKey: (buffer: Uint8Array, at: number, end: number) => boolean
}

type Kept = { readonly type: number; readonly nal: Buffer }
type Describe = (sets: readonly Kept[], pps: number | undefined) => VideoFormat | undefined

export const createH264Sets = (): ParameterSets =>
  createSets(type => type === 7 || type === 8, describeH264, beginsH264Key)
export const createH265Sets = (): ParameterSets =>
  createSets(type => type >= 32 && type <= 34, describeH265, beginsH265Key)

const createSets = (isSet: (type: number) => boolean, describe: Describe, begins: BeginsKey): ParameterSets => {
  const kept = new Map<string, Kept>()
  let known: VideoFormat | undefined
  let stale = true
  let active: number | undefined

  return {
    take: (type, buffer, start, end) => {
      if (!isSet(type)) return false
      if (end - start < 3 || end - start > LARGEST_SET_BYTES) return true
      const key = `${type}.${setId(type, buffer, start, end)}`
      const before = kept.get(key)
      if (before !== undefined && same(before.nal, buffer, start, end)) return true
      if (before === undefined && kept.size >= MOST_SETS) return true
      kept.set(key, { type, nal: Buffer.from(buffer.subarray(start, end)) })
      stale = true
      return true
    },
    format: pps => {
      if (stale || pps !== active) {
        const next = describe([...kept.values()], pps)
        if (next?.id !== known?.id) known = next
        stale = false
        active = pps
      }
      return known
    },
    beginsKey: (buffer, at, end) =>
      begins([...kept.values()], new BitReader(buffer.subarray(at, Math.min(end, at + 16)))),
  }
}

/** The set's own id, so that a stream with several picture parameter sets keeps them all. H.265 cameras have one VPS and one SPS. */
const setId = (type: number, buffer: Uint8Array, start: number, end: number): number => {
  const first = type === 7 ? start + 4 : type === 8 ? start + 1 : type === 34 ? start + 2 : end
  return first < end ? new BitReader(buffer.subarray(first, Math.min(end, first + 8))).ue() : 0
}

const same = (kept: Buffer, buffer: Uint8Array, start: number, end: number): boolean =>
  kept.length === end - start && kept.compare(buffer, start, end) === 0

const formatOf = (entry: 'avc1' | 'hvc1', picture: Omit<VideoFormat, 'kind' | 'id' | 'entry'>): VideoFormat => {
  const { codec, width, height, reorder, description } = picture
  const id = createHash('sha256').update(entry).update(description).digest('hex').slice(0, 16)
  return { kind: 'video', id, entry, codec, width, height, reorder, description }
}

/** AVCDecoderConfigurationRecord, ISO/IEC 14496-15 §5.3.3.1.2. */
const describeH264: Describe = (all, active) => {
  const sets = setsInUse(all, active)
  const sps = sets.filter(set => set.type === 7).map(set => set.nal)
  const pps = sets.filter(set => set.type === 8).map(set => set.nal)
  const first = sps[0]
  if (first === undefined || pps.length === 0) return undefined
  const read = readH264Sps(first)
  if (!read.ok) return undefined
  const lists: Buffer[] = [Buffer.from([1, first[1]!, first[2]!, first[3]!, 0xff, 0xe0 | Math.min(sps.length, 31)])]
  for (const nal of sps.slice(0, 31)) lists.push(sized(nal))
  lists.push(Buffer.from([Math.min(pps.length, 255)]))
  for (const nal of pps.slice(0, 255)) lists.push(sized(nal))
  const { chroma, luma_depth, chroma_depth } = read.value
  if (HIGH_PROFILES.has(first[1]!)) {
    lists.push(Buffer.from([0xfc | chroma, 0xf8 | (luma_depth - 8), 0xf8 | (chroma_depth - 8), 0]))
  }
  return formatOf('avc1', { ...read.value, description: Buffer.concat(lists) })
}

/** The sequence that the picture set `pps` names, with all picture sets of that sequence; everything where that is not known. */
const setsInUse = (sets: readonly Kept[], pps: number | undefined): readonly Kept[] => {
  const read = sets.map(set => ({ ...set, ...idsOf(set) }))
  const sequence = read.find(set => set.type === 8 && set.own === pps)?.sequence
  if (!read.some(set => set.type === 7 && set.own === sequence)) return sets
  return read.filter(set => (set.type === 7 ? set.own : set.sequence) === sequence)
}

/** H.264: a set's own id and, of a picture set, that of its sequence (ITU-T H.264 §7.3.2.1.1, §7.3.2.2). */
const idsOf = ({ type, nal }: Kept): { own: number; sequence: number | undefined } => {
  const bits = new BitReader(nal.subarray(type === 7 ? 4 : 1, 12))
  return { own: bits.ue(), sequence: type === 8 ? bits.ue() : undefined }
}

/** The picture parameter set that an H.264 slice names; its header begins at `at`, behind the NAL unit's own (§7.3.3). */
export const slicePps = (buffer: Uint8Array, at: number, end: number): number => {
  const bits = new BitReader(buffer.subarray(at, Math.min(end, at + 16)))
  bits.ue() // first_mb_in_slice
  bits.ue() // slice_type
  return bits.ue()
}

/** HEVCDecoderConfigurationRecord, ISO/IEC 14496-15 §8.3.3.1. */
const describeH265: Describe = sets => {
  const first = sets.find(set => set.type === 33)?.nal
  if (first === undefined || !sets.some(set => set.type === 34)) return undefined
  const read = readH265Sps(first)
  if (!read.ok) return undefined
  const lists: Buffer[] = [hvccHead(read.value)]
  const types = [32, 33, 34].filter(type => sets.some(set => set.type === type))
  lists.push(Buffer.from([types.length]))
  for (const type of types) {
    const nals = sets.filter(set => set.type === type).map(set => set.nal)
    lists.push(Buffer.from([0x80 | type, 0, nals.length]), ...nals.map(sized))
  }
  return formatOf('hvc1', { ...read.value, description: Buffer.concat(lists) })
}

const hvccHead = (format: H265Format): Buffer => {
  const head = Buffer.alloc(22)
  head[0] = 1
  head.set(format.profile_tier_level, 1)
  head.writeUInt16BE(0xf000, 13)
  head[15] = 0xfc
  head[16] = 0xfc | format.chroma
  head[17] = 0xf8 | (format.luma_depth - 8)
  head[18] = 0xf8 | (format.chroma_depth - 8)
  head[21] = (format.temporal_layers << 3) | (format.nested ? 4 : 0) | 3
  return head
}

type BeginsKey = (sets: readonly Kept[], header: BitReader) => boolean

/** ITU-T H.264 §7.3.3, §7.4.3. */
const beginsH264Key: BeginsKey = (sets, header) => {
  const first = header.ue()
  const type = header.ue()
  const pps = header.ue()
  const known = sets.some(set => set.type === 8 && idsOf(set).own === pps)
  return !header.overrun && first === 0 && KEY_SLICES.has(type) && known
}

/** ITU-T H.265 §7.3.6.1; how many bits stand before the slice's type is told by the picture parameter set (§7.3.2.3). */
const beginsH265Key: BeginsKey = (sets, header) => {
  const first = header.flag()
  header.flag() // no_output_of_prior_pics_flag
  const pps = header.ue()
  const named = sets.map(pictureSetH265).find(set => set?.id === pps)
  if (named === undefined) return false
  header.skip(named.extra_bits)
  return first && header.ue() === 2 && !header.overrun
}

const pictureSetH265 = ({ type, nal }: Kept): { id: number; extra_bits: number } | undefined => {
  if (type !== 34) return undefined
  const bits = new BitReader(nal.subarray(2, 16))
  const id = bits.ue()
  bits.ue()
  bits.skip(2)
  return { id, extra_bits: bits.bits(3) }
}

/** I and SI, and the same where all slices of the picture are (table 7-6). */
const KEY_SLICES = new Set([2, 4, 7, 9])

const sized = (nal: Buffer): Buffer => {
  const out = Buffer.allocUnsafe(nal.length + 2)
  out.writeUInt16BE(nal.length, 0)
  nal.copy(out, 2)
  return out
}
