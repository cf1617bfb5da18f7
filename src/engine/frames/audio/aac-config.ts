// AAC configuration: which kind of AAC a track carries (AudioSpecificConfig, ISO/IEC 14496-3 §1.6.2.1), and whether it can be kept.

import { createHash } from 'node:crypto'
import { no, ok, type Result } from '#base/result.ts'
import { BitReader } from '#engine/frames/bits.ts'
import type { AudioFormat } from '#engine/frames/frame.ts'

const LARGEST_CONFIG_BYTES = 64
const RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350]
/** Main, LC, SSR and LTP: access units of 1024 samples. */
const PLAIN_TYPES: readonly number[] = [1, 2, 3, 4]
/** HE-AAC and HE-AAC v2 told in so many words: the inner stream runs at half the rate that is heard (§1.6.5). */
const SBR = 5
const PS = 29

export type AacRefusal =
  | 'no_config' // the description lacks it, or it is no configuration
  | 'other_aac' // low-delay AAC and other kinds that a browser does not play
  | 'short_frames' // access units of 960 samples, as in digital radio

/** The format of a track with this `config` (hex, from the fmtp line). */
export const aacFormat = (
  fmtp: Readonly<Record<string, string>>,
  sample_rate: number,
  channels: number,
): Result<AudioFormat, AacRefusal> => {
  const hex = fmtp.config ?? ''
  if (!/^(?:[0-9a-f]{2}){2,}$/i.test(hex) || hex.length > LARGEST_CONFIG_BYTES * 2) return no('no_config')
  const description = Buffer.from(hex, 'hex')
  const read = readConfig(description)
  if (read === undefined) return no('no_config')
  if (!PLAIN_TYPES.includes(read.inner)) return no('other_aac')
  if (read.short) return no('short_frames')
  const id = createHash('sha256').update('mp4a').update(description).digest('hex').slice(0, 16)
  return ok({ kind: 'audio', id, entry: 'mp4a', codec: `mp4a.40.${read.outer}`, sample_rate, channels, description })
}

/** Of how many samples an access unit is, counted in the track's own clock: 1024, or 2048 where that clock runs at the doubled rate. */
export const unitTicks = (description: Uint8Array, clock_rate: number): number => {
  const rate = readConfig(description)?.rate
  return rate !== undefined && clock_rate === 2 * rate ? 2048 : 1024
}

type Config = { readonly outer: number; readonly inner: number; readonly rate: number; readonly short: boolean }

const readConfig = (description: Uint8Array): Config | undefined => {
  const bits = new BitReader(description)
  const outer = objectType(bits)
  const rate = sampleRate(bits)
  bits.skip(4) // channel configuration
  let inner = outer
  if (outer === SBR || outer === PS) {
    sampleRate(bits)
    inner = objectType(bits)
  }
  const short = bits.flag()
  return bits.overrun || rate === undefined ? undefined : { outer, inner, rate, short }
}

const objectType = (bits: BitReader): number => {
  const type = bits.bits(5)
  return type === 31 ? 32 + bits.bits(6) : type
}

const sampleRate = (bits: BitReader): number | undefined => {
  const index = bits.bits(4)
  return index === 15 ? bits.bits(24) : RATES[index]
}
