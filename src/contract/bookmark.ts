// Bookmarks on the wire: a moment or a short span of one or several cameras that somebody wants to find again. A bookmark keeps no
// footage: retention goes on as if it were not there, and the bookmark says when its footage has gone.

import { z } from 'zod'
import { cameraIdShape, camerasQueryShape } from './camera.ts'
import { tick } from './recording.ts'

export const bookmarkKindShape = z
  .enum(['note', 'suspicious', 'traffic', 'disorder', 'technical'])
  .describe('what it is about; pages give each its colour')
export type BookmarkKind = z.infer<typeof bookmarkKindShape>

const instant = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const draft = {
  cameras: z.array(cameraIdShape).min(1).max(16),
  at_90k: instant,
  to_90k: instant.nullable().describe('null: a moment'),
  note: z.string().trim().max(500),
  kind: bookmarkKindShape,
} as const

/** POST /api/bookmarks */
export const newBookmarkShape = z.strictObject({
  ...draft,
  to_90k: draft.to_90k.default(null),
  note: draft.note.default(''),
  kind: bookmarkKindShape.default('note'),
})
export type NewBookmark = z.input<typeof newBookmarkShape>

/** PATCH /api/bookmarks/:bookmark: what is left out stays as it is. */
export const editBookmarkShape = z.strictObject(draft).partial()
export type EditBookmark = z.infer<typeof editBookmarkShape>

/** GET /api/bookmarks */
export const bookmarksQueryShape = z.strictObject({
  cameras: camerasQueryShape.optional(),
  from_90k: tick.optional(),
  to_90k: tick.optional().describe('those that touch the span'),
  text: z.string().max(100).optional().describe('words of the note, with or without accents'),
  kind: bookmarkKindShape.optional(),
  by: z.string().max(64).optional(),
  before: z
    .string()
    .regex(/^\d{1,16}-\d{1,12}$/)
    .optional()
    .describe('`next` of the answer before'),
  most: z.coerce.number().int().min(1).max(1000).default(100),
})
export type BookmarksQuery = z.input<typeof bookmarksQueryShape>

export const bookmarkFootageShape = z.object({
  state: z
    .enum(['kept', 'partly', 'expired', 'missing', 'pending'])
    .describe(
      'whether its footage is there: all of it, a part, gone by retention, never held, or so fresh that it is still being written',
    ),
  expired_90k: z.number().int().nullable().describe('when retention removed what is not there any more'),
})
export type BookmarkFootage = z.infer<typeof bookmarkFootageShape>

export const bookmarkShape = z.object({
  id: z.number().int(),
  ...draft,
  by: z.string(),
  made_90k: z.number().int(),
  changed_90k: z.number().int(),
  footage: bookmarkFootageShape,
})
export type Bookmark = z.infer<typeof bookmarkShape>

export const bookmarkListShape = z.object({
  bookmarks: z.array(bookmarkShape).describe('the newest moment first'),
  next: z.string().nullable().describe('where the list goes on; null: that was all'),
})
export type BookmarkList = z.infer<typeof bookmarkListShape>

export const removedBookmarkShape = z.object({
  bookmark: bookmarkShape,
  restorable_until_90k: z
    .number()
    .int()
    .describe('until then POST /api/bookmarks/:bookmark/restoration brings it back'),
})
export type RemovedBookmark = z.infer<typeof removedBookmarkShape>
