import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { TICKS_PER_SECOND, type WallTime90k } from '#base/units.ts'
import type { Bookmark, BookmarkList, NewBookmark, RemovedBookmark } from '#contract/bookmark.ts'
import type { Outage } from '#engine/recording/ledger.ts'
import { createBookmarkBook } from '#store/bookmarks.ts'
import { startControlRoom } from '#test/control-room.ts'
import { type BookmarkPorts, bookmarkRoutes } from './bookmark-routes.ts'

const MINUTE = 60 * TICKS_PER_SECOND
const HOUR = 60 * MINUTE

/** Footage of `cong` alone, from two hours ago on; what is older, retention removed. */
const open = async (t: TestContext) => {
  let segments: BookmarkPorts['segments'] = () => []
  const expired: Outage[] = []
  const room = await startControlRoom(t, ({ db, cameras, clock }) =>
    bookmarkRoutes({
      ...{ bookmarks: createBookmarkBook(db, clock), cameras, clock },
      segments: (...asked) => segments(...asked),
      ledger: { outages: camera => (camera === 'cong' ? expired : []) },
    }),
  )
  const now = room.clock.wall()
  const held = { start: (now - 2 * HOUR) as WallTime90k, end: now }
  segments = camera => (camera === 'cong' ? [held as never] : [])
  const from = { camera: undefined, stream: undefined, from: 0 as WallTime90k, to: held.start }
  expired.push({ ...from, cause: 'expired', by: 'retention', detail: 'age', noted: 77 as WallTime90k })
  const mark = async (wish: Partial<NewBookmark> = {}): Promise<Bookmark> => {
    const { status, body } = await room.ask<Bookmark>('POST', '/api/bookmarks', {
      ...{ cameras: ['cong'], at_90k: now - HOUR },
      ...wish,
    })
    assert.equal(status, 201, JSON.stringify(body))
    return body
  }
  const find = async (query = ''): Promise<BookmarkList> =>
    (await room.ask<BookmarkList>('GET', `/api/bookmarks?${query}`)).body
  const notes = async (query = ''): Promise<readonly string[]> => (await find(query)).bookmarks.map(({ note }) => note)
  return { ...room, now, mark, find, notes }
}

test('a moment is marked with one key, and says who and when', async t => {
  const { mark, now, find, stranger } = await open(t)
  const made = await mark()
  assert.deepEqual(made, {
    id: made.id,
    ...{ cameras: ['cong'], at_90k: now - HOUR, to_90k: null, note: '', kind: 'note', by: 'truc-ban' },
    ...{ made_90k: now, changed_90k: now, footage: { state: 'kept', expired_90k: null } },
  })
  assert.deepEqual((await find()).bookmarks, [made])
  assert.equal((await stranger('GET', '/api/bookmarks')).status, 401)
})

test('bookmarks are found by camera and span, kind, person and words without accents', async t => {
  const { mark, notes, now } = await open(t)
  await mark({ note: 'Xe máy đỏ rẽ vào ngõ', at_90k: now - 3 * HOUR, kind: 'suspicious' })
  await mark({ note: 'Đám đông', at_90k: now - 2 * HOUR, to_90k: now - HOUR, cameras: ['cho', 'cong'] })
  await mark({ note: '100% xe', at_90k: now - 10 * MINUTE, cameras: ['ngo-3'] })
  assert.deepEqual(await notes(), ['100% xe', 'Đám đông', 'Xe máy đỏ rẽ vào ngõ'])
  for (const [query, found] of [
    ['cameras=cong', ['Đám đông', 'Xe máy đỏ rẽ vào ngõ']],
    ['cameras=cho,ngo-3', ['100% xe', 'Đám đông']],
    [`from_90k=${now - 90 * MINUTE}&to_90k=${now - 80 * MINUTE}`, ['Đám đông']],
    [`from_90k=${now - 3 * HOUR}&to_90k=${now - 3 * HOUR + 1}`, ['Xe máy đỏ rẽ vào ngõ']],
    [`from_90k=${now - HOUR}&to_90k=${now - 30 * MINUTE}`, []],
    ['text=ngo%20DO', ['Xe máy đỏ rẽ vào ngõ']],
    ['text=100%25', ['100% xe']],
    ['text=_', []],
    ['kind=suspicious', ['Xe máy đỏ rẽ vào ngõ']],
    ['by=doi-pho', []],
  ] as const)
    assert.deepEqual(await notes(query), found, query)
})

