import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Problem } from '#base/problems.ts'
import { listenNear } from './https-port.ts'

const folder = (t: TestContext): string => {
  const made = mkdtempSync(join(tmpdir(), 'https-port-'))
  t.after(() => rmSync(made, { recursive: true }))
  return made
}

const listening =
  (...taken: readonly number[]) =>
  async (port: number): Promise<number> => {
    if (taken.includes(port)) throw new Problem('port_in_use', { port })
    return port === 0 ? 50_000 : port
  }

test('a port that had to be another stays that one, also when the usual one is free again', async t => {
  const data = folder(t)
  assert.equal(await listenNear(data, 8443, listening()), 8443)
  assert.equal(await listenNear(data, 8443, listening(8443, 8444)), 8445)
  assert.equal(await listenNear(data, 8443, listening()), 8445)
  assert.equal(await listenNear(data, 8443, listening(8445)), 8443)
  assert.equal(await listenNear(data, 8443, listening()), 8443)
})

test('where all around is taken any port will do; what is no port in the file is passed over; other failures are told', async t => {
  const data = folder(t)
  const all = Array.from({ length: 10 }, (_, more) => 8443 + more)
  assert.equal(await listenNear(data, 8443, listening(...all)), 50_000)
  writeFileSync(join(data, 'https-port'), 'không phải cổng')
  assert.equal(await listenNear(data, 8443, listening()), 8443)
  await assert.rejects(
    listenNear(data, 8443, () => Promise.reject(new Problem('bad_host'))),
    { code: 'bad_host' },
  )
})
