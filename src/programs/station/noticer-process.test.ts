import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { until } from '#test/patience.ts'
import { type NoticerHappened, NoticerProcess } from './noticer-process.ts'

const alive = `process.stdout.write(JSON.stringify({ kind: 'alive', memory_bytes: MEMORY }) + '\\n');`
const stays = `process.stdin.on('data', () => {}); process.stdin.on('end', () => process.exit(0));`

/** A pretend noticer that does what it is written to do. */
const started = (t: TestContext, program: string, patience_ms = 120_000) => {
  const data = mkdtempSync(join(tmpdir(), 'noticer-process-'))
  const file = join(data, 'noticer.mjs')
  writeFileSync(file, program)
  const happened: NoticerHappened[] = []
  const noticer = new NoticerProcess({
    ...{ data, clock: systemClock, log: silentLogger, program: file, patience_ms, looks_every_ms: 100 },
    happened: event => happened.push(event),
    progress: () => {},
  })
  t.after(async () => {
    await noticer.stop()
    rmSync(data, { recursive: true })
  })
  const count = (what: NoticerHappened['what']): number => happened.filter(one => one.what === what).length
  return { noticer, count }
}

test('a noticer that dies is started again, and later each time', async t => {
  const { noticer, count } = started(t, 'process.exit(3)')
  noticer.tell([])
  await until('it was started again', () => count('started') >= 2 && count('ended') >= 2, 30_000)
  assert.ok(noticer.summary.restarts >= 2)
})

test('where nothing decodes video it is said once, and nothing is started for cameras any more', async t => {
  const { noticer, count } = started(t, 'process.exit(69)')
  noticer.tell([])
  await until('it says so', () => noticer.summary.state === 'no_decoder', 30_000)
  assert.deepEqual([count('started'), count('no_decoder'), count('ended')], [1, 1, 0])
})

test('where nothing decodes video, one that has nothing to look at still runs, to let motion go with its footage', async t => {
  const line = `process.stdin.once('data', told => JSON.parse(told).cameras.length > 0 && process.exit(69));`
  const { noticer, count } = started(t, `${line} ${alive.replace('MEMORY', '1')} ${stays}`)
  noticer.tell([{ camera: knownCameraId('cong'), stream: 'sub', masks: [] }])
  await until('it says so', () => count('no_decoder') === 1, 30_000)
  noticer.tell([])
  await until('it runs', () => count('started') === 2 && noticer.pid !== undefined, 30_000)
  assert.equal(noticer.summary.state, 'no_decoder')
  assert.equal(count('ended'), 0)
})

test('one that is silent, or takes too much memory, is ended and started again', async t => {
  const silent = started(t, stays, 500)
  silent.noticer.tell([])
  await until('the silent one is ended', () => silent.count('ended') >= 1, 30_000)
  const large = started(t, `${alive.replace('MEMORY', '1e15')}${stays}`)
  large.noticer.tell([])
  await until('the large one is ended', () => large.count('ended') >= 1, 30_000)
})

test('what it says that is no line of a noticer’s is passed over; a line without an end ends it', async t => {
  const rubbish = started(t, `console.log('{'); console.log('null'); ${alive.replace('MEMORY', '1')}${stays}`)
  rubbish.noticer.tell([])
  await until('it runs', () => rubbish.noticer.summary.state === 'running', 30_000)
  const endless = started(t, `const more = () => process.stdout.write('x'.repeat(65536), more); more();`)
  endless.noticer.tell([])
  await until('the endless one is ended', () => endless.count('ended') >= 1, 60_000)
})

test('one that is told that there is nothing to look at ends, and is not started again', async t => {
  const { noticer, count } = started(t, `${alive.replace('MEMORY', '1')}${stays}`)
  noticer.tell([])
  await until('it runs', () => noticer.summary.state === 'running', 30_000)
  const { pid } = noticer
  noticer.tell(undefined)
  assert.equal(noticer.summary.state, 'off')
  await until('it is gone', () => !isThere(pid!), 30_000)
  assert.deepEqual([count('started'), count('ended')], [1, 0])
})

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