test('a long list goes on where it ended, also among bookmarks of one moment', async t => {
  const { mark, find } = await open(t)
  for (const note of ['1', '2', '3', '4', '5']) await mark({ note })
  const pages: string[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page: BookmarkList = await find(`most=2${next === '' ? '' : `&before=${next}`}`)
    pages.push(page.bookmarks.map(({ note }) => note).join(''))
    next = page.next
  }
  assert.deepEqual(pages, ['54', '32', '1'])
})

test('only who made a bookmark, or the operator, changes and removes it', async t => {
  const { mark, ask, other, operator } = await open(t)
  const { id } = await mark({ note: 'xe lạ' })
  const path = `/api/bookmarks/${id}`
  assert.equal((await other('PATCH', path, { note: 'của tôi' })).body.code, 'bookmark_not_yours')
  assert.equal((await other('DELETE', path)).body.code, 'bookmark_not_yours')
  const changed = await ask<Bookmark>('PATCH', path, { note: 'xe quen', cameras: ['cho', 'cho'] })
  assert.deepEqual([changed.body.note, changed.body.cameras, changed.body.kind], ['xe quen', ['cho'], 'note'])
  assert.equal((await operator<Bookmark>('PATCH', path, { kind: 'traffic' })).by, 'truc-ban')
  assert.equal((await ask('PATCH', '/api/bookmarks/99', { note: '' })).body.code, 'no_such_bookmark')
})

test('a removed bookmark comes back within ten minutes, and not after', async t => {
  const { mark, ask, other, notes, pass, clock } = await open(t)
  const { id } = await mark({ note: 'xe lạ' })
  const path = `/api/bookmarks/${id}`
  const removed = await ask<RemovedBookmark>('DELETE', path)
  assert.equal(removed.body.restorable_until_90k, clock.wall() + 10 * MINUTE)
  assert.deepEqual(await notes(), [])
  assert.equal((await other('POST', `${path}/restoration`)).body.code, 'bookmark_not_yours')
  pass(9 * 60_000)
  assert.equal((await ask<Bookmark>('POST', `${path}/restoration`)).body.note, 'xe lạ')
  await ask('DELETE', path)
  pass(10 * 60_000)
  assert.equal((await ask('POST', `${path}/restoration`)).body.code, 'no_such_bookmark')
})

test('a bookmark says whether its footage is kept, gone, never was, or is still being written', async t => {
  const { mark, now } = await open(t)
  const stateOf = async (wish: Partial<NewBookmark>) => (await mark(wish)).footage
  assert.deepEqual(await stateOf({ at_90k: now - 3 * HOUR }), { state: 'expired', expired_90k: 77 })
  assert.deepEqual(await stateOf({ at_90k: now - 3 * HOUR, to_90k: now - HOUR }), { state: 'partly', expired_90k: 77 })
  assert.deepEqual(await stateOf({ cameras: ['cho'] }), { state: 'missing', expired_90k: null })
  assert.equal((await stateOf({ cameras: ['cho', 'cong'] })).state, 'partly')
  assert.equal((await stateOf({ at_90k: now })).state, 'pending')
})

test('a bookmark in the future, too long, backwards or of an unknown camera is refused', async t => {
  const { ask, now } = await open(t)
  for (const [wrong, code] of [
    [{ at_90k: now + HOUR }, 'bookmark_span_wrong'],
    [{ to_90k: now - 2 * HOUR }, 'bookmark_span_wrong'],
    [{ at_90k: now - 7 * HOUR, to_90k: now }, 'bookmark_span_wrong'],
    [{ cameras: ['la'] }, 'no_such_camera'],
    [{ cameras: [] }, 'invalid_request'],
    [{ kind: 'red' }, 'invalid_request'],
    [{ note: 'x'.repeat(501) }, 'invalid_request'],
  ] as const) {
    const { body } = await ask('POST', '/api/bookmarks', { cameras: ['cong'], at_90k: now - HOUR, ...wrong })
    assert.equal(body.code, code, JSON.stringify(wrong))
  }
})
