import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import { createLogger, silentLogger } from '#base/log.ts'
import { millis, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import type { Held, HoldList, Retention } from '#contract/retention.ts'
import { mountDisk, noSmallDisk } from '#test/mounted-disk.ts'
import { Asked } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { FOOTAGE_FROM, writeFootage } from '#test/written-footage.ts'
import { bringRestoreToEnd, makeBackup, onSameDisk, restoreBackup, verifyBackup } from './backup.ts'
import { backUpToday } from './station/daily-backup.ts'
import { startStation } from './station/station.ts'
import { stationRuns } from './station-runs.ts'

const folder = mkdtempSync(join(tmpdir(), 'matthan-backup-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const data = join(folder, 'data')
const start = () => startStation({ data, host: '127.0.0.1', port: 0, log: silentLogger, linger_ms: 5000 })
const camera = { id: 'cong', name: 'Cổng', main_url: 'rtsp://127.0.0.1:9/none', username: 'admin', password: 'bi-mat' }
const segments = (): number => {
  const db = new DatabaseSync(join(data, 'catalogue.sqlite'), { readOnly: true })
  const { n } = db.prepare('SELECT count(*) AS n FROM segment').get()!
  db.close()
  return Number(n)
}

before(() => writeFootage(data, { seconds: 70 }))

test('the drill: a backup of a running station brings accounts, cameras and later footage back after all books are lost', async () => {
  const station = await start()
  const asked = new Asked(data)
  await asked.add(camera)
  const to = join(folder, 'kept')
  const { files, with_key } = await makeBackup(data, to, false)
  assert.deepEqual(
    [files.map(({ name }) => name), with_key, statSync(to).mode & 0o777],
    [
      ['station.sqlite', 'catalogue.sqlite', 'notices.sqlite', 'archives.json', 'station-id', 'station.pub'],
      false,
      0o700,
    ],
  )
  assert.ok(await stationRuns(data))
  await station.stop()
  assert.equal(await stationRuns(data), false)
  // Footage goes on after the backup; then both books are destroyed.
  await writeFootage(data, { seconds: 70, from: wallTime90k(FOOTAGE_FROM + 200 * 90_000) })
  const before = segments()
  for (const name of ['station.sqlite', 'catalogue.sqlite']) {
    for (const end of ['-wal', '-shm']) rmSync(join(data, name + end), { force: true })
    writeFileSync(join(data, name), 'rubbish')
  }
  const { set_aside } = await restoreBackup(data, to)
  assert.ok(set_aside.some(name => name.startsWith('station.sqlite.before-restore-')))
  assert.equal(readFileSync(join(data, set_aside[0]!), 'utf8'), 'rubbish')
  const again = await start()
  try {
    const { name } = await new Asked(data).camera('cong')
    assert.equal(name, 'Cổng')
    await until('the later footage is entered', () => segments() === before)
    await until('that is done', () => !existsSync(join(data, 'catalogue.rebuilding')))
  } finally {
    await again.stop()
  }
})

test('a backup that is damaged or names other places is refused before anything is touched', async () => {
  const to = join(folder, 'damaged')
  await makeBackup(data, to, true)
  assert.ok(existsSync(join(to, 'keys', 'vault.key')))
  await verifyBackup(to)
  await assert.rejects(makeBackup(data, to, false), { code: 'file_exists' })
  const before = readdirSync(data).toSorted()
  const manifest = readFileSync(join(to, 'manifest.json'), 'utf8')
  writeFileSync(join(to, 'manifest.json'), manifest.replace('station-id', '../escape'))
  await assert.rejects(restoreBackup(data, to), { code: 'backup_damaged' })
  writeFileSync(join(to, 'manifest.json'), manifest)
  const bytes = readFileSync(join(to, 'catalogue.sqlite'))
  bytes[5000]! ^= 1
  writeFileSync(join(to, 'catalogue.sqlite'), bytes)
  await assert.rejects(restoreBackup(data, to), { code: 'backup_damaged' })
  await assert.rejects(restoreBackup(data, join(folder, 'none')), { code: 'backup_damaged' })
  assert.deepEqual(readdirSync(data).toSorted(), before)
})

test('a backup is not made up where its disk is not mounted, and says when it lies on the disk of the data', async () => {
  const stick = join(folder, 'usb')
  await assert.rejects(makeBackup(data, join(stick, 'x'), false), { code: 'backup_place_missing' })
  assert.equal(existsSync(stick), false)
  await assert.rejects(makeBackup(data, join(data, 'station-id', 'x'), false), { code: 'backup_place_missing' })
  await assert.rejects(makeBackup(data, '/proc/x', false), { code: 'file_unwritable' })
  assert.equal(onSameDisk(data, folder), true)
  assert.equal(onSameDisk(data, '/proc'), false)
})

test('the station keeps one backup a day, the newest seven, and nothing that it did not make', async () => {
  const log = createLogger('test', line => assert.doesNotMatch(line, /"error"/))
  for (let day = 1; day <= 9; day++) {
    const wall = wallFromUnixMillis(Date.UTC(2026, 10, day, 5))
    const clock = { wall: () => wall, monotonic: () => millis(0) }
    assert.equal(await backUpToday({ data, clock, log }), true)
    assert.equal(await backUpToday({ data, clock, log }), false)
    if (day === 1) writeFileSync(join(data, 'backups', 'cua-toi'), 'mine')
  }
  const kept = readdirSync(join(data, 'backups')).toSorted()
  assert.deepEqual(kept, [...[3, 4, 5, 6, 7, 8, 9].map(day => `2026-11-0${day}`), 'cua-toi'])
})

test('a restore that is cut off after any of its steps leaves the old books or the new ones, whole, once the next comes', async () => {
  const place = mkdtempSync(join(folder, 'cut-'))
  const [old, kept] = [join(place, 'old'), join(place, 'kept')]
  const bookOf = (where: string, name: string, holds?: string): string | undefined => {
    const db = new DatabaseSync(join(where, name))
    if (holds !== undefined)
      db.exec(`PRAGMA journal_mode = WAL; CREATE TABLE said (word TEXT); INSERT INTO said VALUES ('${holds}')`)
    const word = db.prepare('SELECT word FROM said').get()?.word
    db.close()
    return word === undefined ? undefined : String(word)
  }
  const fill = (where: string, word: string) => {
    mkdirSync(where)
    for (const name of ['station.sqlite', 'catalogue.sqlite']) bookOf(where, name, word)
    writeFileSync(join(where, 'station-id'), `tram-${word}`)
  }
  fill(old, 'new')
  await makeBackup(old, kept, false)
  const words = (where: string) => [
    bookOf(where, 'station.sqlite'),
    bookOf(where, 'catalogue.sqlite'),
    readFileSync(join(where, 'station-id'), 'utf8').slice(5),
  ]
  const steps: string[] = []
  for (let end = 0; ; end++) {
    const here = join(place, `data-${end}`)
    fill(here, 'old')
    let at = 0
    const cut = new Error('cut off')
    const passed = (step: string) => {
      if (end === 0) steps.push(step)
      if (++at === end) throw cut
    }
    const done = await restoreBackup(here, kept, new Date(), passed).then(
      () => true,
      error => error !== cut,
    )
    const found = bringRestoreToEnd(here)
    const begun = end === 0 || steps.slice(0, end).includes('noted')
    assert.equal(
      found,
      end === 0 || end > steps.length ? undefined : begun ? 'finished' : 'undone',
      `${steps[end - 1]}`,
    )
    assert.deepEqual(words(here), Array(3).fill(begun ? 'new' : 'old'), `${steps[end - 1]}`)
    assert.equal(existsSync(join(here, 'catalogue.rebuilding')), begun)
    assert.deepEqual(
      readdirSync(here).filter(name => name.includes('restoring') || name === 'restore.json'),
      [],
    )
    if (done && end > 0) break
  }
  assert.ok(steps.length >= 8, steps.join(', '))
})

test('a backup to a disk without room, and a restore onto one, say so and leave nothing there', async t => {
  await using stack = new AsyncDisposableStack()
  const kept = join(folder, 'whole')
  await makeBackup(data, kept, false)
  for (const size of ['64k', '200k', '240k', '280k']) {
    const disk = join(folder, `the-nho-${size}`)
    if (!mountDisk(stack, disk, `size=${size}`)) return t.skip(noSmallDisk)
    const written = await makeBackup(data, join(disk, 'kept'), false).catch(error => error)
    if (written instanceof Error) {
      assert.equal((written as Error & { code?: string }).code, 'file_unwritable', size)
      assert.deepEqual(readdirSync(disk), [], size)
    } else rmSync(join(disk, 'kept'), { recursive: true })
    await restoreBackup(disk, kept).catch(error => {
      assert.equal(error.code, 'data_folder_unwritable', size)
      assert.deepEqual(readdirSync(disk), [], size)
    })
  }
})

test('an older backup knows nothing of what has been held since: those holds stand on, and nothing goes before the recorder was told', async () => {
  const to = join(folder, 'older')
  const span = { camera: 'cong', from_90k: FOOTAGE_FROM, to_90k: FOOTAGE_FROM + 90_000 }
  const station = await start()
  const asked = new Asked(data)
  const hold = (reason: string) => asked.ask<Held>('POST', '/api/holds', { body: { ...span, reason } })
  const [first, released] = [await hold('trước'), await hold('sẽ thôi giữ')]
  await makeBackup(data, to, false)
  const later = await hold('sau bản sao lưu')
  await asked.ask('DELETE', `/api/holds/${released.hold.id}`)
  await station.stop()
  const { holds_kept } = await restoreBackup(data, to)
  assert.equal(holds_kept, 1)
  const catalogue = new DatabaseSync(join(data, 'catalogue.sqlite'), { readOnly: true })
  assert.equal(catalogue.prepare('SELECT revision FROM told').get(), undefined)
  catalogue.close()
  const again = await start()
  try {
    const { holds } = await asked.ask<HoldList>('GET', '/api/holds')
    const standing = holds.filter(({ released_90k }) => released_90k === null).map(({ id }) => id)
    assert.deepEqual(standing.toSorted(), [first, released, later].map(({ hold: { id } }) => id).toSorted())
    await until('the recorder goes by them', async () => (await asked.ask<Retention>('GET', '/api/retention')).in_force)
  } finally {
    await again.stop()
  }
})
