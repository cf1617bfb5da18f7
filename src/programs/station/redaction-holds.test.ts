import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { millis, wallTime90k } from '#base/units.ts'
import { createKeepingBook } from '#store/keeping.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { createRedactionBook } from '#store/redactions.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { RedactionHolds } from './redaction-holds.ts'

const SECOND = 90_000
const DAY = 24 * 3600 * SECOND

const open = () => {
  let now = 1e15
  const clock: Clock = { wall: () => wallTime90k(now), monotonic: () => millis(0) }
  const db = openDatabase(':memory:', stationMigrations)
  const [book, keeping] = [createRedactionBook(db, clock), createKeepingBook(db, clock)]
  const told = { times: 0 }
  const dropped: number[] = []
  const tell = async () => ++told.times > 0
  const holds = new RedactionHolds({
    book,
    keeping,
    tell,
    days: () => 30,
    idle: id => void dropped.push(id),
    clock,
    log: silentLogger,
  })
  const begin = async (): Promise<number> => {
    const drawn = { areas: [], sound: 'mute', captions: true, form: 'film' } as const
    const of = { camera: knownCameraId('cong'), stream: 'main', reason: 'cho ông Bình xem', case: null } as const
    const span = { from: wallTime90k(now - 60 * SECOND), to: wallTime90k(now - 40 * SECOND) }
    const { id } = book.add({ ...drawn, ...of, ...span }, 'can-bo')
    await holds.follow(id)
    return id
  }
  const standing = () => keeping.holds().filter(({ released }) => released === undefined)
  const pass = (ticks: number): void => {
    now += ticks
  }
  return { db, clock, dropped, book, keeping, holds, told, begin, standing, pass, now: () => now }
}

const step = { kind: 'reopen', text: '', by: 'can-bo' } as const

test('the footage under a draft is held until it is approved, rejected or removed, and held again when it is reopened', async () => {
  const { book, holds, told, begin, standing, now } = open()
  const id = await begin()
  const [held] = standing()
  assert.deepEqual([held?.owner, held?.camera, held?.stream], ['can-bo', 'cong', 'main'])
  assert.match(held?.reason ?? '', /^Bản che hình số 1, chưa xong: cho ông Bình xem$/)
  assert.ok(held!.from < now() - 60 * SECOND && held!.to > now() - 40 * SECOND)
  assert.equal(holds.until(book.get(id)!), now() + 30 * DAY)
  for (const [state, count] of [
    ['rendering', 1],
    ['failed', 1],
    ['awaiting_approval', 1],
    ['rejected', 0],
    ['draft', 1],
    ['awaiting_approval', 1],
    ['approved', 0],
  ] as const) {
    book.step(id, step, { state })
    await holds.follow(id)
    assert.deepEqual([standing().length, holds.until(book.get(id)!) !== undefined], [count, count === 1], state)
  }
  assert.equal(told.times, 4)
  const other = await begin()
  const row = book.get(other)!
  book.remove(other)
  await holds.release(row)
  assert.equal(standing().length, 0)
})

test('a draft that nobody works on lets its footage go, and who works on it again holds it again', async () => {
  const { book, holds, dropped, begin, standing, pass } = open()
  const id = await begin()
  pass(20 * DAY)
  book.draw(id, { areas: [], sound: 'keep', captions: true }, 1)
  await holds.follow(id)
  pass(20 * DAY)
  await holds.sweep()
  assert.equal(standing().length, 1, 'the lease began anew with the change')
  pass(11 * DAY)
  await holds.sweep()
  assert.deepEqual([standing().length, book.get(id)?.hold, dropped], [0, null, [id]])
  book.draw(id, { areas: [], sound: 'mute', captions: true }, 2)
  await holds.follow(id)
  assert.equal(standing().length, 1)
})

test('a hold that somebody released stays released, and drafts from before holds are held at the next look', async () => {
  const { book, keeping, holds, begin, standing } = open()
  const id = await begin()
  keeping.release(book.get(id)!.hold!)
  await holds.sweep()
  assert.deepEqual([standing().length, holds.until(book.get(id)!)], [0, undefined])
  book.setHold(id, null) // as it stands in books of before
  await holds.sweep()
  assert.equal(standing().length, 1)
})
