// The bookmark book: moments that somebody wants to find again. It knows nothing of footage and keeps none. `store` implements it.

import type { CameraId } from '#base/ids.ts'
import type { MediaSpan90k, WallTime90k } from '#base/units.ts'
import { spanFromMillis } from '#base/units.ts'
import type { BookmarkKind } from '#contract/bookmark.ts'

/** What is longer is no bookmark but a hold, or a clip. */
export const LONGEST_BOOKMARK: MediaSpan90k = spanFromMillis(6 * 3_600_000)

export type BookmarkDraft = {
  /** At least one; the first is the one that was looked at. */
  readonly cameras: readonly CameraId[]
  readonly at: WallTime90k
  /** Undefined: a moment. */
  readonly to: WallTime90k | undefined
  readonly note: string
  readonly kind: BookmarkKind
}

export type BookmarkRow = BookmarkDraft & {
  readonly id: number
  readonly by: string
  readonly made: WallTime90k
  readonly changed: WallTime90k
}

/** Whatever is left out does not narrow. */
export type BookmarkSearch = {
  readonly cameras?: readonly string[] | undefined
  readonly from?: WallTime90k | undefined
  readonly to?: WallTime90k | undefined
  /** Words that all stand in the note, accents or not. */
  readonly text?: string | undefined
  readonly kind?: BookmarkKind | undefined
  readonly by?: string | undefined
  /** Only what comes behind this one, in the order of the answer. */
  readonly before?: { readonly at: WallTime90k; readonly id: number } | undefined
  /** Only bookmarks all of whose cameras are seen. */
  readonly seen: (camera: string) => boolean
  readonly most: number
}

export type BookmarkReader = {
  readonly get: (id: number) => BookmarkRow | undefined
  /** The newest moment first. */
  readonly find: (search: BookmarkSearch) => readonly BookmarkRow[]
}

export type BookmarkBook = BookmarkReader & {
  /** Throws `too_many_bookmarks`. */
  readonly add: (draft: BookmarkDraft, by: string) => BookmarkRow
  /** Throws `no_such_bookmark`. */
  readonly change: (id: number, draft: BookmarkDraft) => BookmarkRow
  /** Answers until when it can be brought back. Throws `no_such_bookmark`. */
  readonly remove: (id: number, by: string) => { readonly bookmark: BookmarkRow; readonly until: WallTime90k }
  /** Throws `no_such_bookmark`. */
  readonly restore: (id: number) => BookmarkRow
  /** One that was removed and can still be brought back. */
  readonly removed: (id: number) => BookmarkRow | undefined
}
