import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import type { StreamStatus } from '#contract/camera.ts'
import { type LiveFacts, liveState } from './live-state.ts'

const s = (seconds: number) => wallTime90k(seconds * 90_000)
const status = (over: Partial<StreamStatus>): StreamStatus => ({
  state: 'streaming',
  reason: null,
  detail: null,
  since_90k: s(50),
  retry_at_90k: null,
  codec: null,
  width: null,
  height: null,
  frames_per_second: null,
  bits_per_second: null,
  sound: null,
  packets_lost: 0,
  packets_bad: 0,
  camera_clock_offset_ms: null,
  camera_clock_drift_ppm: null,
  ...over,
})
const fresh: LiveFacts = {
  asked_at: s(100),
  offline_since: undefined,
  status: undefined,
  refused: undefined,
  unsupported: undefined,
  last_frame_at: undefined,
  shown: false,
}

test('a tile that was just asked for says that it is connecting, since when it was asked', () => {
  assert.deepEqual(liveState(fresh, s(101)), { kind: 'connecting', since: s(100) })
})

test('a tile with a picture plays', () => {
  const facts = { ...fresh, status: status({}), shown: true, last_frame_at: s(109) }
  assert.deepEqual(liveState(facts, s(110)), { kind: 'playing' })
})

test('a picture that stopped coming is lost since its last frame', () => {
  const facts = { ...fresh, status: status({}), shown: true, last_frame_at: s(109) }
  assert.deepEqual(liveState(facts, s(115)), { kind: 'lost', since: s(109) })
})

test('a camera that waits says why, since when, and when it is tried again', () => {
  const waiting = status({ state: 'waiting', reason: 'silent', since_90k: s(90), retry_at_90k: s(120) })
  assert.deepEqual(liveState({ ...fresh, status: waiting }, s(110)), {
    kind: 'waiting',
    reason: 'silent',
    since: s(90),
    retry_at: s(120),
  })
})

test('a camera that refuses is told with its reason, one that stalled with the moment it stopped', () => {
  const refused = status({ state: 'refused', reason: 'auth_failed', since_90k: s(90), retry_at_90k: s(120) })
  const told = liveState({ ...fresh, status: refused, shown: true, last_frame_at: s(90) }, s(110))
  assert.deepEqual(told, { kind: 'waiting', reason: 'auth_failed', since: s(90), retry_at: s(120) })
  const stalled = status({ state: 'stalled', reason: 'silent', since_90k: s(107) })
  const facts = { ...fresh, status: stalled, shown: true, last_frame_at: s(107) }
  assert.deepEqual(liveState(facts, s(110)), { kind: 'stalled', since: s(107) })
})

test('a broken line to the station is said before anything about the camera', () => {
  const facts = { ...fresh, status: status({}), shown: true, offline_since: s(112), last_frame_at: s(80) }
  assert.deepEqual(liveState(facts, s(115)), { kind: 'offline', since: s(112) })
})

test('what this browser cannot play is said at once', () => {
  assert.deepEqual(liveState({ ...fresh, unsupported: 'hvc1' }, s(110)), { kind: 'unsupported', codec: 'hvc1' })
})
