// Channel lists: what recorders answer when they are asked for their channels, read into one shape. All of it is foreign: bounded, and read
// without throwing.

import { all, readXml, textOf, truthOf } from '#engine/camera/xml.ts'

export type ListedChannel = {
  /** As the recorder's stream addresses count it. */
  readonly channel: number
  readonly name: string
  /** Null: the recorder does not say. */
  readonly online: boolean | null
}

const MOST_CHANNELS = 256
const LONGEST_NAME = 80
/** What the first network channel of a hybrid recorder is numbered, after its 32 analogue ones. */
const HYBRID = 32

/** ISAPI `ContentMgmt/InputProxy/channels` and its `status`, and `Streaming/channels`, which tells how streams are numbered. `analogue`: its
 * cameras on coaxial cables, from `System/Video/inputs/channels`, which a hybrid recorder has beside those of the network. */
export const readIsapiChannels = (
  channels: Uint8Array | undefined,
  status: Uint8Array | undefined,
  streaming: Uint8Array | undefined,
  analogue?: Uint8Array,
): readonly ListedChannel[] => {
  const cabled = analogueChannels(analogue)
  const online = new Map(
    listOf(status, 'InputProxyChannelStatus').map(one => [textOf(one, 'id'), truthOf(one, 'online')] as const),
  )
  const streams = new Set(listOf(streaming, 'StreamingChannel').map(one => textOf(one, 'id')))
  const told = listOf(channels, 'InputProxyChannel').flatMap(one => {
    const id = channelNumber(textOf(one, 'id'))
    if (id === undefined) return []
    const own = streams.has(`${id}01`) && !cabled.some(({ channel }) => channel === id)
    const shifted = !own && streams.has(`${id + HYBRID}01`)
    const name = (textOf(one, 'name') ?? '').slice(0, LONGEST_NAME)
    return [{ channel: shifted ? id + HYBRID : id, name, online: online.get(String(id)) ?? null }]
  })
  return onceEach([...cabled, ...told]).slice(0, MOST_CHANNELS)
}

/** A socket without a picture on it is listed too, as `NO VIDEO`. */
const analogueChannels = (inputs: Uint8Array | undefined): readonly ListedChannel[] =>
  listOf(inputs, 'VideoInputChannel').flatMap(one => {
    const channel = channelNumber(textOf(one, 'id'))
    if (channel === undefined || truthOf(one, 'videoInputEnabled') === false) return []
    const name = (textOf(one, 'name') ?? '').slice(0, LONGEST_NAME)
    const seen = textOf(one, 'resDesc')
    return [{ channel, name, online: seen === undefined ? null : !/no\s*video/i.test(seen) }]
  })

/** Dahua `configManager.cgi?action=getConfig&name=ChannelTitle`: counted from 0 there, from 1 in stream addresses. */
export const readDahuaChannels = (text: string): readonly ListedChannel[] => {
  const told = text
    .slice(0, 100_000)
    .split(/\r?\n/)
    .flatMap(line => {
      const [, at, name = ''] = /^(?:table\.)?ChannelTitle\[(\d{1,3})\]\.Name=(.{0,400})/.exec(line) ?? []
      const channel = at === undefined ? undefined : channelNumber(String(Number(at) + 1))
      if (channel === undefined) return []
      return [{ channel, name: name.replaceAll('|', ' ').trim().slice(0, LONGEST_NAME), online: null }]
    })
  return onceEach(told).slice(0, MOST_CHANNELS)
}

/** A channel listed twice would be added twice, or keep all the others from being added. */
const onceEach = (channels: readonly ListedChannel[]): readonly ListedChannel[] => {
  const seen = new Set<number>()
  return channels.filter(({ channel }) => !seen.has(channel) && seen.add(channel))
}

const listOf = (bytes: Uint8Array | undefined, name: string) => {
  const read = bytes === undefined ? undefined : readXml(bytes)
  return read?.ok === true ? all(read.value, name).slice(0, MOST_CHANNELS) : []
}

const channelNumber = (text: string | undefined): number | undefined => {
  const channel = /^\d{1,3}$/.test(text ?? '') ? Number(text) : 0
  return channel >= 1 && channel <= MOST_CHANNELS ? channel : undefined
}
