// Replayed: what the road makes of a transcript: the real session, splitter, receiver and frame reader over a real connection, or the real playback.

import { unixMillis, wallFromUnixMillis } from '#base/units.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import type { OfferedTrack } from '#engine/camera/packet.ts'
import { lookAtSource, playRecorded } from '#engine/camera/playback.ts'
import { runSession } from '#engine/camera/session.ts'
import { StreamFailure } from '#engine/camera/stream-state.ts'
import { createChunkPool } from '#engine/frames/chunk.ts'
import { type Frame, noFrameCounts } from '#engine/frames/frame.ts'
import { createFrameReader } from '#engine/frames/reader.ts'
import { createSetClock } from './set-clock.ts'
import { playTranscript, readTranscript, type Transcript } from './transcript.ts'

export type Replayed = {
  /** What came of it, for each thing that the transcript expects. */
  readonly made: Readonly<Record<string, string>>
  readonly expect: Transcript['expect']
  readonly left: readonly string[]
}

const common = { credentials: undefined, certificate: () => true, pin: createAddressGuard().pin } as const

export const replay = async (name: string): Promise<Replayed> => {
  const transcript = readTranscript(name)
  const [manner = '', ...words] = transcript.replay
  const deed = { live, look, playback }[manner]
  if (deed === undefined) throw new Error(`${name} does not say how it is replayed`)
  await using camera = await playTranscript(transcript)
  const all = await deed(`rtsp://127.0.0.1:${camera.port}`, words)
  const made = Object.fromEntries(Object.keys(transcript.expect).map(key => [key, String(all[key])]))
  return { made, expect: transcript.expect, left: await camera.left() }
}

type Deed = (origin: string, words: readonly string[]) => Promise<Readonly<Record<string, unknown>>>

/** Takes what one session sends until the camera hangs up. */
const live: Deed = async (origin, [path]) => {
  const received = { packets: 0, bytes: 0, bad_packets: 0 }
  const frames = framesTaken()
  const failure = await runSession(
    {
      ...common,
      url: `${origin}${path}`,
      inside: undefined,
      transport: 'tcp',
      sound: false,
      clock: createSetClock(),
      counts: received,
      offered: frames.offered,
      broken: error => {
        throw error
      },
      heard: () => {},
      quiet: () => {},
      takesOnly: () => {},
      complaint: () => undefined,
    },
    new AbortController().signal,
  )
  return { ...frames.made(), bad: received.bad_packets + frames.counts.bad_packets, ended: failure.reason }
}

const source = (origin: string) => ({ dialect: 'hikvision', url: origin, channel: 1, stream: 'main' }) as const

/** Looks at a recorder at an instant for the quarter of an hour that ended three quarters before. */
const look: Deed = async (origin, [now = '']) => {
  const clock = createSetClock()
  clock.step(Date.parse(now) - unixMillis(clock.wall()))
  const from = wallFromUnixMillis(Date.parse(now) - 60 * 60_000)
  const to = wallFromUnixMillis(Date.parse(now) - 45 * 60_000)
  const asked = { ...common, source: source(origin), clock }
  const seen = await lookAtSource(asked, from, to, undefined, new AbortController().signal)
  if (seen === 'nothing_there') return { state: seen }
  if (seen instanceof StreamFailure) return { state: seen.reason }
  return { ...seen }
}

const playback: Deed = async (origin, [from = '', to = '']) => {
  const frames = framesTaken()
  const played = await playRecorded(
    {
      ...common,
      source: source(origin),
      clock: createSetClock(),
      from: wallFromUnixMillis(Date.parse(from)),
      to: wallFromUnixMillis(Date.parse(to)),
      seen: { offset_ms: 0, local_labelled_z: false },
      sound: false,
      offered: frames.offered,
      pace: () => 0,
      ready: () => true,
      enough: () => false,
    },
    new AbortController().signal,
  )
  return { ...frames.made(), state: played instanceof StreamFailure ? played.reason : played.state }
}

const framesTaken = () => {
  const counts = noFrameCounts()
  const pool = createChunkPool()
  const keys: boolean[] = []
  const take = (frame: Frame): void => {
    if (frame.kind === 'video') keys.push(frame.key)
  }
  return {
    counts,
    offered: (tracks: readonly OfferedTrack[]) => createFrameReader(tracks, pool, counts, take),
    made: () => ({ pictures: keys.length, keyframes: keys.filter(Boolean).length, lost: counts.lost_packets }),
  }
}
