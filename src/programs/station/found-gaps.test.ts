// A gap is found however long the camera was away; what lies before its first picture is none.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Clock, systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { type Millis, wallTime90k } from '#base/units.ts'
import type { CameraRow } from '#community/upkeep/camera-book.ts'
import type { CatalogueReader, SegmentRow } from '#engine/recording/catalogue.ts'
import type { Outage } from '#engine/recording/ledger.ts'
import { createFoundGaps } from './found-gaps.ts'
import { StatusBoard } from './status-board.ts'

const HOUR = 3600 * 90_000
const camera = knownCameraId('cong')
const now = wallTime90k(20_000 * 24 * HOUR)
const clock: Clock = { ...systemClock, wall: () => now, monotonic: () => 1 as Millis }
const ago = (hours: number) => wallTime90k(now - hours * HOUR)

type Held = readonly (readonly [from_hours_ago: number, to_hours_ago: number])[]

const found = (held: Held, outages: readonly Outage[] = []) => {
  const rows = held.map(([from, to]) => ({ camera, stream: 'main', start: ago(from), end: ago(to) }) as SegmentRow)
  const reader: CatalogueReader = {
    segments: (_camera, _stream, from, to) => rows.filter(({ start, end }) => start < to && end > from),
    next: (_camera, _stream, from) => rows.find(({ start }) => start >= from),
    segment: () => undefined,
    fragments: () => [],
    format: () => undefined,
  }
  const board = new StatusBoard()
  board.set(camera, 'main', { state: 'streaming' } as Parameters<StatusBoard['set']>[2])
  const row = { id: camera, added_90k: ago(1000) } as CameraRow
  return createFoundGaps({
    cameras: { list: () => [row], get: () => row, known: () => true },
    board,
    reader,
    ledger: { outages: (_c, _s, from, to) => outages.filter(o => o.from < to && (o.to ?? to) > from) },
    hasSource: () => true,
    clock,
  })().map(({ gap }) => [(now - gap.from) / HOUR, (now - gap.to) / HOUR])
}

const expired: Outage = {
  camera,
  stream: 'main',
  from: ago(300),
  to: ago(90),
  cause: 'expired',
  by: 'retention',
  detail: '',
  noted: ago(1),
}

test('a gap of 40 hours, and of 60 of which the last 48 are looked at', () => {
  assert.deepEqual(
    found([
      [60, 41],
      [1, 0],
    ]),
    [[41, 1]],
  )
  assert.deepEqual(
    found([
      [100, 61],
      [1, 0],
    ]),
    [[48, 1]],
  )
})

test('what was recorded before a long gap has gone from the disk, and the gap is still found', () => {
  assert.deepEqual(found([[1, 0]], [expired]), [[48, 1]])
})

test('before the first picture of a camera nothing is missing', () => {
  assert.deepEqual(found([[1, 0]]), [])
  assert.deepEqual(found([]), [])
})
