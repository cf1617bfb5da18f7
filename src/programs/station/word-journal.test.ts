import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { millis, wallTime90k } from '#base/units.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { allStatements, createCauseBook, enterStatements } from '#store/stated-causes.ts'
import { journalledCauses, readWordLine } from './word-journal.ts'

const GATE = knownCameraId('cong')
const MARKET = knownCameraId('cho')
const words = (data: string) => join(data, 'ledger', 'words.jsonl')

const folderOf = (t: TestContext): string => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-words-'))
  t.after(() => rmSync(data, { recursive: true }))
  return data
}

let now = 1000
/** A station's book of causes; several one after another on one data folder. */
const open = (data: string, db = openDatabase(':memory:', stationMigrations)) => {
  const clock = { wall: () => wallTime90k(now++), monotonic: () => millis(0) }
  const store = {
    all: () => allStatements(db),
    enter: (said: Parameters<typeof enterStatements>[1]) => enterStatements(db, said),
  }
  return { db, book: journalledCauses(data, createCauseBook(db, clock), store, silentLogger) }
}

const said = (db: ReturnType<typeof open>['db']) => allStatements(db).map(({ id: _, ...statement }) => statement)
const word = (camera = GATE, note = 'gia đình rút phích') => ({
  camera,
  from: wallTime90k(10),
  to: wallTime90k(20),
  cause: 'power_lost' as const,
  note,
  by: 'lan',
})

test('a book of words that is lost is whole again, withdrawals too', t => {
  const data = folderOf(t)
  const first = open(data)
  first.book.state(word())
  const wrong = first.book.state(word(MARKET, 'nhầm camera'))
  first.book.withdraw(MARKET, wrong.id, 'hoa')
  const before = said(first.db)
  const second = open(data)
  assert.deepEqual(said(second.db), before)
  second.book.state(word(GATE, 'nói lại'))
  assert.equal(said(open(data).db).length, 3, 'new words have numbers of their own')
  assert.equal(said(open(data, second.db).db).length, 3, 'and nothing is entered twice')
})

test('an older book takes from the journal what it lacks, and a journal that is lost is begun anew from the book', t => {
  const data = folderOf(t)
  const first = open(data)
  const early = first.book.state(word())
  const older = openDatabase(':memory:', stationMigrations)
  enterStatements(older, allStatements(first.db))
  first.book.withdraw(GATE, early.id, 'hoa')
  first.book.state(word(MARKET))
  assert.deepEqual(said(open(data, older).db), said(first.db), 'a restored book')
  rmSync(join(data, 'ledger'), { recursive: true })
  open(data, first.db)
  assert.deepEqual(said(open(data).db), said(first.db))
})

test('torn and damaged lines hide nothing beside them, and a journal that cannot be written stops nobody', t => {
  const data = folderOf(t)
  const first = open(data)
  for (const note of ['một', 'hai', 'ba']) first.book.state(word(GATE, note))
  writeFileSync(words(data), readFileSync(words(data), 'utf8').replace('"hai"', '"hại"'))
  appendFileSync(words(data), '{"crc":"12345678","is":{"kind":"wo')
  const second = open(data)
  second.book.state(word(GATE, 'bốn'))
  assert.deepEqual(
    said(open(data).db).map(({ note }) => note),
    ['một', 'ba', 'bốn'],
  )
  const elsewhere = folderOf(t)
  writeFileSync(join(elsewhere, 'ledger'), 'a file where the folder should be')
  const third = open(elsewhere)
  third.book.state(word())
  assert.equal(said(third.db).length, 1)
})

test('a line that is no word is not read as one', () => {
  for (const line of ['', '{}', '{"crc":"00000000","is":{}}', 'x'.repeat(10_000)])
    assert.equal(readWordLine(line), undefined)
})
