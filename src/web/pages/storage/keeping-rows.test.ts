import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Camera } from '#contract/camera.ts'
import type { Retention } from '#contract/retention.ts'
import { keepingRows } from './keeping-rows.ts'

const camera = (id: string, place = ''): Camera => ({ id, name: id, place }) as Camera

test('the closest rule counts: of the camera, of its place, of all', () => {
  const rules = [
    { camera: null, place: null, days: 30, quota_bytes: null },
    { camera: null, place: 'Chợ', days: 60, quota_bytes: null },
    { camera: 'cong', place: null, days: 90, quota_bytes: 5e11 },
  ]
  const oldest = [{ camera: 'cho', oldest_90k: 90_000, bytes: 7 }]
  const rows = keepingRows({ rules, oldest } as unknown as Retention, [
    camera('cong', 'Chợ'),
    camera('cho', 'Chợ'),
    camera('ao'),
  ])
  assert.deepEqual(
    rows.map(({ camera, place, days, own, bytes }) => [camera?.id ?? place, days, own, bytes]),
    [
      [null, 30, true, null],
      ['Chợ', 60, true, null],
      ['cong', 90, true, null],
      ['cho', 60, false, 7],
      ['ao', 30, false, null],
    ],
  )
})
