// A republishing server without a station: pictures are pushed in as the recorder's link would, and requests are written by hand.

import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { systemClock } from '#base/clock.ts'
import { silentLogger } from '#base/log.ts'
import { mediaSpan90k } from '#base/units.ts'
import { answerChallenge, type Challenge } from '#engine/camera/rtsp/auth.ts'
import type { AudioFormat, VideoFormat } from '#engine/frames/frame.ts'
import type { KnownCamera, RepublishAccount } from '#engine/republish/accounts.ts'
import { REALM } from '#engine/republish/digest.ts'
import { createGuesses } from '#engine/republish/guesses.ts'
import { RepublishServer } from '#engine/republish/server.ts'
import { RepublishStreams } from '#engine/republish/streams.ts'
import { nalOf } from './packets.ts'
import { at } from './recording.ts'

export const SECRET = 'mat-khau-do-may-dat'

export type Republished = {
  readonly port: number
  readonly server: RepublishServer
  readonly streams: RepublishStreams
  readonly accounts: Map<string, RepublishAccount>
  readonly cameras: Map<string, KnownCamera>
  /** `follow cong/main`, `unfollow`. */
  readonly asked: string[]
  readonly give: (frame: number, key?: boolean, length?: number) => Buffer
  /** A whole picture or piece of sound, as it comes over the recorder's link. */
  readonly hand: (frame: number, bytes: Buffer, sound?: boolean) => void
  readonly become: (format: VideoFormat, sound?: AudioFormat) => void
  readonly stop: () => Promise<void>
}

/** Cameras `cong`, whose sound is recorded, and `cho`; account `huyen` may fetch `cong` only, without its sound. Only the stream asked for first is fed. */
export const openRepublished = async (): Promise<Republished> => {
  const asked: string[] = []
  let handle = 0
  const source = {
    follow: (given: number, camera: string, stream: string) => {
      handle = given
      asked.push(`follow ${camera}/${stream}`)
    },
    unfollow: () => void asked.push('unfollow'),
  }
  const streams = new RepublishStreams(source, systemClock)
  const accounts = new Map<string, RepublishAccount>([
    ['huyen', { name: 'huyen', secret: SECRET, cameras: ['cong'], sound: false }],
  ])
  const cameras = new Map<string, KnownCamera>([
    ['cong', { name: 'Cổng làng', record_audio: true }],
    ['cho', { name: 'Chợ', record_audio: false }],
  ])
  const server = new RepublishServer({
    covered_streams: streams,
    accounts: { find: name => accounts.get(name) },
    streams,
    cameraOf: camera => cameras.get(camera),
    guesses: createGuesses(systemClock),
    looked: () => () => {},
    denied: () => {},
    clock: systemClock,
    log: silentLogger,
  })
  const port = await server.listen('127.0.0.1', 0)
  let entry: VideoFormat['entry'] = 'avc1'
  const become = (format: VideoFormat, sound?: AudioFormat) => {
    entry = format.entry
    streams.takeFormat(handle, format, sound)
  }
  const hand = (frame: number, bytes: Buffer, sound = false) => {
    streams.takeFrame(handle, { key: true, sound, decode: at(frame), composition: mediaSpan90k(0), bytes })
  }
  return {
    port,
    server,
    streams,
    accounts,
    cameras,
    asked,
    become,
    hand,
    give: (frame, key = false, length = 5000) => {
      const nal = entry === 'hvc1' ? h265Of(key, frame & 0x7f, length) : nalOf(key ? 5 : 1, frame & 0x7f, length)
      const size = Buffer.alloc(4)
      size.writeUInt32BE(nal.length)
      const bytes = Buffer.concat([size, nal])
      streams.takeFrame(handle, { key, decode: at(frame), composition: mediaSpan90k(0), bytes })
      return bytes
    },
    stop: () => server.close(),
  }
}

/** Speaks RTSP word by word; what is interleaved is counted and left out. */
export class Caller implements Disposable {
  readonly socket: Socket
  readonly #port: number
  #heard: ((answer: string) => void) | undefined
  #sequence = 0
  #challenges: readonly string[] = []
  session = ''
  packets = 0
  /** The same by the channel that they came on. */
  readonly byChannel = new Map<number, number>()

  private constructor(socket: Socket, port: number) {
    this.socket = socket
    this.#port = port
    socket.on('error', () => {})
    socket.on('close', () => this.#heard?.(''))
    let held = Buffer.alloc(0)
    socket.on('data', (bytes: Buffer) => {
      held = Buffer.concat([held, bytes])
      for (let length = lengthOf(held); length > 0 && length <= held.length; length = lengthOf(held)) {
        if (held[0] === 0x24) {
          this.packets++
          this.byChannel.set(held[1]!, (this.byChannel.get(held[1]!) ?? 0) + 1)
        } else this.#heard?.(held.toString('latin1', 0, length))
        held = held.subarray(length)
      }
    })
  }

  static async at({ port }: { readonly port: number }): Promise<Caller> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new Caller(socket, port)
  }

  url(path: string): string {
    return `rtsp://127.0.0.1:${this.#port}${path}`
  }

  /** Answers the whole answer as text; '' when the connection was closed. */
  async ask(method: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const heard = Promise.withResolvers<string>()
    this.#heard = heard.resolve
    this.socket.write(`${method} ${this.url(path)} RTSP/1.0\r\nCSeq: ${++this.#sequence}\r\n${lines.join('')}\r\n`)
    const answer = await heard.promise
    const values = [...answer.matchAll(/^WWW-Authenticate: (.*)\r$/gm)].map(([, value = '']) => value)
    if (values.length > 0) this.#challenges = values
    this.session = /^Session: (\w+)/m.exec(answer)?.[1] ?? this.session
    return answer
  }

  /** Asks with the answer to the last challenge. */
  signed(
    method: string,
    path: string,
    { algorithm = 'md5', secret = SECRET, name = 'huyen', ...headers }: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const nonce = /nonce="([^"]*)"/.exec(this.#challenges[0] ?? '')?.[1] ?? ''
    const sha = algorithm === 'sha256'
    const shared = { scheme: 'digest', session: false, realm: REALM, nonce, opaque: undefined, stale: false } as const
    const challenge: Challenge = { ...shared, algorithm: sha ? 'sha256' : 'md5', qop: sha }
    const credentials = { username: name, password: secret }
    const Authorization = answerChallenge(challenge, credentials, method, this.url(path), 1)
    return this.ask(method, path, {
      Authorization,
      ...(this.session === '' ? {} : { Session: this.session }),
      ...headers,
    })
  }

  [Symbol.dispose](): void {
    this.socket.destroy()
  }
}

/** 0: it cannot be told yet. */
const lengthOf = (held: Buffer): number => {
  if (held[0] === 0x24) return held.length < 4 ? 0 : 4 + held.readUInt16BE(2)
  const end = held.indexOf('\r\n\r\n')
  const length = /^Content-Length: (\d+)/m.exec(held.toString('latin1', 0, Math.max(0, end)))?.[1] ?? 0
  return end < 0 ? 0 : end + 4 + Number(length)
}

export const statusOf = (answer: string): number => Number(/^RTSP\/1\.0 (\d{3})/.exec(answer)?.[1] ?? 0)

/** IDR_W_RADL that begins as a keyframe must (first slice, picture set 0, I slice), or TRAIL_R. */
const h265Of = (key: boolean, fill: number, length: number): Buffer => {
  const nal = Buffer.alloc(length + 2, fill)
  nal[0] = key ? 0x26 : 0x02
  nal[1] = 0x01
  nal[2] = 0xaf
  return nal
}
