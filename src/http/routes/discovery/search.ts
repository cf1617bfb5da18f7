// Search: one look around for devices: those that answer discovery, and those behind the addresses of a range. A device that both ways find
// is one. It fills while it goes on and is read at any time.

import { randomBytes } from 'node:crypto'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { DeviceReader } from '#community/upkeep/device-book.ts'
import type { Discovery, FoundDevice as ShownDevice } from '#contract/discovery.ts'
import { readCameraAddress } from '#engine/camera/address.ts'
import type { AddressGuard } from '#engine/camera/address-guard.ts'
import { probeAddresses } from '#engine/camera/address-probe.ts'
import { brandOf } from '#engine/camera/brands.ts'
import { discover, type FoundDevice, type LocalInterface } from '#engine/camera/discovery.ts'

const MOST_DEVICES = 1024

export type SearchWish = {
  readonly interfaces: readonly LocalInterface[]
  /** Addresses of a range that somebody named. */
  readonly addresses: readonly string[]
  /** 3702 but in tests. */
  readonly port?: number | undefined
}

export class Search {
  readonly id = randomBytes(9).toString('base64url')
  readonly #devices = new Map<string, FoundDevice>()
  readonly #stop = new AbortController()
  readonly #wish: SearchWish
  #state: Discovery['state'] = 'searching'
  #asked = 0

  constructor(guard: AddressGuard, wish: SearchWish, stopped: AbortSignal) {
    this.#wish = wish
    const signal = AbortSignal.any([this.#stop.signal, stopped])
    const interfaces = wish.interfaces.map(({ address }) => address)
    const port = wish.port === undefined ? {} : { port: wish.port }
    const take = (device: FoundDevice) => this.#take(device)
    const onProgress = ({ asked }: { readonly asked: number }) => {
      this.#asked = asked
    }
    void Promise.all([
      discover(guard, { interfaces, straight: wish.addresses, announcements: true, signal, ...port }, take),
      wish.addresses.length === 0
        ? undefined
        : probeAddresses(guard, { addresses: wish.addresses, onProgress, signal }, take),
    ]).then(() => {
      if (this.#state === 'searching') this.#state = 'done'
    })
  }

  stop(): void {
    if (this.#state === 'searching') this.#state = 'stopped'
    this.#stop.abort()
  }

  shown(cameras: CameraReader, devices: DeviceReader): Discovery {
    const known = cameras.list().map(({ id, main_url }) => ({ id, main_url, service_url: devices.get(id).service_url }))
    return {
      id: this.id,
      state: this.#state,
      devices: [...this.#devices].map(([key, device]) => ({
        ...shownDevice(key, device),
        added_as: known.filter(camera => isAt(camera, device)).map(({ id }) => id),
      })),
      addresses: this.#wish.addresses.length,
      asked: this.#asked,
      interfaces: this.#wish.interfaces.map(({ name }) => name),
    }
  }

  #take(device: FoundDevice): void {
    const key = device.onvif === undefined ? device.id : `${device.ip}:${device.onvif.port}`
    const before = this.#devices.get(key)
    if (before === undefined && this.#devices.size >= MOST_DEVICES) return
    this.#devices.set(key, before === undefined ? device : merged(before, device))
  }
}

/** What discovery tells of itself counts more than what was found behind a port. */
const merged = (one: FoundDevice, other: FoundDevice): FoundDevice => {
  const [told, found] = one.how === 'probed' ? [other, one] : [one, other]
  return {
    ...told,
    rtsp_ports: [...new Set([...told.rtsp_ports, ...found.rtsp_ports])],
    server: told.server ?? found.server,
    says: [...told.says, ...found.says].slice(0, 16),
  }
}

const shownDevice = (key: string, device: FoundDevice): Omit<ShownDevice, 'added_as'> => {
  const { ip, onvif, rtsp_ports, maker = '', model = '', name = '', scopes, server, says, how } = device
  return {
    key,
    address: ip,
    port: onvif?.port ?? null,
    rtsp_port: rtsp_ports[0] ?? null,
    maker,
    model,
    name,
    mac: macOf(scopes),
    brand: brandOf({ maker, model, scopes: [...scopes, name], server, says })?.code ?? null,
    kind: kindOf(device),
    found_by: how === 'probed' ? 'range' : 'discovery',
    onvif: onvif !== undefined,
  }
}

const kindOf = ({ name = '', model = '', scopes, onvif }: FoundDevice): ShownDevice['kind'] => {
  const words = [name, model, ...scopes].join(' ')
  if (/\b(?:NVR|DVR|XVR|HVR|network.?video.?(?:recorder|storage)|NetworkVideoStorage)/i.test(words)) return 'recorder'
  return onvif === undefined ? 'unknown' : 'camera'
}

/** Some makers put it among their scopes. */
const macOf = (scopes: readonly string[]): string | null => {
  const found = scopes
    .map(scope => /\/MAC\/((?:[0-9a-f]{2}[:-]?){6})$/i.exec(scope)?.[1])
    .find(mac => mac !== undefined)
  return found === undefined ? null : (found.replace(/[^0-9a-f]/gi, '').match(/../g) ?? []).join(':').toLowerCase()
}

type Known = { readonly main_url: string; readonly service_url: string | null }

/** By its ONVIF service where both tell, since several devices may stand behind one address; else by where its stream is. */
const isAt = ({ main_url, service_url }: Known, { ip, onvif, rtsp_ports }: FoundDevice): boolean => {
  const service = service_url === null ? null : URL.parse(service_url)
  if (service !== null && onvif !== undefined)
    return service.hostname.replace(/^\[|\]$/g, '') === ip && Number(service.port || 80) === onvif.port
  const stream = readCameraAddress(main_url)
  if (!stream.ok || stream.value.host !== ip) return false
  return rtsp_ports.length === 0 ? stream.value.port === 554 : rtsp_ports.includes(stream.value.port)
}
