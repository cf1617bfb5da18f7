// Streams that are fetched: frames as the recorder hands them on → packets, made once for each stream and shared by all who watch. The
// newest group is kept, so that whoever comes sees a picture at once; who reads too slowly goes on at the next keyframe.

import type { Clock } from '#base/clock.ts'
import type { CameraId, StreamName } from '#base/ids.ts'
import { TICKS_PER_SECOND, type WallTime90k } from '#base/units.ts'
import type { VideoFormat } from '#engine/frames/frame.ts'
import type { IncomingFrame, LiveSource } from '#engine/viewing/live.ts'
import { type Block, Packetizer } from './rtsp/packetizer.ts'
import { senderReport } from './rtsp/sender-report.ts'

/** Handles of its own on the recorder's wire: above the pages', below the transcoder's. */
const FIRST_HANDLE = 0x2000_0000
const LAST_HANDLE = 0x3fff_ffff
const MOST_WAITING_BYTES = 1024 * 1024
const MOST_GROUP_FRAMES = 600
const MOST_GROUP_BYTES = 8 * 1024 * 1024
const REPORT_EVERY = 5 * TICKS_PER_SECOND

export type { Block } from './rtsp/packetizer.ts'

export type Fetcher = {
  readonly block: (block: Block) => void
  readonly report: (framed: Buffer) => void
  /** So many pictures were left out, because the fetcher reads too slowly. */
  readonly skipped: (pictures: number) => void
  /** The stream goes on in another codec: nobody who fetches can follow. */
  readonly changed: () => void
  /** Bytes that were handed over and not taken yet. */
  readonly waiting: () => number
}

/** A stream that somebody asked about; it is followed until `close`. */
export type Lease = {
  readonly ssrc: number
  /** Undefined when nothing came within `patience_ms`. */
  readonly format: (patience_ms: number) => Promise<VideoFormat | undefined>
  /** Begins at the newest keyframe; its blocks come before this returns. */
  readonly fetch: (fetcher: Fetcher) => void
  /** The first block that `fetch` would hand over now. */
  readonly first: () => Block | undefined
  readonly close: () => void
}

