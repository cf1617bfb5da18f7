import assert from 'node:assert/strict'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type { Clock } from '#base/clock.ts'
import { silentLogger } from '#base/log.ts'
import { millis, wallFromUnixMillis } from '#base/units.ts'
import type { Access } from '#community/access/access-log.ts'
import { verifyAccessLog } from '#programs/commands/audit-verify.ts'
import { openSigningKey } from '#programs/station/signing-key.ts'
import { until } from '#test/patience.ts'
import { copyLog } from './access-log/copy-log.ts'
import { linesAbout } from './access-log/footage-lines.ts'
import { listLogFiles } from './access-log/log-files.ts'
import { openAccessLog } from './access-log.ts'

const FIRST_MS = Date.parse('2026-11-20T01:00:00Z')
const who = { kind: 'account', name: 'truc-ban' } as const
const act = (i: number): Access => ({
  who,
  verb: 'arrange_wall',
  act: 'PUT /api/walls/:wall',
  about: { wall: `tuong-${i}` },
})
const look = (camera: string, more: Partial<Access> = {}): Access => ({
  ...{ who, verb: 'watch_live', act: 'live', cameras: [camera] },
  ...more,
})

const opened = (t: TestContext) => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-access-'))
  t.after(() => rmSync(data, { recursive: true, force: true }))
  openSigningKey(data)
  const time = { now_ms: FIRST_MS }
  const clock: Clock = { wall: () => wallFromUnixMillis(time.now_ms), monotonic: () => millis(time.now_ms) }
  const start = () => {
    const log = openAccessLog({ data, station: 'tram-thu', version: '0', clock, log: silentLogger, copyTo: () => [] })
    log.start()
    return log
  }
  const folder = join(data, 'access-log')
  const file = () => join(folder, listLogFiles(folder).at(-1)!.name)
  return { data, folder, time, start, file, verify: async () => (await verifyAccessLog(data)).findings }
}

test('what was noted is found by who, camera, verb, time, purpose, case and refusal, newest first, page by page', async t => {
  const { start, time } = opened(t)
  const log = start()
  log.note(act(1))
  time.now_ms += 3_600_000
  log.note(look('cong', { purpose: 'traffic', case: '12/2026' }))
  log.note(look('cho', { refused: 'not_allowed', who: { kind: 'nobody', name: '' } }))
  await log.flush()
  const found = (search: object) => log.find({ most: 10, ...search }).map(({ n }) => n)
  assert.deepEqual(found({}), [4, 3, 2, 1])
  assert.deepEqual(found({ who: 'truc-ban' }), [3, 2])
  assert.deepEqual(found({ camera: 'cong' }), [3])
  assert.deepEqual(found({ verb: 'arrange_wall' }), [2])
  assert.deepEqual(found({ purpose: 'traffic', case: '12/2026' }), [3])
  assert.deepEqual(found({ refused: true }), [4])
  assert.deepEqual(found({ to: wallFromUnixMillis(FIRST_MS + 1000) }), [2, 1])
  assert.deepEqual(found({ from: wallFromUnixMillis(FIRST_MS + 1000) }), [4, 3])
  assert.deepEqual(found({ before: 4, most: 2 }), [3, 2])
  await log.stop()
})

test('lines about footage go along word for word, those of other requests for it by their place in the chain alone', async t => {
  const { data, start, time } = opened(t)
  const log = start()
  const from = wallFromUnixMillis(FIRST_MS - 3_600_000)
  const span = [from, wallFromUnixMillis(FIRST_MS)] as const
  const of = (act: string, more: Partial<Access>): Access => ({
    who,
    verb: 'extract',
    act,
    cameras: ['cong'],
    span,
    ...more,
  })
  const step = 'POST /api/extractions/:extraction/steps'
  log.note(of('GET /api/cameras/:camera/clip', { purpose: 'traffic', case: '7/2026' }))
  log.note(of('POST /api/extractions', { purpose: 'crime', case: '1/2026' }))
  log.note(of(step, { about: { extraction: '3' }, purpose: 'crime', case: '1/2026' }))
  log.note(of('POST /api/extractions', { purpose: 'traffic', case: '7/2026' }))
  log.note(of(step, { about: { extraction: '4' }, purpose: 'traffic', case: '7/2026' }))
  log.note({ ...act(1), cameras: ['cho'] })
  time.now_ms += 1000
  await log.flush()
  const spans = [{ camera: 'cong', from_90k: from, to_90k: from + 90_000 }]
  const { lines, about } = linesAbout(data, spans, { id: 3, purpose: 'crime', case: '1/2026' })
  assert.deepEqual([about, lines.map(({ line }) => line !== undefined)], [5, [true, true, true, false, false]])
  assert.ok(!JSON.stringify(lines.slice(3)).includes('traffic'))
  for (const [i, { number, before }] of lines.entries())
    if (lines[i - 1]?.number === number - 1) assert.equal(before, lines[i - 1]!.hash)
  assert.ok(linesAbout(data, spans).lines.every(({ line }) => line !== undefined))
  await log.stop()
})

