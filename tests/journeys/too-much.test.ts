// Journey: a camera that suddenly sends ten times its bit rate. It is recorded as it is and counted; the recorder's memory stays where it
// was, and the cameras beside it lose nothing.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

/** Seconds of video that may lie in memory, and whatever the garbage collector has not swept yet. */
const MOST_GROWTH_BYTES = 48 * 1024 * 1024

test('a camera that sends ten times its bit rate costs disk, not memory and not its neighbours', {
  timeout: 120_000,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { cameras: 3 })
  const house = await House.open(stack)
  const [first, loud, last] = street.cameras.map(({ id }) => id) as [string, string, string]
  for (const camera of street.cameras) await house.add(camera)
  for (const { id } of street.cameras) await house.streams(id)
  const begins = (await house.status()).now_90k
  await house.recorded(loud, begins, 5)
  const usual = (await house.camera(loud)).main!.bits_per_second!
  const before = (await house.status()).recorder
  const resident = residentOf(before.pid!)

  street.setFault(loud, 'sends-tenfold')
  const counted = await until('the flood is counted', async () => {
    const { main } = await house.camera(loud)
    return main !== null && (main.bits_per_second ?? 0) > 6 * usual && main
  })
  assert.deepEqual([counted.state, counted.packets_lost, counted.packets_bad], ['streaming', 0, 0])
  const flooded = (await house.status()).now_90k
  await house.recorded(loud, flooded, 12)
  const after = (await house.status()).recorder
  assert.deepEqual([after.pid, after.restarts], [before.pid, before.restarts], 'the recorder is the same')
  const grown = residentOf(after.pid!) - resident
  t.diagnostic(`the recorder grew by ${(grown / 1e6).toFixed(1)} MB; ${usual} became ${counted.bits_per_second} bit/s`)
  assert.ok(grown < MOST_GROWTH_BYTES, `the recorder grew by ${grown} bytes`)

  const seconds = Math.floor((flooded - begins) / 90_000) + 12
  for (const id of [first, last]) {
    const { main } = await house.camera(id)
    assert.deepEqual([main?.state, main?.packets_lost, main?.packets_bad], ['streaming', 0, 0], id)
    const { spans } = await house.coverage(id, await house.recorded(id, begins, seconds))
    assert.deepEqual(
      spans.map(({ state }) => state),
      ['recorded'],
      id,
    )
  }
  street.setFault(loud, undefined)
  await until('it is as before', async () => ((await house.camera(loud)).main?.bits_per_second ?? 0) < 3 * usual)
})

/** Bytes of memory that a process holds. */
const residentOf = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024
