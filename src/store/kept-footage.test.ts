import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { mediaSpan90k, spanFromMillis, type WallTime90k, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { noLink } from '#engine/recording/chain.ts'
import { coverage } from '#engine/recording/coverage.ts'
import type { Expendable } from '#engine/recording/retention.ts'
import { createKeptFootage } from './kept-footage.ts'
import { createLedgerReader } from './ledger.ts'
import { catalogueMigrations } from './migrations/catalogue.ts'
import { createRepairCatalogue } from './repair-catalogue.ts'
import { createSegmentReader, createSegmentWriter } from './segments.ts'
import { openDatabase } from './sqlite/open.ts'

const camera = knownCameraId('cong')
const MINUTE = spanFromMillis(60_000)
const begin = wallFromUnixMillis(Date.parse('2026-11-20T05:00:00Z'))
const at = (minute: number): WallTime90k => wallTime90k(begin + minute * MINUTE)
const video = {
  kind: 'video',
  id: 'f',
  entry: 'avc1',
  codec: 'avc1.64001f',
  width: 640,
  height: 360,
  reorder: undefined,
  description: Buffer.from('x'),
} as const

/** A catalogue with `minutes` segments of a minute and 1,000 bytes each; the last one is still being written. */
const filled = (minutes: number) => {
  const db = openDatabase(':memory:', catalogueMigrations)
  const writer = createSegmentWriter(db)
  for (let minute = 0; minute < minutes; minute++) {
    const path = `cong/main/2026-11-20/${minute}.mp4`
    const id = writer.open({
      camera,
      stream: 'main',
      archive: 'kho-a',
      path,
      start: at(minute),
      video,
      audio: undefined,
    })
    const [start, end] = [at(minute), at(minute + 1)]
    writer.wrote(id, { number: 0, packed: Buffer.alloc(4), start, end, frames: 900, bytes: 900, link: noLink })
    if (minute < minutes - 1) writer.closed(id, { index_at: 900, index_bytes: 100, bytes: 1000 })
  }
  writer.commit(at(minutes))
  const kept = createKeptFootage(db)
  const goes = (segments: readonly Expendable[]) => segments.map(segment => ({ segment, why: 'age' as const }))
  return { db, writer, kept, goes }
}

test('what is removed leaves the rows, the day and the usage, and a deletion record stays', () => {
  const { db, kept, goes } = filled(10)
  const before = db.prepare('SELECT recorded_90k FROM day').get()?.recorded_90k
  assert.deepEqual(kept.used(), [{ camera, archive: 'kho-a', day: '2026-11-20', bytes: 9000 }])
  const going = [...kept.ofCamera(camera)].slice(0, 4)
  assert.equal(kept.remove(goes(going), at(20)).length, 4)
  assert.equal(kept.remove(goes(going), at(20)).length, 0, 'nothing goes twice')
  assert.equal(db.prepare('SELECT recorded_90k FROM day').get()?.recorded_90k, Number(before) - 4 * MINUTE)
  assert.equal(kept.used()[0]?.bytes, 5000)
  assert.deepEqual(
    { ...db.prepare('SELECT from_90k, to_90k, bytes, segments, why FROM deletion').get() },
    {
      from_90k: at(0),
      to_90k: at(4),
      bytes: 4000,
      segments: 4,
      why: 'age',
    },
  )
  const held = createSegmentReader(db).segments(camera, 'main', at(0), at(10))
  const outages = createLedgerReader(db).outages(camera, 'main', at(0), at(10))
  const spans = coverage(held, outages, at(0), at(10))
  assert.deepEqual(
    spans.map(span => [span.state, (span.to - span.from) / MINUTE, span.state === 'missing' ? span.cause : null]),
    [
      ['missing', 4, 'expired'],
      ['recorded', 6, null],
    ],
  )
})

test('a hold that comes between the decision and the removal keeps what it touches', () => {
  const { kept, goes } = filled(10)
  const going = goes([...kept.onArchive('kho-a')].slice(0, 5))
  const hold = { id: 'g1', camera, stream: undefined, from: wallTime90k(at(2) + 1), to: wallTime90k(at(3) + 1) }
  kept.tell({ revision: 2, rules: [], holds: [hold] })
  const gone = kept.remove(going, at(20))
  assert.deepEqual(
    gone.map(({ start }) => (start - begin) / MINUTE),
    [0, 1, 4],
  )
  assert.equal(kept.heldBytes(), 2000)
})

test('a segment that is being written is no candidate', () => {
  const { kept } = filled(3)
  assert.equal([...kept.ofCamera(camera)].length, 2)
})

test('a file whose row went is never entered again, and its name stays until it is seen to be gone', () => {
  const { db, writer, kept, goes } = filled(3)
  const [first] = [...kept.ofCamera(camera)]
  kept.remove(goes([first!]), at(20))
  assert.deepEqual(kept.doomed('kho-a', 10), [{ archive: 'kho-a', path: first!.path }])
  assert.equal(createRepairCatalogue(db, writer).has('kho-a', first!.path), true)
  kept.gone(kept.doomed('kho-a', 10)[0]!)
  assert.equal(createRepairCatalogue(db, writer).has('kho-a', first!.path), false)
})

test('what the station told is read back, and nothing before it has told', () => {
  const { kept } = filled(1)
  assert.equal(kept.told(), undefined)
  const told = {
    revision: 7,
    rules: [{ camera: undefined, days: 30, quota_bytes: undefined }],
    holds: [{ id: 'a', camera, stream: 'sub' as const, from: at(0), to: wallTime90k(at(0) + mediaSpan90k(9)) }],
  }
  kept.tell(told)
  assert.deepEqual(kept.told(), told)
})
