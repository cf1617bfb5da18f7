// Bookmarks: everybody who is signed in sees all of them; who made one changes and removes it, and so does the operator at the machine.
// They never touch retention.

import { setImmediate as breathe } from 'node:timers/promises'
import { z } from 'zod'
import { knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, wallPlus, wallTime90k } from '#base/units.ts'
import { type Caller, nameOf } from '#community/access/accounts.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
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
import { type Route, route } from '#http/route.ts'
import { bookmarkFootage, type FootageNeed } from './bookmark-footage.ts'

export type BookmarkPorts = FootageNeed & { readonly bookmarks: BookmarkBook; readonly cameras: CameraReader }

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
    summary:
      'Bookmarks by camera, span, kind and words of their notes, the newest moment first, and what is left of their footage.',
    query: bookmarksQueryShape,
    answers: { 200: bookmarkListShape },
    handler: async ({ query }) => {
      // One more than was asked for says whether the list goes on.
      const found = ports.bookmarks.find({ ...searchOf(query), most: query.most + 1 })
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
    summary: 'Marks a moment or a span of cameras. It keeps no footage: for that there are holds.',
    body: newBookmarkShape,
    answers: { 201: bookmarkShape },
    handler: ({ body, caller }, reply) => {
      const draft = checked(ports, draftOf(body))
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
    summary: 'Changes one’s own bookmark. What is left out stays as it is.',
    params: bookmarkParams,
    body: editBookmarkShape,
    answers: { 200: bookmarkShape },
    handler: ({ params, body, caller }) => {
      const before = own(caller, ports.bookmarks.get(params.bookmark), params.bookmark)
      const named = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
      const { cameras, at: at_90k, to = null, note, kind } = before
      const draft = checked(ports, draftOf({ cameras, at_90k, to_90k: to, note, kind, ...named }))
      return shown(ports, ports.bookmarks.change(before.id, draft))
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/bookmarks/:bookmark',
    access: 'session',
    summary: 'Removes one’s own bookmark. For ten minutes it can be brought back.',
    params: bookmarkParams,
    answers: { 200: removedBookmarkShape },
    handler: ({ params, caller }) => {
      const { id } = own(caller, ports.bookmarks.get(params.bookmark), params.bookmark)
      const { bookmark, until } = ports.bookmarks.remove(id, nameOf(caller))
      return { bookmark: shown(ports, bookmark), restorable_until_90k: until }
    },
  }),
  route({
    method: 'POST',
    path: '/api/bookmarks/:bookmark/restoration',
    access: 'session',
    summary: 'Brings one’s own removed bookmark back.',
    params: bookmarkParams,
    answers: { 200: bookmarkShape },
    handler: ({ params, caller }) => {
      const { id } = own(caller, ports.bookmarks.removed(params.bookmark), params.bookmark)
      return shown(ports, ports.bookmarks.restore(id))
    },
  }),
]

const own = (caller: Caller, row: BookmarkRow | undefined, id: number): BookmarkRow => {
  if (row === undefined) throw new Problem('no_such_bookmark', { bookmark: id })
  if (caller.kind !== 'operator' && row.by !== nameOf(caller)) throw new Problem('bookmark_not_yours', { by: row.by })
  return row
}

const checked = ({ cameras, clock }: BookmarkPorts, draft: BookmarkDraft): BookmarkDraft => {
  for (const camera of draft.cameras) if (!cameras.known(camera)) throw new Problem('no_such_camera', { camera })
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

const searchOf = (query: z.output<typeof bookmarksQueryShape>): Omit<BookmarkSearch, 'most'> => {
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
