// Footage: finds the fragments of a span, in order, from the catalogue and from the index that each closed segment carries at its
// own end. Reads no pictures.

import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { CameraId, StreamName } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import type { WallTime90k } from '#base/units.ts'
import type { AudioFormat, VideoFormat } from '#engine/frames/frame.ts'
import type { CatalogueReader, SegmentRow } from '#engine/recording/catalogue.ts'
import { NO_GAP } from '#engine/recording/coverage.ts'
import type { Fragment } from '#engine/recording/fragment.ts'
import {
  INDEX_HEAD_BYTES,
  LARGEST_INDEX_BYTES,
  readIndexBox,
  unpackFragments,
} from '#engine/recording/fragment-index.ts'

/** A day of indexes at about 20 kB a segment stays in memory for whoever scrubs through it. */
const MOST_CACHED = 400

/** The fragments of one segment that a span needs. */
export type FootagePart = {
  readonly segment: SegmentRow
  readonly file: string
  readonly video: VideoFormat
  readonly audio: AudioFormat | undefined
  /** The first one begins with a keyframe, unless pictures were lost right before it. */
  readonly pictures: readonly Fragment[]
  readonly sounds: readonly Fragment[]
  /** True when it does not go on from the part before. */
  readonly afterGap: boolean
}

export type Footage = {
  /** Parts that touch `from` ≤ t < `to`, from the keyframe at or before `from` on. Empty when nothing is recorded. */
  readonly parts: (
    camera: CameraId,
    stream: StreamName,
    from: WallTime90k,
    to: WallTime90k,
  ) => Promise<readonly FootagePart[]>
  readonly fragments: (segment: SegmentRow) => Promise<readonly Fragment[]>
  readonly fileOf: (segment: SegmentRow) => string
  readonly reader: CatalogueReader
}

/** `folderOf` says where the segments of an archive lie. */
export const createFootage = (reader: CatalogueReader, folderOf: (archive: string) => string | undefined): Footage => {
  const cache = new Map<string, readonly Fragment[]>()
  const fileOf = (segment: SegmentRow) => {
    const folder = folderOf(segment.archive)
    if (folder === undefined) throw new Problem('footage_damaged', { segment: segment.path, archive: segment.archive })
    return join(folder, segment.path)
  }

  const fragments = async (segment: SegmentRow): Promise<readonly Fragment[]> => {
    if (segment.open) {
      const rows = unpackRows(reader, segment)
      if (rows.length > 0) return rows
      // The recorder may have closed it since: then its rows are gone and its index is in the file.
      const now = reader.segment(segment.id)
      return now === undefined || now.open ? [] : fragments(now)
    }
    const file = fileOf(segment) // not its id: another catalogue counts anew
    const known = cache.get(file)
    if (known !== undefined) return known
    const read = await readClosedIndex(file, segment)
    cache.set(file, read)
    if (cache.size > MOST_CACHED) cache.delete(cache.keys().next().value!)
    return read
  }

  const parts: Footage['parts'] = async (camera, stream, from, to) => {
    const found: FootagePart[] = []
    let end: number | undefined
    for (const segment of reader.segments(camera, stream, from, to)) {
      const video = reader.format(segment.video_format)
      if (video?.kind !== 'video') continue
      const audio = segment.audio_format === null ? undefined : reader.format(segment.audio_format)
      const all = await fragments(segment)
      const pictures = picturesOf(all, from, to)
      const first = pictures[0]
      const last = pictures.at(-1)
      if (first === undefined || last === undefined) continue
      const sounds = all.filter(f => f.track === 'audio' && f.start < to && f.start + f.span > first.start)
      found.push({
        segment,
        file: fileOf(segment),
        video,
        audio: audio?.kind === 'audio' ? audio : undefined,
        pictures,
        sounds,
        // Where the station's clock was set back, time overlaps: that is not one run either.
        afterGap: end === undefined || Math.abs(first.start - end) > NO_GAP,
      })
      end = last.start + last.span
    }
    return found
  }

  return { parts, fragments, fileOf, reader }
}

/** Fragments that touch the span, and before them those back to their keyframe. */
const picturesOf = (all: readonly Fragment[], from: WallTime90k, to: WallTime90k): readonly Fragment[] => {
  const pictures = all.filter(fragment => fragment.track === 'video')
  let first = pictures.findIndex(fragment => fragment.start + fragment.span > from)
  if (first < 0 || pictures[first]!.start >= to) return []
  while (first > 0 && !pictures[first]!.key) first--
  let end = first
  while (end < pictures.length && pictures[end]!.start < to) end++
  return pictures.slice(first, end)
}

const unpackRows = (reader: CatalogueReader, segment: SegmentRow): readonly Fragment[] => {
  const read = unpackFragments(Buffer.concat(reader.fragments(segment.id)))
  if (!read.ok) throw new Problem('footage_damaged', { segment: segment.path })
  return read.value
}

const readClosedIndex = async (file: string, segment: SegmentRow): Promise<readonly Fragment[]> => {
  const { index_at, index_bytes } = segment
  if (index_bytes < INDEX_HEAD_BYTES || index_bytes > LARGEST_INDEX_BYTES) {
    throw new Problem('footage_damaged', { segment: segment.path })
  }
  try {
    await using handle = await open(file, 'r')
    const bytes = Buffer.allocUnsafe(index_bytes)
    const { bytesRead } = await handle.read(bytes, 0, index_bytes, index_at)
    const box = bytesRead === index_bytes ? readIndexBox(bytes) : undefined
    const read = box?.ok ? unpackFragments(box.value) : undefined
    if (read?.ok) return read.value
  } catch (cause) {
    throw new Problem('footage_damaged', { segment: segment.path }, { cause })
  }
  throw new Problem('footage_damaged', { segment: segment.path })
}
