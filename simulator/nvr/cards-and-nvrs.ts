// Cards and NVRs of a street: which camera has a memory card, which cameras stand behind a recorder in somebody's house, and which of
// them an address is meant for. A card is asked at its camera's own address, behind `/ID` where cameras share a port.

import { Problem } from '#base/problems.ts'
import type { Device, HeldRecording } from '#simulator/device/device.ts'
import type { NamedCamera } from '#simulator/names.ts'
import type { Point } from '#simulator/rtsp/point.ts'
import { liveAddress, type RecorderDialect } from './dialects.ts'
import { Recorder, type RecorderManner } from './recorder.ts'

/** `camera`: its id, or its number. */
export type GivenCard = RecorderManner & { readonly camera: string }
export type GivenNvr = RecorderManner & {
  readonly name: string
  /** 0 or left out: any free port. */
  readonly port?: number
  /** All of the street when left out. */
  readonly cameras?: readonly string[]
  /** The number of its first channel; Hikvision counts network cameras from 33. */
  readonly first_channel?: number
}

export type ShownNvr = {
  readonly name: string
  readonly dialect: RecorderDialect
  readonly port: number
  readonly channels: readonly { readonly channel: number; readonly main_url: string; readonly sub_url: string }[]
}

type PointOf = (camera: string, stream: 'main' | 'sub') => Point
type Given = { readonly cards?: readonly GivenCard[]; readonly nvrs?: readonly GivenNvr[] }

export class CardsAndNvrs {
  readonly nvrs: readonly { readonly name: string; readonly recorder: Recorder; readonly port: number }[]
  readonly #cards = new Map<string, Recorder>()

  constructor({ cards = [], nvrs = [] }: Given, named: readonly NamedCamera[], pointOf: PointOf) {
    const idOf = (camera: string): string => {
      const found = named.find(({ id, number }) => id === camera || String(number) === camera)
      if (found === undefined) throw new Problem('no_such_camera', { camera })
      return found.id
    }
    for (const { camera, ...manner } of cards) {
      const id = idOf(camera)
      this.#cards.set(id, recorderOf(manner, 1, [id], pointOf))
    }
    this.nvrs = nvrs.map(({ name, port = 0, cameras = named.map(({ id }) => id), first_channel = 1, ...manner }) => ({
      name,
      port,
      recorder: recorderOf(manner, first_channel, cameras.map(idOf), pointOf),
    }))
  }

  /** Where the channels of an NVR are watched, once its port is known. */
  shown(name: string, host: string, port: number): ShownNvr {
    const recorder = this.named(name)
    const { dialect } = recorder.manner
    const base = `rtsp://${host}:${port}`
    const channels = recorder.channels.map(channel => ({
      channel,
      main_url: base + liveAddress(dialect, channel, 'main'),
      sub_url: base + liveAddress(dialect, channel, 'sub'),
    }))
    return { name, dialect, port, channels }
  }

  named(name: string): Recorder {
    const found = this.#cards.get(name) ?? this.nvrs.find(nvr => nvr.name === name)?.recorder
    if (found === undefined) throw new Problem('no_such_camera', { recorder: name })
    return found
  }

  /** What a search in the maker's own way finds there. */
  filmed(device: Device, nvr: string | undefined): Device['filmed'] {
    const found = this.#of(device, nvr)
    return found === undefined || found.manner.dialect === 'profile_g'
      ? undefined
      : (channel, stream) => found.written(channel, stream)
  }

  #of(device: Device, nvr: string | undefined): Recorder | undefined {
    return this.nvrs.find(({ name }) => name === nvr)?.recorder ?? this.#cards.get(device.id)
  }

  /** What the recorder named `nvr`, or the card of a device's one camera, answers for by profile G. */
  held(device: Device, nvr: string | undefined): HeldRecording[] {
    const found = this.#of(device, nvr)
    if (found?.manner.dialect !== 'profile_g') return []
    return device.channels.flatMap(({ number, name }) => {
      const recording = found.recording(number)
      if (recording === undefined) return []
      const span = () => {
        const [from_ms = 0, to_ms = 0] = [recording.runs[0]?.from_ms, recording.runs.at(-1)?.to_ms]
        return { from_ms: recording.toDevice(from_ms), to_ms: recording.toDevice(to_ms) }
      }
      return [{ token: `Recording_${number}`, name, channel: number, path: `/replay/${number}/main`, span }]
    })
  }

  /** What a card holds, or its camera's live stream by the address that its maker gives it. */
  readonly find = (path: string, camera: string | undefined): Point | undefined => {
    if (camera !== undefined) return this.#cards.get(camera)?.find(path)
    const [, id = '', rest = ''] = /^\/([a-z0-9-]{1,48})(\/.*)$/.exec(path) ?? []
    return this.#cards.get(id)?.find(rest)
  }

  readonly date = (camera: string | undefined): string | undefined => this.#cards.get(camera ?? '')?.date()
}

const recorderOf = (manner: RecorderManner, first: number, ids: readonly string[], pointOf: PointOf): Recorder => {
  const recorder = new Recorder(manner)
  for (const [index, id] of ids.entries()) recorder.add(first + index, pointOf(id, 'main'), pointOf(id, 'sub'))
  return recorder
}
