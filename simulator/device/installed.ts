// Installed devices: a street's cameras and recorders that have a maker, each with its own RTSP and HTTP ports, and the discovery that tells of
// them. A device that is unplugged, or whose RTSP is switched off, closes its ports.

import type { Socket } from 'node:net'
import { Problem } from '#base/problems.ts'
import { findPersonality } from '#simulator/brands/named.ts'
import type { Traits } from '#simulator/brands/personality.ts'
import type { Fault } from '#simulator/faults/fault.ts'
import { type ReelOrder, reelShop } from '#simulator/footage/reels.ts'
import { stillOf } from '#simulator/footage/still.ts'
import { DeviceHttp } from '#simulator/http/device-http.ts'
import type { NamedCamera } from '#simulator/names.ts'
import { Discovery } from '#simulator/onvif/discovery.ts'
import { Gate, openNextFree, portBase } from '#simulator/rtsp/gate.ts'
import type { Point } from '#simulator/rtsp/point.ts'
import { Device, type DeviceOrder } from './device.ts'
import { DevicePoints } from './device-points.ts'

export type GivenPersonality = {
  /** A brand's code, such as `hikvision`. */
  readonly brand: string
  /** The id or number of the camera that is one of this maker's. */
  readonly camera?: string
  /** Of a recorder: the ids or numbers of its channels. */
  readonly cameras?: readonly string[]
  /** Of a recorder: the name of the street's NVR that answers for its recordings. */
  readonly nvr?: string
  readonly traits?: Partial<Traits>
}

export type GivenDiscovery = {
  /** 3702 where real probes should hear it; 0 for any. */
  readonly port?: number
  /** The interface that multicast comes in by. */
  readonly via?: string
}

export type Installed = {
  readonly device: Device
  readonly http: DeviceHttp
  readonly points: DevicePoints
  readonly given: GivenPersonality
  readonly gates: Gate[]
}

export type InstallOrder = ReelOrder & {
  readonly host?: string
  readonly personalities?: readonly GivenPersonality[]
  readonly discovery?: GivenDiscovery
  /** The first device's own loopback address, such as 127.77.0.1; the others follow, each at its maker's usual ports. */
  readonly addresses?: string
}

/** What the devices need of their street. */
export type StreetSide = {
  readonly point: (camera: string, stream: 'main' | 'sub') => Point
  readonly fault: (camera: string) => Fault | undefined
  readonly welcome: (socket: Socket, installed: Installed, http?: (socket: Socket) => void) => void
  /** Hangs up whoever watches this camera. */
  readonly dismiss: (camera: string) => void
}

export class InstalledDevices {
  readonly all: readonly Installed[]
  readonly #side: StreetSide
  readonly #order: InstallOrder
  #discovery: Discovery | undefined

  private constructor(all: readonly Installed[], order: InstallOrder, side: StreetSide) {
    this.all = all
    this.#order = order
    this.#side = side
  }

  /** Throws `no_such_brand`, `no_such_camera` and the footage problems. */
  static async build(named: readonly NamedCamera[], order: InstallOrder, side: StreetSide): Promise<InstalledDevices> {
    const shop = reelShop(order)
    const all: Installed[] = []
    for (const [index, given] of (order.personalities ?? []).entries()) {
      const host = order.addresses === undefined ? order.host : addressAfter(order.addresses, index)
      const device = await Device.build(deviceOrder(given, named, { ...order, host: host ?? '127.0.0.1' }, side, shop))
      all.push({ device, given, http: new DeviceHttp(device), points: new DevicePoints(device, side.point), gates: [] })
    }
    return new InstalledDevices(all, order, side)
  }

  get discovery_port(): number | undefined {
    return this.#discovery?.port
  }

  of(camera: string): Installed | undefined {
    return this.all.find(({ device }) => device.id === camera || device.channels.some(one => one.camera === camera))
  }

