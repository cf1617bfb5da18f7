// Transcoded span: recorded pictures of a span as H.264 in fragmented MP4, for a browser that cannot decode what was recorded. The files
// are read and left as they are.

import type { Polygon } from '#base/polygon.ts'
import { Problem } from '#base/problems.ts'
import { mediaSpan90k, TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { VideoFormat } from '#engine/frames/frame.ts'
import { fragmentHead } from '#engine/recording/fragment.ts'
import { initSegment, mimeOf } from '#engine/recording/init-segment.ts'
import { VIDEO_TRACK } from '#engine/recording/tracks.ts'
import { readExtents } from '#engine/viewing/extents.ts'
import type { FootagePart } from '#engine/viewing/footage.ts'
import type { IncomingFrame } from '#engine/viewing/live.ts'
import { give, readGuest, type Transcoding, tell } from './transcoding.ts'

/** The longest span a page asks for, in pictures: more is not looked at at once. */
const MOST_PICTURES = 6000
const LONGEST_MS = 60_000

export type SpanWish = {
  /** What is covered; needed by a transcoding whose pictures are masked. */
  readonly masks?: readonly Polygon[]
  /** Time that the file begins at; its own where left out. */
  readonly begins?: WallTime90k
  readonly most_pictures?: number
  readonly longest_ms?: number
}

export type TranscodedSpan = {
  readonly mime: string
  readonly bytes: Buffer
  /** How many of them are the init segment that they begin with. */
  readonly init_bytes: number
}

/**
 * Throws `transcoding_busy`, `transcoding_missing`, `transcoding_failed`. `parts` must not be empty. `gone`: nobody waits for it any more, and
 * others need the guest.
 */
export const transcodeSpan = async (
  transcoding: Transcoding,
  parts: readonly FootagePart[],
  gone: AbortSignal,
  { masks, begins, most_pictures = MOST_PICTURES, longest_ms = LONGEST_MS }: SpanWish = {},
): Promise<TranscodedSpan> => {
  const pictures = parts.reduce((sum, part) => sum + part.pictures.reduce((n, { sizes }) => n + sizes.length, 0), 0)
  if (pictures > most_pictures) throw new Problem('span_too_long', { camera: parts[0]!.segment.camera })
  const held = transcoding.guestForSpan()
  if (typeof held === 'string') throw new Problem(held, {})
  const { guest, done } = held
  const frames: Made[] = []
  let format: VideoFormat | undefined
  const timer = setTimeout(done, longest_ms)
  gone.addEventListener('abort', done, { once: true })
  try {
    readGuest(guest, {
      format: told => {
        format = told
      },
      frame: ({ key, decode, bytes }) => frames.push({ format, key, decode, bytes: Buffer.from(bytes) }),
    })
    const over = new Promise<number | null>(resolve => {
      guest.once('close', resolve)
      guest.once('error', () => resolve(null))
    })
    if (gone.aborted) done()
    await feed(guest, parts, masks)
    // One that died on the way has made a part of it, which would pass for the whole.
    if ((await over) !== 0) throw new Problem('transcoding_failed', { camera: parts[0]!.segment.camera })
  } finally {
    clearTimeout(timer)
    gone.removeEventListener('abort', done)
    done()
  }
  if (frames[0]?.format === undefined) throw new Problem('transcoding_failed', { camera: parts[0]!.segment.camera })
  const bytes = wrapped(frames, endOf(parts), begins)
  return { mime: mimeOf(frames[0].format), bytes, init_bytes: initSegment([frames[0].format]).length }
}

type Made = Omit<IncomingFrame, 'composition'> & { readonly format: VideoFormat | undefined }
type Guest = Exclude<ReturnType<Transcoding['guestForSpan']>, string>['guest']

const feed = async (
  guest: Guest,
  parts: readonly FootagePart[],
  masks: readonly Polygon[] | undefined,
): Promise<void> => {
  let format: string | undefined
  for (const { file, video, pictures } of parts) {
    if (video.id !== format) tell(guest, video, masks)
    format = video.id
    if (hasEnded(guest)) return
    for (const { at_byte, head_bytes, sizes, spans, compositions, start, key } of pictures) {
      const length = sizes.reduce((sum, size) => sum + size, 0)
      const extents = [{ kind: 'file', file, at: at_byte + head_bytes, length } as const]
      const pieces: Buffer[] = []
      for await (const piece of readExtents(extents, 0, length)) pieces.push(piece)
      const bytes = Buffer.concat(pieces)
      let [at, from] = [start as number, 0]
      for (const [i, size] of sizes.entries()) {
        const composition = mediaSpan90k(compositions[i] ?? 0)
        const first = key && (i === 0 || video.entry === 'mp4v')
        const frame = { key: first, decode: wallTime90k(at), composition, bytes: bytes.subarray(from, from + size) }
        if (!give(guest, frame)) await drained(guest)
        at += spans[i]!
        from += size
      }
    }
  }
  guest.stdin.end()
}

const drained = (guest: Guest): Promise<void> =>
  new Promise(resolve => {
    const settled = () => {
      guest.stdin.off('drain', settled)
      guest.off('exit', settled)
      resolve()
    }
    guest.stdin.on('drain', settled)
    guest.on('exit', settled)
    if (hasEnded(guest)) settled()
  })

const hasEnded = (guest: Guest): boolean => guest.exitCode !== null || guest.signalCode !== null

const endOf = (parts: readonly FootagePart[]): WallTime90k => {
  const last = parts.at(-1)!.pictures.at(-1)!
  return wallTime90k(last.start + last.span)
}

/** An init segment wherever the format changes, then a fragment a picture. */
const wrapped = (frames: readonly Made[], end: WallTime90k, begins: WallTime90k | undefined): Buffer => {
  const out: Buffer[] = []
  let format: VideoFormat | undefined
  frames.forEach((frame, i) => {
    if (frame.format !== undefined && frame.format !== format) out.push(initSegment([frame.format]))
    format = frame.format
    const until = Math.min(frames[i + 1]?.decode ?? end, frame.decode + 5 * TICKS_PER_SECOND)
    const samples = { sizes: [frame.bytes.length], spans: [Math.max(1, until - frame.decode)], compositions: [] }
    const start = wallTime90k(Math.max(0, frame.decode - (begins ?? 0)))
    const head = { track: VIDEO_TRACK, sequence: i + 1, key: frame.key, start, allKey: false }
    out.push(fragmentHead({ ...samples, ...head, camera_ms: undefined }), frame.bytes)
  })
  return Buffer.concat(out)
}
