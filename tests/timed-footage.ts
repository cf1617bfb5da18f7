// Timed footage: pictures that are given with the instant of each go through the real frame reader and the real recorder into a data folder that no station
// is using. What lies on disk and in the catalogue is what a station would have recorded then.

import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '#base/clock.ts'
import { type CameraId, knownCameraId, type StationId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { millis, type WallTime90k } from '#base/units.ts'
import type { OfferedTrack } from '#engine/camera/packet.ts'
import { createChunkPool } from '#engine/frames/chunk.ts'
import { noFrameCounts } from '#engine/frames/frame.ts'
import { createFrameReader } from '#engine/frames/reader.ts'
import { Disks } from '#engine/recording/disks.ts'
import { StreamRecorder } from '#engine/recording/recorder.ts'
import { openArchives } from '#programs/recorder/archives.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { readChain } from '#store/repair-catalogue.ts'
import { createSegmentWriter } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'

export type TimedPicture = { readonly at: WallTime90k; readonly nals: readonly Buffer[] }

const SEGMENT_MS = 900_000
/** Fragments on their way to the disk at most. */
const UNDER_WAY = 24
const track: OfferedTrack = {
  kind: 'video',
  codec: 'h264',
  payload_type: 96,
  clock_rate: 90_000,
  channels: 1,
  fmtp: {},
}

/** Writes one main stream, its pictures in order of time, the first one a keyframe. */
export const writeTimed = async (data: string, camera: string, pictures: readonly TimedPicture[]): Promise<void> => {
  const station = 'tram-thu-nghiem' as StationId
  const id: CameraId = knownCameraId(camera)
  const begins = pictures[0]!.at
  let now = begins
  const clock: Clock = { wall: () => now, monotonic: () => millis(0) }
  const db = openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations)
  const catalogue = createSegmentWriter(db)
  let written = 0
  const recorder = new StreamRecorder({
    station,
    camera: id,
    stream: 'main',
    disks: new Disks(openArchives(data, station), station, clock, false),
    segment_ms: SEGMENT_MS,
    link: readChain(db, id, 'main'),
    signer: undefined,
    signed: () => {},
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
  const reader = createFrameReader([track], createChunkPool(), noFrameCounts(), frame => recorder.take(frame))
  recorder.begin(undefined)
  for (const [given, { at, nals }] of pictures.entries()) {
    now = at
    for (const [i, nal] of nals.entries())
      reader.packet(0, {
        ...{ buffer: nal, start: 0, end: nal.length, sequence: 0, lost: 0, arrival: at },
        timestamp: (at - begins) % 2 ** 32,
        marker: i === nals.length - 1,
      })
    // No more than a fragment for each picture.
    if (given - written > UNDER_WAY) await turn()
  }
  recorder.end(now)
  await recorder.flushed()
  reader.dispose()
  catalogue.commit(now)
  db.close()
  if (recorder.counts.lost_fragments > 0) throw new Error('the disk did not keep up with a test')
}
