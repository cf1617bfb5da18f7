import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import type { SaidNotice } from '#engine/noticing/notice-book.ts'
import { noticesMigrations } from './migrations/notices.ts'
import { createNoticeBook } from './notices.ts'
import { openDatabase } from './sqlite/open.ts'

const gate = knownCameraId('cong-chinh')
const market = knownCameraId('cho')
const notice = (from: number, to: number, over: Partial<SaidNotice> = {}): SaidNotice => ({
  ...{ camera: gate, kind: 'motion', end: 'heard', times: 1 },
  ...{ from: wallTime90k(from), to: wallTime90k(to) },
  ...over,
})
const open = (...notices: readonly SaidNotice[]) => {
  const book = createNoticeBook(openDatabase(':memory:', noticesMigrations))
  book.put(notices)
  return book
}
const at = wallTime90k
const begins = (notices: readonly SaidNotice[]) => notices.map(({ from }) => from)

test('a span is told with the notice that reaches into it and without those that only touch its end', () => {
  const book = open(notice(10, 20), notice(30, 60), notice(70, 80), notice(90, 95), notice(40, 41, { kind: 'tamper' }))
  assert.deepEqual(begins(book.between(gate, 'motion', at(50), at(90), 100)), [30, 70])
  assert.deepEqual(begins(book.between(gate, 'motion', at(61), at(70), 100)), [])
  assert.deepEqual(begins(book.between(gate, 'motion', at(0), at(1000), 2)), [10, 30])
})

test('one that lasts reaches to the present, however long ago that was written down', () => {
  const book = open(notice(10, 20, { end: 'lasts' }))
  assert.deepEqual(begins(book.between(gate, 'motion', at(500), at(600), 10)), [10])
  book.closeAll()
  assert.deepEqual(book.between(gate, 'motion', at(500), at(600), 10), [])
  assert.equal(book.last(gate, 'motion')?.end, 'unheard')
})

test('the newer state of a notice takes the place of the older', () => {
  const book = open(notice(10, 20, { end: 'lasts' }), notice(10, 25, { times: 3 }))
  assert.deepEqual(book.last(gate, 'motion'), notice(10, 25, { times: 3 }))
  assert.equal(book.begunSince(gate, 'motion', at(10)), 1)
})

test('the one beside is found either way', () => {
  const book = open(notice(10, 20), notice(30, 40), notice(35, 36, { camera: market }))
  assert.equal(book.beside(gate, 'motion', at(10), 'after')?.from, 30)
  assert.equal(book.beside(gate, 'motion', at(30), 'before')?.from, 10)
  assert.equal(book.beside(gate, 'motion', at(30), 'after'), undefined)
  assert.deepEqual(book.cameras(), [market, gate])
})

test('what lies before an instant is forgotten, of one camera, but not what still lasts', () => {
  const book = open(
    notice(10, 20),
    notice(30, 60),
    notice(5, 6, { camera: market }),
    notice(1, 2, { kind: 'tamper', end: 'lasts' }),
  )
  assert.equal(book.forget(gate, at(50)), 1)
  assert.equal(book.forget(gate, at(50)), 0)
  assert.deepEqual(begins(book.between(gate, 'motion', at(0), at(100), 9)), [30])
  assert.equal(book.last(market, 'motion')?.from, 5)
  assert.equal(book.last(gate, 'tamper')?.from, 1)
})
