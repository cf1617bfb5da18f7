// Street: pretend cameras on one RTSP port, each with a main and a sub stream. Footage is packetised once and shared by all
// cameras that show it; cameras that share footage stand at different moments of its loop.

import type { Socket } from 'node:net'
import { Problem } from '#base/problems.ts'
import type { Device } from './device/device.ts'
import { type GivenDiscovery, type GivenPersonality, type Installed, InstalledDevices } from './device/installed.ts'
import type { Fault } from './faults/fault.ts'
import { findFault } from './faults/named.ts'
import type { AudioCodec, Groups, VideoCodec } from './footage/film.ts'
import { loadReels, type Reels } from './footage/reels.ts'
import { type NamedCamera, nameCameras } from './names.ts'
import { CardsAndNvrs, type GivenCard, type GivenNvr, type ShownNvr } from './nvr/cards-and-nvrs.ts'
import type { RecorderView } from './nvr/recorder.ts'
import { type FilmedRun, FilmLog } from './rtp/film-log.ts'
import { Scratch } from './rtp/outlet.ts'
import { SentCounter, type SentLog } from './rtp/sent-log.ts'
import { Wheel } from './rtp/wheel.ts'
import type { Account } from './rtsp/auth.ts'
import { Connection, type StreetDoor } from './rtsp/connection.ts'
import { Doorstep } from './rtsp/doorstep.ts'
import { Gate, openNextFree, portBase } from './rtsp/gate.ts'
import type { Line } from './rtsp/line.ts'
import type { Point } from './rtsp/point.ts'
import { UdpPorts } from './rtsp/udp-ports.ts'

export type { FilmedRun } from './rtp/film-log.ts'
export type { SentLog } from './rtp/sent-log.ts'

export type SimulatedCamera = {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly main_url: string
  readonly sub_url: string
  readonly username: string
  readonly password: string
  /** Of a camera that has a maker: its brand, where its services are, and the device that it belongs to. */
  readonly brand?: string
  readonly http_url?: string
  readonly device?: string
}

export type StreetOptions = {
  readonly cameras: number
  /** 0 or left out: any free port. */
  readonly port?: number
  readonly host?: string
  /** An MP4 to loop in place of drawn footage. */
  readonly file?: string
  readonly auth?: 'none' | 'basic' | 'digest' | 'digest-sha256'
  readonly codec?: VideoCodec
  readonly groups?: Groups
  readonly b_frames?: boolean
  readonly audio?: 'none' | AudioCodec
  readonly faults?: readonly GivenFault[]
  /** Cameras, and recorders with several of them, that are of a maker: its addresses, sign-in, services and traps. */
  readonly personalities?: readonly GivenPersonality[]
  /** The first of the devices' own loopback addresses, such as 127.77.0.1; they share one address when left out. */
  readonly addresses?: string
  /** Their makers' devices answer to WS-Discovery; none do when left out. */
  readonly discovery?: GivenDiscovery
  /** Cameras with a memory card that films on while nobody can fetch it. */
  readonly cards?: readonly GivenCard[]
  /** Recorders in somebody's house, each on a port of its own, whose channels are cameras of the street. */
  readonly nvrs?: readonly GivenNvr[]
  /** Each camera listens on a port of its own too, and is found there: one that is unplugged closes it. */
  readonly ownPorts?: boolean
  readonly cacheDir?: string
  /** Tiny footage, for tests: 640×360 and 320×180, a loop of 4 s with a keyframe every second. */
  readonly quick?: boolean
  readonly onProgress?: (line: string) => void
}

/** `rhythm`: there for `on_s` of every `every_s`; all the time when left out. */
export type GivenFault = {
  readonly fault: string
  readonly camera: string
  readonly rhythm?: { readonly on_s: number; readonly every_s: number }
}

