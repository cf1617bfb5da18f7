// Streams that are fetched: frames as the recorder hands them on → packets, made once for each stream and shared by all who fetch it. Sound
// is packed only while somebody fetches who may hear it.

import type { Clock } from '#base/clock.ts'
import type { CameraId, StreamName } from '#base/ids.ts'
import { no, ok, type Result } from '#base/result.ts'
import { TICKS_PER_SECOND } from '#base/units.ts'
import type { AudioFormat, VideoFormat } from '#engine/frames/frame.ts'
import type { StillRefusal } from '#engine/frames/read-still.ts'
import type { IncomingFrame, LiveSource } from '#engine/viewing/live.ts'
import {
  beginAnew,
  type Channel,
  type Fetcher,
  type Fetching,
  hand,
  keep,
  known,
  newChannel,
  tellWaiting,
} from './channel.ts'
import type { Described } from './rtsp/description.ts'
import { type Block, channelOf, type RtpTrack } from './rtsp/rtp-track.ts'
import { senderReport } from './rtsp/sender-report.ts'

/** Handles of its own on the recorder's wire: above the pages', below the transcoder's. */
const FIRST_HANDLE = 0x2000_0000
const LAST_HANDLE = 0x3fff_ffff
const REPORT_EVERY = 5 * TICKS_PER_SECOND

export type { Fetcher } from './channel.ts'
export type { Block } from './rtsp/rtp-track.ts'

/** A stream that somebody asked about; it is followed until `close`. */
export type Lease = {
  readonly hears: boolean
  readonly ssrc: (kind: Block['kind']) => number
  /** `silent`: nothing came within `patience_ms`. */
  readonly described: (patience_ms: number) => Promise<Result<Described, 'silent' | StillRefusal>>
  /** Begins at the newest keyframe; its blocks come before this returns. */
  readonly fetch: (fetcher: Fetcher) => void
  /** The first block of a kind that `fetch` would hand over now. */
  readonly first: (kind: Block['kind']) => Block | undefined
  readonly close: () => void
}

export class RepublishStreams {
  readonly #source: LiveSource
  readonly #clock: Clock
  readonly #channels = new Map<string, Channel>()
  readonly #byHandle = new Map<number, Channel>()
  #handles = FIRST_HANDLE

  constructor(source: LiveSource, clock: Clock) {
    this.#source = source
    this.#clock = clock
  }

  /** `hears`: its sound is described and handed over too, where it is recorded. */
  open(camera: CameraId, stream: StreamName, hears = false): Lease {
    const channel = this.#channels.get(`${camera}/${stream}`) ?? this.#begin(camera, stream)
    channel.leases++
    if (hears) channel.hearing++
    const mine = new Set<Fetching>()
    let open = true
    return {
      hears,
      ssrc: kind => trackOf(channel, kind).ssrc,
      described: async patience_ms => {
        await known(channel, patience_ms)
        return describedOf(channel, hears)
      },
      first: kind => channel.group.find(block => block.kind === kind && (hears || kind === 'picture')),
      fetch: fetcher => {
        if (!open) return
        const fetching = { fetcher, hears, waitsForKey: channel.group.length === 0, skipped: 0 }
        mine.add(fetching)
        channel.fetchers.add(fetching)
        for (const block of channel.group) if (hears || block.kind === 'picture') fetcher.block(block)
        if (channel.group.length > 0) this.#report(channel, [fetching])
      },
      close: () => {
        if (!open) return
        open = false
        if (hears) channel.hearing--
        for (const fetching of mine) channel.fetchers.delete(fetching)
        if (--channel.leases === 0) this.#end(channel)
      },
    }
  }

  /** The recorder came back, or its streams changed: asks again for all that is fetched. */
  resume(): void {
    for (const channel of this.#channels.values()) {
      beginAnew(channel)
      this.#source.follow(channel.handle, channel.camera, channel.stream, true)
    }
  }

