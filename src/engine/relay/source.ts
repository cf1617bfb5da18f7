// Source: one place that may hold footage of a camera, ready to be asked. Looks at its clock, says honestly how well that is known, asks
// what it holds where it tells that, and brings it into the gaps: sound only where it was to be recorded.

import type { Clock } from '#base/clock.ts'
import type { CameraId, StreamName } from '#base/ids.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { BackfillReason, BackfillSource } from '#contract/backfill.ts'
import type { MakersWord } from '#engine/camera/makers-word.ts'
import type { OfferedTrack } from '#engine/camera/packet.ts'
import { lookAtSource, type Playback, type SeenSource } from '#engine/camera/playback.ts'
import { type PlaybackSource, ZONE_MS } from '#engine/camera/playback-address.ts'
import type { Turn } from '#engine/camera/sign-in-line.ts'
import { judgeClock, type ShownTimes } from '#engine/camera/source-clock.ts'
import { StreamFailure } from '#engine/camera/stream-state.ts'
import type { AudioFormat } from '#engine/frames/frame.ts'
import { soundFormat } from '#engine/frames/sound.ts'
import type { Gap } from '#engine/recording/gap-filler.ts'
import { type RecoveredFrom, withoutSecrets } from '#engine/recording/recovered.ts'
import { fetchRecorded, type Taker } from './fetch-recorded.ts'

export type Wanted = {
  readonly camera: CameraId
  readonly stream: StreamName
  readonly from: WallTime90k
  readonly to: WallTime90k
}

export type SourceResult = {
  readonly segments: number
  readonly pictures: number
  readonly failure: { readonly reason: BackfillReason; readonly detail: string | null } | undefined
  /** What it turned out to be. */
  readonly kind?: BackfillSource
  /** It was asked what it holds, and said that it holds none of this. */
  readonly told?: boolean
}

export type AskedSource = {
  readonly kind: BackfillSource
  readonly fetch: (
    wanted: Wanted,
    gaps: readonly Gap[],
    pace: (bytes: number) => number,
    signal: AbortSignal,
  ) => Promise<SourceResult>
}

/** Gives a guest the writer of recovered footage for a span, as the station's intake does. */
export type Bring = <T>(
  wanted: Wanted & { readonly origin: RecoveredFrom; readonly audio?: AudioFormat },
  guest: (writer: Taker, gaps: readonly Gap[]) => Promise<T>,
) => Promise<{ readonly answer: T; readonly segments: number; readonly pictures: number }>

export type KnownSource = Pick<Playback, 'credentials' | 'certificate' | 'pin'> & {
  readonly kind: Exclude<BackfillSource, 'box'>
  readonly playback: PlaybackSource
  /** Its clock minus ours, where it was asked otherwise than over RTSP. */
  readonly clock: { readonly offset_ms: number } | undefined
  /** What it says over its maker's interface of its clock and of itself. */
  readonly word?: ((signal: AbortSignal) => Promise<MakersWord | undefined>) | undefined
  /** Whether its password may be tried now; one that the device refused rests. */
  readonly signIn?: ((camera: CameraId, signal: AbortSignal) => Promise<Turn | undefined>) | undefined
  /** What it holds of a span; undefined: it does not tell, and playing shows it. */
  readonly held?: Held | undefined
}

export type Held = (
  source: PlaybackSource,
  from: WallTime90k,
  to: WallTime90k,
  seen: SeenSource,
  signal: AbortSignal,
) => Promise<readonly Gap[] | undefined>

export type SourcePorts = {
  readonly bring: Bring
  /** A span in pieces, in which the camera's sound was to be recorded, or was not. */
  readonly sound: (
    camera: CameraId,
    from: WallTime90k,
    to: WallTime90k,
  ) => readonly (Gap & { readonly sound: boolean })[]
  readonly clock: Clock
}

/** A recorder tells in whole seconds what it holds, and of a picture when it was closed. */
const AROUND_HELD = 2 * 90_000

export const askedSource = (known: KnownSource, ports: SourcePorts): AskedSource => ({
  kind: known.kind,
  fetch: async (wanted, gaps, pace, signal) => {
    const turn = await known.signIn?.(wanted.camera, signal)
    if (turn?.rest_ms !== undefined) return { ...nothing, failure: { reason: 'auth_failed', detail: REFUSED_BEFORE } }
    let refused = false
    try {
      const result = await fetchFrom(known, ports, () => turn?.may.taken(), wanted, gaps, pace, signal)
      refused = result.failure?.reason === 'auth_failed'
      return result
    } finally {
      turn?.may.over(refused)
    }
  },
})

