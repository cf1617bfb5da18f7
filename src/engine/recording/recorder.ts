// Recorder: the frames of one stream → fragments of about a second → segment files of a few minutes, and a row for each.
// A segment begins with a keyframe and holds no gap: where time jumps, the format changes or the session ends, it is closed.
// Each fragment is tied to the one before it, and flushed to disk, before it counts as recorded.

import type { Clock } from '#base/clock.ts'
import type { CameraId, StationId, StreamName } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import {
  mediaSpan90k,
  spanBetween,
  spanFromMillis,
  TICKS_PER_SECOND,
  unixMillis,
  type WallTime90k,
  wallIso,
  wallTime90k,
} from '#base/units.ts'
import type { AudioFormat, Frame, VideoFormat } from '#engine/frames/frame.ts'
import { aboutBox } from './about.ts'
import type { CatalogueWriter, WrittenFragment } from './catalogue.ts'
import { type Link, linkBox, nextLink } from './chain.ts'
import { headBox, headOf, type SignedHead, type Signer } from './chain-head.ts'
import type { Disks } from './disks.ts'
import { type Fragment, fragmentHead } from './fragment.ts'
import { packFragment } from './fragment-index.ts'
import { initSegment } from './init-segment.ts'
import { type Gathered, PendingFragment } from './pending-fragment.ts'
import { SegmentFile } from './segment.ts'
import { AUDIO_TRACK, VIDEO_TRACK } from './tracks.ts'

const FRAGMENT = spanFromMillis(1000)
/** Frames further apart than this, and than three frames, leave a hole that is not to be filled with a still picture. */
const HOLE = spanFromMillis(1500)
/** A frame that is not followed by another is written down after this. */
const STALE_MS = 1500
const SIGN_EVERY = spanFromMillis(60_000)

export type RecorderOptions = {
  readonly station: StationId
  readonly camera: CameraId
  readonly stream: StreamName
  readonly disks: Disks
  readonly segment_ms: number
  readonly catalogue: CatalogueWriter
  /** Where the stream's chain stands. */
  readonly link: Link
  readonly signer: Signer | undefined
  /** Every signed head, for the ledger of heads. */
  readonly signed: (head: SignedHead) => void
  readonly clock: Clock
  readonly log: Logger
}

export type RecorderCounts = { written_bytes: number; lost_fragments: number; segments: number }

/** How the stream stands with the disk: until when it is recorded, and since when the disk refuses. */
export type RecorderState = {
  readonly recorded_to: WallTime90k | undefined
  readonly refused_since: WallTime90k | undefined
}

type Noted = Omit<WrittenFragment, 'number' | 'bytes'>
type OpenSegment = {
  readonly id: number
  readonly file: SegmentFile
  readonly start: WallTime90k
  readonly format: VideoFormat
  readonly init: Buffer
  readonly packed: Buffer[]
  /** What is noted of each fragment until its bytes are on disk. */
  readonly noted: Map<number, Noted>
}

export class StreamRecorder {
  readonly counts: RecorderCounts = { written_bytes: 0, lost_fragments: 0, segments: 0 }
  readonly #options: RecorderOptions
  readonly #closing = new Set<Promise<void>>()
  #segment: OpenSegment | undefined
  #audio: AudioFormat | undefined
  #video = new PendingFragment()
  #sound = new PendingFragment()
  #interval = TICKS_PER_SECOND / 15
  #sequence = 0
  #fragments = 0
  #lastFrame_ms = 0
  #cameraOffset_ms: number | null = null
  #link: Link
  #signedAt = 0
  #recordedTo: WallTime90k | undefined
  #refusedSince: WallTime90k | undefined

  constructor(options: RecorderOptions) {
    this.#options = options
    this.#link = options.link
  }

