import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { mediaSpan90k, millis, wallFromUnixMillis } from '#base/units.ts'
import type { CameraRow } from '#community/upkeep/camera-book.ts'
import { seenCameras } from '#community/upkeep/seen-cameras.ts'
import { startStation } from '#test/front-door-station.ts'
import { overviewRoutes } from './overview-routes.ts'

const at = (iso: string) => wallFromUnixMillis(Date.parse(iso))
const id = knownCameraId('cong')
const camera = { id, name: 'Cổng', added_90k: at('2026-11-20T18:00:00+07:00') } as CameraRow

const hours = (count: number) => mediaSpan90k(count * 3600 * 90_000)

const counted = { suspended_ms: 0, not_scheduled_ms: 0 }

const routes = () =>
  overviewRoutes({
    overview: {
      days: (_camera, stream) =>
        stream === 'main' ? [{ day: '2026-11-20', recorded: hours(2), recovered: hours(1) }] : [],
      first: () => undefined,
      rests: () => [
        { from: at('2026-11-21T06:00:00+07:00'), to: at('2026-11-21T18:00:00+07:00'), cause: 'not_scheduled' },
        { from: at('2026-11-21T18:00:00+07:00'), to: at('2026-11-21T19:00:00+07:00'), cause: 'suspended' },
      ],
      recoveredWithin: () => mediaSpan90k(0),
    },
    cameras: seenCameras({ list: () => [camera], get: () => camera, known: () => true }),
    clock: { wall: () => at('2026-11-22T12:00:03+07:00'), monotonic: () => millis(0) },
  })

test('the overview tells each day of each camera, and refuses what is not a span of days', async t => {
  const { ask, signIn } = await startStation(t, routes())
  const cookie = await signIn()
  const told = async (query: string) =>
    (await ask('GET', `/api/coverage/overview?${query}`, { cookie })).json() as Promise<{ code?: string }>
  assert.deepEqual(await told('from_day=2026-11-19&to_day=2026-11-21'), {
    stream: 'main',
    days: ['2026-11-19', '2026-11-20', '2026-11-21'],
    cameras: [
      {
        camera: 'cong',
        name: 'Cổng',
        days: [
          { day: '2026-11-19', recorded_ms: 0, recovered_ms: 0, ...counted, percent: null },
          { day: '2026-11-20', recorded_ms: 7_200_000, recovered_ms: 3_600_000, ...counted, percent: 50 },
          {
            day: '2026-11-21',
            recorded_ms: 0,
            recovered_ms: 0,
            suspended_ms: 3_600_000,
            not_scheduled_ms: 43_200_000,
            percent: 0,
          },
        ],
      },
    ],
  })
  for (const [query, code] of [
    ['from_day=2026-11-21&to_day=2026-11-19', 'invalid_request'],
    ['from_day=2026-02-30&to_day=2026-03-01', 'invalid_request'],
    ['from_day=soon&to_day=2026-03-01', 'invalid_request'],
    ['from_day=2020-01-01&to_day=2026-01-01', 'span_too_long'],
  ] as const)
    assert.equal((await told(query)).code, code, query)
})