  /** A format of the recorder's link; false when it is not for this room. */
  takeFormat(handle: number, picture: VideoFormat, sound?: AudioFormat): boolean {
    const channel = this.#byHandle.get(handle)
    if (channel === undefined) return isOurs(handle)
    const before = channel.described
    channel.described = { picture, sound }
    channel.unfit = undefined
    channel.pictures.become(picture)
    channel.sounds.become(sound)
    beginAnew(channel)
    const sounds = before !== undefined && before.sound?.id !== sound?.id
    const differs = before !== undefined && before.picture.entry !== picture.entry
    for (const { fetcher, hears } of [...channel.fetchers]) if (differs || (sounds && hears)) fetcher.changed()
    tellWaiting(channel)
    return true
  }

  /** A frame of the recorder's link; its bytes are borrowed. False when it is not for this room. */
  takeFrame(handle: number, frame: IncomingFrame): boolean {
    const channel = this.#byHandle.get(handle)
    if (channel?.described === undefined) return isOurs(handle)
    const block = frame.sound === true ? packSound(channel, frame) : packPicture(channel, frame)
    if (block === undefined) return true
    keep(channel, block)
    for (const fetching of channel.fetchers) hand(fetching, block)
    tellWaiting(channel)
    const since = this.#clock.wall() - (channel.reported ?? Number.NEGATIVE_INFINITY)
    if (since < 0 || since >= REPORT_EVERY) {
      channel.reported = this.#clock.wall()
      this.#report(channel, channel.fetchers)
    }
    return true
  }

  #report(channel: Channel, to: Iterable<Fetching>): void {
    const now = this.#clock.wall()
    const of = (kind: Block['kind']) => senderReport(trackOf(channel, kind), now, channelOf(kind) + 1)
    const picture = of('picture')
    const sound = channel.described?.sound === undefined ? undefined : of('sound')
    for (const { fetcher, hears, waitsForKey } of to) {
      if (waitsForKey) continue
      fetcher.report(picture, 'picture')
      if (hears && sound !== undefined) fetcher.report(sound, 'sound')
    }
  }

  #begin(camera: CameraId, stream: StreamName): Channel {
    this.#handles = this.#handles >= LAST_HANDLE ? FIRST_HANDLE + 1 : this.#handles + 1
    const channel = newChannel(this.#handles, camera, stream)
    this.#channels.set(`${camera}/${stream}`, channel)
    this.#byHandle.set(channel.handle, channel)
    this.#source.follow(channel.handle, camera, stream, true)
    return channel
  }

  #end(channel: Channel): void {
    this.#channels.delete(`${channel.camera}/${channel.stream}`)
    this.#byHandle.delete(channel.handle)
    this.#source.unfollow(channel.handle)
  }
}

const isOurs = (handle: number): boolean => handle > FIRST_HANDLE && handle <= LAST_HANDLE

const trackOf = ({ pictures, sounds }: Channel, kind: Block['kind']): RtpTrack =>
  kind === 'picture' ? pictures.track : sounds.track

const describedOf = ({ described, unfit }: Channel, hears: boolean): Result<Described, 'silent' | StillRefusal> => {
  if (described === undefined) return no('silent')
  if (unfit !== undefined) return no(unfit)
  return ok(hears ? described : { ...described, sound: undefined })
}

const packSound = (channel: Channel, frame: IncomingFrame): Block | undefined =>
  channel.hearing === 0 || channel.group.length === 0 ? undefined : channel.sounds.pack(frame)

const packPicture = (channel: Channel, frame: IncomingFrame): Block | undefined => {
  const nobody = [...channel.fetchers].every(({ waitsForKey }) => waitsForKey)
  if (!frame.key && channel.group.length === 0 && nobody) return undefined
  const packed = channel.pictures.pack(frame)
  channel.unfit = packed.ok ? undefined : packed.problem
  if (packed.ok) return packed.value
  for (const { fetcher } of [...channel.fetchers]) fetcher.changed()
  tellWaiting(channel)
  return undefined
}
