import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { RecentNotice } from '#contract/notice.ts'
import { ALERT_S, type Alert, type AlertKind, alertsNow, bringForward, lossesNow, nobodyForward } from './alerts.ts'

const now = wallTime90k(1_000_000 * TICKS_PER_SECOND)
const ago = (seconds: number) => wallTime90k(now - seconds * TICKS_PER_SECOND)
const every = new Set<AlertKind>(['tamper', 'disk_fault', 'recorder_fault', 'digital_input', 'lost', 'motion'])
const camera = (id: string, state = 'streaming', since = 0): Camera =>
  ({ id, suspended: null, hours: null, main: { state, reason: null, since_90k: ago(since) } }) as unknown as Camera
const notice = (
  camera: string,
  kind: RecentNotice['kind'],
  seconds: number,
  why: string | null = null,
): RecentNotice => ({
  ...{ camera, kind, why, lasts: true },
  since_90k: ago(seconds),
})
const asked = {
  losses: new Map(),
  cameras: [camera('a'), camera('b'), camera('c')],
  now,
  kinds: every,
  snoozed: new Map(),
}
const told = (alerts: readonly Alert[]) => alerts.map(({ camera, kind }) => `${camera} ${kind}`)

test('each camera says its gravest matter, the gravest camera first, for a bounded time', () => {
  const notices = [
    notice('a', 'motion', 2),
    notice('b', 'motion', 5),
    notice('a', 'tamper', 9),
    notice('c', 'tamper', ALERT_S + 1),
    notice('c', 'lost', 1),
    notice('gone', 'tamper', 1),
  ]
  assert.deepEqual(told(alertsNow({ ...asked, notices })), ['a tamper', 'b motion'])
  assert.deepEqual(told(alertsNow({ ...asked, notices, kinds: new Set<AlertKind>(['tamper']) })), ['a tamper'])
})

test('a picture that went away is an alert, one that rests or never began is not', () => {
  const resting = { ...camera('r', 'waiting', 3), suspended: { reason: 'sửa', by: 'x', since_90k: 0, until_90k: null } }
  const off = { ...camera('o', 'waiting', 3), hours: { text: '', by: 'x', since_90k: 0, recording: false } }
  const cameras = [camera('a', 'stalled', 4), camera('b', 'waiting', 300), camera('c', 'connecting', 1), resting, off]
  const losses = lossesNow(new Map(), cameras)
  assert.deepEqual([...losses.keys()], ['a', 'b'])
  assert.deepEqual(told(alertsNow({ ...asked, cameras, losses, notices: [] })), ['a lost'])
})

test('a camera that is tried again and again was lost once, until its picture is back', () => {
  const first = lossesNow(new Map(), [camera('a', 'waiting', 40)])
  const trying = lossesNow(first, [camera('a', 'connecting', 2)])
  const again = lossesNow(trying, [camera('a', 'waiting', 1)])
  assert.equal(again.get('a'), ago(40))
  const back = lossesNow(again, [camera('a')])
  assert.equal(lossesNow(back, [camera('a', 'stalled', 1)]).get('a'), ago(1))
})

test('a camera whose footage the disk does not take says so, before that something moves', () => {
  const notices = [
    notice('a', 'motion', 1),
    notice('a', 'disk_fault', 9, 'disk_full'),
    notice('b', 'recorder_fault', 3),
  ]
  const alerts = alertsNow({ ...asked, notices })
  assert.deepEqual(told(alerts), ['a disk_fault', 'b recorder_fault'])
  assert.equal(alerts[0]?.why, 'disk_full')
})

test('a camera that is snoozed is left alone until then', () => {
  const notices = [notice('a', 'tamper', 2)]
  assert.deepEqual(alertsNow({ ...asked, notices, snoozed: new Map([['a', wallTime90k(now + 1)]]) }), [])
  assert.deepEqual(told(alertsNow({ ...asked, notices, snoozed: new Map([['a', ago(1)]]) })), ['a tamper'])
})

const alerts = (...cameras: readonly string[]): Alert[] =>
  cameras.map(camera => ({ camera, kind: 'tamper', since: now }))
const base = { shown: ['a', 'b', null, 'd'], places: 2, held: new Set<number>(), before: nobodyForward }

test('a camera that is not on the screen takes an empty cell first, then the last one; one that is stays put', () => {
  const forward = bringForward({ ...base, alerts: alerts('a', 'x', 'y', 'z') })
  assert.deepEqual(
    [...forward],
    [
      [2, 'x'],
      [3, 'y'],
    ],
  )
  assert.equal(bringForward({ ...base, alerts: alerts('a', 'b') }).size, 0)
  assert.equal(bringForward({ ...base, places: 0, alerts: alerts('x') }).size, 0)
})

test('nothing changes under a pointer, and nothing that came forward moves', () => {
  const held = new Set([3])
  const first = bringForward({ ...base, shown: ['a', 'b', 'c', 'd'], held, alerts: alerts('x') })
  assert.deepEqual([...first], [[2, 'x']])
  const second = bringForward({ ...base, shown: ['a', 'b', 'c', 'd'], alerts: alerts('w', 'x'), before: first })
  assert.deepEqual(
    [...second],
    [
      [2, 'x'],
      [3, 'w'],
    ],
  )
  assert.equal(bringForward({ ...base, shown: ['a', 'b', 'c', 'd'], alerts: alerts('w', 'x'), before: second }), second)
  const over = bringForward({ ...base, shown: ['a', 'b', 'c', 'd'], alerts: [], held: new Set([2]), before: second })
  assert.deepEqual([...over], [[2, 'x']])
  assert.equal(bringForward({ ...base, shown: ['x', 'b'], alerts: alerts('x'), before: second }).size, 0)
})

test('a cell whose own camera has an alert is not taken for another', () => {
  const forward = bringForward({
    ...base,
    shown: ['a', 'b', 'c', 'd'],
    places: 4,
    alerts: alerts('d', 'c', 'x', 'y', 'z'),
  })
  assert.deepEqual(
    [...forward],
    [
      [1, 'x'],
      [0, 'y'],
    ],
  )
})
