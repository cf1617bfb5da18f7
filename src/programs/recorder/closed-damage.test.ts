import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { silentLogger } from '#base/log.ts'
import type { SegmentRow } from '#engine/recording/catalogue.ts'
import { coverage } from '#engine/recording/coverage.ts'
import { createCheckRows } from '#store/check-rows.ts'
import { createFilePresence } from '#store/file-presence.ts'
import { createLedgerReader, createLedgerWriter } from '#store/ledger.ts'
import { at, GATE, givePictures, type Recording, startRecording } from '#test/engine/recording.ts'
import { FileWatch } from './file-watch.ts'

/** Three segments of 150 pictures; the one in the middle is damaged while its row stays as it was, and then the recorder looks. */
const damaged = async (
  damage: (file: string, row: SegmentRow) => void,
  seen: (recording: Recording) => Promise<void>,
) => {
  const recording = startRecording({ segment_ms: 10_000 })
  try {
    givePictures(recording, 0, 450)
    const rows = await recording.finish()
    const row = rows[1]!
    damage(join(recording.folder, row.path), row)
    const { db, catalogue, disks, clock } = recording
    const ledger = createLedgerWriter(db, catalogue.gather, () => {})
    const presence = createFilePresence(db)
    const openIsBack = () => {}
    await new FileWatch({ presence, catalogue, ledger, disks, clock, log: silentLogger, openIsBack, gone: [] }).round()
    recording.rows()
    await seen(recording)
  } finally {
    recording.dispose()
  }
}

const spansOf = ({ db, reader }: Recording) =>
  coverage(
    reader.segments(GATE, 'main', at(0), at(450)),
    createLedgerReader(db).outages(GATE, 'main', at(0), at(450)),
    at(0),
    at(450),
  )

const sums = ({ db }: Recording) => {
  const sum = (sql: string) => Number(db.prepare(sql).get()?.n ?? 0)
  return {
    day: sum('SELECT sum(recorded_90k) AS n FROM day'),
    used: sum('SELECT sum(bytes) AS n FROM usage'),
    bytes: sum('SELECT sum(bytes) AS n FROM segment'),
  }
}

/** Ends of the fragments of the segment in the middle, as the file was written. */
const layout = async (): Promise<{ init: number; ends: readonly number[]; index_at: number; bytes: number }> => {
  let found: Awaited<ReturnType<typeof layout>> | undefined
  await damaged(
    () => {},
    async ({ footage, reader }) => {
      const row = reader.segments(GATE, 'main', at(150), at(300)).find(({ start }) => start === at(150))!
      const fragments = await footage.fragments(row)
      const ends = fragments.map(({ at_byte, bytes }) => at_byte + bytes)
      found = { init: fragments[0]!.at_byte, ends, index_at: row.index_at, bytes: row.bytes }
    },
  )
  return found!
}

test('a closed segment that was cut short keeps its whole fragments, the rest is missing by the disk, its neighbours play', async () => {
  const { init, ends, index_at, bytes } = await layout()
  const cuts = [0, 30, init - 1, init, ends[0]! - 1, ends[0]!, ends[4]! - 40, ends[4]!, ends[4]! + 1]
  for (const cut of [...cuts, index_at - 1, index_at, index_at + 3, bytes - 1]) {
    await damaged(
      file => writeFileSync(file, readFileSync(file).subarray(0, cut)),
      async recording => {
        const whole = ends.filter(end => end <= cut).length
        const spans = spansOf(recording)
        const text = `cut to ${cut}: ${JSON.stringify(spans)}`
        if (whole === ends.length)
          assert.deepEqual(
            spans.map(({ state }) => state),
            ['recorded'],
            text,
          )
        else {
          const [before, gap, after] = spans
          assert.deepEqual(
            [before!.state, gap!.state, after!.state, spans.length],
            ['recorded', 'missing', 'recorded', 3],
            text,
          )
          assert.ok(gap!.state === 'missing' && gap!.cause === 'disk_fault' && gap!.detail === 'file_damaged', text)
          assert.ok(Math.abs(gap!.from - at(150 + whole * 15)) <= 15 * 6000 && gap!.to === at(300), text)
          const known = createCheckRows(recording.db).explained(GATE, 'main', gap!.from, gap!.to)
          assert.equal(known, false, 'a check still tells that footage is missing')
        }
        const { day, used, bytes: total } = sums(recording)
        const recorded = spans.reduce((sum, { state, from, to }) => sum + (state === 'recorded' ? to - from : 0), 0)
        assert.equal(day, recorded, text)
        assert.equal(used, total, text)
        const parts = await recording.footage.parts(GATE, 'main', at(0), at(450), over =>
          assert.fail(JSON.stringify(over)),
        )
        const shown = parts.flatMap(({ pictures }) => pictures).reduce((sum, { sizes }) => sum + sizes.length, 0)
        assert.equal(shown * 6000, recorded, text)
      },
    )
  }
})

test('an index that is zeros or has a flipped bit is written anew and costs nothing', async () => {
  const { index_at, bytes } = await layout()
  const wrong = [
    (all: Buffer) => all.fill(0, index_at),
    (all: Buffer) => all.fill(0, bytes - 4),
    (all: Buffer) => all.writeUInt8(all[index_at + 4]! ^ 1, index_at + 4),
  ]
  for (const spoil of wrong)
    await damaged(
      file => {
        const all = readFileSync(file)
        spoil(all)
        writeFileSync(file, all)
      },
      async recording => {
        assert.deepEqual(
          spansOf(recording).map(({ state }) => state),
          ['recorded'],
        )
        const parts = await recording.footage.parts(GATE, 'main', at(0), at(450))
        assert.equal(parts.length, 3)
      },
    )
})

test('a zeroed tail costs the fragments it lies over and none before', async () => {
  const { ends } = await layout()
  await damaged(
    file => writeFileSync(file, readFileSync(file).fill(0, ends[5]! + 100)),
    async recording => {
      const [before, gap] = spansOf(recording)
      assert.equal(before!.state, 'recorded')
      assert.ok(gap!.state === 'missing' && gap!.cause === 'disk_fault')
      assert.equal(gap!.from, before!.to)
      const shown = await recording.footage.parts(GATE, 'main', at(150), at(300))
      assert.equal(shown[0]!.pictures.length + shown[0]!.sounds.length, 6)
    },
  )
})
