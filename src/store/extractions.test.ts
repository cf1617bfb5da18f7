import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { wallFromUnixMillis } from '#base/units.ts'
import type { ExtractionDraft } from '#community/evidence/extraction-book.ts'
import { newExtractionShape } from '#contract/extraction.ts'
import { createExtractionBook } from './extractions.ts'
import { createKeepingBook } from './keeping.ts'
import { stationMigrations } from './migrations/station.ts'
import { openDatabase } from './sqlite/open.ts'

const draft = (about: string): ExtractionDraft => {
  const {
    items,
    hand_in: _,
    review_90k: __,
    ...asked
  } = newExtractionShape.parse({
    ...{ purpose: 'traffic', about, items: [{ camera: 'cong', from_90k: 1, to_90k: 90_000 }] },
    recipient: { kind: 'own_unit', name: 'Công an xã' },
  })
  return { asked, items: items.map(item => ({ ...item, name: 'Cổng chợ', place: '' })), warnings: [], needed: 1 }
}
const doer = { by: 'can-bo', person: 1 }

test('numbers count from 1 in each year of the commune, are never given twice, and are searched without accents', t => {
  let at = Date.parse('2026-12-31T23:50:00+07:00')
  const clock = { ...systemClock, wall: () => wallFromUnixMillis(at) }
  const db = openDatabase(':memory:', stationMigrations)
  t.after(() => db.close())
  const book = createExtractionBook(db, clock)
  const add = (about: string) => book.add(draft(about), () => 'giu-1', doer).number
  assert.deepEqual([add('va chạm xe'), add('mất trộm')], ['1/2026', '2/2026'])
  at += 20 * 60_000
  assert.equal(add('đổ rác'), '1/2027')
  const found = (text: string) => book.find({ text, seen: () => true, most: 9 }).map(({ number }) => number)
  assert.deepEqual([found('do rac'), found('CONG CHO trom'), found('khong co')], [['1/2027'], ['2/2026'], []])
  assert.deepEqual(book.find({ seen: ({ by }) => by !== 'can-bo', most: 9 }), [])
})

test('a request that cannot be written down holds nothing', t => {
  const db = openDatabase(':memory:', stationMigrations)
  t.after(() => db.close())
  const [book, keeping] = [createExtractionBook(db, systemClock), createKeepingBook(db, systemClock)]
  const failing = (): string => {
    keeping.hold({
      camera: 'cong' as never,
      stream: undefined,
      from: 1 as never,
      to: 2 as never,
      reason: 'x',
      owner: 'y',
      review: undefined,
    })
    throw new Error('disk')
  }
  assert.throws(() => book.add(draft('va chạm'), failing, doer))
  assert.deepEqual([keeping.holds().length, book.heads().length], [0, 0])
})

test('what was lacking is brought in once; what stood there stays', t => {
  const db = openDatabase(':memory:', stationMigrations)
  t.after(() => db.close())
  const book = createExtractionBook(db, systemClock)
  const { id } = book.add(draft('va chạm xe'), () => 'giu-1', doer)
  book.complete(id, { case: '12/2026/TB', clock_note: 'lệch 70 giây' })
  book.complete(id, { case: '99/2026/TB', clock_note: 'không lệch' })
  const { asked } = book.get(id)
  assert.deepEqual([asked.case, asked.clock_note], ['12/2026/TB', 'lệch 70 giây'])
  assert.equal(book.find({ case: '12/2026/TB', seen: () => true, most: 1 }).length, 1)
})
