import assert from 'node:assert/strict'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { silentLogger } from '#base/log.ts'
import { coverage } from '#engine/recording/coverage.ts'
import { createFilePresence } from '#store/file-presence.ts'
import { createLedgerReader, createLedgerWriter } from '#store/ledger.ts'
import { createRepairCatalogue } from '#store/repair-catalogue.ts'
import { at, GATE, givePictures, type Recording, startRecording } from '#test/engine/recording.ts'
import { FileWatch } from './file-watch.ts'
import { LeftOver } from './left-over.ts'

const watchOf = (recording: Recording, back: number[] = []): FileWatch => {
  const { db, catalogue, disks, clock } = recording
  const ledger = createLedgerWriter(db, catalogue.gather, () => {})
  const presence = createFilePresence(db)
  const openIsBack = (id: number) => void back.push(id)
  return new FileWatch({
    presence,
    catalogue,
    ledger,
    disks,
    clock,
    log: silentLogger,
    openIsBack,
    gone: [],
  })
}

const spansOf = ({ db, reader }: Recording, to: number) =>
  coverage(
    reader.segments(GATE, 'main', at(0), at(to)),
    createLedgerReader(db).outages(GATE, 'main', at(0), at(to)),
    at(0),
    at(to),
  ).map(span => [span.state, (span.from - at(0)) / 6000, (span.to - at(0)) / 6000, 'cause' in span ? span.cause : null])

const recordedOn = ({ db }: Recording): number =>
  Number(db.prepare('SELECT sum(recorded_90k) AS all_days FROM day').get()?.all_days) / 6000

test('a row whose file is gone is missing with its cause, from the day too, until the file lies there again', async () => {
  const recording = startRecording({ segment_ms: 10_000 })
  try {
    givePictures(recording, 0, 450)
    const rows = await recording.finish()
    assert.equal(rows.length, 3)
    const watch = watchOf(recording)
    const file = join(recording.folder, rows[1]!.path)
    renameSync(file, `${file}.elsewhere`)
    await watch.round()
    recording.rows()
    assert.deepEqual(spansOf(recording, 450), [
      ['recorded', 0, 150, null],
      ['missing', 150, 300, 'disk_fault'],
      ['recorded', 300, 450, null],
    ])
    assert.equal(recordedOn(recording), 300)
    renameSync(`${file}.elsewhere`, file)
    await watch.round()
    recording.rows()
    assert.deepEqual(spansOf(recording, 450), [['recorded', 0, 450, null]])
    assert.equal(recordedOn(recording), 450)
  } finally {
    recording.dispose()
  }
})

test('a disk that is away takes its files with it, and none of them counts as gone', async () => {
  const recording = startRecording({ segment_ms: 10_000 })
  const elsewhere = `${recording.folder}-elsewhere`
  try {
    givePictures(recording, 0, 150)
    await recording.finish()
    renameSync(recording.folder, elsewhere)
    await watchOf(recording).round()
    assert.deepEqual(spansOf(recording, 150), [['recorded', 0, 150, null]])
  } finally {
    rmSync(elsewhere, { recursive: true, force: true })
    recording.dispose()
  }
})

test('a segment left open that the system does not give is closed once it does', async () => {
  const recording = startRecording()
  try {
    givePictures(recording, 0, 60)
    const [row] = await recording.finish()
    const { db, catalogue, disks, clock } = recording
    db.exec('UPDATE segment SET open = 1')
    const file = join(recording.folder, row!.path)
    renameSync(file, `${file}.elsewhere`)
    mkdirSync(file) // EISDIR: like EACCES and EIO an answer of today
    const repair = createRepairCatalogue(db, catalogue)
    const files = { catalogue: repair, since: clock.wall(), until: clock.wall(), log: silentLogger }
    const leftOver = new LeftOver({ files, disks, clock, waiting: [row!], gone: [] })
    for (const there of [false, true]) {
      if (there) {
        rmSync(file, { recursive: true })
        renameSync(`${file}.elsewhere`, file)
      }
      clock.pass(61_000)
      await leftOver.round()
      recording.rows()
      const now = db.prepare('SELECT open, damage, frames FROM segment').get()
      assert.deepEqual({ ...now, frames: 0 }, { open: there ? 0 : 1, damage: null, frames: 0 })
    }
  } finally {
    recording.dispose()
  }
})
