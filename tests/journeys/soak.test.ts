// Journey: twelve cameras and less than a minute of troubles by chance. The long form is `npm run soak`; both judge alike.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Workplace } from '#bench/workplace.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { closing } from '#test/neighbourhood.ts'
import { soak } from '#test/soak/soak.ts'

test('troubles by chance: the ledger tells what happened, and nothing leaks', {
  skip: await libavMissing(),
  timeout: 200_000,
}, async t => {
  const stack = closing(t)
  const place = stack.use(new Workplace('soak'))
  const seed = Number(process.env.MATTHAN_SOAK_SEED ?? Math.floor(Math.random() * 1e6))
  const again = `again with MATTHAN_SOAK_SEED=${seed}`
  t.diagnostic(again)
  const options = { cameras: 12, seconds: 35, seed, most_ms: 8000, tell: (line: string) => t.diagnostic(line) }
  const { disagreements, troubles, recorder, restarts } = await soak(options, place, stack)
  assert.ok(troubles >= 12, `${troubles} troubles`)
  assert.deepEqual(disagreements, [], again)
  assert.equal(restarts, 0)
  // Growth shows over minutes, not here; what leaks with every session would show in descriptors.
  assert.ok(recorder.fds_after <= recorder.fds_before + 8, `${recorder.fds_before} → ${recorder.fds_after} descriptors`)
})
