// Device points: what an address on a device's own RTSP port stands for: the street's point of that camera, with the maker's manner over it.

import type { StreamName } from '#simulator/brands/personality.ts'
import type { Point } from '#simulator/rtsp/point.ts'
import type { Channel, Device } from './device.ts'

export class DevicePoints {
  readonly #device: Device
  readonly #base: (camera: string, stream: StreamName) => Point
  readonly #made = new Map<string, Point>()

  constructor(device: Device, base: (camera: string, stream: StreamName) => Point) {
    this.#device = device
    this.#base = base
  }

  /** `whole`: path and query as the client wrote them. */
  find(whole: string): Point | undefined {
    const { rtsp } = this.#device.personality
    if (rtsp === undefined) return undefined
    const asked = withoutAccount(whole)
    for (const channel of this.#device.channels) {
      for (const stream of ['main', 'sub'] as const) {
        if (rtsp.paths(channel.number, stream).some(path => same(path, asked))) return this.point(channel, stream)
      }
    }
    return undefined
  }

  point(channel: Channel, stream: StreamName): Point {
    const key = `${channel.camera} ${stream}`
    const made = this.#made.get(key) ?? this.#make(channel, stream)
    this.#made.set(key, made)
    return made
  }

  #make(channel: Channel, stream: StreamName): Point {
    const keeps_query = this.#device.personality.rtsp?.paths(channel.number, stream)[0]?.includes('?') ?? false
    return {
      ...this.dress(this.#base(channel.camera, stream)),
      keeps_query,
      get tracks() {
        return channel.tracks[stream]
      },
      get other() {
        return channel.tracks[stream === 'main' ? 'sub' : 'main'][0]!
      },
    }
  }

  /** A point as this device tells it and guards it, whatever it shows. */
  dress(point: Point): Point {
    const device = this.#device
    const { personality } = device
    const { auth = 'digest', control, whole_urls = false } = personality.rtsp ?? {}
    return {
      ...point,
      name: personality.maker,
      auth,
      account: () => device.accounts()[0] ?? nobody,
      others: () => device.accounts().slice(1),
      refused: () => device.refuse('rtsp'),
      accepted: () => device.accept(),
      realm: personality.realm(device.serial),
      server: personality.server,
      ...(control && { control }),
      whole_urls,
      clock_offset_ms: () => device.traits.clock_offset_ms,
    }
  }
}

/** While its account is locked. */
const nobody = { username: '\0', password: '\0' }

const withoutAccount = (whole: string): string =>
  whole.replace(/user=.*?([_&])password=.*?\1channel=/, 'user={user}$1password={password}$1channel=')

/** Cameras take more behind the question mark than they tell, and small letters for large ones. */
const same = (path: string, asked: string): boolean => {
  const [own = '', ownQuery = ''] = path.split('?', 2)
  const [given = '', givenQuery = ''] = asked.split('?', 2)
  if (own.toLowerCase() !== given.toLowerCase()) return false
  const fields = new URLSearchParams(givenQuery)
  return [...new URLSearchParams(ownQuery)].every(([name, value]) => fields.get(name) === value)
}
