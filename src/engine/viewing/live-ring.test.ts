import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mediaSpan90k } from '#base/units.ts'
import { createChunkPool } from '#engine/frames/chunk.ts'
import type { Frame } from '#engine/frames/frame.ts'
import { FrameWriter } from '#engine/frames/frame-writer.ts'
import { at, format1080 } from '#test/engine/recording.ts'
import { LiveRing } from './live-ring.ts'

const ringing = () => {
  const pool = createChunkPool()
  const writer = new FrameWriter(pool)
  const ring = new LiveRing()
  const take = (frame: number, key = false, size = 10, kind: Frame['kind'] = 'video') => {
    writer.append(Buffer.alloc(size), 0, size)
    const place = { decode: at(frame), composition: mediaSpan90k(0), newRun: false }
    ring.take({ ...writer.finish(), kind, key, format: format1080, ...place })
  }
  const follow = (hears = false) => {
    const seen: string[] = []
    const word = ({ kind, key }: Frame) => (kind === 'audio' ? 'sound' : key ? 'key' : 'frame')
    const stop = ring.follow(frame => seen.push(`${word(frame)} ${(frame.decode - at(0)) / 6000}`), hears)
    return { seen, stop }
  }
  return { pool, writer, ring, take, follow }
}

test('who follows gets the newest group, then every picture as it comes, and no sound', () => {
  const { take, follow } = ringing()
  for (let frame = 0; frame < 5; frame++) take(frame, frame % 3 === 0)
  const { seen, stop } = follow()
  take(5)
  take(5, true, 10, 'audio')
  stop()
  take(6)
  assert.deepEqual(seen, ['key 3', 'frame 4', 'frame 5'])
})

test('sound is handed to who asked for it, as it comes', () => {
  const { take, follow } = ringing()
  take(0, true)
  take(0, true, 10, 'audio')
  const [hears, sees] = [follow(true), follow()]
  take(1, true, 10, 'audio')
  take(1)
  hears.stop()
  take(2, true, 10, 'audio')
  assert.deepEqual(hears.seen, ['key 0', 'sound 1', 'frame 1'])
  assert.deepEqual(sees.seen, ['key 0', 'frame 1'])
})

test('a group past its bounds is let go, and nothing is held for it', () => {
  const { take, follow, ring, pool, writer } = ringing()
  take(0, true)
  for (let frame = 1; frame < 100; frame++) take(frame, false, 200_000)
  assert.deepEqual(follow().seen, [])
  ring.clear()
  writer.dispose()
  assert.equal(pool.held(), 0)
})

test('a ring that is cleared holds no chunk and shows no old picture', () => {
  const { take, follow, ring, pool, writer } = ringing()
  take(0, true, 100_000)
  take(1, false, 100_000)
  assert.equal(ring.format, format1080)
  ring.clear()
  assert.equal(ring.format, undefined)
  assert.deepEqual(follow().seen, [])
  writer.dispose()
  assert.equal(pool.held(), 0)
})
