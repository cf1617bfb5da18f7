// Keeper: one stream of one camera in the recorder's process. Joins the road's parts: supervisor → frame reader → recorder on disk
// and ring in memory, and says how the stream is doing.

import type { Clock } from '#base/clock.ts'
import type { CameraId, StreamName } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { wallTime90k } from '#base/units.ts'
import type { PlannedCamera, PlannedStream, WireStatus } from '#contract/recorder-wire.ts'
import type { Pin } from '#engine/camera/address-guard.ts'
import type { ReceiverCounts } from '#engine/camera/counts.ts'
import { firstState, StreamFailure, type StreamState } from '#engine/camera/stream-state.ts'
import { type Shared, supervise } from '#engine/camera/supervisor.ts'
import type { ChunkPool } from '#engine/frames/chunk.ts'
import {
  type AudioFormat,
  type Frame,
  type FrameCounts,
  noFrameCounts,
  type VideoFormat,
} from '#engine/frames/frame.ts'
import { createFrameReader, type FrameReader } from '#engine/frames/reader.ts'
import type { Disks, Refusal } from '#engine/recording/disks.ts'
import type { LedgerWriter, LossCause } from '#engine/recording/ledger.ts'
import { type RecorderOptions, StreamRecorder } from '#engine/recording/recorder.ts'
import { LiveRing } from '#engine/viewing/live-ring.ts'
import { OutageNotes, type Trouble } from './outage-notes.ts'
import { offHours, type PlannedHours } from './planned-rest.ts'

/** Packets without a picture for this long are worth a word (known to all within 2 s more), and for this long a new try. */
const NO_PICTURE_SAID_MS = 6000
const NO_PICTURE_TRIED_MS = 25_000
/** Pictures that stop while other packets go on; slower cameras than one picture in ten seconds are not known. */
const PICTURE_STOPPED_MS = 12_000
/** Over how long frames and bits a second are measured. */
const RATE_MS = 2000

export type KeeperOptions = Omit<RecorderOptions, 'camera' | 'stream'> &
  Shared & {
    readonly ledger: LedgerWriter
    readonly pool: ChunkPool
    readonly camera: PlannedCamera
    readonly stream: PlannedStream
    /** Whether the certificate that the camera shows over TLS is the one that it showed at first. */
    readonly certificate: (camera: CameraId, sha256: string) => boolean
    /** Where a camera's host is, if it may be called. */
    readonly pin: Pin
    readonly changed: (keeper: Keeper) => void
  }

/** What the ledger says of pictures that were lost while the session stood: up to the next keyframe, as those behind lean on them. */
const PACKETS_LOST = { cause: 'unknown', by: 'recorder', detail: 'packets_lost' } as const

type Rate = { at_ms: number; frames: number; bytes: number; fps: number | null; bps: number | null }

export class Keeper {
  readonly camera: CameraId
  readonly stream: StreamName
  readonly ring = new LiveRing()
  readonly recorder: StreamRecorder
  readonly #clock: Clock
  #hours: PlannedHours = { hours: null, sharing: null }
  /** Why nothing is to be recorded at this hour. */
  #offHours: Trouble | undefined
  readonly #disks: Disks
  readonly #notes: OutageNotes
  readonly #stop = new AbortController()
  readonly #done: Promise<void>
  readonly #received: ReceiverCounts = { packets: 0, bytes: 0, bad_packets: 0 }
  readonly #counts: FrameCounts = noFrameCounts()
  #reader: FrameReader | undefined
  #state: StreamState
  #format: VideoFormat | undefined
  #logged: string | undefined
  #refusal: Refusal | undefined
  #unreadSound: string | undefined
  #picturesBefore = 0
  /** How many pictures had come when the last one was noticed, and when. */
  #pictures = { count: 0, at_ms: 0 }
  #playingSince_ms: number | undefined
  #rate: Rate = { at_ms: 0, frames: 0, bytes: 0, fps: null, bps: null }

