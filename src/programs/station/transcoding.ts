// Transcoding: pictures that a browser cannot decode, turned into H.264 while somebody watches. One guest process a stream, shared by all
// who watch it; at most so many at once, and each stops a while after its last viewer. It is where a second live hub takes its frames
// from, and nothing of it touches what is recorded. With `masks` it is the way of masked pictures: what is to be covered goes with each format, and a
// guest that was not told it makes no picture.

import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { CameraId, StreamName } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import type { Polygon } from '#base/polygon.ts'
import { mediaSpan90k, wallTime90k } from '#base/units.ts'
import { createWireReader, type FromRecorder, writeFrameHead, writeWireJson } from '#contract/recorder-wire.ts'
import type { VideoFormat } from '#engine/frames/frame.ts'
import type { IncomingFrame, LiveSource } from '#engine/viewing/live.ts'

const program = fileURLToPath(import.meta.resolve('#programs/transcoder.ts'))
const LINGER_MS = 10_000
/** What the transcoder has not read yet; beyond it pictures are left out up to the next keyframe. */
const MOST_UNREAD_BYTES = 6 * 1024 * 1024
/** Handles that the recorder's link is asked with, a range for each transcoding; the live hub's own count from 1. */
const FIRST_HANDLE = 0x4000_0000
const HANDLES = 0x1000_0000
/** One that dies sooner than this would die again: it rests before it is started again, longer each time. */
const SOON_MS = 3000
const FIRST_REST_MS = 500
const MOST_REST_MS = 30_000
/** One that reads nothing for so long, with so much to read, has come to a stand. */
const STUCK_MS = 10_000

export type TranscodingOptions = {
  /** Where the camera's own frames come from. */
  readonly source: LiveSource
  readonly log: Logger
  readonly out: {
    readonly format: (handle: number, format: VideoFormat) => void
    readonly frame: (handle: number, frame: IncomingFrame) => void
  }
  /** How much at once; as many streams as half the processors when left out. */
  readonly most?: number
  /** What a stream counts for; 1 when left out. */
  readonly costOf?: (stream: StreamName) => number
  /** What is covered of a camera now. */
  readonly masks?: (camera: CameraId) => readonly Polygon[]
  /** Which range of handles is its own; the first when left out. */
  readonly range?: number
  readonly linger_ms?: number
  readonly stuck_ms?: number
  /** For tests: another program in the guest's place. */
  readonly program?: string
}

export type Refused = 'transcoding_busy' | 'transcoding_missing'

type Guest = ChildProcessByStdio<Writable, Readable, null>
type Job = {
  readonly key: string
  readonly camera: CameraId
  readonly stream: StreamName
  /** What the camera's frames come by. */
  readonly in_handle: number
  /** What those know it by who watch it. */
  readonly out_handles: Set<number>
  readonly cost: number
  guest: Guest
  started_ms: number
  told: VideoFormat | undefined
  format: VideoFormat | undefined
  skipping: boolean
  /** Since when it does not read what it is given. */
  unread_since_ms: number | undefined
  /** How often in a row it died soon. */
  deaths: number
  /** It died and is started again then. */
  resting: NodeJS.Timeout | undefined
  leaving: NodeJS.Timeout | undefined
}

export class Transcoding implements LiveSource {
  readonly #options: TranscodingOptions
  readonly #jobs = new Map<string, Job>()
  readonly #byIn = new Map<number, Job>()
  readonly #most: number
  readonly #first: number
  #handles: number
  #spans = 0
  #missing: boolean | undefined

  constructor(options: TranscodingOptions) {
    this.#options = options
    this.#first = FIRST_HANDLE + (options.range ?? 0) * HANDLES
    this.#handles = this.#first
    this.#most = options.most ?? Math.max(1, Math.floor(availableParallelism() / 2))
  }

