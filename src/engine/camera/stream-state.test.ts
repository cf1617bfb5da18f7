import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import { firstState, nextState, type StreamEvent, type StreamState } from './stream-state.ts'

const at = (seconds: number) => wallTime90k(seconds * 90_000)
const NOW = at(100)

const states = {
  connecting: { state: 'connecting', since: at(10), reason: 'silent', detail: 'x' },
  streaming: { state: 'streaming', since: at(20) },
  stalled: { state: 'stalled', since: at(30) },
  waiting: { state: 'waiting', since: at(40), reason: 'unreachable', detail: 'y', retry_at: at(41) },
  refused: { state: 'refused', since: at(50), reason: 'auth_failed', detail: 'z', retry_at: at(80) },
} as const satisfies Record<StreamState['state'], StreamState>

const events = {
  dialling: { kind: 'dialling' },
  packets: { kind: 'packets' },
  quiet: { kind: 'quiet', since: at(97) },
  lost: { kind: 'ended', reason: 'connection_lost', detail: 'd', retry_at: at(101) },
  denied: { kind: 'ended', reason: 'auth_failed', detail: 'd', retry_at: at(130) },
} as const satisfies Record<string, StreamEvent>

type Cell = readonly [state: StreamState['state'], since: number]

/** For every state and every event: what follows, and since when. */
const table: Record<keyof typeof states, Record<keyof typeof events, Cell>> = {
  connecting: {
    dialling: ['connecting', 10],
    packets: ['streaming', 100],
    quiet: ['connecting', 10],
    lost: ['waiting', 10],
    denied: ['refused', 10],
  },
  streaming: {
    dialling: ['streaming', 20],
    packets: ['streaming', 20],
    quiet: ['stalled', 97],
    lost: ['waiting', 100],
    denied: ['refused', 100],
  },
  stalled: {
    dialling: ['stalled', 30],
    packets: ['streaming', 100],
    quiet: ['stalled', 30],
    lost: ['waiting', 30],
    denied: ['refused', 30],
  },
  waiting: {
    dialling: ['connecting', 40],
    packets: ['waiting', 40],
    quiet: ['waiting', 40],
    lost: ['waiting', 40],
    denied: ['refused', 40],
  },
  refused: {
    dialling: ['connecting', 50],
    packets: ['refused', 50],
    quiet: ['refused', 50],
    lost: ['waiting', 50],
    denied: ['refused', 50],
  },
}

for (const [state, row] of Object.entries(table) as [keyof typeof states, (typeof table)['waiting']][])
  test(`from ${state} every event leads where the table says`, () => {
    for (const [event, [then, since]] of Object.entries(row) as [keyof typeof events, Cell][]) {
      const next = nextState(states[state], events[event], NOW)
      assert.deepEqual([next.state, next.since], [then, at(since)], event)
      const unchanged = then === state && (event === 'dialling' || event === 'packets' || event === 'quiet')
      if (unchanged) assert.equal(next, states[state], event)
    }
  })

test('a next try remembers why the one before failed', () => {
  const next = nextState(states.refused, events.dialling, NOW)
  assert.deepEqual(next, { state: 'connecting', since: at(50), reason: 'auth_failed', detail: 'z' })
  assert.deepEqual(firstState(NOW), { state: 'connecting', since: NOW, reason: null, detail: null })
})

test('only what a person has to mend is called refused', () => {
  const after = (reason: Extract<StreamEvent, { kind: 'ended' }>['reason']) =>
    nextState(firstState(NOW), { ...events.lost, reason }, NOW).state
  for (const reason of ['auth_failed', 'not_found', 'refused', 'unsupported_stream', 'bad_address'] as const)
    assert.equal(after(reason), 'refused', reason)
  for (const reason of ['unreachable', 'connection_lost', 'silent', 'rubbish', 'no_keyframe'] as const)
    assert.equal(after(reason), 'waiting', reason)
})
