import assert from 'node:assert/strict'
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { knownCameraId, type StationId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { mediaSpan90k, wallTime90k } from '#base/units.ts'
import { Disks } from '#engine/recording/disks.ts'
import type { LaterFrame } from '#engine/recording/gap-filler.ts'
import { checkData } from '#programs/commands/check.ts'
import { reindexData } from '#programs/commands/reindex.ts'
import { openArchives } from '#programs/recorder/archives.ts'
import { createRecoveredEntry } from '#programs/recorder/recovered-entry.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { createSegmentReader, createSegmentWriter } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { format1080 } from '#test/engine/recording.ts'
import { createSetClock } from '#test/engine/set-clock.ts'
import { FOOTAGE_FROM, writeFootage } from '#test/written-footage.ts'
import { openIntake } from './open-intake.ts'

const S = 90_000
const station = 'tram-thu-nghiem' as StationId
const camera = knownCameraId('cong')
const origin = {
  source: 'sd_card',
  from: 'thẻ nhớ',
  fetched_90k: 5,
  clock_offset_ms: null,
  clock_quality: 'unknown',
} as const
const at = (second: number) => wallTime90k(FOOTAGE_FROM + second * S)

/** Ten pictures a second, a keyframe every two. */
const film = (from: number, to: number): readonly LaterFrame[] =>
  Array.from({ length: (to - from) * 10 }, (_, i) => ({
    kind: 'video',
    format: format1080,
    key: i % 20 === 0,
    decode: wallTime90k(at(from) + i * 9000),
    composition: mediaSpan90k(0),
    bytes: Buffer.alloc(300, i),
  }))

/** A data folder with footage of two stretches, 20 s apart, and a recorder's entry into it without a process of its own. */
const opened = async (t: TestContext) => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-intake-'))
  t.after(() => rmSync(data, { recursive: true, force: true }))
  await writeFootage(data, { seconds: 10 })
  await writeFootage(data, { from: at(30), seconds: 10 })
  const db = openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations)
  const clock = createSetClock()
  const disks = new Disks(openArchives(data, station), station, clock)
  const catalogue = createSegmentWriter(db)
  const enterRecovered = createRecoveredEntry({ data, station, db, catalogue, disks, clock, log: silentLogger })
  const shared = { data, station, catalogue: db, clock, log: silentLogger, segment_ms: 5000 }
  const intake = openIntake({ ...shared, recorder: { enterRecovered } })
  const wanted = { camera, stream: 'main', from: at(0), to: at(40), origin } as const
  const findings = async () =>
    (await checkData(data, true, () => {})).findings.map(({ what, detail }) => ({ what, detail }))
  const spans = () =>
    createSegmentReader(db)
      .segments(camera, 'main', at(0), at(40))
      .map(({ start, end, recovered }) => [(start - at(0)) / S, (end - at(0)) / S, recovered?.source])
  return { data, db, shared, enterRecovered, intake, wanted, findings, spans }
}

test('two guests take turns, fill what the other left, and one chain goes through both', async t => {
  const { intake, wanted, findings, spans } = await opened(t)
  const give = (frames: readonly LaterFrame[]) =>
    intake.bring(wanted, async writer => {
      for (const frame of frames) await writer.take(frame)
    })
  const [first, second] = await Promise.all([give(film(4, 19)), give(film(8, 36))])
  assert.ok(first.segments >= 2 && second.segments >= 2, JSON.stringify({ first, second }))
  const held = spans()
  for (const [i, [start]] of held.entries()) if (i > 0) assert.equal(start, held[i - 1]![1], JSON.stringify(held))
  assert.deepEqual([held[0]![0], held.at(-1)![1]], [0, 40])
  assert.deepEqual(intake.missing(camera, 'main', at(0), at(40)), [])
  assert.deepEqual(await findings(), [])
})

test('what a guest that died left behind is completed and entered, by the next guest or by reindex', async t => {
  for (const way of ['next guest', 'reindex']) {
    const { data, db, shared, intake, wanted, findings, spans } = await opened(t)
    const dying = openIntake({ ...shared, recorder: { enterRecovered: () => Promise.reject(new Error('died')) } })
    const died = dying.bring(wanted, async writer => {
      for (const frame of film(8, 24)) await writer.take(frame)
    })
    await assert.rejects(died, /died/)
    assert.ok(globSync('footage/*/main-recovered/*/*', { cwd: data }).length >= 2)
    assert.equal(spans().length, 2, 'the recorder has not heard of it')
    if (way === 'reindex') {
      db.close()
      assert.deepEqual((await reindexData(data, () => {})).refused, [])
    } else {
      await intake.bring(wanted, async () => {})
      assert.ok(spans().length >= 4, JSON.stringify(spans()))
    }
    assert.deepEqual(await findings(), [])
  }
})

test('the recorder refuses what it did not ask for', async t => {
  const { data, enterRecovered, intake, wanted } = await opened(t)
  await intake.bring(wanted, async writer => {
    for (const frame of film(10, 20)) await writer.take(frame)
  })
  const [archive] = new Disks(openArchives(data, station), station, createSetClock()).all
  const live = globSync('*/main/*/*.mp4', { cwd: archive!.folder })[0]!
  assert.equal(await enterRecovered(archive!.id, live), 'not_ours')
  assert.equal(await enterRecovered(archive!.id, '../../etc/passwd'), 'not_ours')
  const [known] = globSync('*/main-recovered/*/*.mp4', { cwd: archive!.folder })
  assert.equal(await enterRecovered(archive!.id, known!), null, 'once more is as good as once')
  assert.equal(await enterRecovered('kho-khac', known!.replace('.mp4', '9.mp4')), 'no_archive')
  const rubbish = known!.replace('.mp4', '8.mp4')
  writeFileSync(join(archive!.folder, rubbish), 'rác')
  assert.equal(await enterRecovered(archive!.id, rubbish), 'unreadable')
})
