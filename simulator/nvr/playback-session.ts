// Playback session: what one client fetches of what a recorder holds: from the keyframe at or before the beginning, at the pace that
// was asked for, with the instant of each picture in its header where the recorder speaks ONVIF (Streaming Specification §6.3).

import { randomBytes } from 'node:crypto'
import type { Outlet } from '#simulator/rtp/outlet.ts'
import { type ReelFrame, RTP_HEADER_BYTES, TCP_PREFIX_BYTES } from '#simulator/rtp/reel.ts'
import type { Wheel } from '#simulator/rtp/wheel.ts'
import { type Answer, answer } from '#simulator/rtsp/answer.ts'
import type { Point } from '#simulator/rtsp/point.ts'
import type { RtspRequest } from '#simulator/rtsp/request.ts'
import { clockText, readClockRange } from './dialects.ts'
import type { PlaybackLog, Recorded } from './recorded.ts'
import type { FilmedFrame, Recording } from './recording.ts'

const TURN_MS = 4
/** So that one client that reads fast leaves time to the others. */
const MOST_A_TURN = 64
const EXTENSION_BYTES = 16
/** Seconds from 1900 (NTP) to 1970 (Unix). */
const NTP_OFFSET_S = 2_208_988_800

type Track = { readonly outlet: Outlet; readonly ssrc: number; readonly base: number; sequence: number }

export class PlaybackSession {
  readonly id = randomBytes(6).toString('hex')
  readonly point: Point
  readonly timeout_s = 60
  readonly #recorded: Recorded
  readonly #wheel: Wheel
  readonly #end: () => void
  readonly #tracks = new Map<number, Track>()
  #log: PlaybackLog | undefined
  #heard_ms = performance.now()
  #playing = 0
  /** The loop in which the playing began. */
  #loop = 0

  constructor(point: Point, recorded: Recorded, wheel: Wheel, end: () => void) {
    this.point = point
    this.#recorded = recorded
    this.#wheel = wheel
    this.#end = end
  }

  get tracks(): number {
    return this.#tracks.size
  }

  /** A recorder may be asked for another span while it plays. */
  get playing(): boolean {
    return false
  }

  heard(): void {
    this.#heard_ms = performance.now()
  }

  expired(now_ms: number): boolean {
    return now_ms - this.#heard_ms > this.timeout_s * 1_000
  }

  end(): void {
    this.stop()
    this.#end()
  }

  setUp(track: number, outlet: Outlet): { readonly ssrc: number } {
    const ssrc = randomBytes(4).readUInt32BE()
    const [base, sequence] = [randomBytes(4).readUInt32BE(), randomBytes(2).readUInt16BE()]
    this.#tracks.set(track, { outlet, ssrc, base, sequence })
    return { ssrc }
  }

