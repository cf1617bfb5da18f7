import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { Problem, type ProblemCode, problems } from '#base/problems.ts'
import { problemDetails } from '#http/problem-response.ts'
import { startStation } from '#test/front-door-station.ts'

const asText = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

test('the type of every problem leads to a page that says it in both languages, without signing in', async t => {
  const { ask } = await startStation(t)
  for (const code of Object.keys(problems) as ProblemCode[]) {
    const { type } = problemDetails(new Problem(code))
    const answer = await ask('GET', type)
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'text/html; charset=utf-8'], type)
    const html = await answer.text()
    const shown = asText(html)
    assert.ok(shown.includes(`<h1>${problems[code].vi}</h1>`) && shown.includes(problems[code].en), type)
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    const policy = answer.headers.get('content-security-policy') ?? ''
    assert.ok(policy.startsWith("default-src 'none'") && policy.includes(`'sha256-${hash}'`), policy)
  }
})

test('a code that is none has no page, and is not echoed', async t => {
  const { ask } = await startStation(t)
  for (const code of ['nonsense', 'toString', '__proto__', '%3Cscript%3E', 'a'.repeat(90)]) {
    const answer = await ask('GET', `/problems/${code}`)
    assert.ok([400, 404].includes(answer.status), code)
    assert.doesNotMatch(await answer.text(), /script|nonsense|aaaa/)
  }
})
