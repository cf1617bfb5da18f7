import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemClock as clock } from '#base/clock.ts'
import { silentLogger as log } from '#base/log.ts'
import { ModelShelf } from '#engine/noticing/model-shelf.ts'
import { findRuntime } from '#programs/detector/runtime.ts'
import { until } from '#test/patience.ts'
import { tinyOnnx } from '#test/tiny-onnx.ts'
import { DetectorProcess, tryModel } from './detector-process.ts'

const MODEL = join(import.meta.dirname, '../../../../shared/models/yolox_nano.onnx')
const order = { cameras: [], share: 0.5, least_score: 0.4 }
const start = { data: '/data', model: '/model', runtime: '/runtime' }

const folder = (t: TestContext): string => {
  const made = mkdtempSync(join(tmpdir(), 'detector-'))
  t.after(() => rmSync(made, { recursive: true }))
  return made
}

/** A detector that does what it should not, as a program of its own. */
const pretending = (t: TestContext, does: string, more = {}) => {
  const program = join(folder(t), 'pretends.mjs')
  writeFileSync(program, does)
  const detector = new DetectorProcess({ clock, log, program, ...more })
  t.after(() => detector.stop())
  return detector
}
const progress = (memory_bytes: number): string =>
  `console.log(JSON.stringify({kind:'progress',pictures:1,picture_ms:20,every:2,behind_s:0,skipped_s:0,memory_bytes:${memory_bytes}}));`

test('a detector that says nothing any more is killed and started anew', async t => {
  const detector = pretending(t, `${progress(1)} setInterval(() => {}, 1e6)`, { patience_ms: 300 })
  detector.tell(start, order)
  await until('it runs', () => detector.summary.state === 'running', 30_000)
  await until('it was ended', () => detector.summary.restarts > 0, 60_000)
})

test('a detector that takes too much memory, or never ends its line, is killed', async t => {
  for (const does of [
    `${progress(2 ** 32)} setInterval(() => {}, 1e6)`,
    `setInterval(() => process.stdout.write('x'.repeat(1e6)), 1)`,
  ]) {
    const detector = pretending(t, does)
    detector.tell(start, order)
    await until('it was ended', () => detector.summary.restarts > 0, 60_000)
    await detector.stop()
  }
})

test('a machine that cannot run it is left alone for a while, and says so', async t => {
  const detector = pretending(t, 'process.exit(69)')
  detector.tell(start, order)
  await until('it says so', () => detector.summary.state === 'unavailable', 30_000)
  detector.tell(undefined, undefined)
  assert.equal(detector.summary.state, 'off')
})

test('a model is tried in a process of its own: one that runs says how fast, others do not come through', async t => {
  const runtime = findRuntime('/nowhere')
  if (runtime === undefined) return t.skip('nothing runs models here: MATTHAN_MODEL_RUNTIME names a folder that has it')
  if (!existsSync(MODEL)) return t.skip(`there is no ${MODEL}`)
  const shelf = new ModelShelf(join(folder(t), 'models'))
  const wish = { name: 'nano', licence: '', classes: undefined, by: 'test', at_90k: 0 }
  await shelf.install(readFileSync(MODEL), wish, async () => {})
  const took = await tryModel(shelf.folderOf('nano'), runtime.path)
  assert.ok(took !== undefined && took > 0)
  assert.equal(await tryModel(shelf.folderOf('nano'), runtime.path, 1), undefined, 'killed when its time is over')
  // Its layout is right and its weights make no sense.
  await shelf.install(tinyOnnx(), { ...wish, name: 'tiny' }, async () => {})
  assert.equal(await tryModel(shelf.folderOf('tiny'), runtime.path), undefined)
  writeFileSync(join(shelf.folderOf('nano'), 'model.onnx'), tinyOnnx())
  assert.equal(await tryModel(shelf.folderOf('nano'), runtime.path), undefined, 'another file than was installed')
})
