// Follow: `npm run follow`. One real frame from a pretend camera to a saved clip, hop by hop, each with the file that handled it.
// The frame's own bytes are compared at every hop: what the camera sent is what is on disk, on the wire and in the clip.

import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { mediaSpan90k, type WallTime90k, wallIso, wallPlus } from '#base/units.ts'
import { LIVE_HEADER_BYTES } from '#contract/live-header.ts'
import type { Fragment } from '#engine/recording/fragment.ts'
import { clip } from '#engine/viewing/clip.ts'
import { readExtents } from '#engine/viewing/extents.ts'
import type { FootagePart } from '#engine/viewing/footage.ts'
import type { LiveFrame } from '#engine/viewing/live.ts'
import { startStreet } from '#simulator/street.ts'
import { openRoad, type Road } from './follow/road.ts'

const PATIENCE_MS = 60_000

/** What was seen of the one frame on its way. */
type Trail = {
  packets: { sequence: number; bytes: number; arrival: WallTime90k }[]
  timestamp: number
  nals: number
  frame: { bytes: Buffer; decode: WallTime90k; key: boolean; codec: string; at: WallTime90k } | undefined
  live: LiveFrame | undefined
}

const main = async (): Promise<void> => {
  console.log('Theo một khung hình từ camera đến đoạn video (one frame from a camera to a saved clip)')
  const folder = mkdtempSync(join(tmpdir(), 'matthan-follow-'))
  await using street = await startStreet({ cameras: 1, quick: true, onProgress: line => console.log(line) })
  const url = street.cameras[0]!.main_url
  try {
    const { road, trail } = await followOne(url, folder)
    await road.finish()
    const { frame } = trail
    if (frame === undefined) throw new Error('the frame did not come')
    const parts = await road.footage.parts(road.camera, 'main', frame.decode, wallPlus(frame.decode, mediaSpan90k(1)))
    tellArrival(url, trail, frame)
    tellKept(folder, road, parts[0]!, frame)
    tellSeen(trail, frame)
    await tellSaved(parts, frame)
    road.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs the road until the keyframe of the third group and the group behind it have passed. */
const followOne = async (url: string, folder: string): Promise<{ road: Road; trail: Trail }> => {
  const trail: Trail = { packets: [], timestamp: -1, nals: 0, frame: undefined, live: undefined }
  let keys = 0
  const passed = Promise.withResolvers<void>()
  const late = setTimeout(() => passed.reject(new Error('no frame came')), PATIENCE_MS)
  const road = openRoad(url, folder, {
    packet: ({ sequence, timestamp, start, end, arrival }) => {
      if (trail.frame !== undefined) return
      if (timestamp !== trail.timestamp) trail.packets = []
      trail.timestamp = timestamp
      trail.packets.push({ sequence, bytes: end - start, arrival })
    },
    frame: frame => {
      if (frame.key) keys++
      if (keys === 4) passed.resolve()
      if (keys !== 3 || trail.frame !== undefined) return
      const bytes = Buffer.from(frame.chunk.bytes.subarray(frame.start, frame.end))
      trail.nals = countNals(bytes)
      const { decode, key, format } = frame
      trail.frame = { bytes, decode, key, codec: format.codec, at: trail.packets.at(-1)!.arrival }
    },
    live: frame => {
      if (trail.live === undefined && frame.start === trail.frame?.decode) trail.live = frame
    },
  })
  await passed.promise.finally(() => clearTimeout(late))
  return { road, trail }
}

type Followed = NonNullable<Trail['frame']>

const tellArrival = (url: string, trail: Trail, frame: Followed): void => {
  const { packets } = trail
  const sum = packets.reduce((total, packet) => total + packet.bytes, 0)
  hop('packets', 'src/engine/camera/session.ts', packets[0]!.arrival, sum, [
    `${url} over TCP; sequence ${packets[0]!.sequence}…${packets.at(-1)!.sequence}, ${packets.length} packets, RTP time ${trail.timestamp}`,
    'read by src/engine/camera/rtsp/client.ts, put in order by src/engine/camera/rtp/receiver.ts',
  ])
  hop('frame', 'src/engine/frames/video.ts', frame.at, frame.bytes.length, [
    `${frame.key ? 'keyframe' : 'frame'}, ${frame.codec}, ${trail.nals} NAL units put together by src/engine/frames/h264/depacketize.ts`,
    `its bytes: ${digest(frame.bytes)}`,
  ])
  hop('place in time', 'src/engine/frames/timeline.ts', frame.decode, undefined, [
    `RTP time ${trail.timestamp} is ${frame.decode} ticks of 1/90000 s since 1970`,
  ])
}

const tellKept = (folder: string, road: Road, part: FootagePart, frame: Followed): void => {
  const { fragment, offset } = placeOf(part, frame)
  hop('fragment', 'src/engine/recording/recorder.ts', fragment.start, fragment.bytes, [
    `${fragment.sizes.length} frames, ${(fragment.span / 90_000).toFixed(3)} s; head of ${fragment.head_bytes} bytes by src/engine/recording/fragment.ts`,
  ])
  const file = readFileSync(part.file)
  const kept = file.subarray(offset, offset + frame.bytes.length)
  hop('disk', 'src/engine/recording/segment.ts', part.segment.start, file.length, [
    `${relative(folder, part.file)}: fragment at byte ${fragment.at_byte}, the frame at byte ${offset}`,
    `its bytes: ${same(kept, frame)}`,
  ])
  const row = road.footage.reader.segment(part.segment.id)
  hop('row', 'src/store/segments.ts', part.segment.start, undefined, [
    `segment ${row?.id}: ${row?.frames} frames, ${row?.bytes} bytes, until ${row === undefined ? '' : wallIso(row.end)}`,
  ])
}

const tellSeen = ({ live }: Trail, frame: Followed): void => {
  if (live === undefined) throw new Error('no viewer saw the frame')
  const seen = live.bytes.subarray(live.bytes.length - frame.bytes.length)
  hop('live', 'src/engine/viewing/live.ts', live.start, LIVE_HEADER_BYTES + live.bytes.length, [
    'a fragment of one frame, from memory (src/engine/viewing/live-ring.ts); sent by src/http/routes/live/live-routes.ts',
    `its bytes: ${same(seen, frame)}`,
  ])
}

const tellSaved = async (parts: readonly FootagePart[], frame: Followed): Promise<void> => {
  const saved = clip(parts, frame.decode, wallPlus(frame.decode, mediaSpan90k(90_000)))
  const pieces: Buffer[] = []
  for await (const piece of readExtents(saved.extents, 0, saved.bytes)) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  const at = bytes.indexOf(frame.bytes)
  hop('clip', 'src/engine/viewing/clip.ts', frame.decode, bytes.length, [
    `one ordinary MP4 of ${saved.frames} frames, header first; the frame at byte ${at}`,
    `its bytes: ${same(bytes.subarray(at, at + frame.bytes.length), frame)}`,
    'sent by src/http/routes/recordings/recording-routes.ts',
  ])
}

/** The fragment that holds the frame, and the frame's own offset in the file. */
const placeOf = (part: FootagePart, frame: Followed): { fragment: Fragment; offset: number } => {
  for (const fragment of part.pictures) {
    let at = fragment.start as number
    let offset = fragment.at_byte + fragment.head_bytes
    for (const [i, size] of fragment.sizes.entries()) {
      if (at === frame.decode) return { fragment, offset }
      at += fragment.spans[i]!
      offset += size
    }
  }
  throw new Error('the frame is in no fragment')
}

let hops = 0
const hop = (
  name: string,
  file: string,
  at: WallTime90k,
  bytes: number | undefined,
  notes: readonly string[],
): void => {
  const size = bytes === undefined ? '' : `${bytes.toLocaleString('en')} bytes`
  console.log(`\n${++hops}. ${name.padEnd(14)} ${wallIso(at)}  ${size.padStart(14)}  ${file}`)
  for (const note of notes) console.log(`   ${note}`)
}

const digest = (bytes: Buffer): string => `sha256 ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}…`

const same = (bytes: Buffer, frame: Followed): string => {
  if (!bytes.equals(frame.bytes)) throw new Error('the bytes changed on the way')
  return `${digest(bytes)}, the same`
}

const countNals = (bytes: Buffer): number => {
  let count = 0
  for (let at = 0; at + 4 <= bytes.length; at += 4 + bytes.readUInt32BE(at)) count++
  return count
}

await main()
