import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { mediaSpan90k, wallFromUnixMillis } from '#base/units.ts'
import { dayShares, daysBetween } from './overview.ts'

const at = (iso: string) => wallFromUnixMillis(Date.parse(iso))

test('days are the commune’s, both ends included, and bounded', () => {
  assert.deepEqual(daysBetween('2026-11-29', '2026-12-02', 10), [
    '2026-11-29',
    '2026-11-30',
    '2026-12-01',
    '2026-12-02',
  ])
  assert.equal(daysBetween('2026-01-01', '2999-01-01', 5).length, 5)
})

test('a day is measured by what could have been recorded of it', () => {
  const hours = (count: number) => mediaSpan90k(count * 3600 * 90_000)
  const reader = {
    days: () => [
      { day: '2026-11-20', recorded: hours(3), recovered: hours(0) },
      { day: '2026-11-21', recorded: hours(12), recovered: hours(6) },
      { day: '2026-11-22', recorded: hours(6), recovered: hours(0) },
    ],
    first: () => undefined,
    rests: () => [],
    recoveredWithin: () => hours(0),
  }
  const days = daysBetween('2026-11-19', '2026-11-23', 10)
  // Added at 18:00 on the 20th; now it is noon of the 22nd, in the commune.
  const [added, now] = [at('2026-11-20T18:00:00+07:00'), at('2026-11-22T12:00:00+07:00')]
  assert.deepEqual(
    dayShares(reader, knownCameraId('cong'), 'main', days, added, now).map(({ percent }) => percent),
    [undefined, 50, 75, 50, undefined],
  )
})

test('what was not to be recorded counts neither for nor against a day, and is told beside', () => {
  const hours = (count: number) => mediaSpan90k(count * 3600 * 90_000)
  const asked: string[] = []
  const reader = {
    days: () => [
      { day: '2026-11-20', recorded: hours(6), recovered: hours(0) },
      { day: '2026-11-21', recorded: hours(12), recovered: hours(0) },
      { day: '2026-11-23', recorded: hours(3), recovered: hours(9) },
    ],
    first: () => undefined,
    // Every night is recorded (18:00 to 06:00); the 22nd is suspended from noon of the 21st on.
    rests: () =>
      [
        ...(['20', '21', '22', '23'] as const).map(day => ({
          from: at(`2026-11-${day}T06:00:00+07:00`),
          to: at(`2026-11-${day}T18:00:00+07:00`),
          cause: 'not_scheduled' as const,
        })),
        { from: at('2026-11-21T12:00:00+07:00'), to: at('2026-11-23T00:00:00+07:00'), cause: 'suspended' as const },
        { from: at('2026-11-24T06:00:00+07:00'), to: undefined, cause: 'not_scheduled' as const },
      ].sort((a, b) => a.from - b.from),
    recoveredWithin: (_camera: unknown, _stream: unknown, from: number, to: number) => {
      asked.push(`${(to - from) / hours(1)} h`)
      return hours(3)
    },
  }
  const days = daysBetween('2026-11-20', '2026-11-24', 10)
  const shares = dayShares(
    reader,
    knownCameraId('cong'),
    'main',
    days,
    at('2026-11-19T00:00:00+07:00'),
    at('2026-11-24T12:00:00+07:00'),
  )
  const told = shares.map(({ percent, suspended, not_scheduled }) => [
    percent,
    suspended / hours(1),
    not_scheduled / hours(1),
  ])
  assert.deepEqual(told, [
    [50, 0, 12],
    [100, 6, 12],
    [undefined, 24, 0],
    [75, 0, 12],
    [0, 0, 6],
  ])
  assert.deepEqual(asked, ['12 h'], 'what was brought in is looked for only where it can lie in a rest')
})
