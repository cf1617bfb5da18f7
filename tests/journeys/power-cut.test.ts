// Journey: power cut at any byte. Station and recorder die at once, and of what they had not flushed a part is gone, torn, zeroed or kept,
// by a lot whose seed is printed. Each time all cameras are recorded again, no more than two seconds of any are lost, what was
// promised is there, the ledger says that the station was down, and at the end every byte proves whole.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDyingStation } from '#bench/dying-station.ts'
import { seeded } from '#bench/power-cut.ts'
import { measured } from '#bench/recovery.ts'
import { Workplace } from '#bench/workplace.ts'
import { checkData } from '#programs/commands/check.ts'
import { Asked, closing, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const CUTS = 4
const PICTURES = { least: 5, most: 45 }
const LOST_AT_MOST_S = 2

test('power cut at any byte: two seconds at most are lost, and nothing that was promised', {
  timeout: 120_000,
}, async t => {
  const seed = Number(process.env.MATTHAN_SEED ?? Math.floor(Math.random() * 2 ** 32))
  t.diagnostic(`MATTHAN_SEED=${seed} plays the same cuts again`)
  const stack = closing(t)
  const street = await openStreet(stack, { cameras: 3, audio: 'pcma' })
  const place = stack.use(new Workplace('power-cut'))
  const station = await openDyingStation(place, street, line => t.diagnostic(line), seed)
  const asked = new Asked(station.data)
  const lot = seeded(seed + 1)
  const [{ id }] = street.cameras as [(typeof street.cameras)[number]]
  const begins = (await asked.status()).now_90k
  for (let cut = 0; cut < CUTS; cut++) {
    const filmed = () => street.sent(id, 'main').frames
    const wanted = filmed() + PICTURES.least + Math.floor(lot() * (PICTURES.most - PICTURES.least))
    await until('some pictures more are filmed', () => filmed() >= wanted)
    const died = await station.die('power cut')
    const { lost_s, again_s } = await measured('power cut', died, station, street)
    t.diagnostic(`lost ${lost_s.toFixed(2)} s, all record again after ${again_s.toFixed(1)} s`)
    assert.ok(lost_s <= LOST_AT_MOST_S, `lost ${lost_s} s`)
    assert.deepEqual(station.broken, [], 'promised and gone')
  }
  const { spans } = await asked.coverage(id, { from_90k: begins, to_90k: (await asked.status()).now_90k })
  const gaps = spans.filter(({ state, to_90k, from_90k }) => state === 'missing' && to_90k - from_90k > 90_000)
  const causes = new Set(gaps.slice(0, CUTS).map(({ cause }) => cause))
  assert.deepEqual([...causes], ['station_down'], JSON.stringify(spans))
  await station.stop()
  const { findings, files } = await checkData(station.data, true, () => {})
  assert.deepEqual(findings, [])
  t.diagnostic(`${files} files are whole; ${JSON.stringify(station.taken)}`)
})
