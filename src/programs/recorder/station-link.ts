// Station link: the recorder's end of the wire. Serves one station at a time; when the station goes, recording goes on and the next
// one finds everything as it is.

import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import {
  createWireReader,
  type FromRecorder,
  type PlannedCamera,
  type RecoveredRefusal,
  type ToldKeeping,
  type ToRecorder,
  type WireSound,
  writeFrameHead,
  writeWireJson,
} from '#contract/recorder-wire.ts'
import type { AudioFormat, Frame, VideoFormat } from '#engine/frames/frame.ts'
import type { LiveRing } from '#engine/viewing/live-ring.ts'

/** A station that does not read is not waited for: frames are left out up to the next keyframe. */
const MOST_WAITING_BYTES = 12 * 1024 * 1024

export type LinkEvents = {
  readonly plan: (cameras: readonly PlannedCamera[], ranges: readonly string[]) => void
  /** Rules and holds, whole. */
  readonly housekeeping: (told: ToldKeeping) => void
  /** The list of archives changed. */
  readonly archives: () => void
  /** A file of recovered footage is to be entered. */
  readonly recovered: (archive: string, path: string) => Promise<RecoveredRefusal | null>
  readonly trustCertificate: (camera: string) => void
  readonly retrySignIn: (host: string) => void
  readonly stop: () => void
  /** A station came: it wants to know everything. */
  readonly greet: (send: (message: FromRecorder) => void) => void
  readonly ringOf: (camera: string, stream: string) => LiveRing | undefined
  readonly left: () => void
}

type Follow = Extract<ToRecorder, { kind: 'follow' }>

export class StationLink {
  readonly #events: LinkEvents
  readonly #server: Server
  #station: Socket | undefined
  readonly #followed = new Map<number, () => void>()
  /** What the station asked for, also of streams that are not there just now. */
  readonly #wanted = new Map<number, Follow>()

  constructor(events: LinkEvents) {
    this.#events = events
    this.#server = createServer(socket => this.#welcome(socket))
  }

  async listen(path: string): Promise<void> {
    rmSync(path, { force: true })
    const umask = process.umask(0o177)
    try {
      await new Promise<void>((resolve, reject) => {
        this.#server.once('error', reject)
        this.#server.listen(path, () => resolve())
      })
    } finally {
      process.umask(umask)
    }
    chmodSync(path, 0o600)
  }

  send(message: FromRecorder): void {
    const station = this.#station
    if (station === undefined || !station.writable) return
    // One that reads nothing for so long is let go; when it wakes it comes again and is told everything.
    if (station.writableLength > MOST_WAITING_BYTES) station.destroy()
    else station.write(writeWireJson(message))
  }

  /** A stream begins anew with another ring: whoever asked for it follows that one. */
  ringIsNew(camera: string, stream: string): void {
    for (const wanted of this.#wanted.values())
      if (wanted.camera === camera && wanted.stream === stream) this.#follow(wanted)
  }

  /** The station that asked is gone. */
  #forget(): void {
    for (const stop of this.#followed.values()) stop()
    this.#followed.clear()
    this.#wanted.clear()
  }

  close(): void {
    this.#station?.destroySoon()
    this.#server.close()
  }

  #welcome(socket: Socket): void {
    this.#station?.destroy()
    this.#forget()
    this.#station = socket
    const read = createWireReader({ json: message => this.#message(message as ToRecorder), frame: () => {} })
    socket.on('data', (chunk: Buffer) => {
      if (!read(chunk)) socket.destroy()
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      if (this.#station !== socket) return
      this.#station = undefined
      this.#forget()
      this.#events.left()
    })
    this.#events.greet(message => socket.write(writeWireJson(message)))
  }

  #message(message: ToRecorder): void {
    if (message.kind === 'plan') this.#events.plan(message.cameras, message.ranges)
    else if (message.kind === 'follow') this.#follow(message)
    else if (message.kind === 'housekeeping') this.#events.housekeeping(message)
    else if (message.kind === 'archives') this.#events.archives()
    else if (message.kind === 'recovered') this.#enterRecovered(message)
    else if (message.kind === 'trust_certificate') this.#events.trustCertificate(String(message.camera))
    else if (message.kind === 'retry_sign_in') this.#events.retrySignIn(String(message.host))
    else if (message.kind === 'unfollow') {
      this.#followed.get(message.handle)?.()
      this.#followed.delete(message.handle)
      this.#wanted.delete(message.handle)
    } else if (message.kind === 'stop') this.#events.stop()
  }

  #enterRecovered({ request, archive, path }: Extract<ToRecorder, { kind: 'recovered' }>): void {
    void this.#events
      .recovered(String(archive), String(path))
      .then(refused => this.send({ kind: 'recovered', request, refused }))
  }

  #follow(wanted: Follow): void {
    const { handle, camera, stream, sound } = wanted
    this.#wanted.set(handle, wanted)
    this.#followed.get(handle)?.()
    const ring = this.#events.ringOf(camera, stream)
    if (ring === undefined) return
    const hears = sound === true
    let told: { readonly video: VideoFormat; readonly sound: AudioFormat | undefined } | undefined
    let skipped = 0
    const stop = ring.follow(frame => {
      const socket = this.#station
      if (socket === undefined || !socket.writable) return
      const full = socket.writableLength > MOST_WAITING_BYTES
      if (frame.kind === 'audio') {
        // Sound waits for nothing and nothing leans on it; before its format was told nobody could read it.
        if (!full && told?.sound?.id === frame.format.id) sendFrame(socket, handle, frame)
        return
      }
      if (full || (skipped > 0 && !frame.key)) {
        skipped++
        return
      }
      if (skipped > 0) this.send({ kind: 'skipped', handle, frames: skipped })
      skipped = 0
      const now = hears ? ring.sound : undefined
      if (frame.format.kind === 'video' && (frame.format !== told?.video || now !== told.sound)) {
        told = { video: frame.format, sound: now }
        this.send(formatMessage(handle, frame.format, now))
      }
      sendFrame(socket, handle, frame)
    }, hears)
    this.#followed.set(handle, stop)
  }
}

const formatMessage = (handle: number, format: VideoFormat, sound: AudioFormat | undefined): FromRecorder => {
  const { id, entry, codec, width, height } = format
  const description = format.description.toString('base64')
  return { kind: 'format', handle, id, entry, codec, width, height, description, sound: wireSound(sound) }
}

const wireSound = (sound: AudioFormat | undefined): WireSound | null => {
  if (sound === undefined) return null
  const { id, entry, codec, sample_rate, channels, description } = sound
  return { id, entry, codec, sample_rate, channels, description: description.toString('base64') }
}

/** The chunk is held until the socket has taken its bytes. */
const sendFrame = (socket: Socket, handle: number, frame: Frame): void => {
  const { chunk, start, end, key, decode, composition } = frame
  const sound = frame.kind === 'audio'
  chunk.retain()
  socket.cork()
  socket.write(writeFrameHead({ handle, key, sound, decode_90k: decode, composition_90k: composition }, end - start))
  socket.write(chunk.bytes.subarray(start, end), () => chunk.release())
  socket.uncork()
}