  /** Answers PLAY; `begin` is to be done once it is answered. */
  playRecorded(request: RtspRequest, base_url: string): { readonly said: Answer; readonly begin: () => void } {
    const { recording, from_ms, to_ms, dialect } = this.#recorded
    const range = readClockRange(request.headers.get('range') ?? '')
    const asked = range?.from_ms ?? from_ms
    if (asked === undefined) return { said: answer(457), begin: () => {} }
    const until = range?.to_ms ?? to_ms
    const first_ms = recording.begin(recording.fromDevice(asked))
    const last_ms = until === undefined ? Number.POSITIVE_INFINITY : recording.fromDevice(until)
    if (first_ms === undefined || first_ms >= last_ms) return { said: answer(457), begin: () => {} }
    this.#loop = loopOf(recording, first_ms)
    const infos = [...this.#tracks].map(([index, track]) => {
      const rtptime = index === 0 ? `;rtptime=${this.#stampOf(track, recording.frames(first_ms).next().value!)}` : ''
      return `url=${base_url}/trackID=${index};seq=${track.sequence}${rtptime}`
    })
    const speed = this.#speedOf(request)
    const told = this.#recorded.tellsStart ? { Range: `clock=${clockText(recording.toDevice(first_ms))}-` } : {}
    const begin = () =>
      this.#run(first_ms, dialect === 'hikvision' && this.#recorded.runsPastEnd ? Infinity : last_ms, speed)
    return { said: answer(200, { ...told, 'RTP-Info': infos.join(',') }), begin }
  }

  stop(): void {
    this.#playing++
  }

  #speedOf(request: RtspRequest): number {
    if (this.#recorded.realTimeOnly) return 1
    if (/^no$/i.test(request.headers.get('rate-control') ?? '')) return Number.POSITIVE_INFINITY
    const asked = Number(request.headers.get('speed') ?? request.headers.get('scale') ?? 1)
    return Number.isFinite(asked) && asked > 0 ? Math.min(asked, 64) : 1
  }

  #run(first_ms: number, last_ms: number, speed: number): void {
    const turnOf = ++this.#playing
    const frames = this.#recorded.recording.frames(first_ms)
    const began_ms = performance.now()
    const log = this.#recorded.logs.begin(first_ms)
    this.#log = log
    let next = frames.next()
    let first = true
    const turn = (now_ms: number): number | undefined => {
      for (let sent = 0; sent < MOST_A_TURN; sent++) {
        if (turnOf !== this.#playing || next.done === true) return undefined
        const filmed = next.value
        if (filmed.filmed_ms >= last_ms) {
          this.#finish()
          return undefined
        }
        const due_ms = speed === Number.POSITIVE_INFINITY ? now_ms : began_ms + (filmed.filmed_ms - first_ms) / speed
        if (due_ms > now_ms) return due_ms
        const track = this.#tracks.get(filmed.track)
        if (track?.outlet.ready() === false) return now_ms + TURN_MS
        next = frames.next()
        const last = next.done === true || next.value.filmed_ms >= last_ms
        if (track !== undefined) this.#send(track, filmed, { first, last })
        first = false
      }
      return now_ms + TURN_MS
    }
    this.#wheel.add({ turn }, began_ms)
  }

  /** Dahua's recorders hang up behind the last picture; others fall silent. */
  #finish(): void {
    this.#playing++
    if (this.#log !== undefined) this.#log.finished = true
    if (this.#recorded.dialect === 'dahua') setTimeout(() => this.end(), 200)
  }

  #send(track: Track, filmed: FilmedFrame, at: { first: boolean; last: boolean }): void {
    const { recording, dialect } = this.#recorded
    const stamp = this.#stampOf(track, filmed)
    const extension =
      dialect === 'profile_g' ? replayExtension(recording.toDevice(filmed.filmed_ms), filmed.frame.key, at) : undefined
    const { block, starts } = copied(filmed.frame, track, stamp, extension)
    track.sequence = (track.sequence + starts.length) & 0xffff
    track.outlet.send(block, starts)
    if (filmed.track !== 0 || this.#log === undefined) return
    this.#log.pictures++
    this.#log.last_ms = filmed.filmed_ms
  }

  /** Time stamps count from the loop that the playing began in. */
  #stampOf(track: Track, { track: index, loop, frame }: FilmedFrame): number {
    const { loop_s, clock_rate } = this.#recorded.recording.tracks[index]!
    return (track.base + Math.round((loop - this.#loop) * loop_s * clock_rate) + frame.stamp) % 2 ** 32
  }
}

const loopOf = (recording: Recording, first_ms: number): number => recording.frames(first_ms).next().value?.loop ?? 0

const copied = (frame: ReelFrame, track: Track, stamp: number, extension: Buffer | undefined) => {
  const extra = extension?.length ?? 0
  const block = Buffer.allocUnsafe(frame.block.length + extra)
  const head = TCP_PREFIX_BYTES + RTP_HEADER_BYTES
  frame.block.copy(block, 0, 0, head)
  extension?.copy(block, head)
  frame.block.copy(block, head + extra, head)
  const starts = frame.starts.map((start, index) => (index === 0 ? start : start + extra))
  if (extra > 0) {
    block.writeUInt16BE(block.readUInt16BE(2) + extra, 2)
    block[4] = block[4]! | 0x10
  }
  for (let index = 0; index < starts.length; index++) {
    const at = starts[index]!
    block[at + 1] = track.outlet.channel
    block.writeUInt16BE((track.sequence + index) & 0xffff, at + 6)
    block.writeUInt32BE(stamp, at + 8)
    block.writeUInt32BE(track.ssrc, at + 12)
  }
  return { block, starts }
}

/** ONVIF Streaming Specification §6.3: the picture's instant, and whether it is a clean point, the first, or the last. */
const replayExtension = (device_ms: number, key: boolean, at: { first: boolean; last: boolean }): Buffer => {
  const bytes = Buffer.alloc(EXTENSION_BYTES)
  bytes.writeUInt16BE(0xabac, 0)
  bytes.writeUInt16BE(3, 2)
  const seconds = Math.floor(device_ms / 1_000)
  bytes.writeUInt32BE((seconds + NTP_OFFSET_S) % 2 ** 32, 4)
  bytes.writeUInt32BE(Math.min(2 ** 32 - 1, Math.round(((device_ms - seconds * 1_000) / 1_000) * 2 ** 32)), 8)
  bytes[12] = (key ? 0x80 : 0) | (at.last ? 0x40 : 0) | (at.first ? 0x20 : 0) | (at.last ? 0x10 : 0)
  return bytes
}
