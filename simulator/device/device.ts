// Device: a pretend camera or recorder with a maker's personality, as its settings stand now. What is set over ONVIF or its own API changes what it
// then says and sends. Its sockets belong to the street; tests reach the buttons that a person or an app would press.

import { createHash } from 'node:crypto'
import type { Personality, StreamName, Traits } from '#simulator/brands/personality.ts'
import type { Fault } from '#simulator/faults/fault.ts'
import type { Variant } from '#simulator/footage/variant.ts'
import type { FilmedRun } from '#simulator/rtp/film-log.ts'
import type { Reel } from '#simulator/rtp/reel.ts'
import type { Account } from '#simulator/rtsp/auth.ts'
import { Happenings } from './happenings.ts'
import { PtzHead } from './ptz-head.ts'
import { type Picture, type StreamSettings, variantOf } from './stream-settings.ts'

export type Channel = {
  /** As its addresses count it. */
  readonly number: number
  readonly camera: string
  readonly name: string
  readonly streams: Record<StreamName, StreamSettings>
  readonly tracks: Record<StreamName, readonly Reel[]>
}

/** What it holds of one channel, for profile G. */
export type HeldRecording = {
  readonly token: string
  readonly name: string
  readonly channel: number
  /** The address of its replay. */
  readonly path: string
  /** By the device's clock. */
  readonly span: () => { readonly from_ms: number; readonly to_ms: number }
}

export type Footage = (camera: string, variant: Variant) => Promise<Record<StreamName, readonly Reel[]>>

export type DeviceOrder = {
  readonly id: string
  readonly personality: Personality
  readonly traits: Partial<Traits>
  readonly cameras: readonly { readonly id: string; readonly name: string; readonly place: string }[]
  readonly recorder: boolean
  readonly account: Account
  readonly host: string
  readonly quick: boolean
  readonly footage: Footage
  readonly still: (camera: string, width: number, height: number) => Promise<Buffer>
  readonly fault: (camera: string) => Fault | undefined
}

export class Device {
  readonly id: string
  readonly personality: Personality
  readonly recorder: boolean
  readonly serial: string
  readonly mac: string
  readonly endpoint: string
  readonly place: string
  readonly channels: Channel[] = []
  readonly head = new PtzHead()
  readonly happenings = new Happenings(() => this.clock_ms())
  readonly imaging = { brightness: 50, saturation: 50, contrast: 50, sharpness: 50, ir_cut: 'AUTO' }
  readonly host: string
  rtsp_port = 0
  http_port = 0
  traits: Traits
  account: Account
  hostname: string
  ntp = { enabled: false, server: 'time.windows.com' }
  /** How often somebody asked with a wrong password, over HTTP and over RTSP. */
  refusals = 0
  rtsp_refusals = 0
  #wrong_in_row = 0
  reboots = 0
  recordings: readonly HeldRecording[] = []
  /** What it holds of a channel's stream, as it writes times; undefined: what its card's traits say. */
  filmed: ((channel: number, stream: StreamName) => readonly FilmedRun[]) | undefined
  /** What the latest search of its recordings found and nobody fetched yet, in its local time. */
  findings: (FilmedRun & { readonly channel: number; readonly stream: StreamName })[] = []
  readonly #order: DeviceOrder
  readonly #dismissed = new Set<() => void>()

