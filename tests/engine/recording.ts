// A recording under test: frames go in, segments lie in a folder of its own, and the catalogue is in memory.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { type CameraId, knownCameraId, type StationId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { mediaSpan90k, type WallTime90k, wallTime90k } from '#base/units.ts'
import { type ChunkPool, createChunkPool } from '#engine/frames/chunk.ts'
import type { AudioFormat, Frame, VideoFormat } from '#engine/frames/frame.ts'
import { FrameWriter } from '#engine/frames/frame-writer.ts'
import { createH264Sets } from '#engine/frames/parameter-sets.ts'
import type { CatalogueReader, SegmentRow } from '#engine/recording/catalogue.ts'
import { type Link, noLink } from '#engine/recording/chain.ts'
import type { Signer } from '#engine/recording/chain-head.ts'
import { Disks } from '#engine/recording/disks.ts'
import { StreamRecorder } from '#engine/recording/recorder.ts'
import { createFootage, type Footage } from '#engine/viewing/footage.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { createSegmentReader, createSegmentWriter, type GatheringWriter } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { pps, sps576, sps1080 } from './parameter-sets.ts'
import { createSetClock, MORNING, type SetClock } from './set-clock.ts'

export const GATE: CameraId = knownCameraId('cong-chinh')
export const FRAME_TICKS = 6000

export const formatOf = (sps: Buffer): VideoFormat => {
  const sets = createH264Sets()
  sets.take(7, sps, 0, sps.length)
  sets.take(8, pps, 0, pps.length)
  return sets.format()!
}
export const format1080 = formatOf(sps1080)
export const format576 = formatOf(sps576)

/** An instant so many frames (of 1/15 s) after the beginning. */
export const at = (frame: number): WallTime90k => wallTime90k(MORNING + Math.round(frame * FRAME_TICKS))

export type Recording = {
  readonly clock: SetClock
  readonly pool: ChunkPool
  readonly folder: string
  readonly disks: Disks
  readonly db: DatabaseSync
  readonly recorder: StreamRecorder
  readonly catalogue: GatheringWriter
  readonly reader: CatalogueReader
  readonly footage: Footage
  /** Gives the recorder a frame; its place in time is told in frames. */
  readonly give: (frame: Given) => void
  /** Ends the session and waits until all is on disk and in the catalogue. */
  readonly finish: () => Promise<readonly SegmentRow[]>
  readonly rows: () => readonly SegmentRow[]
  /** What the recorder said was lost, in frames. */
  readonly lost: readonly (readonly [number, number])[]
  readonly dispose: () => void
}

export type Given = Partial<Pick<Frame, 'kind' | 'key' | 'newRun' | 'lossBefore'>> & {
  readonly frame: number
  readonly format?: VideoFormat | AudioFormat
  readonly bytes?: Buffer
  /** In frames. */
  readonly composition?: number
}

export const startRecording = (
  options: { segment_ms?: number; folder?: string; signer?: Signer; link?: Link } = {},
): Recording => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'matthan-recording-'))
  const clock = createSetClock()
  const pool = createChunkPool()
  const writer = new FrameWriter(pool)
  const db = openDatabase(':memory:', catalogueMigrations)
  const catalogue = createSegmentWriter(db)
  const reader = createSegmentReader(db)
  const station = 'tram-thu' as StationId
  const disks = new Disks([{ folder, id: undefined, floor_bytes: 0, retired: false }], station, clock)
  const lost: [number, number][] = []
  const inFrames = (time: WallTime90k) => (time - at(0)) / FRAME_TICKS
  const recorder = new StreamRecorder({
    station,
    camera: GATE,
    stream: 'main',
    disks,
    segment_ms: options.segment_ms ?? 60_000,
    link: options.link ?? noLink,
    signer: options.signer,
    signed: () => {},
    clockState: () => 'unknown',
    catalogue,
    clock,
    log: silentLogger,
    lost: (from, to) => void lost.push([inFrames(from), inFrames(to)]),
  })
  const rows = () => {
    catalogue.commit(clock.wall())
    return reader.segments(GATE, 'main', wallTime90k(MORNING - 9e9), wallTime90k(MORNING + 9e9))
  }
  let disposed = false
  const footage = createFootage(reader, archive => disks.folderOf(archive))
  return {
    clock,
    pool,
    folder,
    disks,
    db,
    recorder,
    catalogue,
    reader,
    footage,
    rows,
    lost,
    give: given => {
      const bytes = given.bytes ?? Buffer.alloc(100, given.frame)
      writer.append(bytes, 0, bytes.length)
      const { kind = 'video', key = false, newRun = false, lossBefore = false } = given
      const { format = format1080, composition = 0 } = given
      const spans = { decode: at(given.frame), composition: mediaSpan90k(composition * FRAME_TICKS) }
      recorder.take({ ...writer.finish(), kind, key, newRun, lossBefore, format, ...spans })
    },
    finish: async () => {
      recorder.end()
      await recorder.flushed()
      return rows()
    },
    dispose: () => {
      if (disposed) return
      disposed = true
      writer.dispose()
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Gives `count` pictures from `from` on, a keyframe every `group`. */
export const givePictures = (
  recording: Recording,
  from: number,
  count: number,
  { group = 30, format = format1080 }: { group?: number; format?: VideoFormat } = {},
): void => {
  for (let i = 0; i < count; i++) recording.give({ frame: from + i, key: i % group === 0, format })
}
