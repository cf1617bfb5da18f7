// The H.265 sequence parameter set (ITU-T H.265 §7.3.2.2): size, profile and reordering.

import { no, ok, type Result } from '#base/result.ts'
import { BitReader, withoutEmulation } from '#engine/frames/bits.ts'
import { h265CodecName } from '#engine/frames/codec-name.ts'
import type { PictureFormat } from '#engine/frames/picture-format.ts'

const LARGEST_SIDE = 16_384

export type H265Format = PictureFormat & {
  /** The 12 bytes of general profile, tier and level as hvcC wants them (ISO/IEC 14496-15 §8.3.3.1). */
  readonly profile_tier_level: Uint8Array
  readonly temporal_layers: number
  /** sps_temporal_id_nesting_flag */
  readonly nested: boolean
}

/** Reads an SPS NAL unit (with its two header bytes). */
export const readH265Sps = (nal: Uint8Array): Result<H265Format, 'not_an_sps'> => {
  if (nal.length < 16 || nal.length > 4096 || ((nal[0]! >> 1) & 0x3f) !== 33) return no('not_an_sps')
  const raw = withoutEmulation(nal)
  const bits = new BitReader(raw, 2)
  bits.skip(4)
  const layersMinus1 = bits.bits(3)
  if (layersMinus1 > 6) return no('not_an_sps')
  const nested = bits.flag()
  const profile_tier_level = raw.slice(3, 15)
  if (profile_tier_level.length < 12) return no('not_an_sps')
  bits.skip(96)
  skipSubLayers(bits, layersMinus1)
  bits.ue()
  const chroma = bits.ue()
  if (chroma === 3) bits.bit()
  const fullWidth = bits.ue()
  const fullHeight = bits.ue()
  const crop = bits.flag() ? [bits.ue(), bits.ue(), bits.ue(), bits.ue()] : [0, 0, 0, 0]
  const luma_depth = bits.ue() + 8
  const chroma_depth = bits.ue() + 8
  bits.ue()
  const ordered = bits.flag()
  let reorder = 0
  for (let layer = ordered ? 0 : layersMinus1; layer <= layersMinus1; layer++) {
    bits.ue()
    reorder = bits.ue()
    bits.ue()
  }
  const width = fullWidth - (crop[0]! + crop[1]!) * (chroma === 1 || chroma === 2 ? 2 : 1)
  const height = fullHeight - (crop[2]! + crop[3]!) * (chroma === 1 ? 2 : 1)
  const sane = width > 0 && width <= LARGEST_SIDE && height > 0 && height <= LARGEST_SIDE && chroma <= 3
  if (bits.overrun || !sane || luma_depth > 16 || chroma_depth > 16 || reorder > 16) return no('not_an_sps')
  const codec = h265CodecName(profile_tier_level)
  return ok({
    codec,
    width,
    height,
    reorder,
    profile_tier_level,
    chroma,
    luma_depth,
    chroma_depth,
    temporal_layers: layersMinus1 + 1,
    nested,
  })
}

const skipSubLayers = (bits: BitReader, layersMinus1: number): void => {
  if (layersMinus1 === 0) return
  const present: [boolean, boolean][] = []
  for (let i = 0; i < layersMinus1; i++) present.push([bits.flag(), bits.flag()])
  for (let i = layersMinus1; i < 8; i++) bits.skip(2)
  for (const [profile, level] of present) {
    if (profile) bits.skip(88)
    if (level) bits.skip(8)
  }
}