  private constructor(order: DeviceOrder) {
    const { id, personality } = order
    const hash = createHash('sha256').update(`${personality.code} ${id}`).digest('hex')
    this.#order = order
    this.id = id
    this.personality = personality
    this.recorder = order.recorder
    this.traits = { ...usual, ...personality.traits, ...order.traits }
    this.account = this.traits.factory_password ? personality.factory : order.account
    this.host = order.host
    this.place = order.cameras[0]?.place ?? ''
    this.serial = hash.slice(0, 14).toUpperCase()
    this.mac = `${personality.mac_begins}:${hash.slice(14, 20).match(/../g)!.join(':')}`
    this.endpoint = `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
    this.hostname = `${personality.code.replaceAll('_', '-')}-${this.serial.slice(-4).toLowerCase()}`
  }

  /** A device that is set as its traits say, its footage ready. */
  static async build(order: DeviceOrder): Promise<Device> {
    const device = new Device(order)
    for (const [index, { id, name }] of order.cameras.entries()) {
      const number = index + device.traits.channels_from
      const streams = firstSettings(device.traits, order.quick)
      device.channels.push({ number, camera: id, name, streams, tracks: { main: [], sub: [] } })
    }
    await device.#loadAll()
    return device
  }

  get model(): string {
    return this.recorder ? this.personality.recorder_model : this.personality.model
  }

  /** Its clock, UTC. */
  clock_ms(): number {
    return Date.now() + this.traits.clock_offset_ms
  }

  /** An instant as its recordings tell it: UTC, unless it labels its local time so. */
  labelled_ms(): number {
    return this.clock_ms() + (this.traits.local_time_as_utc ? this.traits.zone_minutes * 60_000 : 0)
  }

  setClock(utc_ms: number): void {
    this.traits = { ...this.traits, clock_offset_ms: utc_ms - Date.now() }
  }

  /** A POSIX zone such as `CST-7:00:00`: what it counts is west of Greenwich. */
  setZone(zone: string): void {
    const found = /^[A-Za-z<>+]{1,16}([+-]?)(\d{1,2})(?::(\d{2}))?/.exec(zone)
    const minutes = found === null ? 0 : Number(found[2]) * 60 + Number(found[3] ?? 0)
    this.traits = { ...this.traits, time_zone: zone, zone_minutes: found?.[1] === '-' ? minutes : -minutes }
  }

  /** Whoever is signed in with the old one is hung up. */
  setPassword(password: string): void {
    this.account = { ...this.account, password }
    this.traits = { ...this.traits, factory_password: false }
    this.#dismiss()
  }

  reboot(): void {
    this.reboots++
    this.#wrong_in_row = 0
    this.happenings.forgetAll()
    this.#dismiss()
  }

  /** With its date, as makers write it. */
  get firmware(): string {
    const { firmware_on } = this.traits
    return this.personality.firmware
      .replace('{date}', firmware_on)
      .replace('{yymmdd}', firmware_on.slice(2).replaceAll('-', ''))
  }

  /** What an owner would do in the maker's app, or with a screwdriver. */
  async change(traits: Partial<Traits>): Promise<void> {
    this.traits = { ...this.traits, ...traits }
    const { smart_codec, group_s, b_frames, codec, large_pictures, overshoots } = traits
    for (const { streams } of this.channels) {
      for (const stream of ['main', 'sub'] as const) {
        const before = streams[stream]
        streams[stream] = {
          ...before,
          ...(smart_codec === undefined ? {} : { smart_codec: smart_codec && stream === 'main' }),
          ...(group_s === undefined ? {} : { group_pictures: Math.round(group_s * before.fps) }),
          ...(b_frames === undefined ? {} : { b_frames }),
          ...(codec === undefined ? {} : { codec: codec[stream] }),
          ...(large_pictures === undefined ? {} : before.sizes[large_pictures ? 1 : 0]),
          ...(overshoots === undefined ? {} : { overshoots, constant_bitrate: false }),
        }
      }
    }
    await this.#loadAll()
    if (traits.rtsp_on !== undefined || traits.onvif_on !== undefined) this.#dismiss()
  }

  /** Sets an encoder; resolves once the stream is what was asked for. */
  async encode(channel: Channel, stream: StreamName, settings: Partial<StreamSettings>): Promise<void> {
    channel.streams[stream] = { ...channel.streams[stream], ...settings }
    await this.#load(channel, stream)
  }

  raise(kind: 'motion' | 'tamper' | 'digital_input', state: boolean): void {
    this.happenings.raise({ kind, state })
  }

  /** The address that its maker tells for a stream. */
  url({ number }: Channel, stream: StreamName): string {
    const path = this.personality.rtsp?.paths(number, stream)[0] ?? '/'
    const { username, password } = this.account
    return `rtsp://${this.host}:${this.rtsp_port}${path.replace('{user}', username).replace('{password}', password)}`
  }

  channel(number: number): Channel | undefined {
    return this.channels.find(one => one.number === number)
  }

  /** Its account is locked after wrong tries: nobody comes in, whoever it is. */
  get locked(): boolean {
    const { locks_after } = this.traits
    return locks_after !== null && this.#wrong_in_row >= locks_after
  }

  /** Somebody asked with a wrong password. */
  refuse(door: 'http' | 'rtsp'): void {
    this.#wrong_in_row++
    if (door === 'rtsp') this.rtsp_refusals++
    else this.refusals++
  }

