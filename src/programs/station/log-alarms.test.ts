import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Sight } from '#community/access/sight.ts'
import { logAlarms } from './log-alarms.ts'

const sight = (...verbs: readonly string[]) =>
  ({ decide: verb => ({ allowed: verbs.includes(verb) }) }) as Pick<Sight, 'decide'> as Sight

const codes = (...asked: Parameters<typeof logAlarms>) => logAlarms(...asked).map(({ code }) => code)

test('that the log cannot be written is told to everybody it refuses; that it was changed, to who may do something about it', () => {
  assert.deepEqual(codes(false, 0, sight('read_log')), [])
  assert.deepEqual(codes(true, 0, sight()), ['access_log_failing'])
  assert.deepEqual(codes(true, 2, sight('read_log')), ['access_log_failing', 'access_log_broken'])
  assert.deepEqual(codes(false, 2, sight('configure_station')), ['access_log_broken'])
  assert.deepEqual(codes(false, 2, sight('watch_live')), [])
})
