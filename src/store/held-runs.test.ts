import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { knownCameraId } from '#base/ids.ts'
import { TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import type { VideoFormat } from '#engine/frames/frame.ts'
import type { FoundSegment } from '#engine/recording/catalogue.ts'
import { coverage, recordedSpan, recoveredSpan } from '#engine/recording/coverage.ts'
import type { Recovered } from '#engine/recording/recovered.ts'
import { createFilePresence } from './file-presence.ts'
import { createHeldReader } from './held-runs.ts'
import { catalogueMigrations } from './migrations/catalogue.ts'
import { createSegmentReader, createSegmentWriter } from './segments.ts'
import { openDatabase } from './sqlite/open.ts'

const camera = knownCameraId('cong')
const SECOND = TICKS_PER_SECOND
const origin = JSON.stringify({
  ...{ source: 'box', from: 'hop', fetched_90k: 1, clock_offset_ms: null },
  ...{ clock_quality: 'unknown', lead_in: 0 },
})

type Given = { start: number; length: number; kind: 'live' | 'recovered' | 'open' | 'damaged' }

const filled = (segments: readonly Given[]) => {
  const db = openDatabase(':memory:', catalogueMigrations)
  db.exec(
    "INSERT INTO format (id, kind, entry, codec, description) VALUES ('f', 'video', 'avc1', 'avc1.64001f', x'00')",
  )
  const add = db.prepare(
    `INSERT INTO segment (camera, stream, archive, path, video_format, start_90k, end_90k, open, recovered, damage)
     VALUES (?, 'main', 'kho', ?, 'f', ?, ?, ?, ?, ?)`,
  )
  for (const [at, { start, length, kind }] of segments.entries())
    add.run(
      ...[camera, `${at}.mp4`, start * SECOND, (start + length) * SECOND],
      ...[kind === 'open' ? 1 : 0, kind === 'recovered' ? origin : null, kind === 'damaged' ? 'unreadable' : null],
    )
  return db
}

const given = fc.array(
  fc.record({
    start: fc.integer({ min: 0, max: 400 }),
    length: fc.integer({ min: 1, max: 60 }),
    kind: fc.constantFrom('live', 'live', 'live', 'recovered', 'open', 'damaged'),
  }) as fc.Arbitrary<Given>,
  { maxLength: 30 },
)

test('whatever lies there, the runs cover what the segments cover, and are fewer', () => {
  fc.assert(
    fc.property(given, fc.integer({ min: 0, max: 300 }), (segments, begin) => {
      using db = filled(segments)
      const [from, to] = [wallTime90k(begin * SECOND), wallTime90k((begin + 100) * SECOND)]
      const rows = createSegmentReader(db).segments(camera, 'main', from, to)
      const runs = createHeldReader(db).held(camera, 'main', from, to)
      const [exact, quick] = [coverage(rows, [], from, to), coverage(runs, [], from, to)]
      assert.equal(recordedSpan(quick), recordedSpan(exact))
      assert.equal(recoveredSpan(quick), recoveredSpan(exact))
      assert.ok(runs.length <= rows.length)
    }),
    { numRuns: 300 },
  )
})

test('a day of segments that touch is one run, read from the index alone', () => {
  using db = filled(Array.from({ length: 360 }, (_, at) => ({ start: at * 240, length: 240, kind: 'live' })))
  const runs = createHeldReader(db).held(camera, 'main', wallTime90k(0), wallTime90k(86_400 * SECOND))
  assert.deepEqual(runs, [{ start: 0, end: 86_400 * SECOND }])
})

const format: VideoFormat = {
  ...{ kind: 'video', id: 'f', entry: 'avc1', codec: 'avc1.64001f', width: 1, height: 1, reorder: undefined },
  description: Buffer.alloc(1),
}

const found = (number: number, start: number, length: number, recovered: boolean): FoundSegment => ({
  ...{ camera, stream: 'main', archive: 'kho', path: `${number}.mp4`, video: format, audio: undefined },
  ...{ start: wallTime90k(start * SECOND), end: wallTime90k((start + length) * SECOND), frames: 1, bytes: 1 },
  ...{ index_at: 0, index_bytes: 0, link_before: 0, link: { number, hash: Buffer.alloc(32) } },
  recovered: recovered ? (JSON.parse(origin) as Recovered) : undefined,
})

const HOURS = 3600
const change = fc.oneof(
  fc.record({
    kind: fc.constant('found' as const),
    start: fc.integer({ min: 0, max: 90 }),
    length: fc.integer({ min: 60, max: HOURS }),
    recovered: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom('gone' as const, 'back' as const), which: fc.nat(30) }),
)

test('what is kept of a day is never older than the day: segments found, gone and come back are told at once', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), changes => {
      using db = openDatabase(':memory:', catalogueMigrations)
      const [writer, presence, kept] = [createSegmentWriter(db), createFilePresence(db), createHeldReader(db)]
      const span = [camera, 'main', wallTime90k(0), wallTime90k(96 * HOURS * SECOND)] as const
      for (const [i, one] of changes.entries()) {
        if (one.kind === 'found') {
          writer.found(found(i, one.start * HOURS, one.length, one.recovered))
          writer.commit(wallTime90k(0))
        } else {
          const rows = one.kind === 'gone' ? presence.held(1e9, 99) : presence.marked(1e9, 99)
          const row = rows[one.which % Math.max(1, rows.length)]
          if (row !== undefined) (one.kind === 'gone' ? presence.mark : presence.unmark)(row)
        }
        assert.deepEqual(kept.held(...span), createHeldReader(db).held(...span))
      }
    }),
    { numRuns: 60 },
  )
})
