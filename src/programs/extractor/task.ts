// Task: what the station gives the extractor to do, as a JSON file beside the folder it writes into, and what the extractor says while it works. No
// key, no password, no rule about people: who may have what was decided before.

import type { BundleSegment, BundleVideo, bundleFileKinds, Manifest } from '#contract/bundle.ts'
import type { ExtractionItem } from '#contract/extraction.ts'
import type { OwnRequest } from '#store/access-log/footage-lines.ts'

export type TaskItem = ExtractionItem & {
  readonly name: string
  readonly address: string
  readonly mac: string
  /** What its owner did not share: left out. */
  readonly withheld: readonly (readonly [from_90k: number, to_90k: number])[]
}

export type Task = {
  readonly data: string
  /** Where the files go. */
  readonly folder: string
  readonly journal: string
  readonly unit: string
  readonly operator: string
  readonly made_90k: number
  readonly items: readonly TaskItem[]
  /** Which request it is: lines of the access log about others are told apart by it. */
  readonly request?: OwnRequest
  /** False: no original video at all. */
  readonly originals: boolean
  readonly segments: boolean
}

/** A file that lies whole in the folder. */
export type DoneFile = {
  readonly path: string
  readonly kind: (typeof bundleFileKinds)[number]
  readonly bytes: number
  readonly sha256: string
  readonly crc32: number
  readonly about: string
}

/** What was seen of clocks in one video. */
export type SeenClock = {
  /** What the segments say of the station's clock. */
  readonly station: readonly string[]
  /** The camera's clock minus the station's, where its footage tells, in order of time. */
  readonly offsets: readonly (readonly [at_90k: number, ms: number])[]
  /** Where the station's clock was set back. */
  readonly set_back: readonly (readonly [at_90k: number, ms: number])[]
}

export type DoneVideo = {
  readonly item: number
  readonly video: Omit<BundleVideo, 'from' | 'to' | 'parts'> & {
    readonly from_90k: number
    readonly to_90k: number
    readonly parts: readonly { readonly from_90k: number; readonly to_90k: number; readonly at_ms: number }[]
  }
  readonly origin: Origin | null
  readonly clock: SeenClock
}

/** A file of the archive that lies whole in the folder, with what it holds. */
export type DoneSegment = Omit<BundleSegment, 'from' | 'to'> & { readonly from_90k: number; readonly to_90k: number }

/** Of recovered footage: where it came from. */
export type Origin = {
  readonly source: string
  readonly from: string
  readonly fetched_90k: number
  readonly clock_offset_ms: number | null
  readonly clock_quality: string
}

/** A segment that could not be read, and why. */
export type Unread = {
  readonly item: number
  readonly from_90k: number
  readonly to_90k: number
  readonly why: string
}

/** One video that is to be made: which segments, by their beginnings. */
export type PlannedVideo = {
  readonly item: number
  readonly path: string
  readonly chain: string
  readonly from_90k: number
  readonly to_90k: number
  readonly key: string
  readonly starts: readonly number[]
  readonly bytes: number
}
export type PlannedSegment = {
  readonly item: number
  readonly path: string
  readonly chain: string
  readonly start_90k: number
  readonly key: string
  readonly bytes: number
}
export type Plan = { readonly videos: readonly PlannedVideo[]; readonly segments: readonly PlannedSegment[] }

/** Lines of the journal, in the order in which things were finished. */
export type JournalLine =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'video'; readonly of: string; readonly files: readonly DoneFile[]; readonly done: DoneVideo }
  | {
      readonly kind: 'segment'
      readonly of: string
      readonly files: readonly DoneFile[]
      readonly segment: DoneSegment
    }
  | {
      readonly kind: 'file'
      readonly of: string
      readonly files: readonly DoneFile[]
      /** Of the access log’s lines. */
      readonly log?: NonNullable<Manifest['access_log']>
    }
  | { readonly kind: 'nothing'; readonly of: string }
  | ({ readonly kind: 'unread' } & Unread)

export type Told =
  | { readonly kind: 'alive'; readonly memory_bytes: number }
  | { readonly kind: 'progress'; readonly done_bytes: number; readonly all_bytes: number; readonly doing: string }
  | { readonly kind: 'held_up'; readonly problem: HeldUpBy; readonly where: Readonly<Record<string, string | number>> }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly problem: string; readonly where: Readonly<Record<string, string | number>> }

export type HeldUpBy = 'evidence_no_room' | 'evidence_place_away' | 'evidence_archive_away'

/** What goes away by somebody's hand or by itself: it is waited for. */
export class HeldUp extends Error {
  readonly problem: HeldUpBy
  readonly where: Readonly<Record<string, string | number>>

  constructor(problem: HeldUpBy, where: Readonly<Record<string, string | number>>, cause?: unknown) {
    super(problem, { cause })
    this.problem = problem
    this.where = where
  }
}

export const MOST_LINE = 64 * 1024

export const readTold = (line: string): Told | undefined => {
  try {
    const told = JSON.parse(line) as Told
    return typeof told?.kind === 'string' ? told : undefined
  } catch {
    return undefined
  }
}
