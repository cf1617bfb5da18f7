// Journey: a disk turns read-only, is pulled out, and another one is put in its place. Each time the state has a name, nothing is written where
// it does not belong, and recording goes on by itself once the disk is back.

import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { ArchiveStateName } from '#contract/status.ts'
import { closing, House, makeFolder, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { noMounts, SmallDisk } from '#test/small-disk.ts'

test('a disk that leaves is missed by name, and used again when it is back', {
  skip: noMounts,
  timeout: 150_000,
}, async t => {
  const stack = closing(t)
  const folder = makeFolder(stack)
  const disk = new SmallDisk(stack, join(folder, 'kho'), 24)
  const pocket = join(folder, 'pocket')
  const data = join(folder, 'data')
  mkdirSync(data)
  writeFileSync(join(data, 'archives.json'), JSON.stringify([{ folder: disk.folder, floor_bytes: 1_000_000 }]))
  const street = await openStreet(stack)
  const house = await House.open(stack, { data, segment_ms: 2000, housekeeping_ms: 500 })
  const { id } = await house.add(street.cameras[0]!)
  await house.streams(id)

  const recordsAgain = async (): Promise<void> => {
    const from_90k = (await house.status()).now_90k
    await until(
      'two seconds are recorded again',
      async () => {
        const { recorded_90k } = await house.coverage(id, { from_90k, to_90k: (await house.status()).now_90k })
        return recorded_90k > 2 * 90_000
      },
      30_000,
    )
  }
  const becomes = (state: ArchiveStateName) =>
    until(`the archive is ${state}`, async () => {
      const { archives, alarms } = await house.status()
      return archives[0]!.state === state && alarms.some(({ code }) => code === 'archive_away') === (state !== 'ok')
    })
  const missingFor = async (cause: string, from_90k: number): Promise<void> => {
    await until(`the ledger says ${cause}`, async () => {
      const { spans } = await house.coverage(id, { from_90k, to_90k: (await house.status()).now_90k })
      return spans.some(span => span.cause === cause)
    })
  }
  await recordsAgain()

  await t.test('read-only, and writable again', async () => {
    const { now_90k } = await house.status()
    disk.readOnly(true)
    await becomes('failed')
    await missingFor('disk_fault', now_90k)
    disk.readOnly(false)
    await recordsAgain()
    await becomes('ok')
  })

  await t.test('pulled out: nothing is written into the empty folder; put back: recording goes on', async () => {
    const { now_90k } = await house.status()
    disk.moveTo(pocket)
    await becomes('not_mounted')
    await missingFor('disk_fault', now_90k)
    assert.deepEqual(readdirSync(disk.folder), [])
    disk.backFrom(pocket)
    await recordsAgain()
    await becomes('ok')
  })

  await t.test('another disk in its place is not touched', async () => {
    disk.moveTo(pocket)
    disk.mount()
    writeFileSync(join(disk.folder, 'matthan-archive.json'), JSON.stringify({ id: 'kho-khac', station: 'tram-khac' }))
    await becomes('another_disk')
    assert.deepEqual(readdirSync(disk.folder), ['matthan-archive.json'])
  })
})