/** `taken`: told once its password was seen to be right. */
const fetchFrom = async (
  known: KnownSource,
  { bring, sound, clock }: SourcePorts,
  taken: () => void,
  ...[wanted, gaps, pace, signal]: Parameters<AskedSource['fetch']>
): Promise<SourceResult> => {
  const { credentials, certificate, pin } = known
  const source = { ...known.playback, stream: wanted.stream }
  const [first, last] = [gaps[0], gaps.at(-1)]
  if (first === undefined || last === undefined) return nothing
  // A replay address of ONVIF is of one recording, and that is the main stream's.
  if (source.dialect === 'profile_g' && source.stream !== 'main')
    return { ...nothing, failure: { reason: 'no_source', detail: null } }
  const asked: Playback = { source, credentials, certificate, pin, clock }
  const looked = await lookAndAsk(known, asked, { from: first.from, to: last.to }, signal)
  const { seen, word } = looked
  // Most recorders keep the main stream alone: that there is no other is their word on it.
  if (seen === 'nothing_there') return { ...nothing, told: wanted.stream === 'sub' }
  if (seen instanceof StreamFailure) return { ...nothing, failure: failureOf(seen) }
  taken()
  const held = await known.held?.(source, first.from, last.to, seen, signal)
  if (held !== undefined && within(gaps, held).length === 0) return { ...nothing, told: true }
  const kind = kindOf(known.kind, word)
  const origin = originOf({ ...known, kind }, seen, clock)
  let [segments, pictures] = [0, 0]
  for (const part of partsOf(gaps, seen.tracks, sound(wanted.camera, first.from, last.to))) {
    const { from, to, audio } = part
    const brought = await bring({ ...wanted, from, to, origin, ...(audio && { audio }) }, (writer, now) =>
      fetchRecorded(
        { ...asked, seen, gaps: held === undefined ? now : within(now, held), audio, pace },
        writer,
        signal,
      ),
    )
    segments += brought.segments
    pictures += brought.pictures
    const { failure } = brought.answer
    if (failure !== undefined || signal.aborted)
      return { segments, pictures, kind, failure: failure && failureOf(failure) }
  }
  return { segments, pictures, kind, failure: undefined }
}

/** For a technician. */
const REFUSED_BEFORE = 'the device refused this password a moment ago; it is not tried again yet'

const nothing: SourceResult = { segments: 0, pictures: 0, failure: undefined }

type Looked = { readonly seen: SeenSource | 'nothing_there' | StreamFailure; readonly word: MakersWord | undefined }

/** Its stream shows first that the password is right. A clock that is set to another zone is asked for other times. */
const lookAndAsk = async (known: KnownSource, asked: Playback, span: Gap, signal: AbortSignal): Promise<Looked> => {
  const { source, clock } = asked
  const look = (at: Parameters<typeof lookAtSource>[3]) => lookAtSource(asked, span.from, span.to, at, signal)
  let seen = await look(known.clock)
  if (seen instanceof StreamFailure) return { seen, word: undefined }
  const word = await known.word?.(signal)
  const judged = (shown: ShownTimes) => judgeClock(source.dialect, shown, word, clock.wall())
  if (seen === 'nothing_there') {
    const { zone_ms = ZONE_MS, offset_ms } = judged({ offset_ms: known.clock?.offset_ms, newest_ms: undefined })
    if (source.dialect !== 'dahua' || zone_ms === ZONE_MS) return { seen, word }
    seen = await look({ offset_ms, zone_ms })
  }
  if (seen === 'nothing_there' || seen instanceof StreamFailure) return { seen, word }
  return { seen: { ...seen, ...judged(seen.shown) }, word }
}

/** Nobody knows of an address whether a camera's card or a recorder stands behind it, unless that says so. */
const kindOf = (kind: KnownSource['kind'], word: MakersWord | undefined): KnownSource['kind'] => {
  if (kind !== 'device' || word?.is === undefined) return kind
  return word.is === 'recorder' ? 'nvr' : 'sd_card'
}

const originOf = ({ kind, playback }: KnownSource, { known, offset_ms }: SeenSource, clock: Clock): RecoveredFrom => ({
  source: kind,
  from: withoutSecrets(playback.url),
  fetched_90k: clock.wall(),
  clock_offset_ms: known ? offset_ms : null,
  clock_quality: known ? 'measured' : 'unknown',
})

type Part = Gap & { readonly audio: AudioFormat | undefined }

/** What is brought in one go: a segment has a track of sound from its beginning to its end, or none. */
const partsOf = (
  gaps: readonly Gap[],
  tracks: readonly OfferedTrack[],
  sound: ReturnType<SourcePorts['sound']>,
): readonly Part[] => {
  const offered = tracks.find(({ kind }) => kind === 'audio')
  const format = offered && soundFormat(offered)
  const whole = { from: gaps[0]!.from, to: gaps.at(-1)!.to, audio: undefined }
  if (format?.ok !== true) return [whole]
  const parts = sound.map(({ from, to, sound: on }) => ({ from, to, audio: on ? format.value : undefined }))
  return parts.filter(part => gaps.some(({ from, to }) => from < part.to && part.from < to))
}

/** What of the gaps lies within what is held, or a little beside it. */
const within = (gaps: readonly Gap[], held: readonly Gap[]): readonly Gap[] => {
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of held.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last !== undefined && from - AROUND_HELD <= last.to) last.to = Math.max(last.to, to + AROUND_HELD)
    else joined.push({ from: from - AROUND_HELD, to: to + AROUND_HELD })
  }
  return gaps.flatMap(gap =>
    joined.flatMap(({ from, to }) => {
      const both = { from: wallTime90k(Math.max(gap.from, from)), to: wallTime90k(Math.min(gap.to, to)) }
      return both.from < both.to ? [both] : []
    }),
  )
}

const failureOf = ({ reason, detail }: StreamFailure) => ({ reason, detail: detail.slice(0, 300) })
