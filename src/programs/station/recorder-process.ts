// Recorder process: starts the recorder, keeps the wire to it, and starts it again when it dies. A recorder that outlived its
// station is taken over as it is, without losing a frame.

import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Clock } from '#base/clock.ts'
import type { CameraId, StreamName } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { backoff } from '#base/retry.ts'
import { mediaSpan90k, wallTime90k } from '#base/units.ts'
import type { StreamStatus } from '#contract/camera.ts'
import {
  createWireReader,
  type FromRecorder,
  type PlannedCamera,
  type RecoveredRefusal,
  type ToldKeeping,
  type ToRecorder,
  WIRE_VERSION,
  type WireSound,
  writeWireJson,
} from '#contract/recorder-wire.ts'
import type { Keeping, Status } from '#contract/status.ts'
import type { AudioFormat, VideoFormat } from '#engine/frames/frame.ts'
import type { IncomingFrame } from '#engine/viewing/live.ts'
import { type LogsBefore, lastWords, logsNow } from './last-words.ts'

const program = fileURLToPath(import.meta.resolve('#programs/recorder.ts'))
/**
 * The recorder leaves little garbage, but V8 begins with so small a heap that it would collect it several times a second;
 * with room from the start it costs a fifth less processor time and 20 MB more (measured at 100 cameras, bench/README.md).
 */
const HEAP = ['--initial-old-space-size=48', '--max-semi-space-size=2']
/** Writes block a thread each while their bytes go down: enough of them that one disk standing still leaves some to the others. */
const DISK_THREADS = '24'
const CONNECT_EVERY_MS = 50
/** A recorder that lives is waited for: it may have much to mend, on a slow disk. */
const CONNECT_FOR_MS = 30_000
const RESTART = { first_ms: 200, most_ms: 5000 }
const STOP_MS = 10_000
const TOLD_MS = 3_000
/** EX_SOFTWARE of sysexits.h: the recorder met an error that it had not expected, and noted it. */
const ENDED_BY_ERROR = 70
/** A whole segment is read at its ends, and a disk may be slow. */
const ENTER_MS = 15_000

export type RecorderEvents = {
  readonly status: (camera: string, stream: StreamName, status: StreamStatus) => void
  /** `sound`: of a stream that is followed with its sound, where it is recorded. */
  readonly format: (handle: number, format: VideoFormat, sound: AudioFormat | undefined) => void
  readonly frame: (handle: number, frame: IncomingFrame) => void
  /** The recorder knows the plan (again): what was followed must be asked for anew. */
  readonly ready: () => void
}

/** The cameras there are, and the ranges of addresses in which they may be called. */
export type Plan = { readonly cameras: readonly PlannedCamera[]; readonly ranges: readonly string[] }

export type RecorderProcessOptions = {
  readonly data: string
  readonly station: string
  readonly clock: Clock
  readonly log: Logger
  readonly plan: () => Plan
  readonly housekeeping: () => ToldKeeping
  readonly events: RecorderEvents
  /** How long the recorder goes on without a station; for ever when left out. */
  readonly linger_ms?: number
  readonly segment_ms?: number
  readonly housekeeping_ms?: number
}

/** Before the recorder said anything of its clock. */
const NOBODY_ASKED: Status['recorder']['clock'] = { state: 'unknown', source: null }

type Asked = {
  readonly message: ToRecorder
  readonly timer: NodeJS.Timeout
  readonly resolve: (refused: RecoveredRefusal | null) => void
  readonly giveUp: () => void
}

export class RecorderProcess {
  readonly #options: RecorderProcessOptions
  readonly #socketPath: string
  #socket: Socket | undefined
  #child: ChildProcess | undefined
  #stopping = false
  #summary: Status['recorder']
  #keeping: Keeping | undefined
  #tries = 0
  #logsBefore: LogsBefore = { recorder: 0, crash: 0 }
  #knownPid: number | undefined
  #requests = 0
  readonly #asked = new Map<number, Asked>()

