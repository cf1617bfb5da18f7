// Recorder: the frames of one stream → fragments of about a second → segment files of a few minutes, and a row for each.
// A segment holds no gap: where time jumps, the format changes or the session ends, it is closed. It begins with a keyframe, but for
// one behind a hole within a session, whose first pictures lean on lost ones and are kept all the same.
// Each fragment is tied to the one before it, and flushed to disk, before it counts as recorded.

import type { CameraId, StreamName } from '#base/ids.ts'
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
import { type AudioFormat, areStills, type Frame, type VideoFormat } from '#engine/frames/frame.ts'
import { aboutBox } from './about.ts'
import type { CatalogueWriter, WrittenFragment } from './catalogue.ts'
import type { SignedHead } from './chain-head.ts'
import { ChainWriter, type ChainWriterOptions } from './chain-writer.ts'
import type { Disks } from './disks.ts'
import { type Fragment, fragmentHead } from './fragment.ts'
import { packFragment } from './fragment-index.ts'
import { initSegment } from './init-segment.ts'
import { type Gathered, PendingFragment } from './pending-fragment.ts'
import { chainName, type Recovered } from './recovered.ts'
import { SegmentFile } from './segment.ts'
import { AUDIO_TRACK, VIDEO_TRACK } from './tracks.ts'

const FRAGMENT = spanFromMillis(1000)
/** Frames further apart than this, and than three frames, leave a hole that is not to be filled with a still picture. */
const HOLE = spanFromMillis(1500)
/** The same where packets are known to be lost: a whole stream of few or uneven pictures is never cut by it. */
const HOLE_BY_LOSS = spanFromMillis(500)
/** A session that is silent for longer is ended: a longer hole within one is the clock's making, and what comes after it needs a keyframe. */
const LONGEST_SILENCE = spanFromMillis(6000)
/** A frame that is not followed by another is written down after this, or after three frames. */
const STALE_MS = 1500
/** A camera that leaves a hole before each of so many frames is a slow one. */
const SLOW_AFTER = 3
/** Frames of one fragment; more within a second are not from a camera. */
const MOST_FRAMES = 1000
/** Sound that comes this long after the picture it belongs before is moved to it. */
const LATE_SOUND = spanFromMillis(100)
/** A file of recovered footage that is still being written; it loses this ending when it is whole. */
export const PART = '.part'

export type RecorderOptions = ChainWriterOptions & {
  readonly stream: StreamName
  readonly disks: Disks
  readonly segment_ms: number
  readonly catalogue: CatalogueWriter
  /** Every signed head, for the ledger of heads, once what it vouches for is on disk. */
  readonly signed: (head: SignedHead) => void
  /** Whether the station's time is known to be right. */
  readonly clockState: () => 'synchronized' | 'unsynchronized' | 'unknown'
  readonly log: Logger
  /** Footage that is brought in later: asked at each new segment. Its files keep the ending `.part` until they are whole. */
  readonly recovered?: () => Recovered
  /** Pictures were lost from `from` on; those from the end of the hole up to `to` were recorded and lean on them. */
  readonly lost?: (from: WallTime90k, to: WallTime90k) => void
}

export type RecorderCounts = { written_bytes: number; lost_fragments: number; segments: number }

/** How the stream stands with the disk: until when it is recorded, and since when the disk refuses. */
export type RecorderState = {
  readonly recorded_to: WallTime90k | undefined
  readonly refused_since: WallTime90k | undefined
}

