// Recorder: a pretend NVR, or the card in a camera: its channels, what it holds of each, and how it answers for it.

import type { Fault } from '#simulator/faults/fault.ts'
import type { FilmedRun } from '#simulator/rtp/film-log.ts'
import type { Point } from '#simulator/rtsp/point.ts'
import { clockText, type RecorderDialect, readLive, readPlayback } from './dialects.ts'
import { type PlaybackLog, PlaybackLogs, type Recorded } from './recorded.ts'
import { Recording, type RecordingManner, zoneOf } from './recording.ts'

export type RecorderManner = RecordingManner & {
  readonly dialect: RecorderDialect
  /** Hikvision's play on behind the end that was asked for; true unless said otherwise. */
  readonly runs_past_end?: boolean
  /** It says in its answer to PLAY where it begins; true unless said otherwise. */
  readonly tells_start?: boolean
  /** It keeps no sub streams. */
  readonly main_only?: boolean
  /** It knows no faster delivery. */
  readonly real_time_only?: boolean
}

/** What a test asks a recorder. */
export type RecorderView = {
  readonly host: string
  readonly port: number
  readonly filmed: (channel: number) => readonly FilmedRun[]
  /** True instants of the pictures that were filmed in a span. */
  readonly pictures: (channel: number, from_ms: number, to_ms: number) => readonly number[]
  /** Keyframes that were filmed in a span: when, and the last bytes of each, by which it is known again. */
  readonly keyframes: (channel: number, from_ms: number, to_ms: number) => readonly { at_ms: number; tail: Buffer }[]
  readonly sounds: (channel: number, from_ms: number, to_ms: number) => readonly { at_ms: number; tail: Buffer }[]
  readonly played: readonly PlaybackLog[]
}

type Channel = { readonly main: Point; readonly sub: Point; readonly recordings: { main: Recording; sub: Recording } }

const FILE_MS = 15 * 60_000

export class Recorder {
  readonly manner: RecorderManner
  readonly logs = new PlaybackLogs()
  readonly #channels = new Map<number, Channel>()

  constructor(manner: RecorderManner) {
    this.manner = manner
  }

  /** Films a camera's two streams from now on, and has filmed them before. */
  add(channel: number, main: Point, sub: Point): void {
    // The street counts monotonic time; what was filmed is told by the time of day.
    const zero_ms = Date.now() - performance.now() + main.zero_ms
    const recording = (point: Point) => new Recording(point.tracks, zero_ms, this.manner)
    this.#channels.set(channel, { main, sub, recordings: { main: recording(main), sub: recording(sub) } })
  }

  get channels(): readonly number[] {
    return [...this.#channels.keys()]
  }

  recording(channel: number, stream: 'main' | 'sub' = 'main'): Recording | undefined {
    if (stream === 'sub' && this.manner.main_only === true) return undefined
    return this.#channels.get(channel)?.recordings[stream]
  }

  /** What it holds, as it writes times: in files of a quarter of an hour. */
  written(channel: number, stream: 'main' | 'sub'): readonly FilmedRun[] {
    const recording = this.recording(channel, stream)
    return (recording?.runs ?? []).flatMap(({ from_ms, to_ms }) => {
      const files: FilmedRun[] = []
      for (let at = from_ms; at < to_ms; ) {
        const next = Math.min(to_ms, (Math.floor(at / FILE_MS) + 1) * FILE_MS)
        files.push({ from_ms: recording!.toDevice(at), to_ms: recording!.toDevice(next) })
        at = next
      }
      return files
    })
  }

  /** What an address of this recorder stands for: a channel's live stream or a span of its recording. `fault`: of its own plug. */
  find(path: string, fault?: () => Fault | undefined): Point | undefined {
    const live = readLive(this.manner.dialect, path)
    if (live !== undefined) return this.#channels.get(live.channel)?.[live.stream]
    const asked = readPlayback(this.manner.dialect, path, zoneOf(this.manner))
    const channel = asked === undefined ? undefined : this.#channels.get(asked.channel)
    if (asked === undefined || channel === undefined) return undefined
    const recording = this.recording(asked.channel, asked.stream)
    if (recording === undefined) return undefined
    const point = channel[asked.stream]
    const recorded = this.#recorded(recording, asked.from_ms, asked.to_ms)
    const runs = recording.runs
    const range = `a=range:clock=${[runs[0]?.from_ms ?? 0, runs.at(-1)?.to_ms ?? 0].map(at => clockText(recording.toDevice(at))).join('-')}`
    const tracks = recording.tracksAt(asked.from_ms === undefined ? 0 : recording.fromDevice(asked.from_ms))
    return { ...point, tracks, ...(fault && { fault }), recorded, range }
  }

  view(host: string, port: number): RecorderView {
    return {
      host,
      port,
      filmed: channel => this.recording(channel)?.runs ?? [],
      pictures: (channel, from_ms, to_ms) => this.recording(channel)?.pictures(from_ms, to_ms) ?? [],
      keyframes: (channel, from_ms, to_ms) => this.recording(channel)?.keyframes(from_ms, to_ms) ?? [],
      sounds: (channel, from_ms, to_ms) => this.recording(channel)?.sounds(from_ms, to_ms) ?? [],
      played: this.logs.all,
    }
  }

  /** The device's own time of day, as its answers say it. */
  date(): string {
    return new Date(Date.now() + (this.manner.clock_offset_ms ?? 0)).toUTCString()
  }

  #recorded(recording: Recording, from_ms: number | undefined, to_ms: number | undefined): Recorded {
    const { dialect, runs_past_end = true, tells_start = true, real_time_only = false } = this.manner
    return {
      recording,
      dialect,
      from_ms,
      to_ms,
      runsPastEnd: runs_past_end,
      tellsStart: tells_start,
      realTimeOnly: real_time_only,
      logs: this.logs,
    }
  }
}
