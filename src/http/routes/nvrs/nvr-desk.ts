// NVR desk: the channels of recorders that somebody looks through: listed once, then each looked at in turn, so many at a time. In memory
// only; what becomes a camera is kept elsewhere.

import type { Logger } from '#base/log.ts'
import type { NvrChannel, NvrChannels } from '#contract/nvr.ts'
import type { ChannelList, ListedChannel, NvrWish } from '#engine/camera/nvr-channels.ts'
import type { ProbeFinding } from '#engine/camera/probe.ts'
import type { RunProbe } from '#http/routes/probes/probe-desk.ts'
import { type ShownPictures, shownStream } from '#http/routes/probes/shown-stream.ts'

/** Each look is two streams for about two seconds: a small recorder serves so many beside what it does already. */
const LOOKS_AT_ONCE = 6

export type ListNvr = (wish: NvrWish, signal: AbortSignal) => Promise<ChannelList>

type Channel = ListedChannel & { state: NvrChannel['state']; finding: ProbeFinding | undefined }
type Listing = {
  state: NvrChannels['state']
  list: ChannelList | undefined
  channels: Channel[]
  readonly stop: AbortController
}

export type NvrDesk = {
  /** Lists and looks anew, unless that is under way. */
  readonly begin: (nvr: string, wish: NvrWish) => void
  /** `cameras`: which camera of the station a channel is. */
  readonly shown: (nvr: string, cameras: ReadonlyMap<number, string>) => NvrChannels
  readonly findingOf: (nvr: string, channel: number) => ProbeFinding | undefined
  /** Ends what is under way and forgets what was seen: it is removed, or its password was changed. */
  readonly forget: (nvr: string) => void
  readonly stop: () => void
}

type Need = {
  readonly list: ListNvr
  readonly probe: RunProbe
  readonly pictures: ShownPictures
  readonly log: Logger
  /** What listing found out about whose make it is. */
  readonly learned: (nvr: string, list: ChannelList) => void
}

export const createNvrDesk = ({ list, probe, pictures, learned, log }: Need): NvrDesk => {
  const listings = new Map<string, Listing>()
  const forget = (nvr: string) => {
    listings.get(nvr)?.stop.abort()
    listings.delete(nvr)
  }
  const run = async (nvr: string, wish: NvrWish, listing: Listing): Promise<void> => {
    const { signal } = listing.stop
    listing.list = await list(wish, signal)
    if (signal.aborted) return
    learned(nvr, listing.list)
    listing.channels = listing.list.channels.map(one => ({ ...one, state: 'waiting', finding: undefined }))
    listing.state = 'looking'
    const waiting = listing.channels.values()
    const look = async () => {
      for (const channel of waiting) {
        if (signal.aborted) return
        await lookAt(channel, { ...wish, brand: listing.list?.brand ?? wish.brand }, signal)
      }
    }
    await Promise.all(Array.from({ length: LOOKS_AT_ONCE }, look))
    listing.state = 'done'
  }
  const lookAt = async (channel: Channel, wish: NvrWish, signal: AbortSignal): Promise<void> => {
    channel.state = channel.online === false ? 'failed' : 'looking'
    if (channel.online === false) return
    const { address, brand, credentials, rtsp_port } = wish
    const asked = { address, brand, credentials, rtsp_port, channel: channel.channel, quick: true }
    const finding = await probe(asked, signal, heard => {
      channel.finding = heard
    })
    channel.finding = finding
    await pictures.settled(finding.streams.map(({ look }) => look))
    channel.state = finding.main?.look?.picture === undefined ? 'failed' : 'seen'
  }
  return {
    begin: (nvr, wish) => {
      const before = listings.get(nvr)
      if (before?.state === 'listing' || before?.state === 'looking') return
      const listing: Listing = { state: 'listing', list: undefined, channels: [], stop: new AbortController() }
      listings.set(nvr, listing)
      void run(nvr, wish, listing).catch(error => {
        listing.state = 'done'
        log.error('the channels of a recorder could not be listed', { nvr, error })
      })
    },
    shown: (nvr, cameras) => {
      const listing = listings.get(nvr)
      if (listing === undefined) return { state: 'none', channels: [], trouble: null, detail: null }
      return {
        state: listing.state,
        channels: listing.channels.map(channel =>
          shownChannel(channel, pictures, cameras.get(channel.channel) ?? null),
        ),
        trouble: listing.list?.trouble ?? null,
        detail: listing.list?.detail ?? null,
      }
    },
    findingOf: (nvr, channel) => listings.get(nvr)?.channels.find(one => one.channel === channel)?.finding,
    forget,
    stop: () => {
      for (const nvr of [...listings.keys()]) forget(nvr)
    },
  }
}

const shownChannel = (
  { channel, name, online, state, finding }: Channel,
  pictures: ShownPictures,
  camera: string | null,
): NvrChannel => ({
  channel,
  name,
  online,
  state,
  main: finding?.main === undefined ? null : shownStream(finding.main, 'main', pictures),
  sub: finding?.sub === undefined ? null : shownStream(finding.sub, 'sub', pictures),
  camera,
})
