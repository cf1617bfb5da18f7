import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { seenCameras } from '#community/upkeep/seen-cameras.ts'
import { createFootage } from '#engine/viewing/footage.ts'
import { readArchiveFolders } from '#programs/recorder/archives.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { createSegmentReader } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { startStation } from '#test/front-door-station.ts'
import { FOOTAGE_FROM, writeFootage } from '#test/written-footage.ts'
import { keyframeRoutes } from './keyframe-routes.ts'
import { sharedFootage } from './shared-footage.ts'

const S = 90_000
const gone = () => Promise.reject(new Error('nothing is covered here'))
const bare = { masksOver: () => [], span: gone, still: gone }

/** A station over twelve seconds of footage. */
const setUp = async (t: TestContext) => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-keyframes-'))
  await writeFootage(data, { seconds: 12 })
  const db = openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations)
  t.after(() => {
    db.close()
    rmSync(data, { recursive: true })
  })
  const footage = sharedFootage(
    createFootage(createSegmentReader(db), archive => readArchiveFolders(data).get(archive)),
    { versions: () => [] },
  )
  const cameras = seenCameras({ list: () => [], get: () => undefined, known: (id: string) => id === 'cong' })
  const station = await startStation(t, keyframeRoutes({ covered: bare, footage, cameras }))
  const cookie = await station.signIn()
  const ask = (path: string) => station.ask('GET', `/api/cameras/${path}`, { cookie })
  return { ask, ports: station.ports, stranger: (path: string) => station.ask('GET', `/api/cameras/${path}`) }
}

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code

test('one picture comes with its own time and its codec, whether the instant was recorded or not', async t => {
  const { ask } = await setUp(t)
  for (const asked_s of [5, -3600, 7200]) {
    const answer = await ask(`cong/keyframe?at_90k=${FOOTAGE_FROM + asked_s * S}&stream=main`)
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('x-mime') ?? '', /^video\/mp4; codecs="avc1\./)
    const at = Number(answer.headers.get('x-at-90k'))
    assert.ok(at >= FOOTAGE_FROM && at <= FOOTAGE_FROM + 12 * S, `${at}`)
    if (asked_s === 5) assert.ok(at <= FOOTAGE_FROM + 5 * S)
    assert.equal(Buffer.from(await answer.arrayBuffer()).toString('latin1', 4, 8), 'ftyp')
  }
})

test('many pictures of a span come in one answer', async t => {
  const { ask } = await setUp(t)
  const span = `from_90k=${FOOTAGE_FROM}&to_90k=${FOOTAGE_FROM + 12 * S}`
  const answer = await ask(`cong/keyframes?${span}&every_90k=${2 * S}&stream=main`)
  assert.equal(answer.status, 200)
  const bytes = Buffer.from(await answer.arrayBuffer()).toString('latin1')
  assert.ok(bytes.split('moof').length - 1 >= 2)
})

test('what cannot be answered is refused, and a stranger sees nothing', async t => {
  const { ask, stranger } = await setUp(t)
  const span = (to_s: number) => `from_90k=${FOOTAGE_FROM}&to_90k=${FOOTAGE_FROM + to_s * S}`
  assert.equal(await codeOf(await ask(`cong/keyframe?at_90k=${FOOTAGE_FROM}&stream=sub`)), 'nothing_recorded')
  assert.equal(await codeOf(await ask(`cho/keyframe?at_90k=${FOOTAGE_FROM}`)), 'no_such_camera')
  assert.equal(await codeOf(await ask('cong/keyframe?at_90k=x')), 'invalid_request')
  assert.equal(await codeOf(await ask(`cong/keyframes?${span(-5)}&every_90k=${S}`)), 'invalid_request')
  assert.equal(await codeOf(await ask(`cong/keyframes?${span(12)}&every_90k=9`)), 'invalid_request')
  assert.equal(await codeOf(await ask(`cong/keyframes?${span(3600)}&every_90k=${S}`)), 'invalid_request')
  assert.equal(await codeOf(await ask(`cong/keyframes?${span(40 * 86_400)}&every_90k=${86_400 * S}`)), 'span_too_long')
  assert.equal((await stranger(`cong/keyframe?at_90k=${FOOTAGE_FROM}`)).status, 401)
})

test('the nearest picture of a recent instant is as old as it is: it asks for a purpose like any old one', async t => {
  const { ask, ports } = await setUp(t)
  const policy = { play_back_older_than_h: 24, search: true, extract: true, case_needed: [] }
  Object.assign(ports.noting, { policy: () => policy })
  const now = `cong/keyframe?at_90k=${ports.clock.wall()}&stream=main`
  assert.equal(await codeOf(await ask(now)), 'purpose_needed')
  Object.assign(ports.noting, { policy: () => ({ ...policy, play_back_older_than_h: null }) })
  assert.equal((await ask(now)).status, 200)
})
