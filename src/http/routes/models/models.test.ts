import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { silentLogger as log } from '#base/log.ts'
import type { Counts, Detection, InstalledModelShown, Models, SeenObjects } from '#contract/detection.ts'
import { appendObjects } from '#engine/noticing/object-day.ts'
import { openDetector } from '#programs/station/open-detector.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { startControlRoom } from '#test/control-room.ts'
import { type Tiny, tinyOnnx } from '#test/tiny-onnx.ts'

/** Footage of one camera is kept from 2020 on. */
const catalogue = () => {
  const db = openDatabase(':memory:', catalogueMigrations)
  db.exec(`INSERT INTO format (id, kind, entry, codec, description) VALUES ('f', 'video', 'avc1', 'avc1.64001f', x'01');
    INSERT INTO segment (camera, stream, archive, path, video_format, start_90k, end_90k, frames, open)
      VALUES ('cong', 'main', 'kho', 'a.mp4', 'f', ${Date.UTC(2020, 0) * 90}, ${Date.UTC(2020, 1) * 90}, 1, 0)`)
  return db
}

const open = async (t: TestContext) => {
  const data = mkdtempSync(join(tmpdir(), 'models-'))
  t.after(() => rmSync(data, { recursive: true }))
  // Nothing here runs models, whatever this machine has.
  const before = process.env.MATTHAN_MODEL_RUNTIME
  delete process.env.MATTHAN_MODEL_RUNTIME
  t.after(() => {
    if (before !== undefined) process.env.MATTHAN_MODEL_RUNTIME = before
  })
  let stop = async (): Promise<void> => {}
  const room = await startControlRoom(t, need => {
    const opened = openDetector({
      ...{ ...need, data, masks: () => [], log, catalogue: catalogue() },
      ...{ shared: { unshared: () => [] }, covered: { masksOver: () => [] } },
    })
    stop = opened.stop
    return opened.routes
  })
  t.after(() => stop())
  const file = join(data, 'brought.onnx')
  const bring = async (bytes: Buffer, wish: object = {}): Promise<string | undefined> => {
    writeFileSync(file, bytes)
    return room
      .operator<InstalledModelShown>('POST', '/api/models', { file, name: 'nho', licence: 'Apache-2.0', ...wish })
      .then(({ name }) => name)
      .catch((error: { code?: string }) => error.code)
  }
  return { ...room, data, file, bring }
}

test('a model is installed from a file, with its licence and checksum, and removed again', async t => {
  const { bring, ask, data } = await open(t)
  assert.equal(await bring(tinyOnnx()), 'nho')
  const { models, runtime } = (await ask<Models>('GET', '/api/models')).body
  assert.equal(runtime, null)
  assert.deepEqual(
    models.map(({ name, licence, width, in_use, by }) => [name, licence, width, in_use, by]),
    [['nho', 'Apache-2.0', 64, false, 'cli']],
  )
  assert.deepEqual(models[0]?.classes, ['person', 'bicycle', 'motorbike', 'car', 'bus', 'truck', 'dog'])
  assert.match(models[0]!.sha256, /^[0-9a-f]{64}$/)
  assert.equal(await bring(tinyOnnx({ opset: 12 })), 'model_name_taken')
  assert.equal(await bring(tinyOnnx()), 'nho', 'the same file again changes nothing')
  assert.equal((await ask('DELETE', '/api/models/nho')).status, 200)
  assert.equal(existsSync(join(data, 'models', 'nho')), false)
  assert.equal((await ask('DELETE', '/api/models/..')).status, 404)
})

