// A run is over in time, whatever does not answer: the camera, the decoder, the name server.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import type { StreamStatus } from '#contract/camera.ts'
import { type DoctorConditions, type Examination, examine, type Patient } from '#engine/camera/doctor.ts'
import type { MeasuredStream } from '#engine/camera/measured-stream.ts'
import { conditionsOf } from '#test/engine/patient.ts'
import { createSetClock, MORNING } from '#test/engine/set-clock.ts'

const STEP_MS = 250
const PROMISED_MS = 20_000
const never = <T>(): Promise<T> => new Promise(() => {})

const nothing: MeasuredStream = {
  in: 'own_session',
  codec: null,
  width: null,
  height: null,
  frames_per_second: null,
  bits_per_second: null,
  group_ms: null,
  no_key_for_ms: null,
  b_frames: null,
  scrambled: false,
  packets: 0,
  lost_packets: 0,
  jitter_ms: null,
  clock_offset_ms: null,
  picture: undefined,
  span_ms: 0,
  trouble: 'silent',
  detail: null,
}
const streaming: StreamStatus = {
  state: 'streaming',
  reason: null,
  detail: null,
  since_90k: MORNING,
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
}

/** A camera that takes connections and says nothing. */
const silentCamera = async (t: TestContext): Promise<Patient> => {
  const server = createServer(socket => socket.on('error', () => socket.destroy()).resume())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const main_url = `rtsp://127.0.0.1:${(server.address() as AddressInfo).port}/main`
  const unknown = { credentials: undefined, brand: null, service_url: null, channel: null, suspended: false } as const
  const how = { transport: 'tcp' } as const
  return { main_url, sub_url: main_url, ...unknown, ...how, main: streaming, sub: null }
}

/** How long it took by the clock that the test moves. */
const timed = async (t: TestContext, patient: Patient, hang: Partial<DoctorConditions>) => {
  const clock = createSetClock()
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const began_ms = clock.monotonic()
  const told: Examination[] = []
  let found: Examination | undefined
  const conditions = { ...conditionsOf(patient), clock, ...hang }
  const wish = { try_factory_password: false }
  void examine(conditions, patient, wish, new AbortController().signal, one => told.push(one)).then(all => {
    found = all
  })
  while (found === undefined && clock.monotonic() - began_ms <= PROMISED_MS) {
    clock.pass(STEP_MS)
    t.mock.timers.tick(STEP_MS)
    for (let turn = 0; turn < 3; turn++) await new Promise(resolve => setImmediate(resolve))
  }
  t.mock.timers.reset()
  assert.ok(found !== undefined, `not over after ${clock.monotonic() - began_ms} ms`)
  return { found, told }
}

test('a run is over within 20 s though neither the device nor its streams answer, and what comes later is not told', async t => {
  const late: ((seen: MeasuredStream) => void)[] = []
  const measure = () => new Promise<MeasuredStream>(resolve => late.push(resolve))
  const hang = { openDevice: () => never<never>(), measure }
  const { found, told } = await timed(t, await silentCamera(t), hang)
  assert.deepEqual(new Set(found.steps.map(({ state }) => state)), new Set(['done']))
  const outcomes = Object.fromEntries(found.findings.map(({ code, severity }) => [code, severity]))
  assert.deepEqual([outcomes.group_length, outcomes.card, outcomes.clock], Array(3).fill('not_checked'))
  const before = told.length
  assert.ok(late.length > 0, 'its streams were asked for')
  for (const answer of late) answer(nothing)
  for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve))
  assert.equal(told.length, before)
})

test('a run is over within 20 s though the name server never answers', async t => {
  const { found } = await timed(t, await silentCamera(t), { guard: { permits: () => true, pin: () => never() } })
  assert.ok(found.findings.length > 0)
})
