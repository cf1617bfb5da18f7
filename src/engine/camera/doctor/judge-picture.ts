// Judge picture: what some seconds of a stream show, against what the camera says that it sends.

import type { StreamName } from '#base/ids.ts'
import type { MeasuredStream } from '#engine/camera/measured-stream.ts'
import { type DeclaredStream, LONGEST_GROUP_MS } from './device-way.ts'
import { type Judged, judged } from './findings.ts'
import { fitsWall } from './wall-size.ts'

const LOWEST_SHARE = 0.7
const HIGHEST_SHARE = 1.3
export const HIGHEST_BITS = 1.5
/** Keyframes so much further apart than is set come from a smart codec. */
const SMART_SHARE = 2

export const judgeEncryption = (seen: MeasuredStream | undefined, decodes: boolean | null): Judged => {
  const stream = { stream: 'main' as const }
  if (seen?.scrambled === true || seen?.trouble === 'encrypted')
    return judged('encryption', 'scrambled', { told_by: 'slice_headers' }, stream)
  if (seen === undefined || seen.trouble !== null) return judged('encryption', 'not_seen', {}, stream)
  if (decodes === false) return judged('encryption', 'scrambled', { told_by: 'decoder' }, stream)
  return judged('encryption', decodes === true || seen.codec === 'mjpeg' ? 'clear' : 'looks_clear', {}, stream)
}

export const judgeSmartCodec = (seen: MeasuredStream | undefined, declared: DeclaredStream | undefined): Judged => {
  const group_ms = groupOf(seen)
  const measured = {
    ...(group_ms === null ? {} : { group_ms }),
    ...(declared?.group_ms === undefined ? {} : { declared_group_ms: declared.group_ms }),
  }
  const stream = { stream: 'main' as const }
  if (declared?.smart_codec === true) return judged('smart_codec', 'on', measured, stream)
  if (group_ms !== null && declared?.group_ms !== undefined) {
    const long = group_ms > LONGEST_GROUP_MS && group_ms > declared.group_ms * SMART_SHARE
    if (long) return judged('smart_codec', 'suspected', measured, stream)
  }
  if (declared?.smart_codec === false) return judged('smart_codec', 'off', measured, stream)
  return judged('smart_codec', usable(seen) ? 'not_told' : 'not_seen', measured, stream)
}

export const judgeGroup = (seen: MeasuredStream | undefined, stream: StreamName): Judged => {
  if (!usable(seen)) return judged('group_length', 'not_seen', {}, { stream })
  if (seen.codec === 'mjpeg') return judged('group_length', 'stills', {}, { stream })
  const group_ms = groupOf(seen)
  if (group_ms === null) return judged('group_length', 'not_seen', {}, { stream })
  return judged('group_length', group_ms > LONGEST_GROUP_MS ? 'too_long' : 'short', { group_ms }, { stream })
}

/** The longest group that was seen whole, or that had not ended when the look did, if it was longer. */
export const groupOf = (seen: MeasuredStream | undefined): number | null => {
  if (!usable(seen)) return null
  const open = seen.no_key_for_ms ?? 0
  if (seen.group_ms === null) return open > LONGEST_GROUP_MS ? open : null
  return Math.max(seen.group_ms, open)
}

export const judgeBFrames = (seen: MeasuredStream | undefined): Judged => {
  const stream = { stream: 'main' as const }
  if (!usable(seen) || seen.b_frames === null) return judged('b_frames', 'not_seen', {}, stream)
  return judged('b_frames', seen.b_frames ? 'used' : 'none', {}, stream)
}

export const judgeFrameRate = (seen: MeasuredStream | undefined, declared: DeclaredStream | undefined): Judged => {
  const fps = usable(seen) ? seen.frames_per_second : null
  const stream = { stream: 'main' as const }
  if (fps === null) return judged('frame_rate', 'not_seen', {}, stream)
  const declared_fps = declared?.fps
  if (declared_fps === undefined) return judged('frame_rate', 'not_declared', { fps }, stream)
  const share = fps / declared_fps
  const outcome = share < LOWEST_SHARE ? 'lower' : share > HIGHEST_SHARE ? 'higher' : 'as_declared'
  return judged('frame_rate', outcome, { fps, declared_fps }, stream)
}

export const judgeBitRate = (seen: MeasuredStream | undefined, declared: DeclaredStream | undefined): Judged => {
  const bits = usable(seen) ? seen.bits_per_second : null
  const stream = { stream: 'main' as const }
  if (bits === null) return judged('bit_rate', 'not_seen', {}, stream)
  const declared_bits = declared?.bits_per_second
  if (declared_bits === undefined) return judged('bit_rate', 'not_declared', { bits }, stream)
  const outcome = bits > declared_bits * HIGHEST_BITS ? 'higher' : 'as_declared'
  return judged('bit_rate', outcome, { bits, declared_bits }, stream)
}

export const judgeSub = (has: boolean, seen: MeasuredStream | undefined): Judged => {
  const stream = { stream: 'sub' as const }
  if (!has) return judged('sub_stream', 'missing', {}, stream)
  if (seen === undefined) return judged('sub_stream', 'not_seen', {}, stream)
  if (seen.trouble !== null) return judged('sub_stream', 'not_coming', { reason: seen.trouble }, stream)
  const { codec, width, height } = seen
  const measured = { codec: names[codec ?? 'h264'], width: width ?? 0, height: height ?? 0 }
  if (codec !== 'h264') return judged('sub_stream', 'wrong_codec', measured, stream)
  if (!fitsWall(measured)) return judged('sub_stream', 'too_large', measured, stream)
  return judged('sub_stream', 'fits', measured, stream)
}

const names = { h264: 'H.264', h265: 'H.265', mjpeg: 'MJPEG' } as const

const usable = (seen: MeasuredStream | undefined): seen is MeasuredStream =>
  seen !== undefined && seen.trouble === null && !seen.scrambled
