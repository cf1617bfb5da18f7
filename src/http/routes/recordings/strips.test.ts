import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TICKS_PER_SECOND, type WallTime90k } from '#base/units.ts'
import type { Strips } from '#contract/coverage-strips.ts'
import { startControlRoom } from '#test/control-room.ts'
import { stripRoutes } from './strip-routes.ts'

const HOUR = 3600 * TICKS_PER_SECOND
const DAY = 24 * HOUR

test('the strips of many cameras come in one answer, and of what cannot be judged nothing is said', async t => {
  let now = 0
  const room = await startControlRoom(t, ({ cameras, clock }) =>
    stripRoutes({
      ...{ cameras, clock },
      first: camera => (camera === 'cong' ? ((now - 2 * DAY) as WallTime90k) : undefined),
      held: camera =>
        camera === 'cong' ? [{ start: (now - 2 * DAY) as WallTime90k, end: (now - DAY) as WallTime90k }] : [],
      ledger: {
        outages: camera => [
          {
            ...{ camera, stream: undefined, from: (now - DAY) as WallTime90k, to: now as WallTime90k },
            ...{ cause: 'power_lost', by: 'truc-ban', detail: '', noted: 0 as WallTime90k },
          },
        ],
      },
    }),
  )
  now = room.clock.wall()
  room.pass(3000)
  const query = `cameras=cong,cho&from_90k=${now - 3 * DAY}&to_90k=${now + DAY}&buckets=4`
  const { body, status } = await room.ask<Strips>('GET', `/api/coverage/strips?${query}`)
  assert.equal(status, 200)
  assert.equal(body.bucket_90k, DAY)
  assert.deepEqual(body.cameras[0], {
    camera: 'cong',
    runs: [
      [1, 0, 0, 0, 1000, 'unknown'],
      [1, 1000, 0, 0, 0, null],
      [1, 0, 0, 0, 1000, 'power_lost'],
      [1, 0, 0, 0, 0, null],
    ],
  })
  assert.equal(body.cameras[1]?.camera, 'cho')
  for (const [wrong, code] of [
    [`cameras=la&from_90k=0&to_90k=90000&buckets=4`, 'no_such_camera'],
    [`cameras=cong&from_90k=90000&to_90k=90000&buckets=4`, 'invalid_request'],
    [`cameras=cong&from_90k=0&to_90k=${94 * DAY}&buckets=4`, 'span_too_long'],
    [`cameras=cong&from_90k=0&to_90k=90000&buckets=9999`, 'invalid_request'],
    [`cameras=,&from_90k=0&to_90k=90000&buckets=9`, 'invalid_request'],
  ] as const)
    assert.equal((await room.ask('GET', `/api/coverage/strips?${wrong}`)).body.code, code, wrong)
})