  async listen(): Promise<void> {
    let next = portBase()
    for (const installed of this.all) {
      const { device, http, gates } = installed
      const make = (port: number): Gate => new Gate(device.host, port, socket => this.#side.welcome(socket, installed))
      const makeWeb = (port: number): Gate =>
        new Gate(device.host, port, socket => this.#side.welcome(socket, installed, one => http.welcome(one)))
      const own = this.#order.addresses === undefined ? undefined : device.personality.ports
      const rtsp = own === undefined ? await openNextFree(make, next) : await openUsual(make, own.rtsp)
      const web = own === undefined ? await openNextFree(makeWeb, rtsp.port + 1) : await openUsual(makeWeb, own.http)
      gates.push(rtsp, web)
      device.rtsp_port = rtsp.port
      device.http_port = web.port
      next = web.port + 1
      device.onDismiss(() => {
        for (const { camera } of device.channels) this.#side.dismiss(camera)
        this.refresh(device.id)
      })
      this.refresh(device.id)
    }
    const { discovery } = this.#order
    if (discovery === undefined) return
    this.#discovery = await Discovery.open(
      () => this.all.map(({ device }) => device),
      discovery.port ?? 0,
      discovery.via,
    )
    for (const { device } of this.all) this.#discovery.sayHello(device)
  }

  /** Opens and shuts a device's ports as its plug and its settings are now. */
  refresh(camera: string): void {
    const installed = this.of(camera)
    if (installed === undefined) return
    const { device, gates, http } = installed
    const powered = device.fault()?.unplugged !== 'reset'
    const wanted = [powered && device.traits.rtsp_on && device.personality.rtsp !== undefined, powered]
    for (const [index, gate] of gates.entries())
      if (gate.wanted !== wanted[index]) wanted[index] ? gate.openAgain() : gate.shut()
    if (!powered) {
      http.dismiss()
      device.happenings.forgetAll()
    }
  }

  async close(): Promise<void> {
    this.#discovery?.close()
    for (const { http, device } of this.all) {
      http.dismiss()
      device.happenings.forgetAll()
    }
    await Promise.all(this.all.flatMap(({ gates }) => gates.map(gate => gate.close())))
  }
}

const deviceOrder = (
  given: GivenPersonality,
  named: readonly NamedCamera[],
  order: InstallOrder,
  side: StreetSide,
  shop: ReturnType<typeof reelShop>,
): DeviceOrder => {
  const find = (camera: string): NamedCamera => {
    const found = named.find(({ id, number }) => id === camera || String(number) === camera)
    if (found === undefined) throw new Problem('no_such_camera', { camera })
    return found
  }
  const personality = findPersonality(given.brand)
  const recorder = given.cameras !== undefined
  const cameras = recorder ? given.cameras.map(find) : [find(given.camera ?? '')]
  const first = cameras[0]
  if (first === undefined) throw new Problem('no_such_camera', { brand: given.brand })
  const id = recorder ? (given.nvr ?? `nvr-${first.id}`) : first.id
  const byId = new Map(cameras.map(camera => [camera.id, camera]))
  return {
    id,
    personality,
    traits: given.traits ?? {},
    cameras,
    recorder,
    account: {
      username: 'admin',
      password: personality.password === 'label' ? labelCode(id) : `Duong-pho-${first.number}`,
    },
    host: order.host ?? '127.0.0.1',
    quick: order.quick ?? false,
    footage: (camera, variant) => shop(byId.get(camera)!, variant),
    still: (camera, width, height) => stillOf(byId.get(camera)!.scene, width, height),
    fault: side.fault,
  }
}

/** At the maker's usual port; ten thousand above it where low ports are not for everybody. */
const openUsual = async (make: (port: number) => Gate, port: number): Promise<Gate> => {
  const gate = make(port)
  try {
    await gate.open()
    return gate
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error
  }
  const other = make(port + 10_000)
  await other.open()
  return other
}

const addressAfter = (first: string, index: number): string => {
  const number = first.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) + index
  return [24, 16, 8, 0].map(shift => (number >>> shift) & 0xff).join('.')
}

/** Six capital letters, as on a label; the same from run to run. */
const labelCode = (id: string): string => {
  let code = ''
  let sum = 7
  for (let at = 0; at < 6; at++) {
    sum = (sum * 31 + (id.charCodeAt(at % id.length) || 1)) % 65_521
    code += String.fromCharCode(65 + (sum % 26))
  }
  return code
}
