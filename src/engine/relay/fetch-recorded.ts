// Fetch: brings what a source recorded of a span to a writer of recovered footage: looks at the source's clock, plays each gap, reads
// frames out of the packets, and lets the source send no faster than the writer takes and the pace allows.

import type { Clock } from '#base/clock.ts'
import { type MediaSpan90k, spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import { type PlayOrder, playRecorded, type SeenSource } from '#engine/camera/playback.ts'
import type { PlaybackSource } from '#engine/camera/playback-address.ts'
import { StreamFailure } from '#engine/camera/stream-state.ts'
import { createChunkPool } from '#engine/frames/chunk.ts'
import { type AudioFormat, type Frame, noFrameCounts } from '#engine/frames/frame.ts'
import { createFrameReader, type FrameReader } from '#engine/frames/reader.ts'
import type { Gap, LaterFrame } from '#engine/recording/gap-filler.ts'

/** Asked for in front of each gap, so that the keyframe before it comes too; groups of cameras are seldom longer. */
const LEAD = spanFromMillis(4000)
/** How much may wait for the writer before nothing more is read. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024
/** Longer spans are asked for in pieces: a source that counts time wrong is put right at the next piece. */
const PIECE = spanFromMillis(10 * 60_000)
const IDLE_MS = 20
/** Packets that bring no picture for so long: what comes is no longer what the source said at first. */
const UNREADABLE = spanFromMillis(5000)
/** Behind the last picture that could be read; the source begins with the keyframe before. */
const BEHIND_LAST = spanFromMillis(1000)
/** How often a camera's codec may have been changed within one piece. */
const MOST_CHANGES = 3

export type Taker = { readonly take: (frame: LaterFrame) => Promise<void>; readonly done: boolean }

export type FetchOrder = {
  readonly source: PlaybackSource
  readonly credentials: PlayOrder['credentials']
  readonly certificate: PlayOrder['certificate']
  readonly pin: PlayOrder['pin']
  readonly seen: SeenSource
  readonly gaps: readonly Gap[]
  /** The sound that is brought with the pictures; undefined: none is. */
  readonly audio: AudioFormat | undefined
  readonly clock: Clock
  readonly pace: (bytes: number) => number
}

export type Fetched = { readonly pictures: number; readonly failure: StreamFailure | undefined }

/** Fills gap after gap. Answers how many pictures were read and what ended it early, if anything did. Throws what the taker throws. */
export const fetchRecorded = async (order: FetchOrder, taker: Taker, signal: AbortSignal): Promise<Fetched> => {
  let pictures = 0
  for (const piece of pieces(order.gaps)) {
    if (taker.done) break
    if (signal.aborted) return { pictures, failure: new StreamFailure('connection_lost', 'stopped') }
    let rest: Part | undefined = { ...piece, lead: LEAD }
    for (let changes = 0; rest !== undefined && changes <= MOST_CHANGES && !taker.done; changes++) {
      const fetched: FetchedPart = await fetchPart(order, rest, taker, signal)
      pictures += fetched.pictures
      if (fetched.failure !== undefined) return { pictures, failure: fetched.failure }
      rest = fetched.unread
    }
  }
  return { pictures, failure: undefined }
}

type Part = Gap & { readonly lead: MediaSpan90k }
/** `unread`: what came without one picture in it, as when a camera was given another codec: it is asked for anew, and described anew. */
type FetchedPart = Fetched & { readonly unread: Part | undefined }

const fetchPart = async (order: FetchOrder, part: Part, taker: Taker, signal: AbortSignal): Promise<FetchedPart> => {
  const queue: LaterFrame[] = []
  const pool = createChunkPool()
  let waiting = 0
  let pictures = 0
  let reader: FrameReader | undefined
  /** When the newest picture was filmed that could be read, and the newest packet of any. */
  let [read, came] = [0, 0]
  const take = (frame: Frame): void => {
    if (frame.kind === 'audio' && frame.format.id !== order.audio?.id) return
    if (frame.kind === 'video') {
      pictures++
      read = Math.max(read, frame.decode)
    }
    const bytes = Buffer.from(frame.chunk.bytes.subarray(frame.start, frame.end))
    const { kind, format, key, decode, composition } = frame
    queue.push({ kind, format, key, decode, composition, bytes })
    waiting += bytes.length
  }
  let over = false
  const playing = playRecorded(
    {
      source: order.source,
      credentials: order.credentials,
      certificate: order.certificate,
      pin: order.pin,
      clock: order.clock,
      seen: order.seen,
      from: wallTime90k(part.from - part.lead),
      to: part.to,
      sound: order.audio !== undefined,
      offered: tracks => {
        const frames = createFrameReader(tracks, pool, noFrameCounts(), take)
        reader = frames
        return {
          ...frames,
          packet: (track, packet) => {
            if (track === 0) came = Math.max(came, packet.arrival)
            frames.packet(track, packet)
          },
        }
      },
      pace: order.pace,
      ready: () => waiting < MOST_WAITING_BYTES,
      enough: () => taker.done || over,
    },
    signal,
  )
  const settled = playing.then(
    () => true,
    () => true,
  )
  try {
    for (let finished = false; ; ) {
      const frame = queue.shift()
      if (frame === undefined) {
        if (finished) break
        finished = await Promise.race([settled, idle()])
        continue
      }
      waiting -= frame.bytes.length
      await taker.take(frame)
    }
  } finally {
    over = true
    await settled // packets come until then
    reader?.dispose()
  }
  const played = await playing
  const from = wallTime90k(read + BEHIND_LAST)
  const changed = pictures > 0 && came - read > UNREADABLE && from < part.to
  const unread = changed ? { from, to: part.to, lead: spanFromMillis(0) } : undefined
  return { pictures, failure: played instanceof StreamFailure ? played : undefined, unread }
}

const idle = (): Promise<false> => new Promise(resolve => setTimeout(() => resolve(false), IDLE_MS))

/** Gaps that lie close together are played in one go; long ones in pieces. */
const pieces = (gaps: readonly Gap[]): readonly Gap[] => {
  const joined: Gap[] = []
  for (const gap of gaps) {
    const last = joined.at(-1)
    if (last !== undefined && gap.from - last.to < LEAD * 2) joined[joined.length - 1] = { from: last.from, to: gap.to }
    else joined.push(gap)
  }
  return joined.flatMap(({ from, to }) => {
    const cut: Gap[] = []
    for (let at: number = from; at < to; at += PIECE)
      cut.push({ from: wallTime90k(at), to: wallTime90k(Math.min(to, at + PIECE)) satisfies WallTime90k })
    return cut
  })
}
