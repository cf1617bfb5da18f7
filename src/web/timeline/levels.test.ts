import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TICKS_PER_SECOND, wallFromUnixMillis } from '#base/units.ts'
import { DAY_90K } from '#web/words/time.ts'
import { BUCKETS, levelOf, tilesIn } from './levels.ts'
import { lengthOf, viewOf } from './view.ts'

const from = wallFromUnixMillis(Date.parse('2026-10-23T00:00:00+07:00'))

test('a bucket is between one and two pixels at every zoom, and below fifteen seconds the exact spans come', () => {
  for (let length = 60 * TICKS_PER_SECOND; length < 62 * DAY_90K; length *= 1.2)
    for (const width of [360, 1366, 1920]) {
      const view = viewOf(from, length)
      const level = levelOf(view, width)
      const per_px = lengthOf(view) / width
      if (level.kind === 'exact') assert.ok(per_px < 15 * TICKS_PER_SECOND)
      else assert.ok(level.bucket >= per_px && level.bucket < 2 * Math.max(per_px, 15 * TICKS_PER_SECOND), `${length}`)
    }
})

test('tiles lie side by side, cover the view, and none is longer than the station answers', () => {
  const view = viewOf(from, 62 * DAY_90K)
  const tiles = tilesIn(view, levelOf(view, 300))
  assert.ok(tiles[0]!.from <= view.from && tiles.at(-1)!.to >= view.to)
  for (const [i, tile] of tiles.entries()) {
    assert.ok(tile.to - tile.from <= 93 * DAY_90K)
    assert.ok(i === 0 || tile.from === tiles[i - 1]!.to)
    if (tile.level.kind === 'strips') assert.equal((tile.to - tile.from) / tile.level.bucket, BUCKETS)
  }
})
