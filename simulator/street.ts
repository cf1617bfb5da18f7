// Street: pretend cameras on one RTSP port, each with a main and a sub stream. Footage is packetised once and shared by all
// cameras that show it; cameras that share footage stand at different moments of its loop.

import { createServer, type Server } from 'node:net'
import { Problem } from '#base/problems.ts'
import type { Fault } from './faults/fault.ts'
import { findFault } from './faults/named.ts'
import { loadReels, type Reels } from './footage/reels.ts'
import { type NamedCamera, nameCameras } from './names.ts'
import { Scratch } from './rtp/outlet.ts'
import { SentCounter, type SentLog } from './rtp/sent-log.ts'
import { Wheel } from './rtp/wheel.ts'
import { Connection } from './rtsp/connection.ts'
import type { Point } from './rtsp/point.ts'
import { UdpPorts } from './rtsp/udp-ports.ts'

export type { SentLog } from './rtp/sent-log.ts'

export type SimulatedCamera = {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly main_url: string
  readonly sub_url: string
  readonly username: string
  readonly password: string
}

export type StreetOptions = {
  readonly cameras: number
  /** 0 or left out: any free port. */
  readonly port?: number
  readonly host?: string
  /** An MP4 to loop in place of drawn footage. */
  readonly file?: string
  readonly auth?: 'none' | 'basic' | 'digest' | 'digest-sha256'
  readonly codec?: 'h264' | 'h265'
  readonly audio?: 'none' | 'pcma' | 'pcmu' | 'aac'
  readonly faults?: readonly { readonly fault: string; readonly camera: string }[]
  readonly cacheDir?: string
  /** Tiny footage, for tests: 640×360 and 320×180, a loop of 4 s with a keyframe every second. */
  readonly quick?: boolean
  readonly onProgress?: (line: string) => void
}

export interface Street extends AsyncDisposable {
  readonly cameras: readonly SimulatedCamera[]
  readonly port: number
  /** What was sent to the latest session of a stream. */
  sent(cameraId: string, stream: 'main' | 'sub'): SentLog
  /** Gives a camera a fault from now on, or takes it away. Sessions that play feel it at once. */
  setFault(cameraId: string, fault: string | undefined): void
  stop(): Promise<void>
}

/** Draws or reads what is needed and opens the street. Throws `port_in_use`, `no_such_fault` and the footage problems. */
export const startStreet = async (options: StreetOptions): Promise<Street> => {
  const named = nameCameras(options.cameras, options.auth ?? 'none')
  const faults = new Map<string, Fault>()
  for (const { fault, camera } of options.faults ?? []) {
    const owner = named.find(one => one.id === camera || String(one.number) === camera)
    if (owner === undefined) throw new Problem('no_such_fault', { camera })
    faults.set(owner.id, findFault(fault))
  }
  const reels = await loadReels(named, options)
  const host = options.host ?? '127.0.0.1'
  const udp = await UdpPorts.open(host)
  const street = new OpenStreet(named, faults, reels, udp, options)
  try {
    await street.listen(options.port ?? 0, host)
  } catch (error) {
    await street.stop()
    throw error
  }
  return street
}

/** Cameras that share footage are this part of the loop apart: the golden ratio spreads any number of them evenly. */
const APART = 0.618034

class OpenStreet implements Street {
  cameras: readonly SimulatedCamera[] = []
  port = 0
  readonly #named: readonly NamedCamera[]
  readonly #faults: Map<string, Fault>
  readonly #points = new Map<string, Point>()
  readonly #logs = new Map<string, SentCounter>()
  readonly #wheel = new Wheel()
  readonly #scratch = new Scratch()
  readonly #connections = new Set<Connection>()
  readonly #udp: UdpPorts
  readonly #server: Server
  readonly #sweeper: NodeJS.Timeout
  #stopped = false

  constructor(
    named: readonly NamedCamera[],
    faults: Map<string, Fault>,
    reels: readonly Reels[],
    udp: UdpPorts,
    options: StreetOptions,
  ) {
    this.#named = named
    this.#faults = faults
    this.#udp = udp
    const now = performance.now()
    for (const [index, camera] of named.entries()) {
      const { main, sub } = reels[index]!
      const zero_ms = now - ((index * APART) % 1) * main[0]!.loop_s * 1_000
      for (const stream of ['main', 'sub'] as const) {
        this.#logs.set(`/${camera.id}/${stream}`, new SentCounter())
        this.#points.set(`/${camera.id}/${stream}`, {
          camera: camera.id,
          name: camera.name,
          stream,
          auth: options.auth ?? 'none',
          account: camera,
          tracks: stream === 'main' ? main : sub,
          other: stream === 'main' ? sub[0]! : main[0]!,
          zero_ms,
          fault: () => faults.get(camera.id),
          newLog: () => this.#newLog(`/${camera.id}/${stream}`),
        })
      }
    }
    this.#server = createServer(socket =>
      this.#welcome(new Connection(socket, this.#door(options.host ?? '127.0.0.1')), socket),
    )
    this.#sweeper = setInterval(() => this.#sweep(), 500)
  }

  listen(port: number, host: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', (cause: NodeJS.ErrnoException) =>
        reject(cause.code === 'EADDRINUSE' ? new Problem('port_in_use', { port }, { cause }) : cause),
      )
      this.#server.listen(port, host, 1_024, () => {
        const address = this.#server.address()
        this.port = typeof address === 'object' && address !== null ? address.port : port
        this.cameras = this.#named.map(({ id, name, place, username, password }) => {
          const url = `rtsp://${host}:${this.port}/${id}`
          return { id, name, place, main_url: `${url}/main`, sub_url: `${url}/sub`, username, password }
        })
        resolve()
      })
    })
  }

  sent(cameraId: string, stream: 'main' | 'sub'): SentLog {
    const log = this.#logs.get(`/${cameraId}/${stream}`)
    if (log === undefined) throw new Problem('no_such_camera', { camera: cameraId })
    return log
  }

  setFault(cameraId: string, fault: string | undefined): void {
    if (!this.#named.some(one => one.id === cameraId)) throw new Problem('no_such_camera', { camera: cameraId })
    if (fault === undefined) this.#faults.delete(cameraId)
    else this.#faults.set(cameraId, findFault(fault))
  }

  async stop(): Promise<void> {
    if (this.#stopped) return
    this.#stopped = true
    clearInterval(this.#sweeper)
    this.#wheel.stop()
    for (const connection of this.#connections) connection.close()
    this.#udp.close()
    await new Promise<void>(resolve => this.#server.close(() => resolve()))
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop()
  }

  #newLog(path: string): SentCounter {
    const log = new SentCounter()
    this.#logs.set(path, log)
    return log
  }

  #door(host: string): ConstructorParameters<typeof Connection>[1] {
    return { find: path => this.#points.get(path), wheel: this.#wheel, scratch: this.#scratch, host, udp: this.#udp }
  }

  #welcome(connection: Connection, socket: import('node:net').Socket): void {
    this.#connections.add(connection)
    socket.once('close', () => this.#connections.delete(connection))
  }

  #sweep(): void {
    const now = performance.now()
    for (const connection of this.#connections) connection.dropExpired(now)
  }
}
