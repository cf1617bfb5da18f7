// Catalogue: the index of what lies on disk, as this room needs it. `store/segments` implements it. It is only an index: every
// segment says by itself what it is, and no file goes because a row is missing.

import type { CameraId, StreamName } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { Format } from '#engine/frames/frame.ts'
import type { Link } from './chain.ts'
import type { Recovered } from './recovered.ts'

export type SegmentRow = {
  readonly id: number
  readonly camera: CameraId
  readonly stream: StreamName
  /** Which archive folder it lies in. */
  readonly archive: string
  /** Relative to that folder. */
  readonly path: string
  readonly video_format: string
  readonly audio_format: string | null
  readonly start: WallTime90k
  /** For an open segment: the end of its last written fragment. */
  readonly end: WallTime90k
  readonly frames: number
  readonly bytes: number
  readonly open: boolean
  /** Where the index box stands in a closed segment. */
  readonly index_at: number
  readonly index_bytes: number
  /** Where it came from; undefined for what was recorded live. */
  readonly recovered: Recovered | undefined
}

export type NewSegment = Pick<SegmentRow, 'camera' | 'stream' | 'archive' | 'path' | 'start'> & {
  readonly video: Format
  readonly audio: Format | undefined
}

/** What one written fragment changes in its segment. */
export type WrittenFragment = {
  readonly number: number
  readonly packed: Buffer
  /** Where its pictures begin and end; the same instant twice for sound. */
  readonly start: WallTime90k
  readonly end: WallTime90k
  readonly frames: number
  readonly bytes: number
  readonly link: Link
}

export type ClosedSegment = { readonly index_at: number; readonly index_bytes: number; readonly bytes: number }

/** A closed segment that was found on disk. */
export type FoundSegment = NewSegment &
  ClosedSegment & {
    readonly end: WallTime90k
    readonly frames: number
    /** The number of the link before its first fragment, and its last link. */
    readonly link_before: number
    readonly link: Link
    readonly recovered: Recovered | undefined
  }

/** Rows come after bytes: call these only once the bytes are on disk. Writes may be gathered for up to a second. */
export type CatalogueWriter = {
  /** Answers the new segment's id at once. */
  readonly open: (segment: NewSegment) => number
  readonly wrote: (segment: number, fragment: WrittenFragment) => void
  readonly closed: (segment: number, closed: ClosedSegment) => void
  /** Writing failed; a segment of which nothing is on disk is forgotten. */
  readonly failed: (segment: number) => void
  /**
   * A file that had no row; does nothing when it has one by now, when it is a copy of one that has, or when it was recovered and overlaps
   * footage that is there. Takes its chain further, never back.
   */
  readonly found: (segment: FoundSegment) => void
}

export type CatalogueReader = {
  /** Segments of a stream that touch `from` ≤ t < `to`, in order of time. */
  readonly segments: (camera: CameraId, stream: StreamName, from: WallTime90k, to: WallTime90k) => readonly SegmentRow[]
  /** The first segment that starts at or after `from`. */
  readonly next: (camera: CameraId, stream: StreamName, from: WallTime90k) => SegmentRow | undefined
  readonly segment: (id: number) => SegmentRow | undefined
  /** Packed fragments of an open segment, in order. */
  readonly fragments: (segment: number) => readonly Uint8Array[]
  readonly format: (id: string) => Format | undefined
}
