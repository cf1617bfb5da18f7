import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { type Clock, systemClock } from '#base/clock.ts'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { localDay, localDayStart } from '#base/local-day.ts'
import { spanFromMillis, type WallTime90k, wallFromUnixMillis, wallPlus, wallTime90k } from '#base/units.ts'
import { writeFootage } from '#bench/hour-of-footage.ts'
import { TICK_MS } from '#engine/noticing/motion-grid.ts'
import { MotionStore } from '#engine/noticing/motion-store.ts'
import { lengthOf } from '#engine/noticing/spans.ts'
import { createFootage } from '#engine/viewing/footage.ts'
import { archiveFolders } from '#programs/station/archive-folders.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { createKeptFootage } from '#store/kept-footage.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { createSegmentReader } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { until } from '#test/patience.ts'
import { writeFootage as writeRubbish } from '#test/written-footage.ts'
import { GapLook } from './gap-look.ts'
import { NoticerLoop } from './noticer-loop.ts'
import type { NoticerTold } from './noticer-told.ts'
import type { ToldCamera } from './told-cameras.ts'

const skip = await libavMissing()
const [gate, alley, broken] = ['cong', 'ngo', 'hong'].map(knownCameraId) as [CameraId, CameraId, CameraId]
const DAY = spanFromMillis(86_400_000)
/** Noon of two days ago, so that days are over. */
const noon = wallTime90k(localDayStart(wallFromUnixMillis(Date.now())) - 2 * DAY + DAY / 2)
const day = localDay(noon)
const at = (seconds: number): WallTime90k => wallPlus(noon, spanFromMillis(seconds * 1000))

const folderOf = (t: TestContext): string => {
  const data = mkdtempSync(join(tmpdir(), 'noticer-'))
  t.after(() => rmSync(data, { recursive: true }))
  return data
}

/** The noticer beside a recorder that rests, as it makes motion anew; with a clock of its own beside one that records. */
const noticer = async (t: TestContext, data: string, cameras: readonly ToldCamera[], clock?: Clock) => {
  const av = await import('node-av')
  av.Log.setLevel(av.AV_LOG_QUIET)
  let told: NoticerTold | undefined
  let count = 0
  const loop = new NoticerLoop({
    ...{ loadAv: async () => av, data, resting: clock === undefined, clock: clock ?? systemClock },
    tell: one => {
      told = one
      count++
    },
  })
  loop.take({ kind: 'cameras', cameras })
  const ended = loop.run()
  t.after(async () => {
    await loop.stop()
    await ended
  })
  const store = new MotionStore(join(data, 'motion'))
  /** Everything that is there now has been looked at. */
  const done = (): Promise<unknown> => {
    const before = count
    return until('everything is looked at', () => count > before + 1 && told?.kind === 'progress' && told.done, 120_000)
  }
  const seconds = (camera: CameraId): number => {
    const fresh = new MotionStore(join(data, 'motion')) // one remembers what it read
    return (lengthOf(fresh.looked(camera, day)) * TICK_MS) / 1000
  }
  const runs = (camera: CameraId): number => store.read(camera, day).motion.total
  return { loop, store, done, seconds, runs, told: () => told }
}

const toldOf = (camera: CameraId, stream: 'main' | 'sub' = 'sub'): ToldCamera => ({ camera, stream, masks: [] })

test('footage that nobody looked at is looked at later, made anew when asked, and its motion leaves with it', {
  skip,
}, async t => {
  const data = folderOf(t)
  await writeFootage(data, gate, at(0), 40, () => {}, { stream: 'sub', quick: true })
  await writeFootage(data, alley, at(0), 30, () => {}, { stream: 'main', quick: true })
  const { loop, store, done, seconds, runs } = await noticer(t, data, [toldOf(gate), toldOf(alley, 'main')])
  await done()
  assert.ok(seconds(gate) > 37 && seconds(gate) < 42, `${seconds(gate)} s of 40`)
  assert.ok(seconds(alley) > 27, `${seconds(alley)} s of 30`)
  assert.ok(runs(gate) > 20, `${runs(gate)} runs`)
  assert.deepEqual(store.days(gate), [{ day, sealed: true }])
  const [first, before] = [seconds(gate), runs(gate)]
  const file = store.pathOf(gate, { day, sealed: true })
  truncateSync(file, 5000) // as a failing disk leaves it
  assert.equal(store.check(gate, day), 'damaged')
  loop.take({ kind: 'rebuild', rebuild: { camera: gate, from: at(-60), to: at(60) } })
  await done()
  assert.equal(store.check(gate, day), undefined)
  assert.equal(seconds(gate), first)
  assert.equal(runs(gate), before)
  await writeFootage(data, gate, at(600), 20, () => {}, { stream: 'sub', quick: true })
  loop.take({ kind: 'rebuild', rebuild: { camera: gate, from: at(590), to: at(700) } })
  await done()
  assert.ok(seconds(gate) > first + 17, `${seconds(gate)} s of 60, in two parts`)
  const db = openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations)
  t.after(() => db.close())
  const kept = createKeptFootage(db)
  const going = [...kept.ofCamera(gate)].filter(({ start }) => start < at(300))
  kept.remove(
    going.map(segment => ({ segment, why: 'age' as const })),
    wallFromUnixMillis(Date.now()),
  )
  await until('the motion of removed footage is gone', () => seconds(gate) < 22, 60_000)
  assert.ok(seconds(gate) > 17, 'what is still recorded keeps its motion')
  const rest = [...kept.ofCamera(gate)]
  kept.remove(
    rest.map(segment => ({ segment, why: 'age' as const })),
    wallFromUnixMillis(Date.now() + 1000),
  )
  await until('nothing of the day is left', () => store.days(gate).length === 0, 60_000)
  assert.equal(store.days(alley).length, 1)
})

