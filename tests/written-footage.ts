// Written footage: a data folder as a station leaves it, made by the real recorder from frames of random bytes, without a camera and
// without waiting. Pictures and sound, camera clocks, a signed head every minute, several segments.

import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '#base/clock.ts'
import { type CameraId, knownCameraId, type StationId, type StreamName } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { mediaSpan90k, millis, type WallTime90k, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { createChunkPool } from '#engine/frames/chunk.ts'
import type { AudioFormat, Format, VideoFormat } from '#engine/frames/frame.ts'
import { createSigner } from '#engine/recording/chain-head.ts'
import { Disks } from '#engine/recording/disks.ts'
import { StreamRecorder } from '#engine/recording/recorder.ts'
import { openArchives } from '#programs/recorder/archives.ts'
import { headsLedger } from '#programs/recorder/heads-ledger.ts'
import { openSigningKey } from '#programs/station/signing-key.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { readChain } from '#store/repair-catalogue.ts'
import { createSegmentWriter } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'

export type FootageWanted = {
  readonly camera?: string
  readonly stream?: StreamName
  readonly from?: WallTime90k
  readonly seconds?: number
  readonly segment_ms?: number
  readonly frame_bytes?: number
}

export const FOOTAGE_FROM: WallTime90k = wallFromUnixMillis(Date.UTC(2026, 10, 20, 16, 58, 0))
const FRAME = 90_000 / 10
const SOUND = 90_000 / 8

const idOf = (entry: string, description: Buffer): string =>
  createHash('sha256').update(entry).update(description).digest('hex').slice(0, 16)

const description = Buffer.from('0164001fffe1000967640029acd940780201000468ebe3cb', 'hex')
const video: VideoFormat = {
  kind: 'video',
  id: idOf('avc1', description),
  entry: 'avc1',
  codec: 'avc1.64001f',
  width: 1280,
  height: 720,
  reorder: undefined,
  description,
}
const audio: AudioFormat = {
  kind: 'audio',
  id: createHash('sha256').update('alaw 8000 1').digest('hex').slice(0, 16),
  entry: 'alaw',
  codec: 'alaw',
  sample_rate: 8000,
  channels: 1,
  description: Buffer.alloc(0),
}

/** Writes footage into `data`, behind what is there; the recorder ends in good order. */
export const writeFootage = async (data: string, wanted: FootageWanted = {}): Promise<void> => {
  const { from = FOOTAGE_FROM, seconds = 150, segment_ms = 60_000, frame_bytes = 400 } = wanted
  const camera: CameraId = knownCameraId(wanted.camera ?? 'cong')
  const stream = wanted.stream ?? 'main'
  const station = 'tram-thu-nghiem' as StationId
  mkdirSync(data, { recursive: true, mode: 0o700 })
  openSigningKey(data)
  const db = openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations)
  const catalogue = createSegmentWriter(db)
  let now = from
  const clock: Clock = { wall: () => now, monotonic: () => millis(0) }
  const heads = headsLedger(join(data, 'heads'))
  const recorder = new StreamRecorder({
    station,
    camera,
    stream,
    disks: new Disks(openArchives(data, station), station, clock, false),
    segment_ms,
    link: readChain(db, camera, stream),
    signer: createSigner(readFileSync(join(data, 'keys', 'station-signing.pem'), 'utf8')),
    signed: heads.signed,
    catalogue,
    clock,
    clockState: () => 'unknown',
    log: silentLogger,
  })
  const pool = createChunkPool()
  const take = (format: Format, at: number, key: boolean) => {
    const chunk = pool.take(frame_bytes)
    randomBytes(frame_bytes).copy(chunk.bytes)
    const decode = wallTime90k(at)
    const bytes = { chunk, start: 0, end: frame_bytes }
    recorder.take({ ...bytes, kind: format.kind, format, key, decode, composition: mediaSpan90k(0), newRun: false })
    chunk.release()
  }
  recorder.begin(audio)
  recorder.cameraClock(-1500)
  const end = from + seconds * 90_000
  let sound = from as number
  for (let at = from as number, i = 0; at < end; at += FRAME, i++) {
    now = wallTime90k(at)
    for (; sound < at; sound += SOUND) take(audio, sound, true)
    take(video, at, i % 20 === 0)
    if (i % 50 === 0) await turn()
  }
  recorder.end()
  await recorder.flushed()
  await heads.flushed()
  catalogue.commit(now)
  db.close()
  if (recorder.counts.lost_fragments > 0) throw new Error('the disk did not keep up with a test')
}
