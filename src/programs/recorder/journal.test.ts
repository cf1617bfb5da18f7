import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { millis, type WallTime90k, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import type { Outage } from '#engine/recording/ledger.ts'
import { createLedgerReader, createLedgerWriter, endOpenOutages, lastAlive } from '#store/ledger.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { createSegmentWriter } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { openJournal } from './journal.ts'

const GATE = knownCameraId('cong')
const S = 90_000
const BEGIN = wallFromUnixMillis(Date.UTC(2026, 10, 22, 3))
const at = (seconds: number): WallTime90k => wallTime90k(BEGIN + seconds * S)

const folderOf = (t: TestContext): string => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-journal-'))
  t.after(() => rmSync(data, { recursive: true }))
  return data
}

/** A recorder's ledger on a catalogue of its own; several one after another on one data folder. */
const begin = (data: string, db = openDatabase(':memory:', catalogueMigrations), now_s = 0) => {
  let now = now_s
  const clock = { wall: () => at(now), monotonic: () => millis(now * 1000) }
  const journal = openJournal(data, db, clock, silentLogger)
  const writer = createSegmentWriter(db)
  const ledger = createLedgerWriter(db, writer.gather, entry => journal.note(entry))
  const note = (from: number, cause: Outage['cause'], detail = '') =>
    ledger.outage({ camera: GATE, stream: 'main', from: at(from), cause, by: 'recorder', detail, noted: at(from) })
  const close = async () => {
    writer.commit(clock.wall())
    await journal.close()
  }
  return { db, ledger, note, close, journal, pass: (seconds: number) => (now += seconds) }
}

const told = (db: ReturnType<typeof begin>['db']) =>
  createLedgerReader(db)
    .outages(GATE, 'main', at(-1e6), at(1e6))
    .map(({ from, to, cause, by, detail }) => [(from - BEGIN) / S, to && (to - BEGIN) / S, cause, by, detail])

const deletion = (db: ReturnType<typeof begin>['db'], from: number, to: number, noted: number) =>
  db
    .prepare(
      `INSERT INTO deletion (camera, stream, from_90k, to_90k, bytes, segments, why, at_90k) VALUES ('cong', 'main', ?, ?, 9, 1, 'age', ?)`,
    )
    .run(at(from), at(to), at(noted))

test('a catalogue that is lost has its whole ledger again from the journal, what retention removed too', async t => {
  const data = folderOf(t)
  const first = begin(data)
  first.note(10, 'unknown', 'unreachable')(at(20))
  first.note(30, 'auth_failed')
  first.ledger.past({
    camera: undefined,
    stream: undefined,
    from: at(40),
    to: at(50),
    cause: 'station_down',
    by: 'recorder',
    detail: 'tắt máy',
    noted: at(51),
  })
  deletion(first.db, -900, -800, 55)
  first.pass(60)
  await first.close()
  const before = told(first.db)
  assert.equal(before.length, 4)
  const again = begin(data, undefined, 100)
  assert.deepEqual(told(again.db), before)
  assert.equal(lastAlive(again.db), at(60), 'and it is known when the recorder was last here')
  endOpenOutages(again.db, at(60), entry => again.journal.note(entry))
  again.note(110, 'disk_fault')
  await again.close()
  const third = begin(data, undefined, 200)
  assert.deepEqual(told(third.db), told(again.db), 'ids go on where the journal ended')
  assert.equal(told(third.db).length, 5)
})

test('a journal that is lost is begun anew from the catalogue, and one of the same things adds nothing', async t => {
  const data = folderOf(t)
  const first = begin(data)
  first.note(10, 'unknown', 'silent')(at(20))
  deletion(first.db, -900, -800, 30)
  await first.close()
  rmSync(join(data, 'ledger'), { recursive: true })
  const second = begin(data, first.db, 100)
  await second.close()
  assert.deepEqual(told(begin(data, undefined, 200).db), told(first.db))
  const size = () => statSync(join(data, 'ledger', '2026-11.jsonl')).size
  const before = size()
  await begin(data, first.db, 300).close()
  assert.equal(size(), before)
})

test('a torn line and flipped bits hide nothing beside them, and the next line begins on its own', async t => {
  const data = folderOf(t)
  const first = begin(data)
  for (let i = 0; i < 4; i++) first.note(i * 10, 'unknown', `lần ${i}`)(at(i * 10 + 5))
  await first.close()
  const file = join(data, 'ledger', '2026-11.jsonl')
  const lines = readFileSync(file, 'utf8').split('\n')
  lines[2] = lines[2]!.replace('lần', 'lấn')
  writeFileSync(file, lines.join('\n'))
  appendFileSync(file, '{"crc":"12345678","is":{"kind":"outa')
  const second = begin(data, undefined, 100)
  second.note(90, 'disk_fault')(at(95))
  await second.close()
  const details = told(begin(data, undefined, 200).db).map(([, , cause, , detail]) => `${cause} ${detail}`)
  assert.deepEqual(details, ['unknown lần 0', 'unknown lần 2', 'unknown lần 3', 'disk_fault '])
})

test('a month that is said over and over stays small', async t => {
  const data = folderOf(t)
  const first = begin(data)
  deletion(first.db, -900, -800, 0)
  for (let round = 0; round < 12; round++) {
    for (let i = 0; i < 1000; i++) first.journal.note({ kind: 'end', id: 7, to_90k: round * 1000 + i })
    first.pass(1)
    first.journal.flush()
    await first.close()
  }
  const lines = readFileSync(join(data, 'ledger', '2026-11.jsonl'), 'utf8').split('\n').length
  assert.ok(lines < 7000, `${lines} lines of 12000`)
  await begin(data, first.db, 100).close()
  assert.deepEqual(readdirSync(join(data, 'ledger')).sort(), ['2026-11.jsonl', 'alive'])
  assert.ok(readFileSync(join(data, 'ledger', '2026-11.jsonl'), 'utf8').split('\n').length < 10)
})
