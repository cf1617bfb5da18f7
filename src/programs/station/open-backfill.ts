// Opens backfill on a station: the book of jobs, what could hold footage, what is missing, and the writer of recovered footage.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { soundOf } from '#community/upkeep/camera-sound.ts'
import type { Pin } from '#engine/camera/address-guard.ts'
import { heldRecordings } from '#engine/camera/held-recordings.ts'
import { createHttpClient } from '#engine/camera/http-client.ts'
import { askMaker } from '#engine/camera/makers-word.ts'
import { Backfill } from '#engine/relay/backfill.ts'
import type { JobBook } from '#engine/relay/backfill-job.ts'
import { type AskedSource, askedSource, type Held, type KnownSource, type SourcePorts } from '#engine/relay/source.ts'
import { createJobBook } from '#store/backfill.ts'
import { createAudioOrders } from '#store/cameras.ts'
import { type FoundSource, hasSource, type SourceBooks, serviceOf, sourcesOf } from './backfill-sources.ts'
import { createFoundGaps, type GapPorts } from './found-gaps.ts'
import { type CallingConditions, type OnvifService, onvifSources } from './onvif-source.ts'
import type { RecoveredIntake } from './recovered-intake.ts'
import { turnsAtSources } from './source-turns.ts'

export type BackfillNeeds = Omit<GapPorts, 'hasSource'> & {
  readonly db: DatabaseSync
  readonly books: SourceBooks
  readonly intake: RecoveredIntake
  /** Whether it is the certificate of a camera's live stream. */
  readonly certificate: (camera: CameraId, sha256: string) => boolean
  /** How devices are called, once that is known. */
  readonly calling: () => Omit<CallingConditions, 'clock'>
  readonly clock: Clock
  readonly log: Logger
  readonly first_retry_ms?: number
}

export const openBackfill = (needs: BackfillNeeds): { readonly backfill: Backfill; readonly book: JobBook } => {
  const { db, books, intake, clock, log, first_retry_ms } = needs
  const book = createJobBook(db, clock)
  const audioOrders = createAudioOrders(db)
  /** The recorder in its maker's way, ONVIF's replay, the card. */
  const known = (camera: CameraId): readonly AskedSource[] => {
    const { recorder, card } = sourcesOf(books, camera)
    const service = serviceOf(books, camera)
    const replay = service === undefined ? [] : [replaySource(camera, service)]
    return [...recorder.map(source => asked(camera, source)), ...replay, ...card.map(source => asked(camera, source))]
  }
  const replaySource = (camera: CameraId, service: OnvifService): AskedSource => ({
    kind: 'profile_g',
    fetch: async (wanted, gaps, pace, signal) => {
      const brought = { segments: 0, pictures: 0, failure: undefined }
      if (wanted.stream !== 'main') return { ...brought, failure: { reason: 'no_source', detail: null } }
      const found = await onvifSources({ ...needs.calling(), clock }, service, signal)
      if (!found.ok) return { ...brought, failure: found.problem }
      for (const source of found.value) {
        const result = await asked(camera, { ...source, web: undefined }).fetch(wanted, gaps, pace, signal)
        brought.segments += result.segments
        brought.pictures += result.pictures
        if (result.failure !== undefined) return { ...brought, failure: result.failure }
      }
      return brought
    },
  })
  const asked = (camera: CameraId, source: FoundSource): AskedSource => {
    // It is the device of the live stream, or the one that this stream comes through: its certificate is known.
    const certificate = (sha256: string) => needs.certificate(camera, sha256)
    const pin: Pin = host => needs.calling().guard.pin(host)
    return askedSource(
      { ...source, certificate, pin, word: wordOf(source), held: heldBy(source), signIn: turns(source) },
      { bring: (...wanted) => intake.bring(...wanted), sound, clock },
    )
  }
  const wordOf = ({ web, playback: { dialect }, credentials }: FoundSource): KnownSource['word'] => {
    if (web === undefined) return undefined
    const { guard, refused } = needs.calling()
    return signal => askMaker(createHttpClient(guard, refused), { dialect, web, credentials }, clock, signal)
  }
  const turns = turnsAtSources(() => needs.calling(), clock)
  const heldBy = ({ web, credentials }: FoundSource): Held | undefined => {
    if (web === undefined) return undefined
    const { guard, refused } = needs.calling()
    const http = createHttpClient(guard, refused)
    return (source, from, to, clock, signal) =>
      heldRecordings(http, { source, web, credentials, from, to, clock }, signal)
  }
  const sound: SourcePorts['sound'] = (id, from, to) => {
    const camera = needs.cameras.get(id)
    return camera === undefined ? [] : soundOf(camera, audioOrders(id), from, to)
  }
  const backfill = new Backfill({
    book,
    sources: async camera => known(camera),
    missing: (...span) => intake.missing(...span),
    found: createFoundGaps({
      ...needs,
      hasSource: (camera, stream) => hasSource(camera, books.devices.get(camera.id), stream),
    }),
    clock,
    log,
    ...(first_retry_ms === undefined ? {} : { first_retry_ms }),
  })
  return { backfill, book }
}
