// Judge reach: what the ladder shows, from whether the address answers up to whether pictures come, and what the way to the camera loses.

import type { StreamStatus } from '#contract/camera.ts'
import type { MeasuredStream } from '#engine/camera/measured-stream.ts'
import { type Judged, judged } from './findings.ts'
import type { Reach } from './reach.ts'

const SOME_PER_MILLION = 2000
const HEAVY_PER_MILLION = 20_000
const SURE_PACKETS = 300
const UNEVEN_MS = 200
/** What a packet of video carries, about. */
const PACKET_BITS = 1200 * 8

export const judgeAddress = (address: string, found: Reach | 'forbidden' | 'unknown_name'): Judged => {
  if (typeof found === 'string') return judged('address', found, { address })
  if (found.answer_ms === undefined) return judged('address', 'silent', { address })
  return judged('address', 'answers', { address, answer_ms: found.answer_ms })
}

export const judgeRtsp = (port: number, found: Reach | 'forbidden' | 'unknown_name'): Judged =>
  judged('rtsp', typeof found === 'string' ? 'not_reached' : found.rtsp, { port })

export type SignIn = 'taken' | 'refused' | 'wanted' | 'resting' | 'not_reached'

export const judgeStream = (
  status: StreamStatus | null,
  seen: MeasuredStream | undefined,
  suspended: boolean,
  signIn: SignIn,
): Judged => {
  if (suspended) return judged('stream', 'suspended', {}, { stream: 'main' })
  if (seen === undefined) return judged('stream', 'not_reached', {}, { stream: 'main' })
  if (seen.trouble === null || seen.trouble === 'encrypted') {
    const { codec, width, height } = seen
    const size = {
      codec: codec ?? status?.codec ?? '?',
      width: width ?? status?.width ?? 0,
      height: height ?? status?.height ?? 0,
    }
    // A stream that is scrambled comes, and only its keyframes' headers cannot be read.
    if (seen.trouble === null) return judged('stream', 'comes', size, { stream: 'main' })
    return judged('stream', 'scrambled', {}, { stream: 'main' })
  }
  const detail = (seen.detail ?? status?.detail ?? seen.trouble).slice(0, 150)
  return judged(
    'stream',
    outcomes[seen.trouble] ?? (signIn === 'taken' ? 'silent' : 'not_reached'),
    { detail, waited_ms: seen.span_ms || 10_000 },
    { stream: 'main' },
  )
}

const outcomes: Partial<Record<string, 'not_found' | 'refused' | 'silent' | 'no_keyframe' | 'unreadable'>> = {
  not_found: 'not_found',
  refused: 'refused',
  silent: 'silent',
  no_keyframe: 'no_keyframe',
  rubbish: 'unreadable',
  unsupported_stream: 'unreadable',
}

/** `lost` while it was looked at, where the stream is recorded. */
export const judgeLoss = (
  status: StreamStatus | null,
  seen: MeasuredStream | undefined,
  lost: number | null,
): Judged => {
  if (seen === undefined || seen.trouble !== null) {
    if (status?.reason !== 'connection_lost') return judged('link_loss', 'not_reached')
    return judged('link_loss', 'dropping', { detail: (status.detail ?? 'connection_lost').slice(0, 150) })
  }
  const lost_packets = seen.lost_packets ?? lost ?? 0
  const guessed = ((seen.bits_per_second ?? 0) * seen.span_ms) / 1000 / PACKET_BITS
  const packets = Math.max(1, (seen.packets ?? guessed) + lost_packets)
  const lost_per_million = Math.round((lost_packets * 1_000_000) / packets)
  const jitter = seen.jitter_ms === null ? {} : { jitter_ms: seen.jitter_ms }
  const measured = { lost_packets, packets: Math.round(packets), lost_per_million, ...jitter }
  if (lost_per_million >= HEAVY_PER_MILLION && lost_packets > 2) return judged('link_loss', 'heavy', measured)
  // One packet of a short look is no sign of anything.
  if (lost_per_million >= SOME_PER_MILLION && (packets >= SURE_PACKETS || lost_packets > 1))
    return judged('link_loss', 'some', measured)
  if ((seen.jitter_ms ?? 0) > UNEVEN_MS) return judged('link_loss', 'uneven', measured)
  return judged('link_loss', 'clean', measured)
}
