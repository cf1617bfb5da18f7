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
import { sharedFootage } from './shared-footage.ts'
import { soundRoutes } from './sound-routes.ts'

const S = 90_000

/** A station over twelve seconds of footage with G.711 sound. */
const setUp = async (t: TestContext) => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-sound-'))
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
  const station = await startStation(t, soundRoutes({ footage, cameras }))
  const cookie = await station.signIn()
  const hear = (from_s: number, to_s: number, headers: Record<string, string> = {}, camera = 'cong') =>
    station.ask(
      'GET',
      `/api/cameras/${camera}/sound?from_90k=${FOOTAGE_FROM + from_s * S}&to_90k=${FOOTAGE_FROM + to_s * S}`,
      { cookie, headers },
    )
  return { ...station, hear }
}

test('recorded sound comes as a WAV that says which time it is of, whole and in ranges', async t => {
  const { hear } = await setUp(t)
  const whole = await hear(2, 8)
  assert.equal(whole.status, 200)
  assert.match(whole.headers.get('content-type') ?? '', /^audio\/wav/)
  const [from, to] = ['x-from-90k', 'x-to-90k'].map(name => Number(whole.headers.get(name)))
  assert.ok(from! <= FOOTAGE_FROM + 2 * S && to! >= FOOTAGE_FROM + 8 * S, `${from} to ${to}`)
  const bytes = Buffer.from(await whole.arrayBuffer())
  assert.equal(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 12), 'RIFFWAVE')
  assert.equal(bytes.readUInt32LE(4), bytes.length - 8)
  const part = await hear(2, 8, { range: 'bytes=100-199' })
  assert.equal(part.status, 206)
  assert.deepEqual(Buffer.from(await part.arrayBuffer()), bytes.subarray(100, 200))
})

test('where there is no sound the answer is empty, and what cannot be answered is refused', async t => {
  const { hear, ask } = await setUp(t)
  const silence = await hear(3600, 3610)
  assert.deepEqual([silence.status, (await silence.arrayBuffer()).byteLength], [204, 0])
  const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
  assert.equal(await codeOf(await hear(8, 2)), 'invalid_request')
  assert.equal(await codeOf(await hear(0, 61)), 'span_too_long')
  assert.equal(await codeOf(await hear(2, 8, {}, 'cho')), 'no_such_camera')
  const stranger = await ask('GET', `/api/cameras/cong/sound?from_90k=${FOOTAGE_FROM}&to_90k=${FOOTAGE_FROM + S}`)
  assert.equal(stranger.status, 401)
})