test('footage that is removed while it is looked at leaves no motion', { skip }, async t => {
  const data = folderOf(t)
  await writeFootage(data, gate, at(0), 10, () => {}, { stream: 'sub', quick: true })
  const db = openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations)
  t.after(() => db.close())
  const footage = createFootage(createSegmentReader(db), archiveFolders(data))
  const store = new MotionStore(join(data, 'motion'))
  const gap = { camera: gate, day, stream: 'sub', from: at(0), to: at(10), anew: false } as const
  const looking = async () => {
    const look = new GapLook(await import('node-av'), footage, store, { gap, masks: [] })
    while (!(await look.step()));
    return look
  }
  const kept = await looking()
  kept.finish()
  assert.ok(lengthOf(store.looked(gate, day)) > 36)
  store.forget(gate, day)
  await using gone = await looking()
  await kept[Symbol.asyncDispose]()
  const segments = [...createKeptFootage(db).ofCamera(gate)]
  createKeptFootage(db).remove(
    segments.map(segment => ({ segment, why: 'age' as const })),
    wallFromUnixMillis(Date.now()),
  )
  gone.finish()
  assert.deepEqual(store.days(gate), [])
})

test('footage of which no picture is to be had is said to be so, and tried once', { skip }, async t => {
  const data = folderOf(t)
  await writeRubbish(data, { camera: broken, stream: 'sub', from: at(0), seconds: 30 })
  const { loop, store, done, seconds, told } = await noticer(t, data, [toldOf(broken)])
  await done()
  assert.ok(seconds(broken) > 28, `${seconds(broken)} s of 30`)
  const known = store.read(broken, day)
  assert.deepEqual(known.analysed, [])
  assert.ok(lengthOf(known.undecodable) > 110)
  loop.take({ kind: 'cameras', cameras: [] })
  loop.take({ kind: 'cameras', cameras: [toldOf(broken)] })
  await done()
  const last = told()
  assert.ok(last?.kind === 'progress' && last.backlog_s === 0)
})

test('where the folder of motion takes nothing the noticer goes on, says so, and looks again later', {
  skip,
}, async t => {
  const data = folderOf(t)
  await writeFootage(data, gate, at(0), 10, () => {}, { stream: 'sub', quick: true })
  writeFileSync(join(data, 'motion'), 'no folder')
  const { told } = await noticer(t, data, [toldOf(gate)])
  const cannot = await until(
    'it says so',
    () => {
      const last = told()
      return last?.kind === 'progress' && !last.can_write && last
    },
    60_000,
  )
  assert.equal(cannot.done, false)
})

test('what is recorded after the clock was set back is looked at, though its hours come before', { skip }, async t => {
  const data = folderOf(t)
  let now = at(41)
  const clock: Clock = { ...systemClock, wall: () => now }
  await writeFootage(data, gate, at(10), 30, () => {}, { stream: 'sub', quick: true })
  const { store, seconds, runs, told } = await noticer(t, data, [toldOf(gate)], clock)
  await until('the first hour is looked at', () => seconds(gate) > 25, 60_000)
  const before = runs(gate)
  now = at(-3600)
  await until(
    'it begins anew there',
    () => {
      const last = told()
      return last?.kind === 'progress' && last.cameras[0]?.at_90k === now
    },
    60_000,
  )
  await writeFootage(data, gate, at(-3600), 30, () => {}, { stream: 'sub', quick: true })
  now = at(-3565)
  await until('the hour before it as well', () => seconds(gate) > 50, 60_000)
  assert.ok(runs(gate) > before, 'what moved then is told beside what moved later')
  const { analysed } = store.read(gate, day)
  assert.deepEqual(
    analysed,
    analysed.toSorted((a, b) => a[0] - b[0]),
  )
})
