import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type { z } from 'zod'
import type { Polygon } from '#base/polygon.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import type { Span } from '#community/access/sharing.ts'
import type { RedactionRow } from '#community/evidence/redaction-book.ts'
import type { NewRedaction, Redaction, RedactionArea, redactionsShape } from '#contract/redaction.ts'
import { createRedactionBook } from '#store/redactions.ts'
import { startControlRoom } from '#test/control-room.ts'
import { redactionRoutes } from './redaction-routes.ts'

const SECOND = 90_000

/** Films are made of words here: what a process makes of footage is tried where that process is. */
const open = async (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-redactions-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const asked: RedactionRow[] = []
  const kept = { masks: [] as readonly Polygon[], unshared: [] as readonly Span[], followed: [] as string[] }
  const file = (id: number, what: string) => join(folder, `${id}-${what}.mp4`)
  let book: ReturnType<typeof createRedactionBook> | undefined
  const room = await startControlRoom(t, ({ db, cameras, clock }) => {
    book = createRedactionBook(db, clock)
    return redactionRoutes({
      stays: () => undefined,
      holds: {
        follow: async id => void kept.followed.push(`${id} ${book!.get(id)?.state}`),
        release: async ({ id }) => void kept.followed.push(`${id} removed`),
        until: ({ made }) => made,
      },
      ...{ redactions: book, cameras, clock, masksOver: () => kept.masks, unshared: () => kept.unshared },
      studio: {
        ...{ work: async () => ({ state: 'ready', progress: 1 }), workProblem: () => undefined, progress: () => 0.5 },
        momentOf: async (_, at) => wallTime90k(at - 1000),
        ...{ times: async () => [0, 6000], preview: async () => Buffer.from('jpeg'), file },
        track: async (_, { from }) => {
          if (from.width > 0.9) throw new Problem('redaction_failed')
          return { keys: [from], lost_90k: null }
        },
        ...{ render: row => asked.push(row), dropWork: () => {}, remove: () => {} },
      },
    })
  })
  const from = room.clock.wall() - 60 * SECOND
  const draft = (more: Partial<NewRedaction> = {}): NewRedaction => ({
    ...{ camera: 'cong', from_90k: from, to_90k: from + 20 * SECOND, reason: 'cho người dân xin xem', ...more },
  })
  const rendered = (id: number, words = 'phim đã che') => {
    writeFileSync(file(id, 'copy'), words)
    const sha256 = createHash('sha256').update(words).digest('hex')
    const result = { bytes: words.length, sha256, made: room.clock.wall(), masks: kept.masks }
    book!.step(id, { kind: 'rendered', text: sha256, by: 'station' }, { state: 'awaiting_approval', result })
  }
  const bytes = async (path: string, cookie = room.cookie) => {
    const answer = await fetch(room.station.url + path, { headers: { cookie } })
    return { status: answer.status, text: await answer.text(), name: answer.headers.get('content-disposition') }
  }
  return { ...room, asked, kept, draft, rendered, bytes, file, from }
}

const face: RedactionArea = {
  ...{ id: 1, what: 'face', how: 'blur', from_90k: 0, to_90k: SECOND },
  keys: [{ at_90k: 0, x: 0.1, y: 0.1, width: 0.2, height: 0.2 }],
}

