// Source: one place that may hold footage of a camera, ready to be asked. Looks at its clock, says honestly how well that is known, and
// brings what it has into the gaps.

import type { Clock } from '#base/clock.ts'
import type { CameraId, StreamName } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { BackfillReason, BackfillSource } from '#contract/backfill.ts'
import type { Pin } from '#engine/camera/address-guard.ts'
import { lookAtSource } from '#engine/camera/playback.ts'
import type { PlaybackSource } from '#engine/camera/playback-address.ts'
import { StreamFailure } from '#engine/camera/stream-state.ts'
import type { Gap } from '#engine/recording/gap-filler.ts'
import { type RecoveredFrom, withoutSecrets } from '#engine/recording/recovered.ts'
import { type FetchOrder, fetchRecorded, type Taker } from './fetch-recorded.ts'

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
  wanted: Wanted & { readonly origin: RecoveredFrom },
  guest: (writer: Taker, gaps: readonly Gap[]) => Promise<T>,
) => Promise<{ readonly answer: T; readonly segments: number; readonly pictures: number }>

export type KnownSource = {
  readonly kind: Exclude<BackfillSource, 'box'>
  readonly playback: PlaybackSource
  readonly credentials: FetchOrder['credentials']
  /** Its clock minus ours, where it was asked otherwise than over RTSP. */
  readonly clock: { readonly offset_ms: number } | undefined
}

export const askedSource = (known: KnownSource, bring: Bring, pin: Pin, clock: Clock): AskedSource => ({
  kind: known.kind,
  fetch: async (wanted, gaps, pace, signal) => {
    const { credentials } = known
    const source = { ...known.playback, stream: wanted.stream }
    const first = gaps[0]
    const last = gaps.at(-1)
    if (first === undefined || last === undefined) return nothing
    const seen = await lookAtSource({ source, credentials, pin, clock }, first.from, last.to, known.clock, signal)
    if (seen === 'nothing_there') return nothing
    if (seen instanceof StreamFailure) return { ...nothing, failure: failureOf(seen) }
    const measured = seen.measured || known.clock !== undefined
    const origin: RecoveredFrom = {
      source: known.kind,
      from: withoutSecrets(source.url),
      fetched_90k: clock.wall(),
      clock_offset_ms: measured ? seen.offset_ms : null,
      clock_quality: measured ? 'measured' : 'unknown',
    }
    const { answer, segments, pictures } = await bring({ ...wanted, origin }, (writer, now) =>
      fetchRecorded({ source, credentials, pin, seen, gaps: now, clock, pace }, writer, signal),
    )
    return { segments, pictures, failure: answer.failure && failureOf(answer.failure) }
  },
})

const nothing: SourceResult = { segments: 0, pictures: 0, failure: undefined }

const failureOf = ({ reason, detail }: StreamFailure) => ({ reason, detail: detail.slice(0, 300) })
