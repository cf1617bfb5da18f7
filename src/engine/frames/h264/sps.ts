// The H.264 sequence parameter set (ITU-T H.264 §7.3.2.1.1, VUI in E.1.1): what the container and the wall need to know of it.

import { no, ok, type Result } from '#base/result.ts'
import { BitReader, withoutEmulation } from '#engine/frames/bits.ts'
import type { PictureFormat } from '#engine/frames/picture-format.ts'

const CHROMA_PROFILES = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135])
const LARGEST_SIDE = 16_384

/** Reads an SPS NAL unit (with its header byte). */
export const readH264Sps = (nal: Uint8Array): Result<PictureFormat, 'not_an_sps'> => {
  if (nal.length < 4 || nal.length > 1024 || (nal[0]! & 0x1f) !== 7) return no('not_an_sps')
  const bits = new BitReader(withoutEmulation(nal), 1)
  const profile = bits.bits(8)
  const constraints = bits.bits(8)
  const level = bits.bits(8)
  bits.ue()
  let chroma = 1
  let luma_depth = 8
  let chroma_depth = 8
  if (CHROMA_PROFILES.has(profile)) {
    chroma = bits.ue()
    if (chroma === 3) bits.bit()
    luma_depth = bits.ue() + 8
    chroma_depth = bits.ue() + 8
    bits.bit()
    if (bits.flag()) skipScalingLists(bits, chroma === 3 ? 12 : 8)
  }
  bits.ue()
  const orderType = bits.ue()
  if (orderType === 0) bits.ue()
  else if (orderType === 1) skipOrderCycle(bits)
  bits.ue()
  bits.bit()
  const widthUnits = bits.ue() + 1
  const heightUnits = bits.ue() + 1
  const framesOnly = bits.bit()
  if (!framesOnly) bits.bit()
  bits.bit()
  const crop = bits.flag() ? [bits.ue(), bits.ue(), bits.ue(), bits.ue()] : [0, 0, 0, 0]
  const cropX = chroma === 1 || chroma === 2 ? 2 : 1
  const cropY = (chroma === 1 ? 2 : 1) * (2 - framesOnly)
  const width = widthUnits * 16 - (crop[0]! + crop[1]!) * cropX
  const height = heightUnits * 16 * (2 - framesOnly) - (crop[2]! + crop[3]!) * cropY
  const sane = width > 0 && width <= LARGEST_SIDE && height > 0 && height <= LARGEST_SIDE
  if (bits.overrun || !sane || chroma > 3 || luma_depth > 14 || chroma_depth > 14) return no('not_an_sps')
  const told = bits.flag() ? readVui(bits) : undefined
  const never = profile === 66 || orderType === 2
  const codec = `avc1.${[profile, constraints, level].map(byte => byte.toString(16).padStart(2, '0')).join('')}`
  const reorder = never ? 0 : told === undefined || bits.overrun ? undefined : told
  return ok({ codec, width, height, reorder, chroma, luma_depth, chroma_depth })
}

const skipScalingLists = (bits: BitReader, count: number): void => {
  for (let list = 0; list < count && !bits.overrun; list++) {
    if (!bits.flag()) continue
    let last = 8
    let next = 8
    for (let i = 0; i < (list < 6 ? 16 : 64); i++) {
      if (next !== 0) next = (last + bits.se() + 256) % 256
      last = next === 0 ? last : next
    }
  }
}

const skipOrderCycle = (bits: BitReader): void => {
  bits.bit()
  bits.se()
  bits.se()
  const cycle = bits.ue()
  for (let i = 0; i < cycle && i < 256 && !bits.overrun; i++) bits.se()
}

/** Walks the VUI to `max_num_reorder_frames`; undefined when the stream does not say. */
const readVui = (bits: BitReader): number | undefined => {
  if (bits.flag() && bits.bits(8) === 255) bits.skip(32)
  if (bits.flag()) bits.bit()
  if (bits.flag()) {
    bits.skip(4)
    if (bits.flag()) bits.skip(24)
  }
  if (bits.flag()) {
    bits.ue()
    bits.ue()
  }
  if (bits.flag()) bits.skip(65)
  const nalHrd = bits.flag()
  if (nalHrd) skipHrd(bits)
  const vclHrd = bits.flag()
  if (vclHrd) skipHrd(bits)
  if (nalHrd || vclHrd) bits.bit()
  bits.bit()
  if (!bits.flag()) return undefined
  bits.bit()
  for (let i = 0; i < 4; i++) bits.ue()
  const reorder = bits.ue()
  return bits.overrun || reorder > 16 ? undefined : reorder
}

const skipHrd = (bits: BitReader): void => {
  const count = bits.ue() + 1
  bits.skip(8)
  for (let i = 0; i < count && i < 32 && !bits.overrun; i++) {
    bits.ue()
    bits.ue()
    bits.bit()
  }
  bits.skip(20)
}
