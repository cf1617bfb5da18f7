import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changedSettings } from './setting-words.ts'

test('a changed setting is told by its name, of which stream it is, and from what to what', () => {
  const say = (key: string): string => `«${key}»`
  const fix = {
    before: { sub_gop_frames: 64, rtsp: 'false', offset_ms: 95_000 },
    after: { sub_gop_frames: 16, rtsp: 'true', offset_ms: 12 },
  }
  assert.deepEqual(changedSettings(fix, say), [
    '«sub_stream», «setting_gop_frames»: 64 → 16',
    'rtsp: false → true',
    '«setting_offset_ms»: 95000 → 12',
  ])
})