  constructor(options: RecorderProcessOptions) {
    this.#options = options
    this.#socketPath = join(options.data, 'recorder.sock')
    const since_90k = options.clock.wall()
    this.#summary = {
      state: 'starting',
      pid: null,
      since_90k,
      restarts: 0,
      written_bytes: 0,
      packets_lost: 0,
      clock: NOBODY_ASKED,
    }
  }

  get summary(): Status['recorder'] {
    return this.#summary
  }

  /** What the recorder last said of its disks. */
  get keeping(): Keeping | undefined {
    return this.#keeping
  }

  /** Rules or holds changed: resolves true when the recorder goes by them, false when it does not say so in time. */
  async tellHousekeeping(): Promise<boolean> {
    const told = this.#options.housekeeping()
    this.send({ kind: 'housekeeping', ...told })
    const until = this.#options.clock.monotonic() + TOLD_MS
    while (this.#keeping?.told_revision !== told.revision) {
      if (this.#options.clock.monotonic() > until) return false
      await new Promise(resolve => setTimeout(resolve, CONNECT_EVERY_MS))
    }
    return true
  }

  /** The list of archives changed. */
  archivesChanged(): void {
    this.send({ kind: 'archives' })
  }

  /** Has a file of recovered footage entered; asked again when the recorder starts anew. Throws `recorder_away` when no answer comes. */
  enterRecovered(archive: string, path: string): Promise<RecoveredRefusal | null> {
    if (this.#stopping) return Promise.reject(new Problem('recorder_away', { path }))
    const request = ++this.#requests
    const message = { kind: 'recovered', request, archive, path } as const
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#asked.delete(request)
        clearTimeout(timer)
        reject(new Problem('recorder_away', { path }))
      }
      const timer = setTimeout(giveUp, ENTER_MS)
      this.#asked.set(request, { message, timer, resolve, giveUp })
      this.send(message)
    })
  }

  #answered(request: number, refused: RecoveredRefusal | null): void {
    const asked = this.#asked.get(request)
    this.#asked.delete(request)
    clearTimeout(asked?.timer)
    asked?.resolve(refused)
  }

  /** Takes over a running recorder or starts one; resolves when the wire is up. */
  async start(): Promise<void> {
    const running = await dial(this.#socketPath).catch(() => undefined)
    if (running !== undefined) {
      this.#options.log.info('took over the running recorder')
      this.#welcome(running)
      return
    }
    if (this.#stopping) return
    this.#welcome(await this.#startNew())
  }

  send(message: ToRecorder): void {
    if (this.#socket?.writable) this.#socket.write(writeWireJson(message))
  }

  /** The list of cameras changed. */
  replan(): void {
    this.send({ kind: 'plan', ...this.#options.plan() })
    this.#options.events.ready()
  }

  follow(handle: number, camera: CameraId, stream: StreamName, sound = false): void {
    this.send({ kind: 'follow', handle, camera, stream, sound })
  }

  unfollow(handle: number): void {
    this.send({ kind: 'unfollow', handle })
  }

  /** Stops recording in good order. */
  async stop(): Promise<void> {
    this.#stopping = true
    for (const { giveUp } of this.#asked.values()) giveUp()
    const socket = this.#socket
    const { pid } = this.#summary
    if (socket === undefined) return this.#stopUnborn()
    const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
    this.send({ kind: 'stop' })
    await closed
    await gone(pid)
  }

  /** A recorder that was started and has not been reached yet would otherwise record on with nobody to stop it. */
  async #stopUnborn(): Promise<void> {
    const child = this.#child
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await gone(child.pid)
  }

  /** Leaves the recorder at work and goes. */
  leave(): void {
    this.#stopping = true
    for (const { giveUp } of this.#asked.values()) giveUp()
    this.#socket?.destroy()
  }

  #spawn(): void {
    const { data, station, linger_ms, segment_ms, housekeeping_ms } = this.#options
    mkdirSync(join(data, 'logs'), { recursive: true, mode: 0o700 })
    this.#logsBefore = logsNow(data)
    const errors = openSync(join(data, 'logs', 'recorder-crash.log'), 'a', 0o600)
    const optional = [
      ...(linger_ms === undefined ? [] : ['--linger-ms', String(linger_ms)]),
      ...(segment_ms === undefined ? [] : ['--segment-ms', String(segment_ms)]),
      ...(housekeeping_ms === undefined ? [] : ['--housekeeping-ms', String(housekeeping_ms)]),
    ]
    if (this.#knownPid !== undefined) optional.push('--restarted')
    if (process.env.MATTHAN_NO_SYNC === '1') optional.push('--no-sync') // for the bench that asks what flushing costs
    const args = [
      ...HEAP,
      '--disable-warning=ExperimentalWarning',
      program,
      '--data',
      data,
      '--station',
      station,
      ...optional,
    ]
    this.#child = spawn(process.execPath, args, {
      detached: true,
      stdio: ['ignore', 'ignore', errors],
      env: { ...process.env, UV_THREADPOOL_SIZE: DISK_THREADS },
    })
    this.#child.unref()
    closeSync(errors)
  }

  /** A recorder that meets a damaged catalogue while it starts makes a note of it and ends: the next one sets it aside. */
  async #startNew(): Promise<Socket> {
    this.#spawn()
    try {
      return await this.#dialNew()
    } catch (error) {
      if (this.#stopping || this.#child?.exitCode !== ENDED_BY_ERROR) throw error
      this.#spawn()
      return this.#dialNew()
    }
  }

  async #dialNew(): Promise<Socket> {
    const until = this.#options.clock.monotonic() + CONNECT_FOR_MS
    for (;;) {
      const socket = await dial(this.#socketPath).catch(() => undefined)
      if (socket !== undefined) return socket
      const exited = this.#child?.exitCode !== null
      if (exited || this.#options.clock.monotonic() > until) {
        const { data } = this.#options
        const log = join(data, 'logs', 'recorder.log')
        throw new Problem('recorder_not_started', lastWords(data, this.#logsBefore) ?? { log })
      }
      await new Promise(resolve => setTimeout(resolve, CONNECT_EVERY_MS))
    }
  }

  #welcome(socket: Socket): void {
    this.#socket = socket
    const read = createWireReader({
      json: message => this.#message(message as FromRecorder),
      frame: ({ handle, key, sound = false, decode_90k, composition_90k }, bytes) =>
        this.#options.events.frame(handle, {
          key,
          sound,
          decode: wallTime90k(decode_90k),
          composition: mediaSpan90k(composition_90k),
          bytes,
        }),
    })
    socket.on('data', (chunk: Buffer) => {
      if (!read(chunk)) socket.destroy()
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.#lost())
    this.send({ kind: 'housekeeping', ...this.#options.housekeeping() })
    this.replan()
    for (const { message } of this.#asked.values()) this.send(message)
  }

  #message(message: FromRecorder): void {
    const { events } = this.#options
    if (message.kind === 'status') events.status(message.camera, message.stream, message.status as StreamStatus)
    else if (message.kind === 'totals') {
      const { written_bytes, packets_lost, clock = NOBODY_ASKED } = message // a recorder of an older program tells none
      this.#summary = { ...this.#summary, written_bytes, packets_lost, clock }
    } else if (message.kind === 'keeping') this.#keeping = message.keeping
    else if (message.kind === 'recovered') this.#answered(message.request, message.refused)
    else if (message.kind === 'format') {
      const { handle, id, entry, codec, width, height } = message
      const description = Buffer.from(message.description, 'base64')
      const video = { kind: 'video', id, entry, codec, width, height, reorder: undefined, description } as const
      events.format(handle, video, message.sound == null ? undefined : soundOf(message.sound))
    } else if (message.kind === 'hello') this.#hello(message.version, message.pid, message.started_90k)
  }

  #hello(version: number, pid: number, started_90k: number): void {
    this.#tries = 0
    // A lost wire is not yet a lost recorder: only another process counts as started again.
    const restarts = this.#summary.restarts + (this.#knownPid === undefined || this.#knownPid === pid ? 0 : 1)
    this.#knownPid = pid
    this.#summary = { ...this.#summary, state: 'running', pid, since_90k: started_90k, restarts }
    if (version !== WIRE_VERSION) this.send({ kind: 'stop' }) // an older program's recorder; ours starts when it is gone
  }

  #lost(): void {
    this.#socket = undefined
    this.#keeping = undefined
    if (this.#stopping) return
    const { clock, log } = this.#options
    this.#summary = { ...this.#summary, state: 'away', pid: null, since_90k: clock.wall() }
    log.error('the recorder is gone and is started again', { pid: this.#knownPid, tries: this.#tries })
    const wait_ms = this.#tries === 0 ? 0 : backoff(this.#tries, RESTART)
    this.#tries++
    setTimeout(() => {
      if (this.#stopping) return
      this.start().catch(error => {
        log.error('the recorder could not be started', { error })
        this.#lost()
      })
    }, wait_ms)
  }
}

const soundOf = (told: WireSound): AudioFormat => ({
  kind: 'audio',
  ...told,
  description: Buffer.from(told.description, 'base64'),
})

const dial = (path: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(path)
    socket.once('connect', () => resolve(socket))
    socket.once('error', reject)
  })

/** Waits until a process is no more, within reason. */
const gone = async (pid: number | null): Promise<void> => {
  const until = Date.now() + STOP_MS
  while (pid !== null && Date.now() < until) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
