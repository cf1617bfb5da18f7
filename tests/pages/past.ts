// The past of a lived-in station, without waiting for it: pictures of a scene go through the real frame reader and the real recorder, one
// picture every few seconds, with a clock that says when each would have come.

import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '#base/clock.ts'
import { type CameraId, knownCameraId, type StationId, type StreamName } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { millis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { OfferedTrack } from '#engine/camera/packet.ts'
import { createChunkPool } from '#engine/frames/chunk.ts'
import { noFrameCounts } from '#engine/frames/frame.ts'
import { createFrameReader, type FrameReader } from '#engine/frames/reader.ts'
import { Disks } from '#engine/recording/disks.ts'
import { StreamRecorder } from '#engine/recording/recorder.ts'
import { openArchives } from '#programs/recorder/archives.ts'
import type { Film } from '#simulator/footage/film.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { readChain } from '#store/repair-catalogue.ts'
import { createSegmentWriter } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'

export type Past = {
  readonly camera: string
  readonly film: Film
  /** Stretches that were recorded, the oldest first; what lies between them is missing. */
  readonly spans: readonly { readonly from: WallTime90k; readonly to: WallTime90k }[]
}

/** Who wrote it is not asked: a station takes up what lies in its folder. */
const station = 'tram-da-lau' as StationId
const SEGMENT_MS = 900_000
const SPACING = 10 * 90_000
/** Seconds from a stretch's beginning at which pictures come until the recorder knows the camera as a slow one. */
const slowing = [0, 1, 4, 9] as const
/** Fragments on their way to the disk at most. */
const UNDER_WAY = 16
const track: OfferedTrack = {
  kind: 'video',
  codec: 'h264',
  payload_type: 96,
  clock_rate: 90_000,
  channels: 1,
  fmtp: {},
}

/** Writes it into a data folder that no station is using. */
export const writePast = async (data: string, pasts: readonly Past[]): Promise<void> => {
  const db = openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations)
  try {
    const archives = openArchives(data, station)
    for (const past of pasts) for (const stream of ['main', 'sub'] as const) await writeOne(db, archives, past, stream)
  } finally {
    db.close()
  }
}

const writeOne = async (
  db: ReturnType<typeof openDatabase>,
  archives: ReturnType<typeof openArchives>,
  { camera, film, spans }: Past,
  stream: StreamName,
): Promise<void> => {
  const id: CameraId = knownCameraId(camera)
  let now = spans[0]?.from ?? wallTime90k(0)
  let written = 0
  const clock: Clock = { wall: () => now, monotonic: () => millis(0) }
  const catalogue = createSegmentWriter(db)
  const recorder = new StreamRecorder({
    station,
    camera: id,
    stream,
    disks: new Disks(archives, station, clock, false),
    segment_ms: SEGMENT_MS,
    link: readChain(db, id, stream),
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
  const keys = film.video.pictures.filter(({ key }) => key)
  let given = 0
  for (const { from, to } of spans) {
    const reader = createFrameReader([track], createChunkPool(), noFrameCounts(), frame => recorder.take(frame))
    recorder.begin(undefined)
    for (const at of instants(from, to)) {
      now = at
      give(reader, keys[given++ % keys.length]!.nals, at, from)
      while (given - written > UNDER_WAY) await turn()
    }
    recorder.end(to)
    reader.dispose()
  }
  await recorder.flushed()
  catalogue.commit(now)
  if (recorder.counts.lost_fragments > 0) throw new Error('the disk did not keep up with the past')
}

const instants = function* (from: WallTime90k, to: WallTime90k): Generator<WallTime90k> {
  for (const second of slowing) if (from + second * 90_000 < to) yield wallTime90k(from + second * 90_000)
  for (let at = from + slowing.at(-1)! * 90_000 + SPACING; at < to; at += SPACING) yield wallTime90k(at)
}

const give = (reader: FrameReader, nals: readonly Buffer[], at: WallTime90k, from: WallTime90k): void => {
  for (const [i, nal] of nals.entries())
    reader.packet(0, {
      buffer: nal,
      start: 0,
      end: nal.length,
      sequence: 0,
      timestamp: (at - from) % 2 ** 32,
      marker: i === nals.length - 1,
      lost: 0,
      arrival: at,
    })
}
