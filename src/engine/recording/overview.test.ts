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
  }
  const days = daysBetween('2026-11-19', '2026-11-23', 10)
  // Added at 18:00 on the 20th; now it is noon of the 22nd, in the commune.
  const [added, now] = [at('2026-11-20T18:00:00+07:00'), at('2026-11-22T12:00:00+07:00')]
  assert.deepEqual(
    dayShares(reader, knownCameraId('cong'), 'main', days, added, now).map(({ percent }) => percent),
    [undefined, 50, 75, 50, undefined],
  )
})
