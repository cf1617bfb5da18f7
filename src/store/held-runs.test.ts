import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { knownCameraId } from '#base/ids.ts'
import { TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import { coverage, recordedSpan, recoveredSpan } from '#engine/recording/coverage.ts'
import { createHeldReader } from './held-runs.ts'
import { catalogueMigrations } from './migrations/catalogue.ts'
import { createSegmentReader } from './segments.ts'
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
