// Journey: the first command anybody types, with its options as they are told in --help.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { until } from '#test/patience.ts'

const start = join(import.meta.dirname, '..', '..', 'start')

test('./start takes a port and a folder, prints where to sign in, serves the page and stops at Ctrl-C', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-start-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const child = spawn(start, ['--empty', '--port', '0', `--data=${join(folder, 'dữ liệu của xã')}`])
  t.after(() => child.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', text => (said += text))
  child.stderr.on('data', text => (said += text))
  const ended = once(child, 'exit')
  const [, origin] = await until(
    'a link to sign in is printed',
    async () => {
      assert.equal(child.exitCode, null, said)
      return /(http:\/\/127\.0\.0\.1:\d+)\/welcome#/.exec(said) ?? undefined
    },
    120_000,
  )
  const page = await fetch(`${origin}/`)
  assert.deepEqual([page.status, page.headers.get('content-type')?.split(';')[0]], [200, 'text/html'])
  child.kill('SIGINT')
  const [code] = await ended
  assert.equal(code, 0, said)
})