test('a copy goes from a draft over a second person, who watched it, to a file that may be taken along', async t => {
  const { ask, other, draft, rendered, bytes, asked, kept } = await open(t)
  const made = await ask<Redaction>('POST', '/api/redactions', draft())
  assert.equal(made.status, 201)
  const one = `/api/redactions/${made.body.id}`
  assert.deepEqual(made.body.may.toSorted(), ['edit', 'hand_in', 'remove'])
  const drawn = await ask<Redaction>('PUT', one, { areas: [face], sound: 'mute', captions: true, follows: 1 })
  assert.deepEqual([drawn.body.version, drawn.body.areas[0]?.keys.length], [2, 1])
  const late = await ask('PUT', one, { areas: [], sound: 'mute', captions: true, follows: 1 })
  assert.equal(late.body.code, 'redaction_drawn_elsewhere')
  assert.equal(
    (await other('PUT', one, { areas: [], sound: 'mute', captions: true, follows: 2 })).body.code,
    'redaction_not_yours',
  )
  const uncovered = await ask('POST', `${one}/steps`, { kind: 'hand_in', children: 'all_covered' })
  assert.equal(uncovered.body.code, 'redaction_child_uncovered')
  const handed = await ask<Redaction>('POST', `${one}/steps`, { kind: 'hand_in', children: 'none_seen' })
  assert.deepEqual([handed.body.state, handed.body.progress, asked.length], ['rendering', 0.5, 1])
  assert.equal(
    (await ask('PUT', one, { areas: [], sound: 'mute', captions: true, follows: 2 })).body.code,
    'redaction_not_now',
  )
  rendered(made.body.id)
  assert.equal((await ask('POST', `${one}/steps`, { kind: 'approve' })).body.code, 'redaction_own')
  assert.equal((await other('POST', `${one}/steps`, { kind: 'approve' })).body.code, 'redaction_not_watched')
  assert.equal((await bytes(`${one}/saved.mp4`)).status, 409)
  assert.equal((await other<Redaction>('GET', one)).body.watched, false)
  await other('GET', `${one}/copy.mp4`).catch(() => undefined) // a film is no JSON
  assert.equal((await other<Redaction>('GET', one)).body.watched, true)
  const approved = await other<Redaction>('POST', `${one}/steps`, { kind: 'approve' })
  assert.deepEqual([approved.body.state, approved.body.approved_by], ['approved', 'doi-pho'])
  assert.deepEqual(kept.followed, ['1 draft', '1 draft', '1 rendering', '1 approved'])
  const saved = await bytes(`${one}/saved.mp4`)
  assert.deepEqual([saved.status, saved.text], [200, 'phim đã che'])
  assert.match(saved.name ?? '', /da-che-1_cong_/)
  assert.equal((await ask('DELETE', one)).body.code, 'redaction_not_now')
  assert.equal((await ask<Redaction>('GET', one)).body.steps.at(-1)?.kind, 'saved')
  const kinds = approved.body.steps.map(({ kind, by }) => `${kind} ${by}`)
  assert.deepEqual(kinds, [
    'made truc-ban',
    'hand_in truc-ban',
    'rendered station',
    'watched doi-pho',
    'approve doi-pho',
  ])
})

test('what was watched before it was made anew does not count, and a copy that was changed is not approved', async t => {
  const { ask, other, draft, rendered, kept, file } = await open(t)
  const { body } = await ask<Redaction>('POST', '/api/redactions', draft())
  const one = `/api/redactions/${body.id}`
  const step = (who: typeof ask, kind: string, more = {}) => who<Redaction>('POST', `${one}/steps`, { kind, ...more })
  const watch = () => other('GET', `${one}/copy.mp4`).catch(() => undefined)
  await step(ask, 'hand_in', { children: 'none_seen' })
  rendered(body.id)
  await watch()
  assert.equal((await step(other, 'reject', { text: 'hở biển số' })).body.state, 'rejected')
  assert.equal((await step(ask, 'reopen', { text: 'che thêm' })).body.state, 'draft')
  await step(ask, 'hand_in', { children: 'none_seen' })
  rendered(body.id, 'phim khác')
  assert.equal((await step(other, 'approve')).body.code, 'redaction_not_watched')
  await watch()
  kept.masks = [
    [
      [0, 0],
      [1, 0],
      [1, 1],
    ],
  ]
  assert.equal((await step(other, 'approve')).body.code, 'redaction_masks_changed')
  kept.masks = []
  writeFileSync(file(body.id, 'copy'), 'phim bị tráo')
  assert.equal((await step(other, 'approve')).body.code, 'redaction_damaged')
  rmSync(file(body.id, 'copy'))
  assert.equal((await step(other, 'approve')).body.code, 'redaction_gone')
})