type Noted = { readonly row: Omit<WrittenFragment, 'number' | 'bytes'>; readonly signed: SignedHead | undefined }
type OpenSegment = {
  /** The segment's row; there is none before its first fragment is on disk. */
  readonly row: () => number | undefined
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
  readonly #chain: ChainWriter
  #segment: OpenSegment | undefined
  #audio: AudioFormat | undefined
  #video = new PendingFragment()
  #sound = new PendingFragment()
  #interval = TICKS_PER_SECOND / 15
  #lastPicture: WallTime90k | undefined
  #holesInRow = 0
  /** Since when pictures are missing on which those that come now lean. */
  #lostFrom: WallTime90k | undefined
  #sequence = 0
  #fragments = 0
  #lastFrame_ms = 0
  #cameraOffset_ms: number | null = null
  #recordedTo: WallTime90k | undefined
  #refusedSince: WallTime90k | undefined

  constructor(options: RecorderOptions) {
    this.#options = options
    this.#chain = new ChainWriter({ ...options, stream: chainName(options.stream, options.recovered) })
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
    const stale_ms = Math.max(STALE_MS, (3000 * this.#interval) / TICKS_PER_SECOND)
    if (this.#options.clock.monotonic() - this.#lastFrame_ms < stale_ms) return
    // The segment stays open: what was only held up on the way goes on in it without waiting for a keyframe.
    this.#writePending()
  }

  /** The session is over: everything taken so far goes to disk. The last picture lasts until `until` at the longest. */
  end(until?: WallTime90k): void {
    this.#closeSegment(until)
    if (this.#lastPicture !== undefined) this.#tellLost(this.#lastPicture)
    this.#lastPicture = undefined
  }

  /** Resolves when all that was taken is on disk. */
  async flushed(): Promise<void> {
    await Promise.all(this.#closing)
  }

  #takePicture(frame: Frame): void {
    const before = this.#lastPicture
    const hole = this.#noteHole(frame)
    const short = before !== undefined && frame.decode - before <= LONGEST_SILENCE
    const goesOn = hole && short && !frame.newRun && this.#segment?.file.failed === false
    if (frame.newRun || hole || this.#segment?.file.failed) this.#closeSegment()
    if (frame.key) this.#tellLost(frame.decode)
    const group = frame.key && !areStills(frame.format)
    const whole = !this.#video.empty && (group || frame.decode - this.#video.start >= FRAGMENT)
    // What the disk would not take leaves a hole, and behind that a keyframe comes first.
    if (whole || this.#video.frames >= MOST_FRAMES) if (!this.#write(this.#video, frame.decode)) this.#closeSegment()
    if (frame.key && this.#endsSegment(frame)) this.#closeSegment()
    if (this.#segment === undefined) {
      // Behind a hole of the camera's or the air's making pictures are worth having though they lean on lost ones.
      if (!frame.key && !goesOn) return
      this.#segment = this.#openSegment(frame)
      if (this.#segment === undefined) return
    }
    this.#video.add(frame)
  }

  /** Whether pictures are missing between the one before and this one; learns how far apart they are when none are. */
  #noteHole(frame: Frame): boolean {
    const before = this.#lastPicture
    this.#lastPicture = frame.decode
    if (before === undefined) return false
    const since = frame.decode - before
    const loss = frame.lossBefore === true
    const hole = since > (loss ? HOLE_BY_LOSS : HOLE) && since > 3 * this.#interval
    this.#holesInRow = hole ? this.#holesInRow + 1 : 0
    if (hole && loss && this.#segment !== undefined) this.#lostFrom ??= wallTime90k(before + this.#interval)
    const tells = hole ? this.#holesInRow >= SLOW_AFTER : !loss
    if (since > 0 && tells) this.#interval = Math.min(since, 5 * TICKS_PER_SECOND)
    return hole
  }

  #tellLost(to: WallTime90k): void {
    const from = this.#lostFrom
    this.#lostFrom = undefined
    if (from !== undefined && to > from) this.#options.lost?.(from, to)
  }

  #takeSound(frame: Frame): void {
    if (this.#segment === undefined || this.#audio === undefined) return
    const { start } = this.#segment
    if (frame.decode < start - LATE_SOUND) return // sound from before the first picture has no place in the file
    const decode = wallTime90k(Math.max(frame.decode, start))
    if (frame.newRun && !this.#sound.empty) this.#write(this.#sound, this.#sound.end)
    const whole = !this.#sound.empty && decode - this.#sound.start >= FRAGMENT
    if (whole || this.#sound.frames >= MOST_FRAMES) this.#write(this.#sound, decode)
    this.#sound.add(frame, decode)
  }

  #endsSegment(frame: Frame): boolean {
    const open = this.#segment
    if (open === undefined) return false
    return open.format !== frame.format || frame.decode - open.start >= spanFromMillis(this.#options.segment_ms)
  }

  #openSegment(frame: Frame): OpenSegment | undefined {
    const { camera, stream, disks, catalogue, station, clockState, log, recovered } = this.#options
    const disk = disks.choose()
    if (disk === undefined) {
      this.#refuse(frame.decode)
      return undefined
    }
    const format = frame.format as VideoFormat
    const start = frame.decode
    const name = segmentPath(camera, chainName(stream, recovered), start, this.#sequence)
    const path = recovered === undefined ? name : `${name}${PART}`
    const about = aboutBox({
      program: 'matthan 1',
      station,
      camera,
      stream,
      sequence: this.#sequence++,
      started: wallIso(start),
      started_90k: start,
      clock: clockState(),
      video: format.codec,
      audio: this.#audio?.codec ?? null,
      link_number: this.#chain.link.number,
      link_hash: this.#chain.link.hash.toString('hex'),
      ...(recovered === undefined ? {} : { recovered: recovered() }),
    })
    const formats = this.#audio === undefined ? [format] : [format, this.#audio]
    const audio = this.#audio
    let id: number | undefined
    const noted: OpenSegment['noted'] = new Map()
    const init = initSegment(formats, [about])
    const file = new SegmentFile(disk, path, init, {
      wrote: number => {
        const note = noted.get(number)
        if (note === undefined) return
        noted.delete(number)
        this.#recordedTo = wallTime90k(Math.max(this.#recordedTo ?? 0, note.row.end))
        this.#refusedSince = undefined
        id ??= catalogue.open({ camera, stream, archive: disk.id, path, start, video: format, audio })
        catalogue.wrote(id, { number, ...note.row, bytes: file.length })
        if (note.signed !== undefined) this.#options.signed(note.signed)
      },
      failed: error => {
        this.#refuse(start)
        if (id !== undefined) catalogue.failed(id)
        log.error('a segment could not be written', { camera, stream, path, disk: disk.folder, error })
      },
    })
    this.counts.segments++
    return { row: () => id, file, start, format, init, packed: [], noted }
  }

  /** Sends a gathered fragment to the disk; its last sample ends at `end`. False when it was lost. */
  #write(pending: PendingFragment, end: WallTime90k): boolean {
    if (pending.empty) return true
    const gathered = pending.take(end)
    const open = this.#segment
    const head = this.#headOf(gathered, open?.start ?? gathered.start)
    const data = gathered.samples.sizes.reduce((sum, size) => sum + size, 0)
    if (open === undefined || !open.file.takes(head.length + data)) {
      for (const piece of gathered.pieces) piece.chunk.release()
      if (open === undefined) return false
      this.counts.lost_fragments++
      this.#refuse(gathered.start)
      return false
    }
    // The first fragment vouches for the header too: who, when and in which format.
    const opening = open.packed.length === 0 ? [open.init, head] : [head]
    const samplesOf = gathered.pieces.map(({ chunk, start, end: to }) => chunk.bytes.subarray(start, to))
    const { bytes: tail, signed } = this.#chain.tail([...opening, ...samplesOf], end)
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
    const row = { packed, start, end: pictures ? end : start, frames, link: this.#chain.link }
    open.noted.set(number, { row, signed })
    return true
  }

  #headOf({ samples, start, key, kind }: Gathered, segmentStart: WallTime90k): Buffer {
    return fragmentHead({
      ...samples,
      track: kind === 'video' ? VIDEO_TRACK : AUDIO_TRACK,
      sequence: ++this.#fragments,
      key,
      start: spanBetween(segmentStart, start),
      allKey: kind === 'audio' || (this.#segment !== undefined && areStills(this.#segment.format)),
      camera_ms: this.#cameraOffset_ms === null ? undefined : unixMillis(start) + this.#cameraOffset_ms,
    })
  }

  #refuse(since: WallTime90k): void {
    this.#refusedSince ??= since
  }

  #writePending(until = Number.POSITIVE_INFINITY): void {
    const end = Math.min(this.#video.empty ? 0 : this.#video.last + this.#interval, until)
    if (!this.#video.empty) this.#write(this.#video, wallTime90k(end))
    if (!this.#sound.empty) this.#write(this.#sound, this.#sound.end)
  }

  #closeSegment(until?: WallTime90k): void {
    const open = this.#segment
    this.#writePending(until)
    this.#segment = undefined
    if (open === undefined) return
    const { catalogue } = this.#options
    const closing = open.file
      .close(open.packed)
      .then(closed => {
        const id = open.row()
        if (closed !== undefined && id !== undefined) catalogue.closed(id, closed)
      })
      .finally(() => this.#closing.delete(closing))
    this.#closing.add(closing)
  }
}

/** `camera/stream/2026-11-22/20261122T011502.345Z-17.mp4`, in UTC. */
const segmentPath = (camera: CameraId, chain: string, start: WallTime90k, sequence: number): string => {
  const iso = wallIso(start)
  return `${camera}/${chain}/${iso.slice(0, 10)}/${iso.replaceAll('-', '').replaceAll(':', '')}-${sequence}.mp4`
}
