// Journey: a viewer on a bad line stops reading. It is moved forward to a keyframe, the station keeps nothing for it
// without bound, and whoever watches beside it notices nothing.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LiveViewer } from '#test/live-viewer.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { SlowViewer } from '#test/slow-viewer.ts'

/** The same camera on so many channels is a line that is soon full. */
const CHANNELS = 120
const MOST_KEPT_BYTES = 16 * 1024 * 1024
/** One picture every 67 ms; a busy test machine may hold one up. */
const LONGEST_PAUSE_MS = 600

test('a viewer that does not read is moved on to a keyframe, and others are not disturbed', {
  timeout: 90_000,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack)
  const house = await House.open(stack)
  const { id } = await house.add(street.cameras[0]!)
  await house.streams(id)
  using good = await LiveViewer.open(house)
  good.watch(1, id)
  using slow = await SlowViewer.open(house)
  for (let channel = 1; channel <= CHANNELS; channel++) slow.watch(channel, id)
  await until('the slow one sees them all', () => {
    const seen = new Set(slow.heard.flatMap(heard => ('header' in heard ? [heard.header.channel] : [])))
    return seen.size === CHANNELS
  })

  slow.stopReading()
  const heardBefore = slow.heard.length
  const before = good.frames(1).length
  const keptBefore = process.memoryUsage().arrayBuffers
  const sent = () =>
    good
      .frames(1)
      .slice(before)
      .reduce((sum, frame) => sum + frame.bytes.length, 0) * CHANNELS
  await until('much was sent meanwhile', () => sent() > 4 * MOST_KEPT_BYTES, 60_000)
  const missed = sent()
  const kept = process.memoryUsage().arrayBuffers - keptBefore
  t.diagnostic(`${Math.round(missed / 1e6)} MB were not read, ${(kept / 1e6).toFixed(1)} MB more are in memory`)
  assert.ok(kept < MOST_KEPT_BYTES, `${kept} bytes are kept`)

  slow.readOn()
  const skippedOn = () =>
    new Set(slow.heard.flatMap(heard => ('news' in heard && heard.news.kind === 'skipped' ? [heard.news.channel] : [])))
  await until('every channel goes on', () => skippedOn().size === CHANNELS)
  const heard = slow.heard.slice(heardBefore)
  for (const channel of [1, CHANNELS]) {
    const at = heard.findIndex(
      one => 'news' in one && one.news.kind === 'skipped' && one.news.channel === channel && one.news.frames > 0,
    )
    const next = heard.slice(at).find(one => 'header' in one && one.header.channel === channel)
    assert.ok(next !== undefined && 'header' in next && next.header.key, 'it goes on with a keyframe')
  }

  const frames = good.frames(1)
  const pauses = frames.slice(1).map((frame, i) => frame.came_ms - frames[i]!.came_ms)
  t.diagnostic(`the longest pause of the good viewer was ${Math.round(Math.max(...pauses))} ms`)
  assert.ok(Math.max(...pauses) < LONGEST_PAUSE_MS)
  assert.ok(
    frames.slice(1).every((frame, i) => frame.start - frames[i]!.start < 90_000 / 4),
    'no picture is left out',
  )
  assert.ok(!good.news.some(news => news.kind === 'skipped'))
  const { main } = await house.camera(id)
  assert.equal(main?.packets_lost, 0, 'and recording goes on')
})
