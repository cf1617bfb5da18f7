import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { createLogger } from '#base/log.ts'
import { millis, spanFromMillis, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { noLink } from '#engine/recording/chain.ts'
import { Disks } from '#engine/recording/disks.ts'
import { createKeptFootage } from '#store/kept-footage.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { createSegmentWriter } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { Housekeeping } from './housekeeping.ts'

const camera = knownCameraId('cong')
const DAY_MS = 86_400_000
const begin_ms = Date.parse('2026-11-01T05:00:00Z')
const rule = (days: number | undefined, quota_bytes?: number) => ({ camera: undefined, days, quota_bytes })
const format = { id: 'f', codec: 'avc1.64001f', description: Buffer.from('x') }
const video = { ...format, kind: 'video', entry: 'avc1', width: 640, height: 360, reorder: undefined } as const

/** An archive with ten segments of 1,000 bytes, one for each day; it is now the evening of the tenth day. */
const setUp = (t: TestContext, floor_bytes = 0) => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-keeping-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const db = openDatabase(join(folder, 'catalogue.sqlite'), catalogueMigrations)
  t.after(() => db.close())
  let wall_ms = begin_ms + 9.5 * DAY_MS
  let passed_ms = 0
  const clock = { wall: () => wallFromUnixMillis(wall_ms), monotonic: () => millis(passed_ms) }
  const archive = { folder: join(folder, 'kho'), id: undefined, floor_bytes, retired: false }
  const disks = new Disks([archive], 'tram-thu', clock)
  const [disk] = disks.all
  const writer = createSegmentWriter(db)
  mkdirSync(join(archive.folder, 'cong/main'), { recursive: true })
  for (let day = 0; day < 10; day++) {
    const start = wallFromUnixMillis(begin_ms + day * DAY_MS)
    const end = wallTime90k(start + spanFromMillis(60_000))
    const path = `cong/main/${day}.mp4`
    writeFileSync(join(archive.folder, path), Buffer.alloc(1000))
    const id = writer.open({ camera, stream: 'main', archive: disk!.id, path, start, video, audio: undefined })
    writer.wrote(id, { number: 0, packed: Buffer.alloc(4), start, end, frames: 900, bytes: 900, link: noLink })
    writer.closed(id, { index_at: 900, index_bytes: 100, bytes: 1000 })
  }
  writer.commit(clock.wall())
  const kept = createKeptFootage(db)
  const log = createLogger('test', () => {})
  const options = { kept, disks, clock, log, wal: join(folder, 'catalogue.sqlite-wal') }
  const files = () =>
    readdirSync(archive.folder, { recursive: true }).filter(name => String(name).endsWith('.mp4')).length
  const pass = (ms: number, wall = ms) => {
    passed_ms += ms
    wall_ms += wall
  }
  return {
    options,
    files,
    pass,
    kept,
    archive: disk!.id,
    clock,
    keeping: new Housekeeping({ ...options, before: undefined }),
  }
}

test('nothing goes before the station has told its rules, then what is too old goes: rows and files', async t => {
  const { keeping, files, kept } = setUp(t)
  await keeping.round()
  assert.equal(files(), 10)
  keeping.tell({ revision: 1, rules: [rule(5)], holds: [] })
  await keeping.round()
  assert.equal(files(), 5)
  assert.equal([...kept.ofCamera(camera)].length, 5)
  assert.equal(keeping.keeping().footage_bytes, 5000)
})

test('a name is forgotten only when its file is seen to be gone', async t => {
  const { keeping, kept, archive } = setUp(t)
  keeping.tell({ revision: 1, rules: [rule(9)], holds: [] })
  await keeping.round()
  assert.equal(kept.doomed(archive, 9).length, 1)
  await keeping.round()
  assert.equal(kept.doomed(archive, 9).length, 0)
})

test('what is above the quota of all goes from the oldest, and a hold is stepped over', async t => {
  const { keeping, kept } = setUp(t)
  const from = wallFromUnixMillis(begin_ms)
  const hold = { id: 'g', camera, stream: undefined, from, to: wallTime90k(from + 9) }
  keeping.tell({ revision: 1, rules: [rule(undefined, 4000)], holds: [hold] })
  await keeping.round()
  const days = [...kept.ofCamera(camera)].map(({ path }) => path.slice(-5, -4))
  assert.deepEqual(days, ['0', '7', '8', '9'])
})

test('a clock that jumps a month ahead removes nothing for its age until a day has passed', async t => {
  const { keeping, files, pass } = setUp(t)
  keeping.tell({ revision: 1, rules: [rule(20)], holds: [] })
  await keeping.round()
  pass(120_000, 30 * DAY_MS)
  await keeping.round()
  assert.equal(files(), 10)
  assert.deepEqual(
    keeping.keeping().alarms.map(({ code }) => code),
    ['clock_unsure'],
  )
  pass(DAY_MS + 1)
  await keeping.round()
  assert.equal(files(), 0)
})

test('a recorder that was away for weeks, or thinks so, waits a day as well', async t => {
  const { options, files, clock } = setUp(t)
  const before = wallTime90k(clock.wall() - spanFromMillis(60 * DAY_MS))
  const keeping = new Housekeeping({ ...options, before })
  keeping.tell({ revision: 1, rules: [rule(1)], holds: [] })
  await keeping.round()
  assert.equal(files(), 10)
})

test('when all is held and room is short, the disk is full by name and the holds are named', async t => {
  const { keeping, files, options } = setUp(t, Number.MAX_SAFE_INTEGER)
  const from = wallFromUnixMillis(begin_ms)
  const hold = { id: 'g', camera, stream: undefined, from, to: wallTime90k(from + spanFromMillis(99 * DAY_MS)) }
  keeping.tell({ revision: 1, rules: [rule(undefined)], holds: [hold] })
  await keeping.round()
  assert.equal(files(), 10)
  assert.equal(options.disks.choose(), undefined)
  assert.equal(options.disks.refusal, 'held_fills_disk')
  const { alarms, archives } = keeping.keeping()
  assert.equal(archives[0]?.state, 'full')
  assert.deepEqual(
    alarms.map(({ code, holds }) => [code, holds]),
    [
      ['held_fills_disk', ['g']],
      ['held_will_fill_disk', []],
    ],
  )
})

test('a file that cannot be removed holds up none beside it, and the disk goes on being written', async t => {
  const { keeping, options, files, archive } = setUp(t)
  const kho = options.disks.disk(archive)!.folder
  rmSync(join(kho, 'cong/main/0.mp4'))
  mkdirSync(join(kho, 'cong/main/0.mp4/in-the-way'), { recursive: true })
  keeping.tell({ revision: 1, rules: [rule(5)], holds: [] })
  await keeping.round()
  assert.equal(files(), 6, 'five to keep, and the one in the way')
  assert.equal(options.disks.choose()?.id, archive)
})

test('where nothing can be removed, footage is not given up for room that does not come', async t => {
  const { keeping, options, kept, pass, archive } = setUp(t)
  const disk = options.disks.disk(archive)!
  t.mock.method(options.disks, 'pressure', () => [{ disk, short_bytes: 1500, floor_bytes: 0 }])
  t.mock.method(disk, 'remove', () => Promise.reject(Object.assign(new Error('EROFS'), { code: 'EROFS' })))
  keeping.tell({ revision: 1, rules: [], holds: [] })
  await keeping.round()
  const left = [...kept.ofCamera(camera)].length
  assert.equal(left, 8)
  for (let round = 0; round < 5; round++) {
    pass(10_000)
    await keeping.round()
  }
  assert.equal([...kept.ofCamera(camera)].length, left)
})