type Fetching = { readonly fetcher: Fetcher; waitsForKey: boolean; skipped: number }
type Channel = {
  readonly handle: number
  readonly camera: CameraId
  readonly stream: StreamName
  readonly packetizer: Packetizer
  readonly fetchers: Set<Fetching>
  readonly waiting: Set<() => void>
  leases: number
  format: VideoFormat | undefined
  group: Block[]
  group_bytes: number
  reported: WallTime90k | undefined
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

  open(camera: CameraId, stream: StreamName): Lease {
    const channel = this.#channels.get(`${camera}/${stream}`) ?? this.#begin(camera, stream)
    channel.leases++
    const mine = new Set<Fetching>()
    let open = true
    return {
      ssrc: channel.packetizer.ssrc,
      format: patience_ms => formatOf(channel, patience_ms),
      first: () => channel.group[0],
      fetch: fetcher => {
        if (!open) return
        const fetching = { fetcher, waitsForKey: channel.group.length === 0, skipped: 0 }
        mine.add(fetching)
        channel.fetchers.add(fetching)
        for (const block of channel.group) fetcher.block(block)
        if (channel.group.length > 0) fetcher.report(this.#report(channel))
      },
      close: () => {
        if (!open) return
        open = false
        for (const fetching of mine) channel.fetchers.delete(fetching)
        if (--channel.leases === 0) this.#end(channel)
      },
    }
  }

  /** The recorder came back, or its streams changed: asks again for all that is fetched. */
  resume(): void {
    for (const channel of this.#channels.values()) {
      beginAnew(channel)
      this.#source.follow(channel.handle, channel.camera, channel.stream)
    }
  }

  /** A format of the recorder's link; false when it is not for this room. */
  takeFormat(handle: number, format: VideoFormat): boolean {
    const channel = this.#byHandle.get(handle)
    if (channel === undefined) return isOurs(handle)
    const before = channel.format
    channel.format = format
    channel.packetizer.become(format)
    beginAnew(channel)
    if (before !== undefined && before.entry !== format.entry)
      for (const { fetcher } of [...channel.fetchers]) fetcher.changed()
    for (const tell of channel.waiting) tell()
    return true
  }

  /** A frame of the recorder's link; its bytes are borrowed. False when it is not for this room. */
  takeFrame(handle: number, frame: IncomingFrame): boolean {
    const channel = this.#byHandle.get(handle)
    if (channel?.format === undefined || channel.format.entry === 'mp4v') return isOurs(handle)
    if (!frame.key && channel.group.length === 0 && [...channel.fetchers].every(({ waitsForKey }) => waitsForKey))
      return true
    const block = channel.packetizer.pack(frame)
    keep(channel, block)
    for (const fetching of channel.fetchers) hand(fetching, block)
    const now = this.#clock.wall()
    const since = now - (channel.reported ?? Number.NEGATIVE_INFINITY)
    if (since >= 0 && since < REPORT_EVERY) return true
    channel.reported = now
    const report = this.#report(channel)
    for (const { fetcher, waitsForKey } of channel.fetchers) if (!waitsForKey) fetcher.report(report)
    return true
  }

  #report({ packetizer }: Channel): Buffer {
    const now_90k = this.#clock.wall()
    const { ssrc, packets, octets } = packetizer
    return senderReport({ ssrc, now_90k, timestamp: packetizer.timestampAt(now_90k), packets, octets })
  }

  #begin(camera: CameraId, stream: StreamName): Channel {
    this.#handles = this.#handles >= LAST_HANDLE ? FIRST_HANDLE + 1 : this.#handles + 1
    const channel: Channel = {
      handle: this.#handles,
      camera,
      stream,
      packetizer: new Packetizer(),
      fetchers: new Set(),
      waiting: new Set(),
      leases: 0,
      format: undefined,
      group: [],
      group_bytes: 0,
      reported: undefined,
    }
    this.#channels.set(`${camera}/${stream}`, channel)
    this.#byHandle.set(channel.handle, channel)
    this.#source.follow(channel.handle, camera, stream)
    return channel
  }

  #end(channel: Channel): void {
    this.#channels.delete(`${channel.camera}/${channel.stream}`)
    this.#byHandle.delete(channel.handle)
    this.#source.unfollow(channel.handle)
  }
}

const isOurs = (handle: number): boolean => handle > FIRST_HANDLE && handle <= LAST_HANDLE

const formatOf = (channel: Channel, patience_ms: number): Promise<VideoFormat | undefined> => {
  if (channel.format !== undefined) return Promise.resolve(channel.format)
  return new Promise(resolve => {
    const tell = () => {
      clearTimeout(timer)
      channel.waiting.delete(tell)
      resolve(channel.format)
    }
    const timer = setTimeout(tell, patience_ms)
    channel.waiting.add(tell)
  })
}

const beginAnew = (channel: Channel): void => {
  channel.group = []
  channel.group_bytes = 0
  for (const fetching of channel.fetchers) fetching.waitsForKey = true
}

/** A group that grows too long is forgotten: who watches goes on with it, who comes now waits for a keyframe. */
const keep = (channel: Channel, block: Block): void => {
  const full = channel.group.length >= MOST_GROUP_FRAMES || channel.group_bytes > MOST_GROUP_BYTES
  if (block.key || full) {
    channel.group = []
    channel.group_bytes = 0
  }
  if (!block.key && channel.group.length === 0) return
  channel.group.push(block)
  channel.group_bytes += block.bytes.length
}

const hand = (fetching: Fetching, block: Block): void => {
  const { fetcher } = fetching
  if (fetching.waitsForKey && !block.key) return
  fetching.waitsForKey = false
  if (fetcher.waiting() > MOST_WAITING_BYTES || (fetching.skipped > 0 && !block.key)) {
    fetching.skipped++
    return
  }
  if (fetching.skipped > 0) fetcher.skipped(fetching.skipped)
  fetching.skipped = 0
  fetcher.block(block)
}
