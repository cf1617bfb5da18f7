import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { writeFootage } from '#bench/hour-of-footage.ts'
import type { MotionRecord } from '#engine/noticing/motion-record.ts'
import { createFootage } from '#engine/viewing/footage.ts'
import { archiveFolders } from '#programs/station/archive-folders.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { createSegmentReader } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { CameraFollower } from './camera-follower.ts'

const camera = knownCameraId('cong')
const from = wallFromUnixMillis(Date.UTC(2026, 10, 22, 1))
const seconds = (count: number) => wallTime90k(from + count * 90_000)

const skip = await libavMissing()

/** A minute of a village gate, as a recorder wrote it. */
const recorded = async (t: TestContext) => {
  const data = mkdtempSync(join(tmpdir(), 'noticer-'))
  t.after(() => rmSync(data, { recursive: true }))
  await writeFootage(data, camera, from, 60, () => {}, { stream: 'sub', quick: true })
  const db = openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations)
  t.after(() => db.close())
  const footage = createFootage(createSegmentReader(db), archiveFolders(data))
  const follow = async (begins = from) => {
    const told: MotionRecord[] = []
    const av = await import('node-av')
    const place = { camera, stream: 'sub', from: begins } as const
    const follower = new CameraFollower(av, footage, place, (_, record) => told.push(record))
    t.after(() => follower[Symbol.asyncDispose]())
    return { follower, told }
  }
  return { follow, data }
}

const analysed = (told: readonly MotionRecord[]): number =>
  told.reduce((sum, record) => (record.kind === 'analysed' ? sum + record.to - record.from : sum), 0)
const moved = (told: readonly MotionRecord[]) => told.filter(({ kind }) => kind === 'moved')

test('what was recorded is looked at to its end, in whatever stretches it is asked for', { skip }, async t => {
  const { follow } = await recorded(t)
  const whole = await follow()
  const { pictures, undecodable } = await whole.follower.follow(seconds(60), { every: 1, keys_only: false })
  whole.follower.pause()
  assert.ok(pictures >= 470 && undecodable === 0, `${pictures} pictures, ${undecodable} undecodable`)
  assert.ok(analysed(whole.told) >= 230, `${analysed(whole.told)} ticks of 240`)
  assert.ok(moved(whole.told).length > 20)
  const parts = await follow()
  for (const until of [3, 3.5, 20, 41, 60]) await parts.follower.follow(seconds(until), { every: 1, keys_only: false })
  parts.follower.pause()
  assert.ok(Math.abs(analysed(parts.told) - analysed(whole.told)) <= 8)
  assert.deepEqual(moved(parts.told).length, moved(whole.told).length)
  assert.equal((await parts.follower.follow(seconds(60), { every: 1, keys_only: false })).pictures, 0)
})

test('a machine without time looks less often, or at keyframes only, and says so', { skip }, async t => {
  const { follow } = await recorded(t)
  const slow = await follow()
  await slow.follower.follow(seconds(60), { every: 4, keys_only: false })
  slow.follower.pause()
  assert.ok(slow.told.every(record => record.kind !== 'analysed' || record.every === 4))
  const keys = await follow()
  const { pictures } = await keys.follower.follow(seconds(60), { every: 8, keys_only: true })
  assert.ok(pictures >= 20 && pictures <= 70, `${pictures} keyframes`)
  const { undecodable } = await keys.follower.follow(seconds(60), { every: 1, keys_only: false })
  assert.equal(undecodable, 0)
})

test('a stream that changes its size in the middle is looked at on both sides of it', { skip }, async t => {
  const { follow, data } = await recorded(t)
  await writeFootage(data, camera, seconds(60), 8, () => {}, { stream: 'sub', quick: false })
  const both = await follow(seconds(50))
  await both.follower.follow(seconds(68), { every: 1, keys_only: false })
  both.follower.pause()
  assert.ok(analysed(both.told) > 17 * 4, `${analysed(both.told)} ticks of 72`)
  assert.deepEqual(
    both.told.filter(({ kind }) => kind === 'undecodable'),
    [],
  )
})
