import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import type { StationId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { Disks } from '#engine/recording/disks.ts'
import type { LedgerWriter } from '#engine/recording/ledger.ts'
import { createLedgerWriter } from '#store/ledger.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { createSegmentWriter } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { writeFootage } from '#test/written-footage.ts'
import { openArchives } from './archives.ts'
import { openJournal } from './journal.ts'
import { startUp } from './start-up.ts'

test('a power cut that took every word of when the recorder was last here is told by the footage', async t => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-start-up-'))
  t.after(() => rmSync(data, { recursive: true, force: true }))
  await writeFootage(data, { seconds: 2, segment_ms: 60_000, frame_bytes: 20 })
  const db = openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations)
  t.after(() => db.close())
  db.exec('DELETE FROM alive; DELETE FROM outage')
  const newest = Number(db.prepare('SELECT max(end_90k) AS at FROM segment').get()!.at)
  const noted: Parameters<LedgerWriter['past']>[0][] = []
  const station = 'tram' as StationId
  const writer = createSegmentWriter(db)
  const journal = openJournal(data, db, systemClock, silentLogger)
  await startUp({
    data,
    db,
    writer,
    ledger: { ...createLedgerWriter(db, writer.gather, () => {}), past: entry => void noted.push(entry) },
    journal,
    disks: new Disks(openArchives(data, station), station, systemClock, false),
    clock: systemClock,
    log: silentLogger,
    restarted: false,
  })
  await journal.close()
  assert.deepEqual(
    noted.map(({ camera, from, cause }) => [camera, from, cause]),
    [[undefined, newest, 'station_down']],
  )
})
