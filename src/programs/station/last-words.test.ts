import assert from 'node:assert/strict'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { createLogger } from '#base/log.ts'
import { lastWords, logsNow } from './last-words.ts'

test('a recorder that ended is told by the newest error of its own log, else by what it cried out', t => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-words-'))
  t.after(() => rmSync(data, { recursive: true, force: true }))
  assert.equal(lastWords(data, logsNow(data)), undefined)
  mkdirSync(join(data, 'logs'))
  const [log, crash] = [join(data, 'logs', 'recorder.log'), join(data, 'logs', 'recorder-crash.log')]
  appendFileSync(crash, 'an old cry\n')
  appendFileSync(log, '{"level":"error","message":"old"}\n')
  const before = logsNow(data)
  assert.equal(lastWords(data, before), undefined)
  appendFileSync(crash, 'node:internal\nSyntaxError: unexpected token\n    at x\n\nNode.js v26\n')
  assert.deepEqual(lastWords(data, before), { why: 'SyntaxError: unexpected token', log: crash })
  const logger = createLogger('recorder', line => appendFileSync(log, line))
  logger.error('it stops', { error: new Error('SQLite refuses', { cause: new Error('no space left') }) })
  logger.info('bye')
  appendFileSync(log, 'rubbish')
  assert.deepEqual(lastWords(data, before), { why: 'it stops: SQLite refuses: no space left', log })
})
