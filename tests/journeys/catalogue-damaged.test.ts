// Journey: a page of the catalogue goes bad, under a running recorder or while the station is off. The catalogue is set aside, recording goes
// on, and what is shown is what lies on disk, without anybody starting anything again.

import { closeSync, globSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type TestContext, test } from 'node:test'
import { silentLogger } from '#base/log.ts'
import { type Station, startStation } from '#programs/station/station.ts'
import { Asked, closing, makeFolder, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const SECONDS = 3

/** Overwrites the first page of a table in place, behind SQLite's back. */
const spoil = (data: string, table: string): void => {
  const file = join(data, 'catalogue.sqlite')
  const db = new DatabaseSync(file, { timeout: 5000 })
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  const page = Number(db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').get(table)?.rootpage)
  const size = Number(db.prepare('PRAGMA page_size').get()?.page_size)
  db.close()
  const fd = openSync(file, 'r+')
  writeSync(fd, Buffer.alloc(size, 0xa5), 0, size, (page - 1) * size)
  closeSync(fd)
}

const setUp = async (t: TestContext) => {
  const stack = closing(t)
  const street = await openStreet(stack)
  const [camera] = street.cameras as [(typeof street.cameras)[number]]
  const data = join(makeFolder(stack), 'data')
  const asked = new Asked(data)
  const start = async () => {
    const timing = { linger_ms: 20_000, segment_ms: 1500, housekeeping_ms: 500 }
    running = await startStation({ data, host: '127.0.0.1', port: 0, log: silentLogger, ...timing })
  }
  let running: Station | undefined
  const stop = async () => {
    await running?.stop()
    running = undefined
  }
  stack.defer(stop)
  await start()
  await asked.add(camera)
  await asked.streams(camera.id)
  const before = await asked.recorded(camera.id, (await asked.status()).now_90k, SECONDS)
  const recordsAgain = async () => {
    await until(
      'it is set aside once somebody asks',
      async () => {
        await asked.coverage(camera.id, before).catch(() => undefined)
        return globSync('catalogue.sqlite.old-*', { cwd: data }).length > 0
      },
      30_000,
    )
    const since = (await asked.status()).now_90k
    await until(
      'it records again',
      async () => {
        const { now_90k } = await asked.status()
        const span = { from_90k: now_90k - (SECONDS + 3) * 90_000, to_90k: now_90k - 3 * 90_000 }
        return span.from_90k > since && (await asked.coverage(camera.id, span)).recorded_90k === SECONDS * 90_000
      },
      30_000,
    )
    await until('what was recorded before is shown again', async () => {
      return (await asked.coverage(camera.id, before)).recorded_90k === SECONDS * 90_000
    })
  }
  return { data, stop, start, recordsAgain }
}

test('what the recorder writes goes bad while it runs', { timeout: 90_000 }, async t => {
  const { data, recordsAgain } = await setUp(t)
  spoil(data, 'day')
  await recordsAgain()
})

test('what the recorder reads goes bad while it runs', { timeout: 90_000 }, async t => {
  const { data, recordsAgain } = await setUp(t)
  spoil(data, 'told')
  await recordsAgain()
})

test('what only the station reads goes bad while nobody writes it', { timeout: 90_000 }, async t => {
  const { data, recordsAgain } = await setUp(t)
  spoil(data, 'outage_by_time')
  await recordsAgain()
})

test('what the recorder reads first goes bad while the station is off', { timeout: 90_000 }, async t => {
  const { data, stop, start, recordsAgain } = await setUp(t)
  await stop()
  spoil(data, 'alive')
  await start()
  await recordsAgain()
})