export interface Street extends AsyncDisposable {
  readonly cameras: readonly SimulatedCamera[]
  readonly port: number
  /** Where WS-Discovery answers. */
  readonly discovery_port: number | undefined
  /** The maker's device that a camera is or belongs to, by the id of either. */
  device(id: string): Device
  /** The NVRs of the street, with where their channels are watched. */
  readonly nvrs: readonly ShownNvr[]
  /** Recorders by name: an NVR's own, or the id of the camera whose card it is. */
  recorder(name: string): RecorderView
  /** What was sent to the latest session of a stream. */
  sent(cameraId: string, stream: 'main' | 'sub'): SentLog
  /** All that went out of a stream, over all its sessions. */
  filmed(cameraId: string, stream: 'main' | 'sub'): readonly FilmedRun[]
  /** Somebody gives the camera another password; whoever watches is hung up, the old one is refused. */
  changePassword(cameraId: string, password: string): void
  /** SHA-256 of the certificate that RTSPS shows, as `AB:CD:…`. */
  readonly certificate_sha256: string
  /** The cameras show another certificate from now on. */
  changeCertificate(): void
  /** Gives a camera a fault from now on, or takes it away. Sessions that play feel it at once. */
  setFault(cameraId: string, fault: string | undefined): void
  stop(): Promise<void>
}

/** Draws or reads what is needed and opens the street. Throws `port_in_use`, `no_such_fault` and the footage problems. */
export const startStreet = async (options: StreetOptions): Promise<Street> => {
  const named = nameCameras(options.cameras, options.auth ?? 'none')
  const given = (options.faults ?? []).map(one => {
    const owner = named.find(({ id, number }) => id === one.camera || String(number) === one.camera)
    if (owner === undefined) throw new Problem('no_such_fault', { camera: one.camera })
    findFault(one.fault)
    return { ...one, camera: owner.id }
  })
  const reels = await loadReels(named, options)
  const host = options.host ?? '127.0.0.1'
  const udp = await UdpPorts.open(host)
  const street = new OpenStreet(named, reels, udp, options)
  try {
    await street.install(options)
    await street.listen(options.port ?? 0, host)
    for (const fault of given) street.give(fault)
  } catch (error) {
    await street.stop()
    throw error
  }
  return street
}

/** Cameras that share footage are this part of the loop apart: the golden ratio spreads any number of them evenly. */
const APART = 0.618034

const BEAT_MS = 50

type Http = (socket: Socket) => void

class OpenStreet implements Street {
  cameras: readonly SimulatedCamera[] = []
  port = 0
  readonly #named: readonly NamedCamera[]
  readonly #faults = new Map<string, Fault>()
  readonly #accounts = new Map<string, Account>()
  readonly #rhythms: NodeJS.Timeout[] = []
  /** One for the street, and one for each camera where they have their own. */
  readonly #gates = new Map<string, Gate>()
  readonly #ownPorts: boolean
  readonly #host: string
  readonly #points = new Map<string, Point>()
  readonly #recorders: CardsAndNvrs
  #devices: InstalledDevices | undefined
  readonly #logs = new Map<string, SentCounter>()
  readonly #wheel = new Wheel()
  readonly #scratch = new Scratch()
  readonly #doorstep = new Doorstep()
  /** Who came in, and by which camera's port where it has one. */
  readonly #sockets = new Map<Socket, string | undefined>()
  readonly #connections = new Set<Connection>()
  readonly #udp: UdpPorts
  readonly #sweeper: NodeJS.Timeout
  #stopped = false