  /** Why a stream cannot be transcoded just now; undefined when it can. One that is transcoded already is shared. */
  refusal(camera: CameraId, stream: StreamName): Refused | undefined {
    this.#missing ??= !installed()
    if (this.#missing) return 'transcoding_missing'
    if (this.#jobs.has(`${camera}/${stream}`)) return undefined
    return this.#roomFor(this.#costOf(stream)) ? undefined : 'transcoding_busy'
  }

  /** Streams that nobody watches any more give way. What costs more than all there is may come alone. */
  #roomFor(cost: number): boolean {
    const used = () => [...this.#jobs.values()].reduce((sum, job) => sum + job.cost, this.#spans)
    for (const job of [...this.#jobs.values()]) {
      if (used() === 0 || used() + cost <= this.#most) break
      if (job.out_handles.size === 0) this.#end(job)
    }
    return used() === 0 || used() + cost <= this.#most
  }

  #costOf(stream: StreamName): number {
    return this.#options.costOf?.(stream) ?? 1
  }

  follow(handle: number, camera: CameraId, stream: StreamName): void {
    const key = `${camera}/${stream}`
    const known = this.#jobs.get(key)
    if (known !== undefined) {
      clearTimeout(known.leaving)
      known.leaving = undefined
      known.out_handles.add(handle)
      if (known.format !== undefined) this.#options.out.format(handle, known.format)
      return
    }
    if (this.refusal(camera, stream) !== undefined) return
    const job: Job = {
      key,
      camera,
      stream,
      in_handle: ++this.#handles,
      out_handles: new Set([handle]),
      cost: this.#costOf(stream),
      guest: this.#spawn(),
      started_ms: performance.now(),
      told: undefined,
      format: undefined,
      skipping: false,
      unread_since_ms: undefined,
      deaths: 0,
      resting: undefined,
      leaving: undefined,
    }
    this.#jobs.set(key, job)
    this.#byIn.set(job.in_handle, job)
    this.#listen(job)
    this.#options.log.info('a stream is transcoded for browsers', { camera, stream })
    this.#options.source.follow(job.in_handle, camera, stream)
  }

  unfollow(handle: number): void {
    const job = [...this.#jobs.values()].find(({ out_handles }) => out_handles.has(handle))
    if (job === undefined) return
    job.out_handles.delete(handle)
    if (job.out_handles.size > 0) return
    job.leaving = setTimeout(() => this.#end(job), this.#options.linger_ms ?? LINGER_MS)
    job.leaving.unref()
  }

  /** The recorder came back: what is transcoded is asked for anew. */
  resume(): void {
    for (const job of this.#jobs.values()) this.#options.source.follow(job.in_handle, job.camera, job.stream)
  }

  /** A format or a frame of the recorder's link, by its handle; false when it is not for the transcoder. */
  takeFormat(handle: number, format: VideoFormat): boolean {
    const job = this.#byIn.get(handle)
    if (job === undefined) return this.#isOurs(handle)
    job.told = format
    if (job.resting === undefined) this.#tell(job, format)
    return true
  }

  takeFrame(handle: number, frame: IncomingFrame): boolean {
    const job = this.#byIn.get(handle)
    if (job === undefined) return this.#isOurs(handle)
    if (job.resting !== undefined) return true
    const unread = job.guest.stdin.writableLength > MOST_UNREAD_BYTES
    if (unread) this.#unread(job)
    else job.unread_since_ms = undefined
    if (unread) job.skipping = true
    else if (frame.key) job.skipping = false
    if (!job.skipping) give(job.guest, frame)
    return true
  }

  /** What covers a camera is another now: its pictures are made by guests that know it; what others still make goes nowhere. */
  remask(camera: CameraId): void {
    for (const job of [...this.#jobs.values()]) {
      if (job.camera !== camera) continue
      const before = job.guest
      clearTimeout(job.resting)
      job.resting = undefined
      this.#begin(job)
      before.kill('SIGKILL')
    }
  }

  #isOurs(handle: number): boolean {
    return handle >= this.#first && handle < this.#first + HANDLES
  }

  #tell(job: Job, format: VideoFormat): void {
    tell(job.guest, format, this.#options.masks?.(job.camera))
  }

  #spawn(): Guest {
    return spawnGuest(this.#options.program, this.#options.masks !== undefined)
  }

  #unread(job: Job): void {
    const now = performance.now()
    job.unread_since_ms ??= now
    if (now - job.unread_since_ms > (this.#options.stuck_ms ?? STUCK_MS)) job.guest.kill('SIGKILL')
  }

  /** A guest for a span of recorded footage, counted like the others; answers why there is none. Whoever takes it calls `done`. */
  guestForSpan(): { readonly guest: Guest; readonly done: () => void } | Refused {
    this.#missing ??= !installed()
    if (this.#missing) return 'transcoding_missing'
    const cost = this.#costOf('main')
    if (!this.#roomFor(cost)) return 'transcoding_busy'
    this.#spans += cost
    const guest = this.#spawn()
    let open = true
    const done = () => {
      if (open) this.#spans -= cost
      open = false
      guest.kill('SIGKILL')
    }
    guest.once('exit', done)
    guest.once('error', done)
    return { guest, done }
  }

  stop(): void {
    for (const job of [...this.#jobs.values()]) this.#end(job)
  }

  #listen(job: Job): void {
    const { guest } = job
    readGuest(guest, {
      format: format => {
        if (job.guest !== guest) return
        job.format = format
        for (const handle of job.out_handles) this.#options.out.format(handle, format)
      },
      frame: frame => {
        if (job.guest !== guest) return
        for (const handle of job.out_handles) this.#options.out.frame(handle, frame)
      },
    })
    const died = (code: unknown) => {
      if (this.#jobs.get(job.key) !== job || job.guest !== guest || job.resting !== undefined) return
      const lived_ms = performance.now() - job.started_ms
      const { camera, stream } = job
      this.#options.log.error('the transcoder ended by itself', { camera, stream, code, lived_ms })
      if (job.out_handles.size === 0) this.#end(job)
      else this.#startAgain(job, lived_ms)
    }
    guest.once('exit', died)
    guest.once('error', died) // it could not be started
  }

  /** Whoever watches goes on watching: nobody else would ask for it anew. */
  #startAgain(job: Job, lived_ms: number): void {
    job.deaths = lived_ms < SOON_MS ? job.deaths + 1 : 0
    const rest_ms = job.deaths === 0 ? 0 : Math.min(MOST_REST_MS, FIRST_REST_MS * 2 ** (job.deaths - 1))
    job.resting = setTimeout(() => {
      job.resting = undefined
      this.#begin(job)
    }, rest_ms)
  }

  #begin(job: Job): void {
    job.guest = this.#spawn()
    job.started_ms = performance.now()
    job.skipping = true
    job.unread_since_ms = undefined
    job.format = undefined
    if (job.told !== undefined) this.#tell(job, job.told)
    this.#listen(job)
  }

  #end(job: Job): void {
    clearTimeout(job.leaving)
    clearTimeout(job.resting)
    this.#jobs.delete(job.key)
    this.#byIn.delete(job.in_handle)
    this.#options.source.unfollow(job.in_handle)
    job.guest.kill('SIGKILL')
  }
}

/** Gives a guest the format of the frames that come next. */
export const tell = (guest: Guest, format: VideoFormat, masks?: readonly Polygon[]): void => {
  const { id, entry, codec, width, height, description } = format
  const covered = masks === undefined ? {} : { masks }
  const message = { kind: 'format', handle: 0, id, entry, codec, width, height, ...covered } as const
  guest.stdin.write(writeWireJson({ ...message, description: description.toString('base64') }))
}

export const give = (guest: Guest, { key, decode, composition, bytes }: IncomingFrame): boolean => {
  const head = { handle: 0, key, decode_90k: decode, composition_90k: composition }
  return guest.stdin.write(Buffer.concat([writeFrameHead(head, bytes.length), bytes]))
}

export type GuestSink = {
  readonly format: (format: VideoFormat) => void
  readonly frame: (frame: IncomingFrame) => void
}

export const readGuest = (guest: Guest, sink: GuestSink): void => {
  const read = createWireReader({
    json: message => {
      const told = message as Extract<FromRecorder, { kind: 'format' }>
      if (told?.kind !== 'format') return
      const { id, entry, codec, width, height } = told
      const description = Buffer.from(told.description, 'base64')
      sink.format({ kind: 'video', id, entry, codec, width, height, reorder: 0, description })
    },
    frame: ({ key, decode_90k, composition_90k }, bytes) =>
      sink.frame({ key, decode: wallTime90k(decode_90k), composition: mediaSpan90k(composition_90k), bytes }),
  })
  guest.stdout.on('data', (chunk: Buffer) => {
    if (!read(chunk)) guest.kill('SIGKILL')
  })
}

const spawnGuest = (started = program, masked = false): Guest => {
  const args = ['--disable-warning=ExperimentalWarning', '--max-old-space-size=256', started]
  if (masked) args.push('--masked')
  const guest = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] })
  guest.stdin.on('error', () => {}) // it is gone; `exit` says so
  guest.stdout.on('error', () => {})
  return guest
}

const installed = (): boolean => {
  try {
    import.meta.resolve('node-av')
    return true
  } catch {
    return false
  }
}
