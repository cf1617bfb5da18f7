// Recorded frames: what a station holds of a stream, as single frames with their times: stands for what an NVR or a card would give back.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { knownCameraId, type StreamName } from '#base/ids.ts'
import { mediaSpan90k, wallTime90k } from '#base/units.ts'
import type { LaterFrame } from '#engine/recording/gap-filler.ts'
import { createFootage } from '#engine/viewing/footage.ts'
import { archiveFolders } from '#programs/station/archive-folders.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { createSegmentReader } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import type { Span } from './neighbourhood.ts'

/** Pictures of a span, from the keyframe before it on, in the order of decoding. */
export const recordedFrames = async (
  data: string,
  camera: string,
  stream: StreamName,
  { from_90k, to_90k }: Span,
): Promise<readonly LaterFrame[]> => {
  const db = openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations, { readOnly: true })
  try {
    const footage = createFootage(createSegmentReader(db), archiveFolders(data))
    const parts = await footage.parts(knownCameraId(camera), stream, wallTime90k(from_90k), wallTime90k(to_90k))
    return parts.flatMap(({ file, video, pictures }) => {
      const bytes = readFileSync(file)
      return pictures.flatMap(({ sizes, spans, compositions, start, at_byte, head_bytes, key }) => {
        let [at, decode] = [at_byte + head_bytes, start as number]
        return sizes.map((size, i): LaterFrame => {
          const frame = {
            kind: 'video',
            format: video,
            key: key && i === 0,
            decode: wallTime90k(decode),
            composition: mediaSpan90k(compositions[i] ?? 0),
            bytes: Buffer.from(bytes.subarray(at, at + size)),
          } as const
          at += size
          decode += spans[i]!
          return frame
        })
      })
    })
  } finally {
    db.close()
  }
}