  constructor(named: readonly NamedCamera[], reels: readonly Reels[], udp: UdpPorts, options: StreetOptions) {
    this.#named = named
    this.#ownPorts = options.ownPorts ?? false
    this.#host = options.host ?? '127.0.0.1'
    this.#udp = udp
    const now = performance.now()
    for (const [index, camera] of named.entries()) {
      const { main, sub } = reels[index]!
      this.#accounts.set(camera.id, camera)
      const zero_ms = now - ((index * APART) % 1) * main[0]!.loop_s * 1_000
      for (const stream of ['main', 'sub'] as const) {
        this.#logs.set(`/${camera.id}/${stream}`, new SentCounter())
        this.#points.set(`/${camera.id}/${stream}`, {
          camera: camera.id,
          name: camera.name,
          stream,
          auth: options.auth ?? 'none',
          account: () => this.#accounts.get(camera.id)!,
          tracks: stream === 'main' ? main : sub,
          other: stream === 'main' ? sub[0]! : main[0]!,
          zero_ms,
          fault: () => this.#faults.get(camera.id),
          film: new FilmLog(),
          newLog: () => this.#newLog(`/${camera.id}/${stream}`),
        })
      }
    }
    this.#recorders = new CardsAndNvrs(options, named, (id, stream) => this.#points.get(`/${id}/${stream}`)!)
    this.#sweeper = setInterval(() => this.#sweep(), 500)
  }

  /** Makes devices of the cameras that have a maker; before it listens. */
  async install(options: StreetOptions): Promise<void> {
    this.#devices = await InstalledDevices.build(this.#named, options, {
      point: (camera, stream) => this.#points.get(`/${camera}/${stream}`)!,
      fault: camera => this.#faults.get(camera),
      welcome: (socket, installed, http) => this.#welcomeDevice(socket, installed, http),
      dismiss: camera => {
        for (const connection of this.#connections) connection.dismiss(camera)
      },
    })
    for (const { device, given } of this.#devices.all) {
      device.recordings = this.#recorders.held(device, given.nvr)
      device.filmed = this.#recorders.filmed(device, given.nvr)
    }
  }

  async listen(port: number, host: string): Promise<void> {
    const shared = this.#shared()
    const cards = this.#recorders
    const door: StreetDoor = { ...shared, find: this.#find, recorded: cards.find, date: cards.date }
    this.port = await this.#openGate('', port, host, door)
    let next = portBase()
    for (const { id } of this.#ownPorts ? this.#named : []) next = (await this.#openGate(id, next, host, door)) + 1
    for (const { name, recorder, port } of cards.nvrs) {
      const find = (path: string) => recorder.find(path)
      const gate = new Gate(host, port, socket =>
        this.#welcome(
          socket,
          { ...shared, find: () => undefined, recorded: find, date: () => recorder.date() },
          undefined,
        ),
      )
      await gate.open()
      this.#gates.set(`nvr ${name}`, gate)
    }
    await this.#devices?.listen()
    this.cameras = this.#named.map(camera => this.#told(camera))
  }

  get discovery_port(): number | undefined {
    return this.#devices?.discovery_port
  }

  device(id: string): Device {
    const found = this.#devices?.of(id)
    if (found === undefined) throw new Problem('no_such_camera', { camera: id })
    return found.device
  }

  get nvrs(): readonly ShownNvr[] {
    const portOf = (name: string) => this.#gates.get(`nvr ${name}`)?.port ?? this.port
    return this.#recorders.nvrs.map(({ name }) => this.#recorders.shown(name, this.#host, portOf(name)))
  }

  recorder(name: string): RecorderView {
    const gate = this.#gates.get(`nvr ${name}`) ?? this.#gates.get(name)
    return this.#recorders.named(name).view(this.#host, gate?.port ?? this.port)
  }

  sent(cameraId: string, stream: 'main' | 'sub'): SentLog {
    const log = this.#logs.get(`/${cameraId}/${stream}`)
    if (log === undefined) throw new Problem('no_such_camera', { camera: cameraId })
    return log
  }

  filmed(cameraId: string, stream: 'main' | 'sub'): readonly FilmedRun[] {
    const point = this.#points.get(`/${cameraId}/${stream}`)
    if (point === undefined) throw new Problem('no_such_camera', { camera: cameraId })
    return point.film.runs
  }

  changePassword(cameraId: string, password: string): void {
    const account = this.#accounts.get(cameraId)
    if (account === undefined) throw new Problem('no_such_camera', { camera: cameraId })
    this.#accounts.set(cameraId, { ...account, password })
    this.#devices?.of(cameraId)?.device.setPassword(password)
    for (const connection of this.#connections) connection.dismiss(cameraId)
  }

  get certificate_sha256(): string {
    return this.#doorstep.certificate.fingerprint_sha256
  }

  changeCertificate(): void {
    this.#doorstep.changeCertificate()
  }

  setFault(cameraId: string, fault: string | undefined): void {
    if (!this.#named.some(one => one.id === cameraId)) throw new Problem('no_such_camera', { camera: cameraId })
    const before = this.#faults.get(cameraId)
    const now = fault === undefined ? undefined : findFault(fault)
    if (now === undefined) this.#faults.delete(cameraId)
    else this.#faults.set(cameraId, now)
    const gate = this.#gates.get(cameraId)
    if (now?.unplugged === 'reset') gate?.shut()
    else if (before?.unplugged === 'reset') gate?.openAgain()
    this.#devices?.refresh(cameraId)
    for (const connection of this.#connections) connection.felt(cameraId, before, now)
    if (now?.unplugged !== 'reset') return
    for (const [socket, camera] of this.#sockets) if (camera === cameraId) socket.resetAndDestroy()
  }

  /** A fault that was asked for at the start. */
  give({ camera, fault, rhythm }: GivenFault): void {
    this.setFault(camera, fault)
    if (rhythm === undefined) return
    const { on_s, every_s } = rhythm
    const began_ms = performance.now()
    let there = true
    const beat = setInterval(() => {
      const wanted = ((performance.now() - began_ms) / 1_000) % every_s < on_s
      if (wanted !== there) this.setFault(camera, wanted ? fault : undefined)
      there = wanted
    }, BEAT_MS)
    this.#rhythms.push(beat)
  }

  async stop(): Promise<void> {
    if (this.#stopped) return
    this.#stopped = true
    clearInterval(this.#sweeper)
    this.#wheel.stop()
    for (const beat of this.#rhythms) clearInterval(beat)
    for (const connection of this.#connections) connection.close()
    for (const socket of this.#sockets.keys()) socket.destroy()
    this.#udp.close()
    await Promise.all([...[...this.#gates.values()].map(gate => gate.close()), this.#devices?.close()])
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop()
  }

  #newLog(path: string): SentCounter {
    const log = new SentCounter()
    this.#logs.set(path, log)
    return log
  }

  #shared(): Pick<StreetDoor, 'wheel' | 'scratch' | 'host' | 'udp'> {
    return { wheel: this.#wheel, scratch: this.#scratch, host: this.#host, udp: this.#udp }
  }

  #told({ id, name, place, username, password }: NamedCamera): SimulatedCamera {
    const installed = this.#devices?.of(id)
    const channel = installed?.device.channels.find(({ camera }) => camera === id)
    if (installed === undefined || channel === undefined) {
      const url = `rtsp://${this.#host}:${this.#gates.get(id)?.port ?? this.port}/${id}`
      return { id, name, place, main_url: `${url}/main`, sub_url: `${url}/sub`, username, password }
    }
    const { account, host, http_port, personality } = installed.device
    const [main_url, sub_url] = (['main', 'sub'] as const).map(stream => installed.device.url(channel, stream))
    const http_url = `http://${host}:${http_port}/`
    return {
      id,
      name,
      place,
      main_url: main_url!,
      sub_url: sub_url!,
      ...account,
      brand: personality.code,
      http_url,
      device: installed.device.id,
    }
  }

  #welcomeDevice(socket: Socket, { device, points, given }: Installed, http?: Http): void {
    const { channels, recorder } = device
    const only = recorder ? undefined : channels[0]?.camera
    const nvr = this.#recorders.nvrs.find(({ name }) => name === given.nvr)?.recorder
    const held = (whole: string): Point | undefined => (recorder ? nvr?.find(whole) : this.#recorders.find(whole, only))
    const recorded = (whole: string): Point | undefined => {
      const found = held(whole)
      return found === undefined ? undefined : points.dress(found)
    }
    const { personality, serial } = device
    const plate = {
      server: personality.server,
      realm: personality.realm(serial),
      auth: personality.rtsp?.auth ?? ('none' as const),
      accounts: () => device.accounts(),
    }
    const date = (): string | undefined => nvr?.date() ?? this.#recorders.date(only)
    this.#welcome(
      socket,
      { ...this.#shared(), find: (_, whole) => points.find(whole), recorded, date, plate },
      only,
      http,
    )
  }

  readonly #find = (path: string): Point | undefined => this.#points.get(path)

  /** Answers its port; a camera's own port is the next free one. */
  async #openGate(camera: string, from: number, host: string, door: StreetDoor): Promise<number> {
    const welcome = (socket: Socket): void => this.#welcome(socket, door, camera === '' ? undefined : camera)
    const make = (port: number): Gate => new Gate(host, port, welcome)
    const gate = camera === '' ? make(from) : await openNextFree(make, from)
    if (camera === '') await gate.open()
    this.#gates.set(camera, gate)
    return gate.port
  }

  /** Every port takes RTSP, RTSPS and RTSP in an HTTP tunnel. */
  #welcome(socket: Socket, door: StreetDoor, camera: string | undefined, http?: Http): void {
    this.#sockets.set(socket, camera)
    socket.once('close', () => this.#sockets.delete(socket))
    this.#doorstep.receive(socket, { rtsp: line => this.#talk(line, door, camera), ...(http && { http }) })
  }

  #talk(line: Line, door: StreetDoor, camera: string | undefined): void {
    const connection = new Connection(line, door, camera)
    this.#connections.add(connection)
    line.once('close', () => this.#connections.delete(connection))
  }

  #sweep(): void {
    const now = performance.now()
    for (const connection of this.#connections) connection.dropExpired(now)
  }
}
