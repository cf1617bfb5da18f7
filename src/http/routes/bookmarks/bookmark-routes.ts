// Bookmarks: whoever may mark all cameras of one sees it; who made one changes and removes it, and so does the operator at the machine.
// They never touch retention.

import { setImmediate as breathe } from 'node:timers/promises'
import { z } from 'zod'
import { knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, wallPlus, wallTime90k } from '#base/units.ts'
import { type Caller, nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import {
  type BookmarkBook,
  type BookmarkDraft,
  type BookmarkRow,
  type BookmarkSearch,
  LONGEST_BOOKMARK,
} from '#community/watching/bookmark-book.ts'
import {
  type Bookmark,
  bookmarkListShape,
  bookmarkShape,
  bookmarksQueryShape,
  editBookmarkShape,
  newBookmarkShape,
  removedBookmarkShape,
} from '#contract/bookmark.ts'
import { toCameras, toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { bookmarkFootage, type FootageNeed } from './bookmark-footage.ts'

export type BookmarkPorts = FootageNeed & { readonly bookmarks: BookmarkBook; readonly cameras: SeenCameras }

/** The clocks of a page and of the station need not agree to the second. */
const AHEAD = spanFromMillis(60_000)
/** Footage of so many bookmarks is looked up without a pause. */
const AT_ONCE = 50
const bookmarkParams = z.strictObject({ bookmark: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })

export const bookmarkRoutes = (ports: BookmarkPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/bookmarks',
    access: 'session',
    does: toSome('mark'),
    summary:
      'Bookmarks by camera, span, kind and words of their notes, the newest moment first, and what is left of their footage.',
    query: bookmarksQueryShape,
    answers: { 200: bookmarkListShape },
    handler: async ({ query, sight }) => {
      // One more than was asked for says whether the list goes on.
      const found = ports.bookmarks.find({ ...searchOf(query), seen: seenBy(sight), most: query.most + 1 })
      const told = found.slice(0, query.most)
      const last = found.length > told.length ? told.at(-1) : undefined
      const bookmarks: Bookmark[] = []
      for (const [at, row] of told.entries()) {
        bookmarks.push(shown(ports, row))
        if (at % AT_ONCE === AT_ONCE - 1) await breathe() // Live pictures of others pass in between.
      }
      return { bookmarks, next: last === undefined ? null : `${last.at}-${last.id}` }
    },
  }),
  route({
    method: 'POST',
    path: '/api/bookmarks',
    access: 'session',
    does: toCameras('mark', 'body.cameras'),
    summary: 'Marks a moment or a span of cameras. It keeps no footage: for that there are holds.',
    body: newBookmarkShape,
    answers: { 201: bookmarkShape },
    handler: ({ body, caller, sight }, reply) => {
      const draft = checked(ports, sight, draftOf(body))
      return reply.code(201).send(shown(ports, ports.bookmarks.add(draft, nameOf(caller))))
    },
  }),
  ...changingRoutes(ports),
]

const changingRoutes = (ports: BookmarkPorts): readonly Route[] => [
  route({
    method: 'PATCH',
    path: '/api/bookmarks/:bookmark',
    access: 'session',
    does: toSome('mark'),
    summary: 'Changes one’s own bookmark. What is left out stays as it is.',
    params: bookmarkParams,
    body: editBookmarkShape,
    answers: { 200: bookmarkShape },
    handler: ({ params, body, caller, sight }) => {
      const before = own({ caller, sight }, ports.bookmarks.get(params.bookmark), params.bookmark)
      const named = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
      const { cameras, at: at_90k, to = null, note, kind } = before
      const draft = checked(ports, sight, draftOf({ cameras, at_90k, to_90k: to, note, kind, ...named }))
      return shown(ports, ports.bookmarks.change(before.id, draft))
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/bookmarks/:bookmark',
    access: 'session',
    does: toSome('mark'),
    summary: 'Removes one’s own bookmark. For ten minutes it can be brought back.',
    params: bookmarkParams,
    answers: { 200: removedBookmarkShape },
    handler: ({ params, caller, sight }) => {
      const { id } = own({ caller, sight }, ports.bookmarks.get(params.bookmark), params.bookmark)
      const { bookmark, until } = ports.bookmarks.remove(id, nameOf(caller))
      return { bookmark: shown(ports, bookmark), restorable_until_90k: until }
    },
  }),
  route({
    method: 'POST',
    path: '/api/bookmarks/:bookmark/restoration',
    access: 'session',
    does: toSome('mark'),
    summary: 'Brings one’s own removed bookmark back.',
    params: bookmarkParams,
    answers: { 200: bookmarkShape },
    handler: ({ params, caller, sight }) => {
      const { id } = own({ caller, sight }, ports.bookmarks.removed(params.bookmark), params.bookmark)
      return shown(ports, ports.bookmarks.restore(id))
    },
  }),
]

type Looking = { readonly caller: Caller; readonly sight: Sight }

const seenBy =
  (sight: Sight) =>
  (camera: string): boolean =>
    sight.may('mark', camera)

const own = ({ caller, sight }: Looking, row: BookmarkRow | undefined, id: number): BookmarkRow => {
  if (row === undefined || !row.cameras.every(seenBy(sight))) throw new Problem('no_such_bookmark', { bookmark: id })
  if (caller.kind !== 'operator' && row.by !== nameOf(caller)) throw new Problem('bookmark_not_yours', { by: row.by })
  return row
}

const checked = ({ cameras, clock }: BookmarkPorts, sight: Sight, draft: BookmarkDraft): BookmarkDraft => {
  const seen = cameras.seenBy(sight, 'mark')
  for (const camera of draft.cameras) knownCamera(seen, camera)
  const { at, to = wallTime90k(at + 1) } = draft
  const wrong = to <= at || to - at > LONGEST_BOOKMARK || to > wallPlus(clock.wall(), AHEAD)
  if (wrong) throw new Problem('bookmark_span_wrong', { at_90k: at, to_90k: to })
  return draft
}

type Drafted = Pick<Bookmark, 'at_90k' | 'to_90k' | 'note' | 'kind'> & { readonly cameras: readonly string[] }

const draftOf = ({ cameras, at_90k, to_90k, note, kind }: Drafted): BookmarkDraft => ({
  cameras: [...new Set(cameras)].map(knownCameraId),
  at: wallTime90k(at_90k),
  to: to_90k === null ? undefined : wallTime90k(to_90k),
  note,
  kind,
})

const searchOf = (query: z.output<typeof bookmarksQueryShape>): Omit<BookmarkSearch, 'most' | 'seen'> => {
  const { cameras, text, kind, by, from_90k, to_90k, before } = query
  const [at, id] = before?.split('-').map(Number) ?? []
  return {
    ...{ cameras, text, kind, by },
    from: from_90k === undefined ? undefined : wallTime90k(from_90k),
    to: to_90k === undefined ? undefined : wallTime90k(to_90k),
    before: at === undefined || id === undefined ? undefined : { at: wallTime90k(at), id },
  }
}

const shown = (need: FootageNeed, row: BookmarkRow): Bookmark => {
  const { id, cameras, at, to, note, kind, by, made, changed } = row
  return {
    ...{ id, note, kind, by },
    cameras: [...cameras],
    at_90k: at,
    to_90k: to ?? null,
    made_90k: made,
    changed_90k: changed,
    footage: bookmarkFootage(need, row),
  }
}