  /** Somebody came in: wrong tries before that count no more. */
  accept(): void {
    if (!this.locked) this.#wrong_in_row = 0
  }

  /** Whose user and password are right: the owner's, or those it came with where they were left open. */
  accounts(): readonly Account[] {
    if (this.locked) return []
    const { factory_account_open } = this.traits
    const changed = this.fault()?.account
    if (changed !== undefined) return [changed(this.account)]
    return factory_account_open ? [this.account, this.personality.factory] : [this.account]
  }

  /** A recorder is as well as its first channel. */
  fault(camera = this.channels[0]?.camera): Fault | undefined {
    return camera === undefined ? undefined : this.#order.fault(camera)
  }

  /** What it sees now, as a JPEG. */
  jpeg({ camera, streams }: Channel, stream: StreamName): Promise<Buffer> {
    return this.#order.still(camera, streams[stream].width, streams[stream].height)
  }

  /** Hears when whoever is connected must go: the password or the codec changed, it began anew, RTSP was switched. */
  onDismiss(heard: () => void): void {
    this.#dismissed.add(heard)
  }

  #dismiss(): void {
    for (const heard of this.#dismissed) heard()
  }

  async #loadAll(): Promise<void> {
    for (const channel of this.channels) {
      await this.#load(channel, 'main')
      await this.#load(channel, 'sub')
    }
  }

  async #load(channel: Channel, stream: StreamName): Promise<void> {
    const { audio, encrypted } = this.traits
    const reels = await this.#order.footage(channel.camera, variantOf(channel.streams[stream], audio, encrypted))
    const told = (tracks: readonly Reel[]): string => tracks.map(({ sdp }) => sdp[0]).join()
    const before = channel.tracks[stream]
    channel.tracks[stream] = reels[stream]
    if (before.length > 0 && told(before) !== told(reels[stream])) this.#dismiss()
  }
}

const usual: Traits = {
  rtsp_on: true,
  onvif_on: true,
  encrypted: false,
  codec: { main: 'h264', sub: 'h264' },
  smart_codec: false,
  group_s: 2,
  b_frames: false,
  large_pictures: false,
  overshoots: false,
  audio: 'none',
  clock_offset_ms: 0,
  local_time_as_utc: false,
  time_zone: 'CST-7:00:00',
  zone_minutes: 420,
  factory_account_open: false,
  factory_password: false,
  locks_after: null,
  believes_host: '',
  firmware_on: '2025-03-14',
  ptz: false,
  card: { state: 'none', capacity_mb: 0, free_mb: 0, days_kept: 0 },
  channels_from: 1,
  says: {},
}

/** What the drawn footage is (simulator/footage/draw-job.ts), so that a camera says what it sends. */
const firstSettings = (traits: Traits, quick: boolean): Record<StreamName, StreamSettings> => {
  const { b_frames, overshoots } = traits
  const shared = { b_frames, overshoots, constant_bitrate: false, profile: 'Main' } as const
  const [main, sub] = quick
    ? [
        { width: 640, height: 360, fps: 15, bitrate_kbps: 500 } as const,
        { width: 320, height: 180, fps: 8, bitrate_kbps: 100 } as const,
      ]
    : [
        { width: 1280, height: 720, fps: 15, bitrate_kbps: 2_000 } as const,
        { width: 640, height: 360, fps: 8, bitrate_kbps: 250 } as const,
      ]
  // Quick footage has a keyframe each second.
  const group_s = quick && traits.group_s <= 2 ? 1 : traits.group_s
  const groups = (fps: number): number => Math.round(group_s * fps)
  const { says, large_pictures } = traits
  const sized = (usually: Picture, large: Picture) => {
    const sizes = [usually, large]
    return { ...sizes[large_pictures ? 1 : 0]!, sizes }
  }
  return {
    main: {
      ...main,
      ...sized({ width: main.width, height: main.height }, { width: 1600, height: 900 }),
      ...shared,
      ...says,
      group_pictures: groups(main.fps),
      smart_codec: traits.smart_codec,
      codec: traits.codec.main,
    },
    sub: {
      ...sub,
      ...sized({ width: sub.width, height: sub.height }, { width: 1360, height: 768 }),
      ...shared,
      group_pictures: groups(sub.fps),
      smart_codec: false,
      codec: traits.codec.sub,
    },
  }
}
