// The road, laid in one process: a pretend camera, a real session with it, the real frame reader, recorder, catalogue and live hub.
// In a running station the recorder's half and the viewers' half are two processes; what is between them only carries bytes.
// Taps listen at the joints and change nothing.

import { join } from 'node:path'
import { systemClock } from '#base/clock.ts'
import { type CameraId, knownCameraId, type StationId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import type { Packet } from '#engine/camera/packet.ts'
import { runSession } from '#engine/camera/session.ts'
import { createChunkPool } from '#engine/frames/chunk.ts'
import { type Frame, noFrameCounts } from '#engine/frames/frame.ts'
import { createFrameReader } from '#engine/frames/reader.ts'
import { noLink } from '#engine/recording/chain.ts'
import { Disks } from '#engine/recording/disks.ts'
import { StreamRecorder } from '#engine/recording/recorder.ts'
import { createFootage, type Footage } from '#engine/viewing/footage.ts'
import { type LiveFrame, LiveHub } from '#engine/viewing/live.ts'
import { LiveRing } from '#engine/viewing/live-ring.ts'
import { openArchives } from '#programs/recorder/archives.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { createSegmentReader, createSegmentWriter } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'

export type Taps = {
  readonly packet: (packet: Packet) => void
  readonly frame: (frame: Frame) => void
  readonly live: (frame: LiveFrame) => void
}

export type Road = {
  readonly camera: CameraId
  readonly footage: Footage
  /** Ends the session, writes down what was taken and closes the books. */
  readonly finish: () => Promise<void>
  readonly close: () => void
}

/** Opens the road from `url` into `folder`; frames run along it until `finish`. */
export const openRoad = (url: string, folder: string, taps: Taps): Road => {
  const camera = knownCameraId('cong-chinh')
  const clock = systemClock
  const db = openDatabase(join(folder, 'catalogue.sqlite'), catalogueMigrations)
  const catalogue = createSegmentWriter(db)
  const station = 'follow' as StationId
  const disks = new Disks(openArchives(folder, station), station, clock)
  const recorder = new StreamRecorder({
    station,
    camera,
    stream: 'main',
    disks,
    segment_ms: 240_000,
    link: noLink,
    signer: undefined,
    signed: () => {},
    clockState: () => 'unknown',
    catalogue,
    clock,
    log: silentLogger,
  })
  const ring = new LiveRing()
  watchLive(ring, camera, taps.live)
  const take = (frame: Frame) => {
    taps.frame(frame)
    recorder.take(frame)
    ring.take(frame)
  }
  const stop = new AbortController()
  const session = runSession(
    {
      url,
      credentials: undefined,
      inside: undefined,
      transport: 'tcp',
      certificate: () => true,
      pin: createAddressGuard().pin,
      sound: false,
      clock,
      counts: { packets: 0, bytes: 0, bad_packets: 0 },
      offered: tracks => {
        const reader = createFrameReader(tracks, createChunkPool(), noFrameCounts(), take)
        recorder.begin(reader.audio)
        return {
          ...reader,
          packet: (track, packet) => {
            taps.packet(packet)
            reader.packet(track, packet)
          },
        }
      },
      heard: () => {},
      quiet: () => {},
      takesOnly: () => {},
      complaint: () => undefined,
      broken: error => {
        throw error
      },
    },
    stop.signal,
  )
  return {
    camera,
    footage: createFootage(createSegmentReader(db), archive => disks.folderOf(archive)),
    finish: async () => {
      stop.abort()
      await session // it always ends with a reason; here the reason is that we stopped
      recorder.end()
      await recorder.flushed()
      catalogue.commit(clock.wall())
    },
    close: () => db.close(),
  }
}

/** Joins ring and hub as the wire between the two processes does. */
const watchLive = (ring: LiveRing, camera: CameraId, live: Taps['live']): void => {
  let format: Frame['format'] | undefined
  const hub = new LiveHub({
    follow: handle =>
      void ring.follow(({ chunk, start, end, key, decode, composition, format: now }) => {
        if (now.kind === 'video' && now !== format) hub.takeFormat(handle, now)
        format = now
        hub.takeFrame(handle, { key, decode, composition, bytes: chunk.bytes.subarray(start, end) })
      }),
    unfollow: () => {},
  })
  hub.watch(camera, 'main', { format: () => {}, frame: live, skipped: () => {}, waiting: () => 0 })
}