  constructor(options: KeeperOptions) {
    const { camera, stream, clock, pool } = options
    this.#clock = clock
    this.#disks = options.disks
    this.hours = camera
    this.camera = camera.camera
    this.stream = stream.stream
    this.#notes = new OutageNotes(options.ledger, this.camera, this.stream)
    const of = { camera: this.camera, stream: this.stream }
    const lost: RecorderOptions['lost'] = (from, to) =>
      options.ledger.past({ ...of, from, to, ...PACKETS_LOST, noted: clock.wall() })
    this.recorder = new StreamRecorder({ ...options, ...of, lost })
    this.#state = firstState(clock.wall())
    this.#done = supervise(
      {
        camera: camera.camera,
        url: stream.url,
        credentials: camera.username === '' ? undefined : { username: camera.username, password: camera.password },
        transport: camera.transport,
        sound: camera.record_audio,
      },
      {
        offered: (tracks, unread) => {
          this.#reader = createFrameReader(tracks, pool, this.#counts, frame => this.#take(frame))
          this.#picturesBefore = this.#counts.frames
          this.#playingSince_ms = clock.monotonic()
          this.recorder.begin(this.#reader.audio)
          this.ring.begin(this.#reader.audio)
          const soundless = camera.record_audio && this.#reader.audio === undefined
          const unreadSound = soundless ? unread.find(media => media.startsWith('audio ')) : undefined
          this.#tellOfSound(this.#reader.unreadSound ?? unreadSound, options.log)
          return this.#reader
        },
        ended: () => this.#sessionEnded(),
        state: state => {
          this.#state = state
          this.#log(state, options.log)
          options.changed(this)
        },
        certificate: sha256 => options.certificate(this.camera, sha256),
        pin: options.pin,
        complaint: () => this.#complaint(),
        broken: error =>
          options.log.error('a packet of this camera met a bug; its session begins anew', {
            camera: this.camera,
            stream: this.stream,
            error,
          }),
      },
      this.#received,
      options,
      this.#stop.signal,
    )
  }

  /** The station's clock was set. */
  clockWasSet(): void {
    this.#reader?.clockWasSet()
  }

  /** Call it about twice a second. */
  tick(): void {
    this.recorder.cameraClock(this.#reader?.clockOffset() ?? null)
    this.recorder.tick()
    this.hours = this.#hours
    this.#notes.look(this.#trouble(), this.#clock.wall())
    const now = this.#clock.monotonic()
    const passed = now - this.#rate.at_ms
    if (passed < RATE_MS) return
    const { frames, bytes } = this.#rate
    const fps = ((this.#counts.frames - frames) * 1000) / passed
    const bps = ((this.#received.bytes - bytes) * 8000) / passed
    const playing = this.#state.state === 'streaming' && this.#rate.at_ms > 0
    this.#rate = {
      at_ms: now,
      frames: this.#counts.frames,
      bytes: this.#received.bytes,
      fps: playing ? Math.round(fps * 10) / 10 : null,
      bps: playing ? Math.round(bps) : null,
    }
  }

  /** The hours in which it is recorded; what is taken up to their end goes to disk. */
  set hours(hours: PlannedHours) {
    this.#hours = hours
    const before = this.#offHours
    this.#offHours = offHours(hours, this.#clock.wall())
    if (before === undefined && this.#offHours !== undefined) this.recorder?.end()
  }

  get packetsLost(): number {
    return this.#counts.lost_packets
  }

  status(): WireStatus {
    const state = this.#state
    const waitingForPicture = state.state === 'streaming' && !this.#seenPicture()
    const late = waitingForPicture && this.#playedFor() > NO_PICTURE_SAID_MS
    return {
      state: waitingForPicture ? 'connecting' : state.state,
      ...(late ? NO_PICTURE : why(state)),
      since_90k: state.since,
      retry_at_90k: 'retry_at' in state ? state.retry_at : null,
      codec: this.#format?.codec ?? null,
      width: this.#format?.width ?? null,
      height: this.#format?.height ?? null,
      frames_per_second: this.#rate.fps,
      bits_per_second: this.#rate.bps,
      sound: soundOf(this.#reader?.audio),
      packets_lost: this.#counts.lost_packets,
      packets_bad: this.#received.bad_packets + this.#counts.bad_packets,
      camera_clock_offset_ms: this.#reader?.clockOffset() ?? null,
      camera_clock_drift_ppm: this.#reader?.clockDrift() ?? null,
    }
  }

  /** Stops dialling and writes down what was taken. */
  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#done
    await this.recorder.flushed()
    this.#notes.look(undefined, this.#clock.wall()) // nobody watches any more: what comes later has a cause of its own
  }

  #take(frame: Frame): void {
    if (frame.kind === 'video' && frame.format.kind === 'video') this.#format = frame.format
    if (this.#offHours === undefined) this.recorder.take(frame)
    this.ring.take(frame)
  }

  /** Why nothing reaches the disk just now. The first try of a camera is no trouble yet. */
  #trouble(): Trouble | undefined {
    const { recorded_to, refused_since } = this.recorder.state
    const off = this.#offHours
    if (off !== undefined) return { ...off, since: wallTime90k(Math.max(off.since, recorded_to ?? 0)) }
    if (refused_since !== undefined) {
      return { cause: 'disk_fault', detail: this.#refusedFor(), since: refused_since }
    }
    this.#refusal = undefined
    const { reason, since_90k } = this.status()
    if (reason === null) return undefined
    const cause: LossCause = reason === 'auth_failed' ? 'auth_failed' : 'unknown'
    return { cause, detail: reason, since: recorded_to ?? wallTime90k(since_90k) }
  }

  /** What was seen first, so that a disk that wavers is one note; that all is held explains more than how it began. */
  #refusedFor(): Refusal {
    const { refusal } = this.#disks
    if (this.#refusal === undefined || refusal === 'held_fills_disk') this.#refusal = refusal
    return this.#refusal
  }

  /** A line when the stream comes, or does not for another reason than before; tries in vain are not repeated. */
  #log(state: StreamState, log: Logger): void {
    if (state.state === 'connecting' || state.state === 'stalled') return
    const { camera, stream } = this
    const said = state.state === 'streaming' ? state.state : state.reason
    if (said === this.#logged) return
    this.#logged = said
    if (state.state === 'streaming') log.info('the stream comes', { camera, stream })
    else log.warn('the stream does not come', { camera, stream, reason: state.reason, detail: state.detail })
  }

  /** Sound that cannot be kept costs no picture; it is said once. */
  #tellOfSound(reason: string | undefined, log: Logger): void {
    const { camera, stream } = this
    if (reason !== undefined && reason !== this.#unreadSound)
      log.warn('the sound of this camera cannot be kept', { camera, stream, reason })
    this.#unreadSound = reason
  }

  #seenPicture(): boolean {
    return this.#counts.frames > this.#picturesBefore
  }

  #playedFor(): number {
    return this.#playingSince_ms === undefined ? 0 : this.#clock.monotonic() - this.#playingSince_ms
  }

  /** Packets still come, of sound or of reports, and no picture with them. */
  #pictureStopped(): StreamFailure | undefined {
    const now = this.#clock.monotonic()
    if (this.#counts.frames !== this.#pictures.count) this.#pictures = { count: this.#counts.frames, at_ms: now }
    if (now - this.#pictures.at_ms < PICTURE_STOPPED_MS) return undefined
    return new StreamFailure('silent', `no picture for ${PICTURE_STOPPED_MS / 1000} s, though packets come`)
  }

  #complaint(): StreamFailure | undefined {
    if (this.#reader?.encrypted() === true) return new StreamFailure('encrypted', 'keyframes come scrambled')
    if (this.#seenPicture()) return this.#pictureStopped()
    if (this.#playedFor() < NO_PICTURE_TRIED_MS) return undefined
    return new StreamFailure('no_keyframe', `no picture within ${NO_PICTURE_TRIED_MS / 1000} s`)
  }

  #sessionEnded(): void {
    this.recorder.end()
    this.ring.clear()
    this.#reader?.dispose()
    this.#reader = undefined
    this.#playingSince_ms = undefined
    this.#rate = { ...this.#rate, fps: null, bps: null }
  }
}

const NO_PICTURE = { reason: 'no_keyframe', detail: 'packets arrive, but no picture can begin' } as const

const soundOf = (audio: AudioFormat | undefined): WireStatus['sound'] =>
  audio === undefined ? null : { codec: audio.codec, sample_rate: audio.sample_rate, channels: audio.channels }

/** Why a stream does not stream, as far as its state tells. */
const why = (state: StreamState): Pick<WireStatus, 'reason' | 'detail'> => {
  if (state.state === 'streaming') return { reason: null, detail: null }
  if (state.state === 'stalled') return { reason: 'silent', detail: 'no packet comes, though the session stands' }
  return { reason: state.reason, detail: state.detail }
}
