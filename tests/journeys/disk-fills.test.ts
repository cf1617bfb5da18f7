// Journey: a disk of a few megabytes fills. The oldest footage goes and recording goes on; when all that is left is held, new footage is
// refused, an alarm says so and the ledger names the disk; once the hold is released, recording resumes by itself.

import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Held, Retention } from '#contract/retention.ts'
import { closing, House, makeFolder, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { noMounts, SmallDisk } from '#test/small-disk.ts'

const MB = 1024 * 1024

test('the disk fills: the oldest goes, what is held stays, and both are said', {
  skip: noMounts,
  timeout: 150_000,
}, async t => {
  const stack = closing(t)
  const folder = makeFolder(stack)
  const disk = new SmallDisk(stack, join(folder, 'kho'), 6)
  const data = join(folder, 'data')
  mkdirSync(data)
  writeFileSync(join(data, 'archives.json'), JSON.stringify([{ folder: disk.folder, floor_bytes: 4 * MB }]))
  const street = await openStreet(stack)
  const house = await House.open(stack, { data, segment_ms: 2000, housekeeping_ms: 500 })
  const begins = (await house.status()).now_90k
  const { id } = await house.add(street.cameras[0]!)
  await house.streams(id)

  await t.test('the oldest goes and recording goes on', async () => {
    const expired = await until(
      'something was removed to make room',
      async () => {
        const { now_90k } = await house.status()
        const { spans } = await house.coverage(id, { from_90k: begins, to_90k: now_90k })
        return spans.find(({ cause }) => cause === 'expired')
      },
      60_000,
    )
    await house.recorded(id, (await house.status()).now_90k, 3)
    const { spans } = await house.coverage(id, { from_90k: expired.from_90k, to_90k: expired.to_90k })
    assert.deepEqual(
      spans.map(({ state, cause }) => [state, cause]),
      [['missing', 'expired']],
    )
    const { archives } = await house.status()
    assert.ok(archives[0]!.free_bytes! > 3 * MB, `${archives[0]!.free_bytes} bytes are free`)
  })

  let hold: Held | undefined
  await t.test('with everything held, new footage is refused and an alarm names it', async () => {
    const { now_90k } = await house.status()
    const body = { camera: id, from_90k: begins, to_90k: now_90k + 90_000 * 3600, reason: 'vụ mất xe ở cổng' }
    hold = await house.ask<Held>('POST', '/api/holds', { body })
    assert.equal(hold.in_force, true)
    const alarm = await until(
      'the alarm',
      async () => (await house.status()).alarms.find(({ code }) => code === 'held_fills_disk'),
      60_000,
    )
    assert.deepEqual(alarm.holds, [hold.hold.id])
    assert.ok(alarm.lacking_bytes! > 0)
    assert.equal((await house.status()).archives[0]!.state, 'full')
    const from_90k = (await house.status()).now_90k
    await until(
      'the ledger names the disk',
      async () => {
        const to_90k = (await house.status()).now_90k
        const { spans } = await house.coverage(id, { from_90k, to_90k })
        const last = spans.at(-1)
        return last?.cause === 'disk_fault' && last.detail === 'held_fills_disk'
      },
      30_000,
    )
  })

  await t.test('held footage was not touched, and recording resumes when it is released', async () => {
    const before = await house.ask<Retention>('GET', '/api/retention')
    await house.ask('DELETE', `/api/holds/${hold!.hold.id}`)
    const { now_90k: from_90k } = await house.status()
    await until('two seconds are recorded again', async () => {
      const { recorded_90k } = await house.coverage(id, { from_90k, to_90k: (await house.status()).now_90k })
      return recorded_90k > 2 * 90_000
    })
    const after = await house.ask<Retention>('GET', '/api/retention')
    assert.ok(after.oldest[0]!.oldest_90k > before.oldest[0]!.oldest_90k, 'the oldest went')
    await until('the alarm is over', async () => (await house.status()).alarms.length === 0)
  })
})
