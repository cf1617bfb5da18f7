// Live: frames as the recorder hands them on → one-frame fragments for any number of viewers. The first viewer of a stream makes it
// be followed, the last one lets it go; between them they share every byte. A viewer that reads too slowly is moved forward to
// a keyframe.

import type { CameraId, StreamName } from '#base/ids.ts'
import { type MediaSpan90k, mediaSpan90k, TICKS_PER_SECOND, type WallTime90k } from '#base/units.ts'
import { areStills, type VideoFormat } from '#engine/frames/frame.ts'
import { fragmentHead } from '#engine/recording/fragment.ts'
import { initSegment, mimeOf } from '#engine/recording/init-segment.ts'
import { VIDEO_TRACK } from '#engine/recording/tracks.ts'

const MOST_WAITING_BYTES = 1024 * 1024
const MOST_GROUP_FRAMES = 600
const LONGEST_SPAN = TICKS_PER_SECOND * 2

/** What a browser calls pictures that come one by one. */
export const STILLS = 'image/jpeg'

export type LiveFormat = {
  readonly mime: string
  readonly width: number
  readonly height: number
  /** Empty where each frame is a JPEG file. */
  readonly init: Buffer
  readonly video: VideoFormat
}
export type LiveFrame = {
  readonly key: boolean
  readonly start: WallTime90k
  readonly span: MediaSpan90k
  readonly composition: MediaSpan90k
  /** moof + mdat, or a JPEG file. */
  readonly bytes: Buffer
  /** Where the picture itself begins in them. */
  readonly picture_at: number
}

export type LiveViewer = {
  readonly format: (format: LiveFormat) => void
  readonly frame: (frame: LiveFrame) => void
  /** So many frames were left out; the next one is a keyframe. */
  readonly skipped: (frames: number) => void
  /** Bytes handed over that the viewer has not taken yet. */
  readonly waiting: () => number
}

/** Where frames come from: the recorder's link. */
export type LiveSource = {
  readonly follow: (handle: number, camera: CameraId, stream: StreamName, sound?: boolean) => void
  readonly unfollow: (handle: number) => void
}

export type IncomingFrame = {
  readonly key: boolean
  /** A piece of sound: comes only to who follows with sound. */
  readonly sound?: boolean
  readonly decode: WallTime90k
  readonly composition: MediaSpan90k
  /** Borrowed. */
  readonly bytes: Buffer
}

type Watching = {
  readonly viewer: LiveViewer
  skipped: number
  /** Nothing that came before leads up to the next frame: only a keyframe can begin. */
  waitsForKey: boolean
}
type Channel = {
  readonly handle: number
  readonly camera: CameraId
  readonly stream: StreamName
  readonly viewers: Set<Watching>
  format: LiveFormat | undefined
  group: LiveFrame[]
  last: number
  span: number
  sequence: number
}

export class LiveHub {
  readonly #source: LiveSource
  readonly #channels = new Map<string, Channel>()
  readonly #byHandle = new Map<number, Channel>()
  #handles = 0

  constructor(source: LiveSource) {
    this.#source = source
  }

  /** Shows a stream to `viewer` from the newest keyframe on; answers how to stop. */
  watch(camera: CameraId, stream: StreamName, viewer: LiveViewer): () => void {
    const channel = this.#channels.get(`${camera}/${stream}`) ?? this.#open(camera, stream)
    const watching: Watching = { viewer, skipped: 0, waitsForKey: channel.group.length === 0 }
    channel.viewers.add(watching)
    if (channel.format !== undefined) {
      viewer.format(channel.format)
      // A page that does not read what it has gets no more than the next keyframe, however often it asks.
      if (viewer.waiting() > MOST_WAITING_BYTES) watching.waitsForKey = true
      else for (const frame of channel.group) viewer.frame(frame)
    }
    return () => {
      if (!channel.viewers.delete(watching) || channel.viewers.size > 0) return
      this.#channels.delete(`${camera}/${stream}`)
      this.#byHandle.delete(channel.handle)
      this.#source.unfollow(channel.handle)
    }
  }

  /** The recorder came back, or its streams changed: asks again for all that is watched. */
  resume(): void {
    for (const channel of this.#channels.values()) {
      beginAnew(channel)
      this.#source.follow(channel.handle, channel.camera, channel.stream)
    }
  }

  takeFormat(handle: number, video: VideoFormat): void {
    const channel = this.#byHandle.get(handle)
    if (channel === undefined) return
    const { width, height } = video
    const stills = areStills(video)
    const init = stills ? Buffer.alloc(0) : initSegment([video])
    channel.format = { mime: stills ? STILLS : mimeOf(video), width, height, init, video }
    beginAnew(channel)
    for (const { viewer } of channel.viewers) viewer.format(channel.format)
  }

  takeFrame(handle: number, incoming: IncomingFrame): void {
    const channel = this.#byHandle.get(handle)
    if (channel?.format === undefined) return
    if (!incoming.key && [...channel.viewers].every(({ waitsForKey }) => waitsForKey)) return
    const frame = wrap(channel, incoming)
    // A group that grows too long is forgotten: who watches goes on with it, who comes now waits for a keyframe.
    if (frame.key || channel.group.length >= MOST_GROUP_FRAMES) channel.group = []
    if (frame.key || channel.group.length > 0) channel.group.push(frame)
    for (const watching of channel.viewers) show(watching, frame)
  }

  #open(camera: CameraId, stream: StreamName): Channel {
    const channel: Channel = {
      handle: ++this.#handles,
      camera,
      stream,
      viewers: new Set(),
      format: undefined,
      group: [],
      last: 0,
      span: TICKS_PER_SECOND / 15,
      sequence: 0,
    }
    this.#channels.set(`${camera}/${stream}`, channel)
    this.#byHandle.set(channel.handle, channel)
    this.#source.follow(channel.handle, camera, stream)
    return channel
  }
}

/** How long a frame is shown is known only when the next one comes; the distance to the one before stands in for it. */
const wrap = (channel: Channel, { key, decode, composition, bytes }: IncomingFrame): LiveFrame => {
  const since = decode - channel.last
  if (since > 0 && since < LONGEST_SPAN) channel.span = since
  channel.last = decode
  const place = { key, start: decode, span: mediaSpan90k(channel.span), composition }
  if (channel.format?.mime === STILLS) return { ...place, bytes: Buffer.from(bytes), picture_at: 0 }
  const head = fragmentHead({
    track: VIDEO_TRACK,
    sequence: ++channel.sequence,
    key,
    start: decode,
    allKey: false,
    camera_ms: undefined,
    sizes: [bytes.length],
    spans: [channel.span],
    compositions: composition === 0 ? [] : [composition],
  })
  return { ...place, bytes: Buffer.concat([head, bytes]), picture_at: head.length }
}

const beginAnew = (channel: Channel): void => {
  channel.group = []
  for (const watching of channel.viewers) watching.waitsForKey = true
}

const show = (watching: Watching, frame: LiveFrame): void => {
  const { viewer } = watching
  if (watching.waitsForKey && !frame.key) return
  watching.waitsForKey = false
  const slow = viewer.waiting() > MOST_WAITING_BYTES
  if (slow || (watching.skipped > 0 && !frame.key)) {
    watching.skipped++
    return
  }
  if (watching.skipped > 0) viewer.skipped(watching.skipped)
  watching.skipped = 0
  viewer.frame(frame)
}
