// Channel: one stream that is fetched, its packets and who takes them. The newest group is kept with its sound, so that whoever comes sees a
// picture at once; who reads too slowly goes on at the next keyframe.

import type { CameraId, StreamName } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { StillRefusal } from '#engine/frames/read-still.ts'
import type { Described } from './rtsp/description.ts'
import { Packetizer } from './rtsp/packetizer.ts'
import type { Block } from './rtsp/rtp-track.ts'
import { SoundPacketizer } from './rtsp/sound-packetizer.ts'

const MOST_WAITING_BYTES = 1024 * 1024
const MOST_GROUP_PICTURES = 600
const MOST_GROUP_BYTES = 8 * 1024 * 1024

export type Fetcher = {
  readonly block: (block: Block) => void
  readonly report: (framed: Buffer, kind: Block['kind']) => void
  /** So many pictures were left out, because the fetcher reads too slowly. */
  readonly skipped: (pictures: number) => void
  /** The stream goes on as something else than was described: nobody who fetches can follow. */
  readonly changed: () => void
  /** Bytes that were handed over and not taken yet. */
  readonly waiting: () => number
}

export type Fetching = {
  readonly fetcher: Fetcher
  readonly hears: boolean
  waitsForKey: boolean
  skipped: number
}

export type Channel = {
  readonly handle: number
  readonly camera: CameraId
  readonly stream: StreamName
  readonly pictures: Packetizer
  readonly sounds: SoundPacketizer
  readonly fetchers: Set<Fetching>
  readonly waiting: Set<() => void>
  leases: number
  /** Of those, who may hear. */
  hearing: number
  described: Described | undefined
  /** Why RTP cannot say these pictures. */
  unfit: StillRefusal | undefined
  group: Block[]
  group_pictures: number
  group_bytes: number
  reported: WallTime90k | undefined
}

export const newChannel = (handle: number, camera: CameraId, stream: StreamName): Channel => ({
  handle,
  camera,
  stream,
  pictures: new Packetizer(),
  sounds: new SoundPacketizer(),
  fetchers: new Set(),
  waiting: new Set(),
  leases: 0,
  hearing: 0,
  described: undefined,
  unfit: undefined,
  group: [],
  group_pictures: 0,
  group_bytes: 0,
  reported: undefined,
})

/** Of motion JPEG it is only known with its first picture whether RTP can say it. */
export const isKnown = ({ described, unfit, group }: Channel): boolean =>
  described !== undefined && (described.picture.entry !== 'mp4v' || unfit !== undefined || group.length > 0)

/** What is true of the channel once `isKnown`, or when `patience_ms` are over. */
export const known = (channel: Channel, patience_ms: number): Promise<void> => {
  if (isKnown(channel)) return Promise.resolve()
  return new Promise(resolve => {
    const tell = () => {
      clearTimeout(timer)
      channel.waiting.delete(tell)
      resolve()
    }
    const timer = setTimeout(tell, patience_ms)
    channel.waiting.add(tell)
  })
}

export const tellWaiting = (channel: Channel): void => {
  if (isKnown(channel)) for (const tell of channel.waiting) tell()
}

export const beginAnew = (channel: Channel): void => {
  forgetGroup(channel)
  for (const fetching of channel.fetchers) fetching.waitsForKey = true
}

/** A group that grows too long is forgotten: who watches goes on with it, who comes now waits for a keyframe. */
export const keep = (channel: Channel, block: Block): void => {
  const picture = block.kind === 'picture'
  const full = channel.group_pictures >= MOST_GROUP_PICTURES || channel.group_bytes > MOST_GROUP_BYTES
  const begins = picture && block.key
  if (begins || full) forgetGroup(channel)
  if (!begins && channel.group.length === 0) return
  channel.group.push(block)
  channel.group_bytes += block.bytes.length
  if (picture) channel.group_pictures++
}

export const hand = (fetching: Fetching, block: Block): void => {
  const { fetcher } = fetching
  const slow = fetcher.waiting() > MOST_WAITING_BYTES
  if (block.kind === 'sound') {
    if (fetching.hears && !fetching.waitsForKey && !slow) fetcher.block(block)
    return
  }
  if (fetching.waitsForKey && !block.key) return
  fetching.waitsForKey = false
  if (slow || (fetching.skipped > 0 && !block.key)) {
    fetching.skipped++
    return
  }
  if (fetching.skipped > 0) fetcher.skipped(fetching.skipped)
  fetching.skipped = 0
  fetcher.block(block)
}

const forgetGroup = (channel: Channel): void => {
  channel.group = []
  channel.group_pictures = 0
  channel.group_bytes = 0
}