test('what its owner does not share is neither redacted nor looked at, and what lies ahead or is too long is refused', async t => {
  const { ask, draft, kept, bytes, from, clock } = await open(t)
  const { body } = await ask<Redaction>('POST', '/api/redactions', draft())
  kept.unshared = [{ from: clock.wall(), to: clock.wall() }]
  assert.equal((await ask('POST', '/api/redactions', draft())).body.code, 'redaction_not_shared')
  for (const path of ['work.mp4', 'copy.mp4', `preview?at_90k=${from}`, 'pictures'])
    assert.equal((await bytes(`/api/redactions/${body.id}/${path}`)).status, 403, path)
  kept.unshared = []
  assert.equal((await bytes(`/api/redactions/${body.id}/preview?at_90k=${from}`)).text, 'jpeg')
  const ahead = draft({ to_90k: clock.wall() + SECOND })
  assert.equal((await ask('POST', '/api/redactions', ahead)).body.code, 'redaction_span_wrong')
  assert.equal((await ask('POST', '/api/redactions', draft({ from_90k: from - 600 * SECOND }))).status, 400)
  assert.equal((await ask('POST', '/api/redactions', draft({ camera: 'khong-co' }))).body.code, 'no_such_camera')
})

test('a track is asked for with one rectangle, drafts are removed by who made them, and strangers see nothing', async t => {
  const { ask, other, stranger, draft, kept } = await open(t)
  const { body } = await ask<Redaction>('POST', '/api/redactions', draft())
  const one = `/api/redactions/${body.id}`
  const from = { at_90k: body.from_90k, x: 0.1, y: 0.1, width: 0.1, height: 0.1 }
  const tracked = await ask<{ keys: unknown[] }>('POST', `${one}/tracks`, { from, to_90k: body.to_90k })
  assert.equal(tracked.body.keys.length, 1)
  const failed = await ask('POST', `${one}/tracks`, { from: { ...from, width: 1 }, to_90k: body.to_90k })
  assert.equal(failed.body.code, 'redaction_failed')
  assert.equal((await stranger('GET', one)).status, 401)
  const listed = await other<z.infer<typeof redactionsShape>>('GET', '/api/redactions')
  assert.deepEqual(
    listed.body.redactions.map(({ id, may }) => [id, may]),
    [[body.id, []]],
  )
  assert.equal((await other('DELETE', one)).body.code, 'redaction_not_yours')
  assert.equal((await ask('DELETE', one)).status, 200)
  assert.deepEqual(kept.followed, ['1 draft', '1 removed'])
  assert.equal((await ask('GET', one)).body.code, 'no_such_redaction')
})

test('one picture is covered and approved like a film: where it begins, with the rectangles of that moment, as a JPEG', async t => {
  const { ask, other, draft, rendered, bytes, from } = await open(t)
  const moved = {
    ...face,
    to_90k: from + SECOND,
    keys: [...face.keys, { ...face.keys[0]!, at_90k: from + SECOND, x: 0.5 }],
  }
  const asked = draft({ form: 'still', from_90k: from, areas: [moved] })
  const { body } = await ask<Redaction>('POST', '/api/redactions', asked)
  assert.deepEqual([body.form, body.from_90k, body.to_90k], ['still', from - 1000, from - 999])
  const [area] = body.areas
  assert.deepEqual(
    [area?.from_90k, area?.to_90k, area?.keys.map(({ at_90k, x }) => [at_90k, x])],
    [from - 1000, from - 999, [[from - 1000, 0.1]]],
  )
  const one = `/api/redactions/${body.id}`
  await ask('POST', `${one}/steps`, { kind: 'hand_in', children: 'none_seen' })
  rendered(body.id, 'ảnh đã che')
  assert.equal((await bytes(`${one}/copy.mp4`)).status, 404)
  await other('GET', `${one}/copy.jpg`).catch(() => undefined) // a picture is no JSON
  assert.equal((await ask('POST', `${one}/steps`, { kind: 'approve' })).body.code, 'redaction_own')
  assert.equal((await bytes(`${one}/saved.jpg`)).status, 409)
  assert.equal((await other('POST', `${one}/steps`, { kind: 'approve' })).status, 200)
  const saved = await bytes(`${one}/saved.jpg`)
  assert.deepEqual([saved.status, saved.text], [200, 'ảnh đã che'])
  assert.match(saved.name ?? '', /anh-da-che-1_cong_.*\.jpg/)
  assert.equal((await bytes(`${one}/saved.mp4`)).status, 404)
})
