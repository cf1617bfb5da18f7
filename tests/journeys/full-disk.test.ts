// Journey: the disk fills up while the station records. Live goes on, nothing crashes, and as soon as there is room
// again, recording does too; the gap is told.

import assert from 'node:assert/strict'
import { appendFileSync, globSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { silentLogger } from '#base/log.ts'
import { startStation } from '#programs/station/station.ts'
import { LiveViewer } from '#test/live-viewer.ts'
import { mountDisk, noSmallDisk } from '#test/mounted-disk.ts'
import { readMp4 } from '#test/mp4-boxes.ts'
import { Asked, closing, House, makeFolder, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { writeFootage } from '#test/written-footage.ts'

/** The disks are looked over every ten seconds, a failing one rests for five, and a segment begins with a keyframe. */
const TRIED_AGAIN_MS = 20_000

test('a disk that fills up costs footage while it is full, and nothing else', { timeout: 90_000 }, async t => {
  const stack = closing(t)
  const disk = join(makeFolder(stack), 'dia-nho')
  if (!mountDisk(stack, disk, 'size=300m')) return t.skip(noSmallDisk)
  const street = await openStreet(stack)
  // No floor: here the disk is filled by somebody else, and nothing is to be removed for it.
  const data = join(disk, 'data')
  mkdirSync(data)
  writeFileSync(join(data, 'archives.json'), JSON.stringify([{ folder: 'footage', floor_bytes: 0 }]))
  const house = await House.open(stack, { data })
  const { id } = await house.add(street.cameras[0]!)
  await house.streams(id)
  using viewer = await LiveViewer.open(house)
  viewer.watch(1, id)
  const begins = (await house.status()).now_90k
  await house.recorded(id, begins, 2)
  const { pid } = (await house.status()).recorder

  const filler = join(disk, 'day')
  fill(filler)
  const full_90k = (await house.status()).now_90k
  const shown = viewer.frames(1).length
  await until('six seconds pass', async () => (await house.status()).now_90k > full_90k + 6 * 90_000)
  assert.ok(viewer.frames(1).length > shown + 60, 'live goes on')
  assert.equal((await house.status()).disk.free_bytes < 1024 * 1024, true)

  rmSync(filler)
  const freed_90k = (await house.status()).now_90k
  const spans = await until(
    'recording goes on',
    async () => {
      const { spans } = await house.coverage(id, {
        from_90k: begins,
        to_90k: (await house.status()).now_90k - 4 * 90_000,
      })
      const last = spans.at(-1)
      return last?.state === 'recorded' && last.from_90k > full_90k && last.to_90k - last.from_90k > 2 * 90_000 && spans
    },
    40_000,
  )
  const { recorder } = await house.status()
  assert.deepEqual([recorder.pid, recorder.restarts], [pid, 0], 'the recorder never died')
  t.diagnostic(spans.map(one => `${one.state} ${((one.to_90k - one.from_90k) / 90_000).toFixed(1)} s`).join(', '))
  // To make room on a full disk the oldest footage may have gone; then the ledger says so.
  const [first] = spans
  assert.ok(
    first?.state === 'recorded' || first?.cause === 'expired' || first?.cause === 'disk_fault',
    first?.cause ?? '',
  )
  for (const { from_90k, to_90k, state } of spans)
    if (state === 'recorded') assert.ok(readMp4(await house.clip(id, { from_90k, to_90k })).tracks[0]!.samples > 15)
  assert.ok(spans.at(-1)!.from_90k < freed_90k + TRIED_AGAIN_MS * 90, 'it goes on soon')
  const files = globSync('footage/**/*.mp4', { cwd: house.data })
  assert.deepEqual(
    files.filter(file => statSync(join(house.data, file)).size === 0),
    [],
    'tries in vain leave no empty files',
  )
})

test('a disk that somebody filled to the last byte while the station was off: it starts and makes room', {
  timeout: 90_000,
}, async t => {
  const stack = closing(t)
  const disk = join(makeFolder(stack), 'dia-nho')
  if (!mountDisk(stack, disk, 'size=300m')) return t.skip(noSmallDisk)
  const data = join(disk, 'data')
  mkdirSync(data)
  const floor_bytes = 24 * 1024 * 1024
  writeFileSync(join(data, 'archives.json'), JSON.stringify([{ folder: 'footage', floor_bytes }]))
  await writeFootage(data, { seconds: 60, segment_ms: 5000, frame_bytes: 40_000 })
  const start = () => startStation({ data, host: '127.0.0.1', port: 0, log: silentLogger, linger_ms: 20_000 })
  const asked = new Asked(data)
  const before = await start()
  await until('the rules are told', () => isTold(data))
  await before.stop()
  fill(join(disk, 'cua-nguoi-khac'))
  const after = await start()
  try {
    const { disk } = await until('room is made', async () => {
      const status = await asked.status()
      return status.disk.free_bytes > floor_bytes && status
    })
    t.diagnostic(`${disk.free_bytes} bytes are free`)
    const street = await openStreet(stack)
    const { id } = await asked.add(street.cameras[0]!)
    await asked.streams(id)
    await asked.recorded(id, (await asked.status()).now_90k, 2)
  } finally {
    await after.stop()
  }
})

/** Whether the recorder has been told what may go. */
const isTold = (data: string): boolean => {
  const db = new DatabaseSync(join(data, 'catalogue.sqlite'), { readOnly: true })
  try {
    return db.prepare('SELECT revision FROM told').get() !== undefined
  } finally {
    db.close()
  }
}

/** Writes until nothing more goes in. */
const fill = (file: string): void => {
  for (const piece of [1024 * 1024, 4096]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(piece))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    }
  }
}
