import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import { DAY_90K } from '#web/words/time.ts'
import type { KeepingRow } from './keeping-rows.ts'
import { letsGo } from './shortened.ts'

const now = wallTime90k(100 * DAY_90K)
const camera = { id: 'cong' } as unknown as NonNullable<KeepingRow['camera']>
const row = (more: Partial<KeepingRow>): KeepingRow =>
  ({
    camera,
    place: null,
    own: true,
    days: 30,
    quota_bytes: null,
    oldest_90k: null,
    bytes: null,
    ...more,
  }) as KeepingRow

test('fewer days let footage go only where there is older footage', () => {
  const reaching = row({ oldest_90k: wallTime90k(80 * DAY_90K) })
  assert.equal(letsGo(reaching, { days: 10 }, now), true)
  assert.equal(letsGo(reaching, { days: 25 }, now), false)
  assert.equal(letsGo(reaching, { days: 90 }, now), false)
  assert.equal(letsGo(row({}), { days: 10 }, now), false, 'nothing is held')
  assert.equal(letsGo(row({ camera: null }), { days: 10 }, now), true, 'all cameras: nobody knows')
  assert.equal(letsGo(row({ camera: null }), { days: null }, now), false)
})

test('less room lets footage go where more is held', () => {
  assert.equal(letsGo(row({ bytes: 2e9 }), { days: 30, quota_bytes: 1e9 }, now), true)
  assert.equal(letsGo(row({ bytes: 2e9 }), { days: 30, quota_bytes: 3e9 }, now), false)
})
