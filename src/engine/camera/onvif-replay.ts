// ONVIF replay: which recordings of a device are those of one camera, and where they are played. A recorder has one video source for each
// channel, and a recording says whose it is: one that cannot be told to be this camera's is left alone, for it may show another street.

import { ok } from '#base/result.ts'
import type { OnvifDevice } from './onvif-device.ts'
import type { MediaProfile } from './onvif-media.ts'
import type { DeviceRecording } from './onvif-recordings.ts'
import type { OnvifResult } from './onvif-trouble.ts'
import { bySource } from './probe/ask-onvif.ts'

export type WatchedBy = {
  /** Its number on its recorder; null where it hangs on none. */
  readonly channel: number | null
  /** The address of its live stream. */
  readonly main_url: string
}

type Streams = readonly MediaProfile[]

/** A device that keeps a recording for every day is asked for the newest of them. */
const MOST_RECORDINGS = 4
const MOST_ASKED = 64

/** Replay addresses of what the device recorded of this camera, the newest first; none where it holds nothing of it, or does not say whose it is. */
export const replaysOf = async (device: OnvifDevice, watched: WatchedBy): Promise<OnvifResult<readonly string[]>> => {
  const found = await device.recordings.search()
  if (!found.ok) return found.problem.reason === 'not_supported' ? ok([]) : found
  const filmed = found.value.filter(({ tracks }) => tracks.some(({ kind }) => kind === 'video'))
  if (filmed.length === 0) return ok([])
  const profiles = await device.media.profiles()
  if (!profiles.ok) return profiles
  const own = await ownRecordings(device, bySource(profiles.value), filmed, watched)
  const uris: string[] = []
  for (const { token } of own.slice(0, MOST_RECORDINGS)) {
    const uri = await device.recordings.replayUri(token)
    if (!uri.ok) return uri
    uris.push(uri.value)
  }
  return ok(uris)
}

const ownRecordings = async (
  device: OnvifDevice,
  sources: readonly Streams[],
  filmed: readonly DeviceRecording[],
  watched: WatchedBy,
): Promise<readonly DeviceRecording[]> => {
  const streams = await ownStreams(device, sources, watched)
  const tokens = streams?.flatMap(({ source, token }) => [source, token]) ?? []
  const own = filmed.filter(({ source_token }) => source_token !== undefined && tokens.includes(source_token))
  // What a camera with one sensor recorded once can be nobody else's.
  if (own.length === 0 && sources.length === 1 && filmed.length === 1) return filmed
  return own.toSorted((a, b) => (b.until_ms ?? 0) - (a.until_ms ?? 0))
}

/** The streams of this camera's video source: by the address at which it is watched, else by its number where the sources are counted so. */
const ownStreams = async (
  device: OnvifDevice,
  sources: readonly Streams[],
  { channel, main_url }: WatchedBy,
): Promise<Streams | undefined> => {
  if (sources.length === 1 && (channel ?? 1) === 1) return sources[0]
  const counted = channel === null ? undefined : sources[channel - 1]
  const inOrder = [...(counted === undefined ? [] : [counted]), ...sources.filter(one => one !== counted)]
  for (const streams of inOrder.slice(0, MOST_ASKED))
    for (const { token } of streams.slice(0, 2)) {
      const uri = await device.media.streamUri(token)
      if (uri.ok && samePicture(uri.value, main_url)) return streams
    }
  return countedThrough(sources) ? counted : undefined
}

/** Host, port and account aside; a device adds words of its own behind its addresses. */
const samePicture = (told: string, watched: string): boolean => {
  const [one, other] = [URL.parse(told), URL.parse(watched)]
  if (one === null || other === null || one.pathname !== other.pathname) return false
  return [...other.searchParams].every(([name, value]) => one.searchParams.get(name) === value)
}

/** Whether no number is left out: a recorder that hides channels which are off counts them otherwise than we do. */
const countedThrough = (sources: readonly Streams[]): boolean => {
  const numbers = sources.map(([first]) => /(\d{1,4})\D{0,40}$/.exec(first?.source ?? '')?.[1])
  if (numbers.every(number => number === undefined)) return true
  const from = Number(numbers[0])
  return from <= 1 && numbers.every((number, at) => Number(number) === from + at)
}
