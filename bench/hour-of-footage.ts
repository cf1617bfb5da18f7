// An hour of footage without waiting for it: drawn pictures go through the real frame reader and the real recorder, with a clock
// that says when each would have come. What lies on disk and in the catalogue is what a station would have recorded.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '#base/clock.ts'
import type { CameraId, StationId, StreamName } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { millis, spanFromMillis, type WallTime90k, wallPlus, wallTime90k } from '#base/units.ts'
import type { OfferedTrack } from '#engine/camera/packet.ts'
import { createChunkPool } from '#engine/frames/chunk.ts'
import { noFrameCounts } from '#engine/frames/frame.ts'
import { createFrameReader } from '#engine/frames/reader.ts'
import { createSigner } from '#engine/recording/chain-head.ts'
import { Disks } from '#engine/recording/disks.ts'
import { StreamRecorder } from '#engine/recording/recorder.ts'
import { openArchives } from '#programs/recorder/archives.ts'
import { headsLedger } from '#programs/recorder/heads-ledger.ts'
import { openSigningKey } from '#programs/station/signing-key.ts'
import { drawnFootage } from '#simulator/footage/library.ts'
import { readFilm } from '#simulator/footage/read-film.ts'
import { scenes } from '#simulator/scenes/all.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { readChain } from '#store/repair-catalogue.ts'
import { createSegmentWriter } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'

export type Written = {
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly frames: number
  readonly bytes: number
}

type Wanted = {
  readonly stream?: StreamName
  readonly scene?: number
  /** Small pictures, for tests. */
  readonly quick?: boolean
  /** Signs heads with the key of the data folder, as this station. */
  readonly signed_by?: string
}

const SEGMENT_MS = 240_000
const video: OfferedTrack = {
  kind: 'video',
  codec: 'h264',
  payload_type: 96,
  clock_rate: 90_000,
  channels: 1,
  fmtp: {},
}

/** Writes `seconds` of a stream of `camera` into a data folder that no station is using. */
export const writeFootage = async (
  data: string,
  camera: CameraId,
  from: WallTime90k,
  seconds: number,
  tell: (line: string) => void,
  { stream = 'main', scene = 0, quick = false, signed_by }: Wanted = {},
): Promise<Written> => {
  const [files] = await drawnFootage({
    scenes: [scenes[scene % scenes.length]!.name],
    codec: 'h264',
    quick,
    cacheDir: undefined,
    onProgress: tell,
  })
  const film = await readFilm(files![stream])
  const station = (signed_by ?? 'bench') as StationId
  if (signed_by !== undefined) openSigningKey(data)
  const heads = headsLedger(join(data, 'heads'))
  const db = openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations)
  const catalogue = createSegmentWriter(db)
  let now = from
  let written = 0
  const clock: Clock = { wall: () => now, monotonic: () => millis(0) }
  const recorder = new StreamRecorder({
    station,
    camera,
    stream,
    disks: new Disks(openArchives(data, station), station, clock, false),
    segment_ms: SEGMENT_MS,
    link: readChain(db, camera, stream),
    signer:
      signed_by === undefined
        ? undefined
        : createSigner(readFileSync(join(data, 'keys', 'station-signing.pem'), 'utf8')),
    signed: heads.signed,
    clockState: () => 'unknown',
    catalogue: {
      ...catalogue,
      wrote: (segment, fragment) => {
        written++
        catalogue.wrote(segment, fragment)
      },
    },
    clock,
    log: silentLogger,
  })
  const counts = noFrameCounts()
  const reader = createFrameReader([video], createChunkPool(), counts, frame => recorder.take(frame))
  recorder.begin(undefined)
  const until = wallPlus(from, spanFromMillis(seconds * 1000))
  for (let loop = 0; now < until; loop++) {
    for (const { nals, sent_at } of film.video.pictures) {
      const media = loop * film.loop_90k + sent_at
      now = wallTime90k(from + media)
      if (now >= until) break
      for (const [i, nal] of nals.entries())
        reader.packet(0, {
          buffer: nal,
          start: 0,
          end: nal.length,
          sequence: 0,
          timestamp: media % 2 ** 32,
          marker: i === nals.length - 1,
          lost: 0,
          arrival: now,
        })
      // About one fragment a second: the disk keeps up.
      while (written + 8 < media / 90_000) await wait(1)
    }
  }
  recorder.end()
  await recorder.flushed()
  await heads.flushed()
  reader.dispose()
  catalogue.commit(now)
  db.close()
  if (recorder.counts.lost_fragments > 0) throw new Error('the disk did not keep up while the hour was written')
  return { from, to: until, frames: counts.frames, bytes: recorder.counts.written_bytes }
}