  get state(): RecorderState {
    return { recorded_to: this.#recordedTo, refused_since: this.#refusedSince }
  }

  /** A session begins; `audio` is the sound it will bring. */
  begin(audio: AudioFormat | undefined): void {
    this.#audio = audio
  }

  /** The camera's clock minus ours, kept beside the footage. */
  cameraClock(offset_ms: number | null): void {
    this.#cameraOffset_ms = offset_ms
  }

  take(frame: Frame): void {
    this.#lastFrame_ms = this.#options.clock.monotonic()
    if (frame.kind === 'audio') this.#takeSound(frame)
    else this.#takePicture(frame)
  }

  /** Call it about twice a second: writes down frames that wait for a next one in vain. */
  tick(): void {
    if (this.#video.empty && this.#sound.empty) return
    if (this.#options.clock.monotonic() - this.#lastFrame_ms < STALE_MS) return
    this.#closeSegment()
  }

  /** The session is over: everything taken so far goes to disk. */
  end(): void {
    this.#closeSegment()
  }

  /** Resolves when all that was taken is on disk. */
  async flushed(): Promise<void> {
    await Promise.all(this.#closing)
  }

  #takePicture(frame: Frame): void {
    const since = this.#video.empty ? 0 : frame.decode - this.#video.last
    const hole = since > HOLE && since > 3 * this.#interval
    if (frame.newRun || hole || this.#segment?.file.failed) this.#closeSegment()
    if (!this.#video.empty) {
      this.#interval = Math.max(1, Math.min(since, 5 * TICKS_PER_SECOND))
      if (frame.key || frame.decode - this.#video.start >= FRAGMENT) this.#write(this.#video, frame.decode)
    }
    if (frame.key && this.#endsSegment(frame)) this.#closeSegment()
    if (this.#segment === undefined) {
      if (!frame.key) return
      this.#segment = this.#openSegment(frame)
      if (this.#segment === undefined) return
    }
    this.#video.add(frame)
  }

  #takeSound(frame: Frame): void {
    if (this.#segment === undefined || this.#audio === undefined) return
    if (frame.decode < this.#segment.start) return // sound from before the first picture has no place in the file
    if (frame.newRun) this.#write(this.#sound, this.#sound.end)
    if (!this.#sound.empty && frame.decode - this.#sound.start >= FRAGMENT) this.#write(this.#sound, frame.decode)
    this.#sound.add(frame)
  }

  #endsSegment(frame: Frame): boolean {
    const open = this.#segment
    if (open === undefined) return false
    return open.format !== frame.format || frame.decode - open.start >= spanFromMillis(this.#options.segment_ms)
  }

  #openSegment(frame: Frame): OpenSegment | undefined {
    const { camera, stream, disks, catalogue, station, log } = this.#options
    const disk = disks.choose()
    if (disk === undefined) {
      this.#refuse(frame.decode)
      return undefined
    }
    const format = frame.format as VideoFormat
    const start = frame.decode
    const path = segmentPath(camera, stream, start, this.#sequence)
    const about = aboutBox({
      program: 'matthan 1',
      station,
      camera,
      stream,
      sequence: this.#sequence++,
      started: wallIso(start),
      started_90k: start,
      video: format.codec,
      audio: this.#audio?.codec ?? null,
      link_number: this.#link.number,
      link_hash: this.#link.hash.toString('hex'),
    })
    const formats = this.#audio === undefined ? [format] : [format, this.#audio]
    const id = catalogue.open({ camera, stream, archive: disk.id, path, start, video: format, audio: this.#audio })
    const noted: OpenSegment['noted'] = new Map()
    const init = initSegment(formats, [about])
    const file = new SegmentFile(disk, path, init, {
      wrote: number => {
        const note = noted.get(number)
        if (note === undefined) return
        noted.delete(number)
        this.#recordedTo = wallTime90k(Math.max(this.#recordedTo ?? 0, note.end))
        this.#refusedSince = undefined
        catalogue.wrote(id, { number, ...note, bytes: file.length })
      },
      failed: error => {
        this.#refuse(start)
        catalogue.failed(id)
        log.error('a segment could not be written', { camera, stream, path, disk: disk.folder, error })
      },
    })
    this.counts.segments++
    return { id, file, start, format, init, packed: [], noted }
  }

  /** Sends a gathered fragment to the disk; its last sample ends at `end`. */
  #write(pending: PendingFragment, end: WallTime90k): void {
    if (pending.empty) return
    const gathered = pending.take(end)
    const open = this.#segment
    const head = this.#headOf(gathered, open?.start ?? gathered.start)
    const data = gathered.samples.sizes.reduce((sum, size) => sum + size, 0)
    if (open === undefined || !open.file.takes(head.length + data)) {
      for (const piece of gathered.pieces) piece.chunk.release()
      if (open === undefined) return
      this.counts.lost_fragments++
      this.#refuse(gathered.start)
      this.#closeSegment() // what follows the hole begins with a keyframe, in a segment of its own
      return
    }
    // The first fragment vouches for the header too: who, when and in which format.
    const opening = open.packed.length === 0 ? [open.init, head] : [head]
    const tail = this.#chain(opening, gathered, end)
    const { at_byte, number } = open.file.append(head, gathered.pieces, tail)
    const bytes = head.length + data + tail.length
    this.counts.written_bytes += bytes
    const { samples, kind, key, start } = gathered
    const fragment: Fragment = {
      ...samples,
      track: kind,
      key,
      start,
      span: mediaSpan90k(end - start),
      at_byte,
      head_bytes: head.length,
      tail_bytes: tail.length,
      bytes,
    }
    const packed = packFragment(fragment)
    open.packed.push(packed)
    const pictures = kind === 'video'
    const frames = pictures ? samples.sizes.length : 0
    open.noted.set(number, { packed, start, end: pictures ? end : start, frames, link: this.#link })
  }

  #headOf({ samples, start, key, kind }: Gathered, segmentStart: WallTime90k): Buffer {
    return fragmentHead({
      ...samples,
      track: kind === 'video' ? VIDEO_TRACK : AUDIO_TRACK,
      sequence: ++this.#fragments,
      key,
      start: spanBetween(segmentStart, start),
      allKey: kind === 'audio',
      camera_ms: this.#cameraOffset_ms === null ? undefined : unixMillis(start) + this.#cameraOffset_ms,
    })
  }

  /** The fragment's link and, once a minute, a signed head: what stands behind its samples. */
  #chain(opening: readonly Buffer[], { pieces }: Gathered, end: WallTime90k): Buffer {
    const { station, camera, stream, signer, signed, clock } = this.#options
    const parts = pieces.map(({ chunk, start, end: to }) => chunk.bytes.subarray(start, to))
    this.#link = nextLink(this.#link, [...opening, ...parts])
    const link = linkBox(this.#link)
    if (signer === undefined || end - this.#signedAt < SIGN_EVERY) return link
    this.#signedAt = end
    const sealed = signer(headOf(this.#link, { station, camera, stream, signed_at: wallIso(clock.wall()) }))
    signed(sealed)
    return Buffer.concat([link, headBox(sealed)])
  }

  #refuse(since: WallTime90k): void {
    this.#refusedSince ??= since
  }

  #closeSegment(): void {
    const open = this.#segment
    if (open !== undefined) {
      // Either write may find the disk full and close the segment itself.
      if (!this.#video.empty) this.#write(this.#video, wallTime90k(this.#video.last + this.#interval))
      if (!this.#sound.empty && this.#segment === open) this.#write(this.#sound, this.#sound.end)
    }
    for (const pending of [this.#video, this.#sound]) drop(pending)
    if (open === undefined || this.#segment !== open) return
    this.#segment = undefined
    const { catalogue } = this.#options
    const closing = open.file
      .close(open.packed)
      .then(closed => {
        if (closed !== undefined) catalogue.closed(open.id, closed)
      })
      .finally(() => this.#closing.delete(closing))
    this.#closing.add(closing)
  }
}

const drop = (pending: PendingFragment): void => {
  if (pending.empty) return
  for (const piece of pending.take(pending.end).pieces) piece.chunk.release()
}

/** `camera/stream/2026-11-22/20261122T011502.345Z-17.mp4`, in UTC. */
const segmentPath = (camera: CameraId, stream: StreamName, start: WallTime90k, sequence: number): string => {
  const iso = wallIso(start)
  return `${camera}/${stream}/${iso.slice(0, 10)}/${iso.replaceAll('-', '').replaceAll(':', '')}-${sequence}.mp4`
}
