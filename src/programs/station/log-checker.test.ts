import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { createLogger } from '#base/log.ts'
import { wallFromUnixMillis } from '#base/units.ts'
import type { AccessCheck } from '#contract/access-check.ts'
import { listLogFiles } from '#store/access-log/log-files.ts'
import { openAccessLog } from '#store/access-log.ts'
import { until } from '#test/patience.ts'
import { isDue, LogChecker } from './log-checker.ts'

const log = createLogger('test', () => {})

test('the log is proved beside everything else, and what was found outlives the station', {
  timeout: 60_000,
}, async t => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-check-'))
  t.after(() => rmSync(data, { recursive: true }))
  const kept = openAccessLog({ data, station: 'thu', version: '0', clock: systemClock, log, copyTo: () => [] })
  kept.start()
  const who = { kind: 'account', name: 'an' } as const
  for (let i = 0; i < 50; i++) kept.note({ who, verb: 'hold', act: `POST /api/holds/${i}` })
  await kept.stop()
  const need = { data, clock: systemClock, log, entries: () => 50 }
  const checker = new LogChecker(need)
  t.after(() => checker.stop())
  assert.deepEqual(checker.state, { running: false, done: null, last: null, failed: false })
  assert.equal(checker.start('an').running, true)
  assert.equal(checker.start('binh').running, true, 'one at a time')
  await until('it is done', () => !checker.state.running, 30_000)
  const { last } = checker.state as AccessCheck
  assert.deepEqual([last?.by, last?.findings_count, last?.entries], ['an', 0, 52])

  const file = join(data, 'access-log', listLogFiles(join(data, 'access-log'))[0]!.name)
  writeFileSync(file, readFileSync(file, 'utf8').replace('/api/holds/7"', '/api/holds/8"'))
  checker.start(null)
  await until('it is done again', () => !checker.state.running, 30_000)
  const again = new LogChecker(need)
  t.after(() => again.stop())
  assert.ok(again.state.last!.findings_count > 0)
  assert.ok(again.state.last!.findings.some(({ what, vi }) => what === 'edited' && vi.length > 5))
})

test('it is due once a night, and by day where the nights were missed', () => {
  const at = (text: string) => wallFromUnixMillis(Date.parse(`${text}+07:00`))
  assert.equal(isDue(at('2026-11-22T13:00:00'), undefined), false)
  assert.equal(isDue(at('2026-11-22T02:10:00'), undefined), true)
  assert.equal(isDue(at('2026-11-22T02:10:00'), at('2026-11-21T02:00:00')), true)
  assert.equal(isDue(at('2026-11-22T04:50:00'), at('2026-11-22T02:10:00')), false)
  assert.equal(isDue(at('2026-11-22T13:00:00'), at('2026-11-22T02:10:00')), false)
  assert.equal(isDue(at('2026-11-23T15:00:00'), at('2026-11-22T02:10:00')), true)
})