test('a station that died leaves a chain that goes on, and its looks end with its last word', async t => {
  const { start, time, data, file, verify } = opened(t)
  const before = start()
  before.begin(look('cong'))
  time.now_ms += 600_000
  before.note(act(1))
  await before.flush()
  const bytes = readFileSync(file())
  time.now_ms += 7_200_000
  await before.stop()
  // As it lay there in the instant of the death, with a line that was half written.
  writeFileSync(file(), bytes)
  appendFileSync(file(), '{"n":4,"at_90k":1615')
  rmSync(join(data, 'access-log', 'heads-2026-11.jsonl'))
  for (const end of ['', '-wal', '-shm']) rmSync(join(data, 'access-log', `index.sqlite${end}`), { force: true })
  const log = start()
  await log.flush()
  const died = await until('its look has ended', () => log.find({ most: 10, camera: 'cong' }).find(({ open }) => !open))
  assert.equal(died.until, wallFromUnixMillis(FIRST_MS + 600_000))
  assert.equal(log.find({ most: 10, verb: 'station' })[0]?.about?.torn_bytes, 20)
  await log.stop()
  assert.deepEqual(await verify(), [])
})

test('a clock that is set back is told, and what comes after is not taken for back-dated', async t => {
  const { start, time, verify } = opened(t)
  const log = start()
  log.note(act(1))
  await log.seal()
  time.now_ms -= 3_600_000
  log.note(act(2))
  log.note(act(3))
  await log.flush()
  assert.ok(log.find({ most: 10 }).some(({ act }) => act === 'clock_set_back'))
  await log.stop()
  assert.deepEqual(await verify(), [])
})

test('a disk that takes nothing holds entries in memory, lets nothing leave, and gets all of them when it works again', async t => {
  const { start, time, folder, verify } = opened(t)
  const log = start()
  await log.flush()
  // The next day's file cannot be made: a folder stands in its place.
  const inTheWay = join(folder, `${String(log.state().entries + 1).padStart(12, '0')}_2026-11-21.log`)
  mkdirSync(inTheWay)
  time.now_ms += 86_400_000
  log.note(act(1))
  await assert.rejects(log.flush())
  assert.throws(() => log.mustKeep(true), { code: 'access_log_failing' })
  assert.doesNotThrow(() => log.mustKeep(false))
  for (let i = 0; i < 10_000; i++) {
    try {
      log.note(act(i))
    } catch (error) {
      assert.equal((error as { code?: string }).code, 'access_log_full')
      break
    }
  }
  assert.throws(() => log.note(act(1)), { code: 'access_log_full' })
  rmSync(inTheWay, { recursive: true })
  await until('all of it is written', async () => log.flush().then(() => log.state().waiting === 0))
  await log.stop()
  assert.deepEqual(await verify(), [])
})

test('what is noted is cut where it is too long, and never tears a line', async t => {
  const { start, verify } = opened(t)
  const log = start()
  log.note({ ...act(1), changed: { name: [null, 'ế'.repeat(50_000)] } })
  log.note({ ...act(2), about: { wall: 'dòng\nmới\ttab' } })
  await log.flush()
  const [newest, long] = log.find({ most: 2 })
  assert.equal(newest?.about?.wall, 'dòng\nmới\ttab')
  assert.equal(long?.changed, undefined)
  await log.stop()
  assert.deepEqual(await verify(), [])
})

test('a copy that is taken while the station writes proves itself, and bears witness against what is done to the log', async t => {
  const { start, data, folder, file, verify } = opened(t)
  const log = start()
  for (let i = 0; i < 50; i++) log.note(act(i))
  await log.seal()
  await until('the heads are written', () => readFileSync(join(folder, 'heads-2026-11.jsonl'), 'utf8').endsWith('\n'))
  const copy = join(data, 'sao-luu')
  copyLog(folder, join(copy, 'access-log'))
  assert.deepEqual((await verifyAccessLog(copy, { key: join(data, 'station.pub') })).findings, [])
  await log.stop()
  rmSync(join(folder, 'heads-2026-11.jsonl'))
  const lines = readFileSync(file(), 'utf8').split('\n')
  writeFileSync(file(), `${lines.slice(0, 20).join('\n')}\n`)
  rmSync(join(folder, 'index.sqlite'))
  assert.deepEqual(await verify(), [])
  const { findings } = await verifyAccessLog(data, { heads: [copy] })
  assert.deepEqual(
    findings.map(({ what, n }) => [what, n]),
    [['tail_cut', 20]],
  )
})