test('a hostile, foreign, large or unfit file is refused with its name, and leaves nothing behind', async t => {
  const { bring, file, operator, ask } = await open(t)
  const hostile: readonly (readonly [Tiny, string])[] = [
    [{ operator: 'Loop' }, 'model_unsafe'],
    [{ domain: 'com.hacker' }, 'model_unsafe'],
    [{ weights: { length: 2, bytes: 0, external: true } }, 'model_unsafe'],
    [{ weights: { length: 800_000_000, bytes: 8 } }, 'model_unsafe'],
    [{ output: [1, 84, 6] }, 'model_classes_unknown'],
    [{ input: [1, 3, 64, 63] }, 'model_layout_unknown'],
  ]
  for (const [tiny, code] of hostile) assert.equal(await bring(tinyOnnx(tiny)), code)
  assert.equal(await bring(Buffer.from('không phải mô hình')), 'not_a_model')
  assert.equal(await bring(tinyOnnx().subarray(0, 60)), 'not_a_model')
  assert.equal(await bring(tinyOnnx(), { file: '/khong/co' }), 'model_unreadable')
  assert.equal(await bring(tinyOnnx(), { name: '../ngoai' }), 'invalid_request')
  // Three gigabytes that take no room: its size alone is enough.
  writeFileSync(file, '')
  truncateSync(file, 3 * 2 ** 30)
  const large = operator('POST', '/api/models', { file, name: 'to' })
  await assert.rejects(large, (error: { code?: string }) => error.code === 'model_too_large')
  assert.deepEqual((await ask<Models>('GET', '/api/models')).body.models, [])
})

test('the detector is off at first, and is not switched on without a model and something that runs it', async t => {
  const { ask, bring } = await open(t)
  const { body } = await ask<Detection>('GET', '/api/detection')
  assert.deepEqual([body.model, body.state], [null, 'off'])
  const wish = { share: 0.3, least_score: 0.4, cameras: null }
  assert.equal((await ask('PUT', '/api/detection', { model: 'nho', ...wish })).body.code, 'no_such_model')
  await bring(tinyOnnx())
  assert.equal((await ask('PUT', '/api/detection', { model: 'nho', ...wish })).body.code, 'no_model_runtime')
})

test('what was guessed is found by class and region and counted over a line', async t => {
  const { ask, data, clock } = await open(t)
  const day = '2026-11-22'
  const begins = Date.parse(`${day}T00:00:00+07:00`) * 90
  const path = (from: number) =>
    Array.from({ length: 5 }, (_, at) => [from + at * 4, 0.1 + at * 0.15, 0.4, 0.1, 0.2] as const)
  appendObjects(join(data, 'motion', 'cong', `${day}.objects`), {}, [
    { looked: [0, 40_000] },
    { class: 'person', score: 0.9, path: path(14_400) },
    { class: 'motorbike', score: 0.8, path: path(30_000) },
  ])
  const span = `from_90k=${begins}&to_90k=${clock.wall()}`
  const found = async (more = '') => (await ask<SeenObjects>('GET', `/api/cameras/cong/objects?${span}${more}`)).body
  const all = await found()
  assert.deepEqual(
    all.objects.map(one => [one.class, one.from_90k - begins]),
    [
      ['motorbike', 30_000 * 22_500],
      ['person', 14_400 * 22_500],
    ],
  )
  assert.equal(all.looked_ms, 10_000_000)
  assert.equal((await found('&classes=person')).objects.length, 1)
  assert.equal((await found('&region=0.8,0;1,0;1,0.2')).objects.length, 0)
  const counts = (await ask<Counts>('GET', `/api/cameras/cong/counts?${span}&line=0.45,1;0.45,0`)).body
  assert.deepEqual(
    counts.hours
      .filter(hour => hour.counts.length > 0)
      .map(hour => [(hour.from_90k - begins) / 324_000_000, hour.counts]),
    [
      [1, [{ class: 'person', to_left: 0, to_right: 1 }]],
      [2, [{ class: 'motorbike', to_left: 0, to_right: 1 }]],
    ],
  )
  assert.equal((await ask('GET', `/api/cameras/cong/counts?${span}&line=0.45,1`)).body.code, 'rule_line_needed')
  assert.equal((await ask('GET', `/api/cameras/khong/objects?${span}`)).body.code, 'no_such_camera')
})
