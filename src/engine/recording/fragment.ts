// Fragment: `moof` + `mdat`, about a second of one track (ISO/IEC 14496-12 §8.8.4–8.8.12). On disk its time counts from the start of
// its segment, so that any player can open the file; for the page's player it is the station's time, so that segments join.
// A fragment that begins with a keyframe has no other one in it.

import type { MediaSpan90k, WallTime90k } from '#base/units.ts'
import { writeU64 } from './boxes.ts'

const SYNC = 0x02000000
const NOT_SYNC = 0x01010000
/** Between 1900 (NTP) and 1970 (Unix), in seconds. */
const NTP_TO_UNIX = 2_208_988_800

export type FragmentSamples = {
  readonly sizes: readonly number[]
  readonly spans: readonly number[]
  /** Composition offsets; empty where they are all 0. */
  readonly compositions: readonly number[]
}

export type FragmentHead = FragmentSamples & {
  readonly track: number
  readonly sequence: number
  readonly key: boolean
  /** Decode time of the first sample (`tfdt`). */
  readonly start: WallTime90k | MediaSpan90k
  /** All samples are keyframes (sound). */
  readonly allKey: boolean
  /** The camera's own clock at `start`, Unix milliseconds, when it told: kept as `prft` (§8.16.5). */
  readonly camera_ms: number | undefined
}

/** Everything of a fragment before its samples' bytes: `prft` where known, `moof` and the head of `mdat`. */
export const fragmentHead = (head: FragmentHead): Buffer => {
  const { sizes, spans, compositions } = head
  const prft = head.camera_ms === undefined ? 0 : 32
  const perSample = compositions.length > 0 ? 12 : 8
  const trun = 24 + sizes.length * perSample
  const traf = 8 + 20 + 20 + trun
  const moof = 8 + 16 + traf
  const out = Buffer.allocUnsafe(prft + moof + 8)
  const data = sizes.reduce((sum, size) => sum + size, 0)
  let at = head.camera_ms === undefined ? 0 : writePrft(out, head, head.camera_ms)
  const open = (length: number, type: string, flags?: number) => {
    out.writeUInt32BE(length, at)
    out.write(type, at + 4, 'latin1')
    at += 8
    if (flags === undefined) return
    out.writeUInt32BE(flags >>> 0, at)
    at += 4
  }
  const word = (value: number) => {
    out.writeUInt32BE(value >>> 0, at)
    at += 4
  }
  open(moof, 'moof')
  open(16, 'mfhd', 0)
  word(head.sequence)
  open(traf, 'traf')
  open(20, 'tfhd', 0x020020) // default-base-is-moof, default-sample-flags
  word(head.track)
  word(head.allKey ? SYNC : NOT_SYNC)
  open(20, 'tfdt', 0x01000000)
  writeU64(out, head.start, at)
  at += 8
  // data-offset, first-sample-flags, duration, size, and composition offsets (signed, version 1)
  open(trun, 'trun', compositions.length > 0 ? 0x01000b05 : 0x305)
  word(sizes.length)
  word(moof + 8)
  word(head.key || head.allKey ? SYNC : NOT_SYNC)
  for (let i = 0; i < sizes.length; i++) {
    word(spans[i]!)
    word(sizes[i]!)
    if (compositions.length > 0) word(compositions[i]!)
  }
  open(8 + data, 'mdat')
  return out
}

const writePrft = (out: Buffer, head: FragmentHead, camera_ms: number): number => {
  out.writeUInt32BE(32, 0)
  out.write('prft', 4, 'latin1')
  out.writeUInt32BE(0x01000000, 8)
  out.writeUInt32BE(head.track, 12)
  const seconds = Math.floor(camera_ms / 1000)
  out.writeUInt32BE((seconds + NTP_TO_UNIX) >>> 0, 16)
  out.writeUInt32BE(Math.floor(((camera_ms - seconds * 1000) / 1000) * 2 ** 32), 20)
  writeU64(out, head.start, 24)
  return 32
}

/** A fragment as it lies in a segment. */
export type Fragment = FragmentSamples & {
  readonly track: 'video' | 'audio'
  readonly key: boolean
  readonly start: WallTime90k
  readonly span: MediaSpan90k
  /** Where it begins in the file. */
  readonly at_byte: number
  /** Before the samples: `prft`, `moof` and the head of `mdat`. */
  readonly head_bytes: number
  /** Behind the samples: its link in the chain, now and then a signed head. */
  readonly tail_bytes: number
  /** In all. */
  readonly bytes: number
}
