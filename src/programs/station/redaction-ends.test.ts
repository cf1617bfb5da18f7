import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { millis, wallTime90k } from '#base/units.ts'
import type { Access } from '#community/access/access-log.ts'
import { usualExtractionSettings } from '#community/evidence/usual-settings.ts'
import type { HandedCopy } from '#contract/extraction.ts'
import { createExtractionBook } from '#store/extractions.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { createRedactionBook } from '#store/redactions.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { endUnusedCopies } from './redaction-ends.ts'

const SECOND = 90_000
const DAY = 24 * 3600 * SECOND
const sha256 = 'a'.repeat(64)

const open = () => {
  let now = 1e15
  const clock: Clock = { wall: () => wallTime90k(now), monotonic: () => millis(0) }
  const db = openDatabase(':memory:', stationMigrations)
  const book = createRedactionBook(db, clock)
  const [noted, removed] = [[] as Access[], [] as number[]]
  const add = (seconds = 20, by = 'can-bo') => {
    const drawn = { areas: [], sound: 'mute', captions: true, form: 'film' } as const
    const of = { camera: knownCameraId('cong'), stream: 'main', reason: 'cho ông Bình xem', case: null } as const
    return book.add({ ...drawn, ...of, from: wallTime90k(now - seconds * SECOND), to: wallTime90k(now) }, by).id
  }
  const approved = () => {
    const id = add()
    const result = { bytes: 1, sha256, made: clock.wall(), masks: [] }
    book.step(id, { kind: 'approve', text: '', by: 'pho' }, { state: 'approved', approved_by: 'pho', result })
    return id
  }
  const days = () => usualExtractionSettings.redaction_days
  const end = (note: (access: Access) => void = access => void noted.push(access)) =>
    endUnusedCopies({ book, note, days, clock, log: silentLogger, remove: id => void removed.push(id) })
  const pass = (ticks: number): void => {
    now += ticks
  }
  return { book, extractions: createExtractionBook(db, clock), noted, removed, add, approved, end, pass, clock }
}

test('an approved copy goes when nobody has used it for long, with a word in the access log and a record that stays', () => {
  const { book, noted, removed, approved, end, pass } = open()
  const [id, saved] = [approved(), approved()]
  pass(60 * DAY)
  book.step(saved, { kind: 'saved', text: '', by: 'pho' }, {})
  pass(31 * DAY)
  end()
  assert.deepEqual(removed, [id])
  assert.deepEqual([book.get(id)?.state, book.get(saved)?.state], ['deleted', 'approved'])
  assert.deepEqual([book.get(id)?.result?.sha256, book.steps(id).at(-1)?.kind], [sha256, 'deleted'])
  const { who, act, cameras, about } = noted[0]!
  assert.deepEqual(
    [who.kind, act, cameras, about],
    ['station', 'redaction_deleted', ['cong'], { redaction: id, days: 90, sha256 }],
  )
  pass(60 * DAY)
  end()
  assert.deepEqual(removed, [id, saved])
})

test('a copy that a request for footage waits for stays, and a hand-over of its bundle counts as use', () => {
  const { book, extractions, removed, approved, end, pass, clock } = open()
  const id = approved()
  const who = { by: 'can-bo', person: 1 }
  const asked = {
    ...{ purpose: 'accident', legal_ground: '', about: 'va chạm xe', case: null, incident: null, document: null },
    ...{ recipient: { kind: 'subject', name: 'Ông Bình', address: '', person: '', identity: '', phone: '' } },
    wanted: { segments: false, viewing_copy: false, stills_90k: [], trail: null, redactions: [id] },
    clock_note: '',
  } as never
  const request = extractions.add({ asked, items: [], warnings: [], needed: 1 }, () => '', who)
  pass(100 * DAY)
  end()
  assert.deepEqual(removed, [])
  const copy = { medium: 'USB', to: 'Ông Bình', expires_90k: clock.wall() + DAY } as HandedCopy
  extractions.addCopy(request.id, copy, 'can-bo')
  extractions.step(request.id, { kind: 'hand_over', state: 'handed_over', text: '' }, who)
  assert.equal(book.lastUsed(id), clock.wall())
  pass(80 * DAY)
  end()
  assert.deepEqual(removed, [])
  pass(11 * DAY)
  end()
  assert.deepEqual(removed, [id])
})

test('where the access log cannot be written nothing is deleted', () => {
  const { book, removed, approved, end, pass } = open()
  const id = approved()
  pass(91 * DAY)
  end(() => {
    throw new Error('full')
  })
  assert.deepEqual([removed, book.get(id)?.state], [[], 'approved'])
})

test('one account has twenty copies and an hour of film under way at most, and what is approved does not count', () => {
  const { book, add, approved } = open()
  for (let i = 0; i < 6; i++) add(600, 'lan')
  assert.throws(() => add(1, 'lan'), { code: 'too_much_open_redaction' })
  add(1, 'mai')
  for (let i = 0; i < 19; i++) add()
  approved()
  add()
  assert.throws(() => add(), { code: 'too_many_open_redactions' })
  assert.equal(book.openOf('can-bo').count, 20)
})
