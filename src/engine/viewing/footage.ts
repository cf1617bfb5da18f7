// Footage: finds the fragments of a span, in order, from the catalogue and from the index that each closed segment carries at its
// own end. Reads no pictures.

import { type FileHandle, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CameraId, StreamName } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { AudioFormat, VideoFormat } from '#engine/frames/frame.ts'
import { readAbout } from '#engine/recording/about.ts'
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
/** What a segment says of itself stands right behind the file type. */
const HEAD_BYTES = 8192

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

/** A segment of the span that cannot be shown: there is a gap in its place. */
export type SteppedOver = { readonly segment: SegmentRow; readonly why: Unshown }
export type Unshown = 'file_gone' | 'file_damaged' | 'disk_away'

export type Footage = {
  /**
   * Parts that touch `from` ≤ t < `to`, from the keyframe at or before `from` on. Empty when nothing is recorded. A segment whose file is
   * gone or damaged hides nothing beside it: it is stepped over, and told.
   */
  readonly parts: (
    camera: CameraId,
    stream: StreamName,
    from: WallTime90k,
    to: WallTime90k,
    stepped?: (over: SteppedOver) => void,
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

  /** What can be shown of a segment, or why nothing can. */
  const shown = async (segment: SegmentRow): Promise<readonly Fragment[] | Unshown> => {
    if (folderOf(segment.archive) === undefined) return 'disk_away'
    const size = await sizeOf(fileOf(segment))
    if (typeof size === 'string') return size
    const all = await fragments(segment).catch(orDamaged)
    if (typeof all === 'string') return all
    const whole = all.filter(fragment => fragment.at_byte + fragment.bytes <= size)
    return whole.length === 0 && all.length > 0 ? 'file_damaged' : whole
  }

  const parts: Footage['parts'] = async (camera, stream, from, to, stepped) => {
    const found: FootagePart[] = []
    let end: number | undefined
    for (const segment of reader.segments(camera, stream, from, to)) {
      const video = reader.format(segment.video_format)
      if (video?.kind !== 'video') continue
      const audio = segment.audio_format === null ? undefined : reader.format(segment.audio_format)
      const all = await shown(segment)
      if (typeof all === 'string') {
        stepped?.({ segment, why: all })
        continue
      }
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

/** How far back footage is looked for, step by step. */
const LOOKS_BACK = [10 * 60_000, 6 * 3_600_000, 7 * 24 * 3_600_000].map(spanFromMillis)

/** Where footage before `at` ends, within a week and not further away than `room`. */
export const endBefore = (
  reader: CatalogueReader,
  camera: CameraId,
  stream: StreamName,
  at: WallTime90k,
  room = Number.POSITIVE_INFINITY,
): WallTime90k | undefined => {
  for (const back of LOOKS_BACK) {
    const rows = reader.segments(camera, stream, wallTime90k(at - Math.min(back, room)), at)
    if (rows.length > 0) return wallTime90k(Math.min(at, Math.max(...rows.map(({ end }) => end))))
    if (back >= room) return undefined
  }
  return undefined
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

const sizeOf = (file: string): Promise<number | Unshown> =>
  stat(file).then(
    ({ size }) => size,
    error => (error.code === 'ENOENT' || error.code === 'ENOTDIR' ? 'file_gone' : 'file_damaged'),
  )

const orDamaged = (error: unknown): Unshown => {
  if (error instanceof Problem && error.code === 'footage_damaged') return 'file_damaged'
  throw error
}

const unpackRows = (reader: CatalogueReader, segment: SegmentRow): readonly Fragment[] => {
  const read = unpackFragments(Buffer.concat(reader.fragments(segment.id)))
  if (!read.ok) throw new Problem('footage_damaged', { segment: segment.path })
  return read.value
}

/** Whether a file says that it is what its row says: nobody is shown one camera for another because files changed places. */
const isOf = async (handle: FileHandle, { camera, stream, start }: SegmentRow): Promise<boolean> => {
  const first = Buffer.alloc(HEAD_BYTES)
  const { bytesRead } = await handle.read(first, 0, HEAD_BYTES, 0)
  const about = readAbout(first.subarray(0, bytesRead))
  if (!about.ok) return false
  return about.value.camera === camera && about.value.stream === stream && about.value.started_90k === start
}

const readClosedIndex = async (file: string, segment: SegmentRow): Promise<readonly Fragment[]> => {
  const { index_at, index_bytes } = segment
  if (index_bytes < INDEX_HEAD_BYTES || index_bytes > LARGEST_INDEX_BYTES) {
    throw new Problem('footage_damaged', { segment: segment.path })
  }
  try {
    await using handle = await open(file, 'r')
    if (!(await isOf(handle, segment))) throw new Error('the file says that it is of another camera or time')
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
