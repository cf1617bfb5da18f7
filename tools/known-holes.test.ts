import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judge } from './known-holes.ts'

test('a high or critical hole in what runs fails the check, a smaller one does not, and no answer is no pass', () => {
  const answer = (severity: string) => JSON.stringify({ vulnerabilities: { fastify: { severity, range: '<5' } } })
  assert.deepEqual(judge(answer('high')), { bad: ['fastify <5: high'] })
  assert.deepEqual(judge(answer('critical')), { bad: ['fastify <5: critical'] })
  assert.deepEqual(judge(answer('moderate')), { bad: [] })
  assert.deepEqual(judge('{"vulnerabilities":{}}'), { bad: [] })
  assert.deepEqual(judge('{"message":"405 Method Not Allowed","statusCode":405}'), {
    unasked: '405 Method Not Allowed',
  })
  for (const none of ['', 'npm ERR!', '{}']) assert.deepEqual(judge(none), { unasked: 'no answer' })
})
